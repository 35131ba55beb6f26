package org.chaland.examples.webshop.lms;

import java.util.Optional;

/** A user of the LMS. Its text form shows the id only. */
record Person(
        String id,
        String email,
        String givenName,
        String familyName,
        String city,
        String country,
        String language,
        Optional<String> passwordHash) {

    @Override
    public String toString() {
        return "Person[id=" + id + "]";
    }
}
