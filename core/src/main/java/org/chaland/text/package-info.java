/** The texts that people read, in French and in English, and in whatever language a host adds. */
@NullMarked
package org.chaland.text;

import org.jspecify.annotations.NullMarked;
