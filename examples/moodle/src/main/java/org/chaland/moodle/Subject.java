package org.chaland.moodle;

import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.model.Account;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/** Between our accounts and Moodle's ids: the subject is the id in the one way to write it, since Moodle takes others for it. */
final class Subject {

    private static final Pattern SYNTAX = Pattern.compile("[1-9][0-9]{0,17}");

    private final String issuer;

    Subject(String issuer) {
        this.issuer = issuer;
    }

    Account account(long id) {
        return new Account(issuer, Long.toString(id));
    }

    /** The account of an id as a text; empty if it is no id, or written in another way. */
    Optional<Account> named(String id) {
        return Account.read(issuer, id).filter(account -> find(account).isPresent());
    }

    /** Empty if it is no account of this Moodle, which then need not be asked. */
    Optional<Long> find(Account account) {
        return account.issuer().equals(issuer)
                        && SYNTAX.matcher(account.subject()).matches()
                ? Optional.of(Long.parseLong(account.subject()))
                : Optional.empty();
    }

    /** @throws ProviderRefusalException if it is no account of this Moodle */
    long require(Account account) {
        return find(account).orElseThrow(Subject::unknown);
    }

    static ProviderRefusalException unknown() {
        return new ProviderRefusalException(
                Reason.UNKNOWN_ACCOUNT, "Moodle has no such account: look whether it was deleted there.");
    }
}
