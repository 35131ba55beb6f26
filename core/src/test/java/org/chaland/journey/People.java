package org.chaland.journey;

import java.util.HashMap;
import java.util.Map;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Visitor;

/** Who appears in the journeys, and what they type. */
final class People {

    static final Visitor ANONYMOUS = Visitor.anonymous();
    static final Details ADA = details("Ada", "ada@example.org");
    static final Details EVE = details("Eve", "eve@example.org");
    static final Details TYPED = details("Typed", "typed@example.org");
    static final Details NOTHING = Details.empty();

    private People() {}

    static Contact.Builder contact(String givenName, String email) {
        return Contact.builder()
                .givenName(givenName)
                .familyName("Example")
                .addressLine1("1 Rue des Tests")
                .postalCode("75001")
                .city("Paris")
                .country("FR")
                .email(email)
                .language("fr");
    }

    static Details details(String givenName, String email) {
        return Details.of(contact(givenName, email).build());
    }

    static Details with(Details details, Field field, String value) {
        return with(details, Map.of(field, value));
    }

    static Details with(Details details, Map<Field, String> changed) {
        var values = new HashMap<>(details.values());
        values.putAll(changed);
        return Details.of(values);
    }

    /** As little as a provider may know of a user. */
    static Contact profile(String familyName, String email) {
        return Contact.builder().familyName(familyName).email(email).build();
    }
}
