/** The contract kit run against the in-memory adapters, and against deliberately broken ones. */
@NullMarked
package org.chaland.memory;

import org.jspecify.annotations.NullMarked;
