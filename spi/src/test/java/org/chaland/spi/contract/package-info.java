/**
 * The contract kit: what every adapter of a port has to keep, as tests that the adapter's author inherits.
 *
 * <p>Extend the contract of the port, answer its hooks, and let the name of the class end in {@code ContractTest}. The kit
 * uses the Jupiter API and the JDK only.
 */
@NullMarked
package org.chaland.spi.contract;

import org.jspecify.annotations.NullMarked;
