package org.chaland.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of things that come from a browser, where they may have become anything. */
class ReadNamesTest {

    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    @Test
    void anIdIsReadInEitherCase() {
        var id = Optional.of(new CustomerId(UUID.fromString(ID)));

        assertEquals(id, CustomerId.read(ID));
        assertEquals(id, CustomerId.read(ID.toUpperCase(Locale.ROOT)));
    }

    /** {@link UUID#fromString} would take the third for another one. */
    @ParameterizedTest
    @ValueSource(strings = {"", " " + ID, "1-1-1-1-1", ID + "0", ID + "\n"})
    void whatIsNoIdIsNone(String text) {
        assertTrue(CustomerId.read(text).isEmpty());
    }

    @Test
    void anAccountIsReadAsItIs() {
        assertEquals(
                Optional.of(new Account("https://lms.example.org", "a b")),
                Account.read("https://lms.example.org", "a b"));
        assertTrue(Account.read("x".repeat(255), "~".repeat(255)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "é", "a\u0000", "a\n"})
    void whatNamesNoAccountIsNone(String text) {
        assertTrue(Account.read("issuer", text).isEmpty());
        assertTrue(Account.read(text, "subject").isEmpty());
    }

    @Test
    void anIssuerHasNoSpaceAndNeitherNameIsLongerThanIsKept() {
        assertTrue(Account.read("an issuer", "subject").isEmpty());
        assertTrue(Account.read("issuer", "x".repeat(256)).isEmpty());
        assertTrue(Account.read("x".repeat(256), "subject").isEmpty());
    }
}
