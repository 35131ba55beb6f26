package org.chaland.spi.contract;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chaland.model.Account;

/** Accounts that a careless comparison, one by number, or an address made of the subject takes for another, or for something else. */
final class Subjects {

    private static final int LONGEST = 255;

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
                        subject.toLowerCase(Locale.ROOT),
                        "count",
                        "me",
                        "null",
                        "-1",
                        ".",
                        "..",
                        "../" + subject,
                        subject + "/",
                        subject + "/../" + subject,
                        "a/b",
                        subject + "?a=b",
                        subject + "#a",
                        subject + "&a=b",
                        subject + ";a=b",
                        "%2e%2e",
                        "%2e%2e%2f" + subject,
                        "a b",
                        "\\",
                        "\"",
                        "' or '1'='1",
                        "x".repeat(LONGEST))
                .filter(lookAlike -> !lookAlike.equals(subject))
                .map(lookAlike -> new Account(account.issuer(), lookAlike))
                .toList();
    }
}
