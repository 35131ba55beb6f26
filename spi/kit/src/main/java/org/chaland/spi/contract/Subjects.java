package org.chaland.spi.contract;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chaland.model.Account;

/** Accounts that a careless comparison, or one by number, takes for another. */
final class Subjects {

    private Subjects() {}

    static List<Account> like(Account account) {
        var subject = account.subject();
        return Stream.of(
                        subject + " ",
                        " " + subject,
                        "0" + subject,
                        "+" + subject,
                        subject + ".0",
                        subject + "%",
                        subject.substring(1) + "_",
                        "%",
                        "*",
                        subject.toUpperCase(Locale.ROOT),
                        subject.toLowerCase(Locale.ROOT))
                .filter(lookAlike -> !lookAlike.equals(subject))
                .map(lookAlike -> new Account(account.issuer(), lookAlike))
                .toList();
    }
}
