package org.chaland.backoffice;

import java.util.Locale;

/** What is wrong with a request that needs a reason or names an account. */
public enum Fault {
    /** No reason was given. */
    REASON_MISSING,
    /** The reason is longer than {@link org.chaland.model.AuditEntry#LONGEST_REASON}. */
    REASON_TOO_LONG,
    /** The reason is not plain text on one line, as in {@link org.chaland.form.ContactFormCheck#isPlainText}. */
    REASON_NOT_PLAIN,
    /** The account's issuer or subject is not as {@link org.chaland.model.Account} has them. */
    ACCOUNT_MALFORMED,
    /** The issuer is neither one of the shop's nor that of a registered provider. */
    ISSUER_UNKNOWN;

    /** The key of the text for staff in {@link org.chaland.text.Messages}. */
    public String messageKey() {
        return "staff.fault." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
