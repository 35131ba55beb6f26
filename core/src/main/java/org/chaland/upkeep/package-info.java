/** The task engine: runs durable tasks outside the database, on any number of nodes at once. */
@NullMarked
package org.chaland.upkeep;

import org.jspecify.annotations.NullMarked;
