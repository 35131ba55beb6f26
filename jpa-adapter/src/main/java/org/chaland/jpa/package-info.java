/**
 * Storage in a relational database, through Jakarta Persistence.
 *
 * <pre>{@code
 * var storage = JpaStorage.resourceLocal(entityManagerFactory);
 * }</pre>
 */
@NullMarked
package org.chaland.jpa;

import org.jspecify.annotations.NullMarked;
