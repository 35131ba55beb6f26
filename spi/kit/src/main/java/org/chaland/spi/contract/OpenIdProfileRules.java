package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.Test;

/** What is told of whoever signed in (OpenID Connect Core 1.0 §5.1): as it is, or not at all. */
abstract class OpenIdProfileRules extends OpenIdPart {

    private static final List<String> TEXTS =
            List.of("given_name", "family_name", "name", "email", "locale", "zoneinfo");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_SESSION = 8_000;

    @Test
    void namesAndAddressAreTold() {
        var outcome = signIn(token -> {});
        assumeFalse(
                provider() instanceof ProfileSource && profile(outcome).isEmpty(),
                "The provider tells profiles elsewhere.");

        assertEquals(Optional.of("Zoé"), profile(outcome).givenName());
        assertEquals(Optional.of("Exemple"), profile(outcome).familyName());
        assertEquals(Optional.of("zoe@example.org"), profile(outcome).email());
    }

    @Test
    void addressIsConfirmedIfAndOnlyIfTheSiteSaysSo() {
        assumeFalse(site().confirms(), "The site takes in no address that is not confirmed.");
        for (var not : Arrays.asList(false, "false", "", null, 0, List.of(), List.of(true), Map.of())) {
            assertFalse(who(token -> token.claim("email_verified", not)).emailConfirmed(), "email_verified " + not);
        }
        assertFalse(who(token -> token.without("email_verified")).emailConfirmed(), "no email_verified");
        var said = who(token -> token.claim("email_verified", true));
        assertTrue(
                said.emailConfirmed() || said.profile().flatMap(Contact::email).isEmpty(), "email_verified true");
        // Some providers send texts; either reading is right.
        who(token -> token.claim("email_verified", "true"));
    }

    @Test
    void valueOfAnotherKindIsLeftOut() {
        for (var claim : TEXTS) {
            for (var odd : Arrays.asList(7, true, null, List.of("x"), Map.of("x", "y"), 1.5)) {
                var told = profile(signIn(token -> token.claim(claim, odd)));

                assertFalse(told.values().containsValue(String.valueOf(odd)), claim + " " + odd);
            }
        }
        for (var odd :
                Arrays.asList("1 rue Exemple", 7, null, List.of(), Map.of("locality", 7, "country", List.of("FR")))) {
            assertSignsIn(token -> token.claim("address", odd));
        }
    }

    @Test
    void oddTextIsToldAsItIsOrLeftOut() {
        for (var odd : List.of(
                "Zoé\u0000",
                "Zoé\r\nSet-Cookie: a=b",
                " Zoé ",
                "<b>Zoé</b>",
                "\ud800 half",
                "\u202eéoZ",
                "Z".repeat(201),
                "\ud842\udfb7".repeat(5_000))) {
            Map.of(
                            "given_name", Field.GIVEN_NAME,
                            "family_name", Field.FAMILY_NAME,
                            "email", Field.EMAIL,
                            "locale", Field.LANGUAGE)
                    .forEach((claim, field) -> {
                        var told = profile(signIn(token -> token.claim(claim, odd)));

                        assertTrue(told.get(field).isEmpty() || told.get(field).equals(Optional.of(odd)), claim);
                    });
        }
    }

    @Test
    void languageIsATagOrLeftOut() {
        for (var locale : List.of("fr_FR", "fr-FR", "fr", "français", "C", "en_US.UTF-8", "_", "und")) {
            profile(signIn(token -> token.claim("locale", locale)))
                    .get(Field.LANGUAGE)
                    .ifPresent(tag -> assertFalse(
                            tag.contains("_")
                                    || Locale.forLanguageTag(tag).getLanguage().isEmpty(),
                            locale));
        }
    }

    @Test
    void countryIsACodeOrLeftOut() {
        for (var country : List.of("France", "FR", "fr", "FRA", "", "XX", "Deutschland", "F\u0000")) {
            profile(signIn(token -> token.claim("address", Map.of("country", country, "locality", "Orléans"))))
                    .country()
                    .ifPresent(code -> assertTrue(COUNTRIES.contains(code), country));
        }
    }

    @Test
    void whoHasOneNameHasOne() {
        var given = profile(signIn(
                token -> token.claim("given_name", "Zoé").without("family_name").without("name")));
        var family = profile(signIn(token ->
                token.without("given_name").claim("family_name", "Exemple").without("name")));

        assertEquals(Optional.empty(), given.familyName().filter(name -> !name.equals("Zoé")));
        assertEquals(Optional.empty(), family.givenName().filter(name -> !name.equals("Exemple")));
        assertSignsIn(
                token -> token.without("given_name").without("family_name").claim("name", "Zoé"));
    }

    @Test
    void whoIsNotDescribedSignsInAllTheSame() {
        assertSignsIn(token -> TEXTS.forEach(token::without));
    }

    @Test // OpenID Connect Core 1.0 §5.3.2
    void whatIsToldOfSomebodyElseIsNotUsed() {
        var berta = Map.of("sub", "1", "given_name", "Berta", "email", "berta@example.org", "email_verified", true);
        site().replies(OpenIdSite.USERINFO, OpenIdReply.json(berta));

        var outcome = signIn(token -> token.without("given_name").without("email"));

        assertFalse(profile(outcome).values().containsValue("Berta"));
        assertFalse(profile(outcome).values().containsValue("berta@example.org"));
    }

    @Test
    void whatIsToldElsewhereMayBeMissing() {
        site().replies(OpenIdSite.USERINFO, OpenIdReply.error(500, "server_error"));

        var outcome = signIn(token -> {});

        assertTrue(outcome.who().isPresent() || outcome.failure().isPresent(), "Neither signed in nor told why not.");
    }

    @Test // RFC 8693 §4.1
    void whoeverActsForSomebodyElseIsToldApart() {
        var outcome = signIn(token -> token.claim("act", Map.of("sub", "operator-1")));

        assertTrue(outcome.who().stream().allMatch(SignedIn::onBehalf), "An operator was signed in as the customer.");
    }

    @Test
    void longTokenSignsInWithoutALongSession() {
        var who = who(token -> token.claim("groups", "x".repeat(LONGEST_SESSION)));

        assertTrue(who.session().stream().allMatch(session -> session.length() <= LONGEST_SESSION));
    }

    private SignedIn who(Consumer<OpenIdToken> distortion) {
        var outcome = signIn(distortion);
        assertSignedIn(outcome);
        return outcome.who().orElseThrow();
    }

    private Contact profile(Outcome outcome) {
        assertTrue(outcome.failure().isEmpty(), "What is told of a person is no failure.");
        return outcome.who().flatMap(SignedIn::profile).orElse(Contact.empty());
    }
}
