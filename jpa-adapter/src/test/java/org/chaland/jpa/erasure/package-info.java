/** Byte by byte: what is left of a person who was erased, whatever happened meanwhile. */
@NullMarked
package org.chaland.jpa.erasure;

import org.jspecify.annotations.NullMarked;
