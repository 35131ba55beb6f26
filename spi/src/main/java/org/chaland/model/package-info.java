/** Immutable values in the vocabulary of the shop; every type here is safe for use by several threads. */
@NullMarked
package org.chaland.model;

import org.jspecify.annotations.NullMarked;
