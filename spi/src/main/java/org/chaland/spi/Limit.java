package org.chaland.spi;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A rate limit: a token bucket that holds a number of permits and is refilled evenly. The constants are the limits that Chaland
 * uses. Where several limits guard one operation, the limit of the client or account is asked first, and the others only if it
 * grants a permit.
 *
 * @param name identifies the limit, also in metrics: 1 to 40 of {@code a-z 0-9 -}, starting with a letter
 * @param permits the size of the bucket, 1 to 1,000,000
 * @param per the time in which an empty bucket is refilled, 1 second to 366 days
 */
public record Limit(String name, int permits, Duration per) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int MOST_PERMITS = 1_000_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    /** Checks whether an address is known, under the policy "please sign in": for each client. */
    public static final Limit KNOWN_ADDRESS_BY_CLIENT = new Limit("known-address-by-client", 10, Duration.ofHours(1));

    /** Checks whether an address is known, under the policy "please sign in": for each address. */
    public static final Limit KNOWN_ADDRESS_BY_ADDRESS = new Limit("known-address-by-address", 5, Duration.ofHours(1));

    /**
     * Password attempts of each client. One client gets fewer attempts in an hour than {@link #PASSWORD_BY_NAME} allows, so one
     * client alone cannot lock a person out.
     */
    public static final Limit PASSWORD_BY_CLIENT = new Limit("password-by-client", 10, Duration.ofMinutes(15));

    /** Password attempts for each typed name, known or not. ASVS 5.0 6.3.1; NIST SP 800-63B allows 100 in a row. */
    public static final Limit PASSWORD_BY_NAME = new Limit("password-by-name", 60, Duration.ofHours(1));

    /** Requests for a code: for each account or, of visitors who are not signed in or only as a mailbox, for each client. */
    public static final Limit CODE_REQUEST_BY_CLIENT = new Limit("code-request-by-client", 20, Duration.ofHours(1));

    /**
     * Requests for a code for one address: for each account or client. Within this limit {@link #CODE_REQUEST_BY_ADDRESS} is not asked,
     * so others who ask for an address never keep its owner out.
     */
    public static final Limit CODE_REQUEST_FOR_ADDRESS = new Limit("code-request-for-address", 2, Duration.ofDays(1));

    /** Further requests for a code, of all accounts and clients: for each address, so that a mailbox cannot be flooded. */
    public static final Limit CODE_REQUEST_BY_ADDRESS = new Limit("code-request-by-address", 10, Duration.ofHours(1));

    /** All requests for a code in a day: for each address. Far more than its owner needs, and so few that the mailbox stays usable. */
    public static final Limit CODE_REQUEST_BY_ADDRESS_AND_DAY =
            new Limit("code-request-by-address-and-day", 100, Duration.ofDays(1));

    /** Requests for a code by visitors who are not signed in, or only as a mailbox: of each shop. */
    public static final Limit CODE_REQUEST_IN_TOTAL = new Limit("code-request-in-total", 2_000, Duration.ofHours(1));

    /** Answers with a code: for each account or client. Each claim also has its own number of tries. */
    public static final Limit CODE_ANSWER_BY_CLIENT = new Limit("code-answer-by-client", 40, Duration.ofHours(1));

    /** Further invitations that the owner of an account asks for: for each customer. */
    public static final Limit INVITATION_BY_CUSTOMER = new Limit("invitation-by-customer", 3, Duration.ofDays(1));

    /**
     * Checkouts that visitors begin who are not signed in, or whose account nobody knows yet: for each client, or for each account. A
     * school or an office may be one client.
     */
    public static final Limit CHECKOUT_BY_CLIENT = new Limit("checkout-by-client", 120, Duration.ofHours(1));

    /**
     * Checkouts that visitors begin who are not signed in: of each shop. Each run of upkeep removes up to 10,000, so what they leave
     * behind is bounded where it runs every few minutes.
     */
    public static final Limit CHECKOUT_IN_TOTAL = new Limit("checkout-in-total", 20_000, Duration.ofHours(1));

    /** Sign-ins begun without a checkout: for each client. Apart from checkouts, so that whoever may begin none can sign in. */
    public static final Limit SIGN_IN_BY_CLIENT = new Limit("sign-in-by-client", 120, Duration.ofHours(1));

    /** Sign-ins begun without a checkout: of each shop. */
    public static final Limit SIGN_IN_IN_TOTAL = new Limit("sign-in-in-total", 20_000, Duration.ofHours(1));

    /** @throws IllegalArgumentException if a part is out of range */
    public Limit {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A limit's name must be 1 to 40 of a-z 0-9 -, starting with a letter: rename it.");
        }
        if (permits < 1 || permits > MOST_PERMITS) {
            throw new IllegalArgumentException(
                    "Limit " + name + " must have 1 to " + MOST_PERMITS + " permits, not " + permits + ".");
        }
        if (per.compareTo(SHORTEST) < 0 || per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Limit " + name + " must have a refill time of 1 second to 366 days, not " + per + ".");
        }
    }

    /** Returns the time in which one permit comes back, rounded up to the nanosecond. */
    public Duration perPermit() {
        return per.plusNanos(permits - 1L).dividedBy(permits);
    }
}
