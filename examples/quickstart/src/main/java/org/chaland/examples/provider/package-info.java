/** A whole identity provider in less than a hundred lines, to copy the manner from. */
@NullMarked
package org.chaland.examples.provider;

import org.jspecify.annotations.NullMarked;
