/**
 * The tables as Jakarta Persistence sees them; public for the host's persistence unit only.
 *
 * <p>A host lists these classes and leaves the rows to the stores, which read fresh ones and write with statements of their
 * own: an entity that the host has loaded, or changed, is not looked after.
 */
@NullMarked
package org.chaland.jpa.entity;

import org.jspecify.annotations.NullMarked;
