package org.chaland.linking;

import org.chaland.model.Contact;
import org.chaland.spi.IdentityProvider;

/** What a provider keeps at most. */
final class FieldLimits {

    private FieldLimits() {}

    /** Whether a value is longer than the provider says: it is never cut, for a name that is cut is another name. */
    static boolean exceeded(IdentityProvider provider, Contact contact) {
        return provider.fieldLimits().entrySet().stream()
                .anyMatch(limit -> contact.get(limit.getKey())
                        .filter(value -> value.codePointCount(0, value.length()) > limit.getValue())
                        .isPresent());
    }
}
