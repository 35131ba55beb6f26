package org.chaland.examples.webshop.staff;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chaland.backoffice.StaffOutcome.Fault;
import org.chaland.text.Messages;

/**
 * What is wrong with one field of a short form; what is public here, templates call.
 *
 * @param field the id of its control
 * @param text in words
 */
public record Problem(String field, String text) {

    static final String REASON = "reason";
    static final String ISSUER = "issuer";
    static final String SUBJECT = "subject";

    private static final List<String> ON_THE_PAGE = List.of(ISSUER, SUBJECT, REASON);

    /** In the order in which the fields stand on the page. */
    static List<Problem> of(Set<Fault> faults, Locale locale) {
        return faults.stream()
                .sorted()
                .map(fault -> new Problem(field(fault), Messages.standard().text(fault.messageKey(), locale)))
                .sorted(Comparator.comparing(problem -> ON_THE_PAGE.indexOf(problem.field())))
                .toList();
    }

    private static String field(Fault fault) {
        return switch (fault) {
            case REASON_MISSING, REASON_TOO_LONG, REASON_NOT_PLAIN -> REASON;
            case ACCOUNT_MALFORMED -> SUBJECT;
            case ISSUER_UNKNOWN -> ISSUER;
        };
    }
}
