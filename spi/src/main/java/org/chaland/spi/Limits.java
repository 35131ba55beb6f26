package org.chaland.spi;

import java.time.Duration;

/**
 * What is limited, and how. Where several limits guard one thing, that of the client or account is asked first, and the others
 * only if it still has a permit.
 *
 * @since 0.1
 */
public final class Limits {

    /** Asking, under the policy "please sign in", whether an address is known: for each client. */
    public static final Limit KNOWN_ADDRESS_BY_CLIENT = new Limit("known-address-by-client", 10, Duration.ofHours(1));

    /** Asking, under the policy "please sign in", whether an address is known: for each address. */
    public static final Limit KNOWN_ADDRESS_BY_ADDRESS = new Limit("known-address-by-address", 5, Duration.ofHours(1));

    /** Passwords tried: for each client. In any hour less than {@link #PASSWORD_BY_NAME}: one client alone stops nobody else. */
    public static final Limit PASSWORD_BY_CLIENT = new Limit("password-by-client", 10, Duration.ofMinutes(15));

    /** Passwords tried: for each name that is typed, known or not. ASVS 5.0 6.3.1; NIST SP 800-63B allows for 100 in a row. */
    public static final Limit PASSWORD_BY_NAME = new Limit("password-by-name", 60, Duration.ofHours(1));

    /** Codes asked for, to claim the records of an address: for each account. */
    public static final Limit CLAIM_REQUEST_BY_ACCOUNT = new Limit("claim-request-by-account", 5, Duration.ofHours(1));

    /** Codes asked for, to claim the records of an address: for each address, so that nobody's mailbox is filled. */
    public static final Limit CLAIM_REQUEST_BY_ADDRESS = new Limit("claim-request-by-address", 10, Duration.ofHours(1));

    /** Codes answered: for each account; a code has a number of tries of its own. */
    public static final Limit CLAIM_ANSWER_BY_ACCOUNT = new Limit("claim-answer-by-account", 25, Duration.ofHours(1));

    private Limits() {}
}
