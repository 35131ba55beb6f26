package org.chaland.checkout;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds typing errors in the domain of an e-mail address: one letter too many, too few, another one, or two that changed places. */
final class LikelyDomains {

    /** Services at which many people in France and beyond have their mail; none of them is one letter away from another. */
    private static final List<String> LARGE = List.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "outlook.fr",
            "hotmail.com",
            "hotmail.fr",
            "yahoo.com",
            "yahoo.fr",
            "icloud.com",
            "orange.fr",
            "wanadoo.fr",
            "laposte.net",
            "protonmail.com");

    /** Services that look like a slip. */
    private static final Set<String> REAL = Set.of("mail.com", "ymail.com", "email.com");

    private LikelyDomains() {}

    static Optional<String> probable(String email) {
        var at = email.lastIndexOf('@');
        var domain = email.substring(at + 1).toLowerCase(Locale.ROOT);
        return LARGE.contains(domain) || REAL.contains(domain)
                ? Optional.empty()
                : LARGE.stream()
                        .filter(large -> isOneSlipAway(domain, large))
                        .findFirst()
                        .map(large -> email.substring(0, at + 1) + large);
    }

    private static boolean isOneSlipAway(String typed, String meant) {
        var same = 0;
        while (same < Math.min(typed.length(), meant.length()) && typed.charAt(same) == meant.charAt(same)) {
            same++;
        }
        var typedRest = typed.substring(same);
        var meantRest = meant.substring(same);
        return without(typedRest, 1).equals(meantRest)
                || without(meantRest, 1).equals(typedRest)
                || without(typedRest, 1).equals(without(meantRest, 1))
                || typedRest.length() > 1
                        && meantRest.length() > 1
                        && typedRest.charAt(0) == meantRest.charAt(1)
                        && typedRest.charAt(1) == meantRest.charAt(0)
                        && without(typedRest, 2).equals(without(meantRest, 2));
    }

    /** The text without its first letters; one that is too short is never equal to another. */
    private static String without(String text, int letters) {
        return text.length() >= letters ? text.substring(letters) : "\0" + text;
    }
}
