/** The texts that people read, in French, in English and in languages that a host adds. */
@NullMarked
package org.chaland.text;

import org.jspecify.annotations.NullMarked;
