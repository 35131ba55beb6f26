package org.chaland.backoffice;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import org.chaland.backoffice.StaffOutcome.Fault;
import org.chaland.form.ContactFormCheck;
import org.chaland.model.AuditEntry;

/**
 * Why staff do something. Its text form leaves the text out.
 *
 * @param text as it is stored: stripped and in Unicode form NFC
 * @param faults everything that is wrong with it
 */
record Reason(String text, Set<Fault> faults) {

    /** Normalizing takes quadratic time for long runs of accents. At most four code points become one. */
    private static final int LONGEST_TO_COMPOSE = 4 * AuditEntry.LONGEST_REASON;

    static Reason of(String typed) {
        var stripped = typed.strip();
        var text =
                length(stripped) <= LONGEST_TO_COMPOSE ? Normalizer.normalize(stripped, Normalizer.Form.NFC) : stripped;
        var faults = EnumSet.noneOf(Fault.class);
        if (text.isEmpty()) {
            faults.add(Fault.REASON_MISSING);
        }
        if (length(text) > AuditEntry.LONGEST_REASON) {
            faults.add(Fault.REASON_TOO_LONG);
        }
        if (!ContactFormCheck.isPlainText(text)) {
            faults.add(Fault.REASON_NOT_PLAIN);
        }
        return new Reason(text, faults);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "Reason[faults=" + faults + "]";
    }
}
