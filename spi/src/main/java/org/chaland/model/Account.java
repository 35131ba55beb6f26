package org.chaland.model;

import java.util.Optional;

/**
 * A user in an identity provider. The pair is the whole identity (I1; OpenID Connect Core 1.0 §5.7): nothing else, an
 * e-mail address least of all, tells one account from another.
 *
 * @param issuer the provider's exact name, 1 to 255 printable ASCII characters without space; compared as bytes
 * @param subject the user's stable id there, 1 to 255 printable ASCII characters; compared as bytes, so case counts
 */
public record Account(String issuer, String subject) {

    /** The issuer of accounts that Chaland itself gives to whoever proves a mailbox; their subjects are random. */
    public static final String MAILBOX = "urn:chaland:mailbox";

    private static final int LONGEST = 255;

    /** @throws IllegalArgumentException if a part has another form; its text is not repeated */
    public Account {
        require("issuer", issuer, '!');
        require("subject", subject, ' ');
    }

    /** Of texts that came from a browser; empty if no account is named like that. */
    public static Optional<Account> read(String issuer, String subject) {
        return isName(issuer, '!') && isName(subject, ' ')
                ? Optional.of(new Account(issuer, subject))
                : Optional.empty();
    }

    /** Whether it is the account of a mailbox. */
    public boolean isMailbox() {
        return issuer.equals(MAILBOX);
    }

    private static void require(String part, String value, char lowest) {
        if (!isName(value, lowest)) {
            throw new IllegalArgumentException("An account's " + part + " is 1 to " + LONGEST
                    + " printable ASCII characters, not this text of length " + value.length()
                    + ": pass the provider's stable technical id.");
        }
    }

    private static boolean isName(String value, char lowest) {
        return !value.isEmpty() && value.length() <= LONGEST && value.chars().allMatch(c -> c >= lowest && c <= '~');
    }

    /** Leaves the subject out: some providers put a name or an address there (I10). */
    @Override
    public String toString() {
        return "Account[issuer=" + issuer + "]";
    }
}
