package org.chaland.moodle;

import java.util.UUID;
import org.chaland.model.Contact;
import org.chaland.model.CustomerId;
import org.chaland.spi.AccountKey;

/** Somebody to make accounts for, easily found wherever their data must not be. */
final class People {

    static final Contact ZOE = contact("canary@example.org");

    private People() {}

    static Contact contact(String email) {
        return Contact.builder()
                .givenName("Zoe")
                .familyName("Canary")
                .city("Lyon")
                .country("FR")
                .language("fr")
                .email(email)
                .build();
    }

    static AccountKey key(int number) {
        return AccountKey.of(new CustomerId(UUID.fromString(String.format("0190f000-0000-7000-8000-%012d", number))));
    }
}
