package org.chaland.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The purpose for which staff look at a customer (GDPR art. 5(1)(b); I9). {@link org.chaland.spi.AccessPolicy} decides what a purpose
 * opens. Every shop knows the seven constants; a host may add its own. There is no purpose for third parties.
 *
 * @param name 1 to 40 of {@code a-z 0-9 -}, starting with a letter; stored in the disclosure log
 */
public record Purpose(String name) {

    private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** To take orders and complete them, from the record to the account. */
    public static final Purpose ORDER_HANDLING = new Purpose("order-handling");

    /** To answer a customer who asks for help. */
    public static final Purpose SUPPORT = new Purpose("support");

    /** To train a customer. */
    public static final Purpose TRAINING = new Purpose("training");

    /** To write invoices and keep the books. */
    public static final Purpose ACCOUNTING = new Purpose("accounting");

    /** To establish, exercise or defend a legal claim that concerns a customer. */
    public static final Purpose LEGAL_CLAIM = new Purpose("legal-claim");

    /** To answer a person who exercises a right, such as asking for a copy of their data (GDPR art. 15 to 21). */
    public static final Purpose DATA_REQUEST = new Purpose("data-request");

    /** To find out who did and saw what, and which accounts are affected. */
    public static final Purpose SECURITY = new Purpose("security");

    /** @throws IllegalArgumentException if the name has another form; its text is not repeated */
    public Purpose {
        if (!SYNTAX.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of a purpose must be 1 to 40 of a-z 0-9 -, starting with a letter, not this text of length "
                            + name.length() + ": choose a short technical name.");
        }
    }

    /** Reads a text that came from a browser; empty if it is not a valid name. */
    public static Optional<Purpose> read(String name) {
        return SYNTAX.matcher(name).matches() ? Optional.of(new Purpose(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
