/**
 * Adapters that keep everything in memory: full citizens that pass the whole contract kit, for tests, for examples, and for
 * whoever wants to see Chaland run before choosing a database.
 */
@NullMarked
package org.chaland.memory;

import org.jspecify.annotations.NullMarked;
