/** Does what is to be done outside the database, from durable tasks; safe on many nodes at once. */
@NullMarked
package org.chaland.upkeep;

import org.jspecify.annotations.NullMarked;
