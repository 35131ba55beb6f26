package org.chaland.spi;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Finds out what is missing before the first customer does: rights of the service account, settings of the provider, things
 * that have to be there. Meant for the start of the host and for a command that an administrator runs.
 *
 * @since 0.1
 */
public interface SelfCheck extends IdentityProvider {

    /**
     * Asks the provider whether everything works that the capabilities need, and changes nothing there. Makes network calls,
     * so it is not made inside a transaction and may take a while.
     *
     * <p>Never throws for what the provider does or fails to do: that it does not answer is a finding like any other.
     *
     * @param addresses those of the host's pages to which the provider will send browsers, such as {@link SignInAttempt#returnTo()}: what
     *     has to be registered there. Empty if whoever asks does not know them
     * @return what is wrong, the worst first; unmodifiable, empty if nothing is
     */
    List<Finding> check(Set<URI> addresses);
}
