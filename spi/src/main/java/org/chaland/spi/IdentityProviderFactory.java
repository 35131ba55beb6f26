package org.chaland.spi;

/**
 * Makes an identity provider from properties, so that it can be dropped on the class path and configured without code. Listed in
 * {@code META-INF/services/org.chaland.spi.IdentityProviderFactory}, or provided by a module; found by
 * {@link java.util.ServiceLoader}, and only where a host asks for it by its {@link #id()}. To register a provider in code needs
 * no factory.
 *
 * @since 0.1
 */
public interface IdentityProviderFactory {

    /**
     * The version of this SPI: grows when an adapter that was compiled against an earlier one would no longer work. It is a
     * constant, so that it stays in an adapter's class as it was when the adapter was compiled.
     */
    int SPI_VERSION = 1;

    /** The name by which a host asks for it, 1 to 40 of {@code a-z 0-9 -}, such as {@code moodle}; never changes. */
    String id();

    /** The version that the adapter was compiled against: {@code return IdentityProviderFactory.SPI_VERSION;}. */
    int spiVersion();

    /**
     * Makes the provider. No network call is made: whether the provider answers, and lets us do what we need, is for
     * {@link SelfCheck} to find out.
     *
     * @param properties those of the host for this provider, possibly with secrets
     * @return a new provider, safe for use by several threads
     * @throws IllegalArgumentException if a property is missing, unknown or wrong; the message gives its full name and says what
     *     to set, and never repeats a value, which may be a secret
     */
    IdentityProvider create(ProviderProperties properties);
}
