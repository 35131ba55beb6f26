/** What storage costs, against hand-written JDBC; in the adapter's package, so that both sides share its tables and keys. */
@NullMarked
package org.chaland.jpa;

import org.jspecify.annotations.NullMarked;
