/**
 * The contract kit: the rules of the ports, as JUnit tests. An author of a storage extends {@link
 * org.chaland.spi.contract.StorageContract}, an author of an identity provider {@link
 * org.chaland.spi.contract.IdentityProviderContract}, and each returns one fixture. The kit needs JUnit Jupiter only and brings it along.
 */
@NullMarked
package org.chaland.spi.contract;

import org.jspecify.annotations.NullMarked;
