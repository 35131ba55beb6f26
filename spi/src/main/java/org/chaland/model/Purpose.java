package org.chaland.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What staff look at a customer for (GDPR art. 5(1)(b); I9). What it opens is for {@link org.chaland.spi.AccessPolicy} to say. The six named here are known to every shop, others are the host's
 * own. There is none for third parties.
 *
 * @param name 1 to 40 of {@code a-z 0-9 -}, beginning with a letter; kept in the disclosure log
 */
public record Purpose(String name) {

    private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** To take orders and see them through, from the record to the account. */
    public static final Purpose ORDER_HANDLING = new Purpose("order-handling");

    /** To answer a customer who asks for help. */
    public static final Purpose SUPPORT = new Purpose("support");

    /** To train those whom one trains. */
    public static final Purpose TRAINING = new Purpose("training");

    /** To invoice, and to keep the books. */
    public static final Purpose ACCOUNTING = new Purpose("accounting");

    /** To establish, exercise or defend a legal claim of a customer whom one looks after. */
    public static final Purpose CLAIM = new Purpose("claim");

    /** To find out who did and saw what, and whose accounts are concerned. */
    public static final Purpose SECURITY = new Purpose("security");

    /** @throws IllegalArgumentException if the name has another form; its text is not repeated */
    public Purpose {
        if (!SYNTAX.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of a purpose is 1 to 40 of a-z 0-9 -, beginning with a letter, not this text of length "
                            + name.length() + ": choose a short technical name.");
        }
    }

    /** Of a text that came from a browser; empty if no purpose is named like that. */
    public static Optional<Purpose> read(String name) {
        return SYNTAX.matcher(name).matches() ? Optional.of(new Purpose(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
