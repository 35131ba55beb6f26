package org.chaland.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {

    @Test
    void claimsBecomeFields() {
        var told = Map.<String, Object>of(
                "given_name", "Zoé",
                "family_name", "Exemple",
                "email", "zoe@example.org",
                "phone_number", "+33 1 23 45 67 89",
                "locale", "fr_FR",
                "address",
                        Map.of(
                                "street_address", "1 rue Exemple\r\nBât. B\n\nBoîte 7",
                                "postal_code", "45000",
                                "locality", "Orléans",
                                "region", "Centre",
                                "country", "FR"));

        assertThat(contact(told))
                .isEqualTo(Contact.builder()
                        .givenName("Zoé")
                        .familyName("Exemple")
                        .email("zoe@example.org")
                        .phone("+33 1 23 45 67 89")
                        .language("fr-FR")
                        .addressLine1("1 rue Exemple")
                        .addressLine2("Bât. B, Boîte 7")
                        .postalCode("45000")
                        .city("Orléans")
                        .set(Field.ADMINISTRATIVE_AREA, "Centre")
                        .country("FR")
                        .build());
    }

    @Test
    void namesAreNotGuessed() {
        assertThat(contact(Map.of("name", "Zoé Exemple", "preferred_username", "zoe")))
                .isEqualTo(Contact.empty());
        assertThat(contact(Map.of("given_name", "Zoé", "name", "Zoé Exemple")))
                .isEqualTo(Contact.builder().givenName("Zoé").build());
    }

    @ParameterizedTest
    @CsvSource({"FR, FR", "fr, FR", "France,", "FRA,", "XX,", "'',", "' ',"})
    void countryIsACodeOrLeftOut(String told, String expected) {
        assertThat(contact(Map.of("address", Map.of("country", told))).get(Field.COUNTRY))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "fr, fr",
        "fr_FR, fr-FR",
        "fr-FR, fr-FR",
        "zh_Hant_TW, zh-Hant-TW",
        "français,",
        "fr_FR.UTF-8,",
        "und,",
        "_,"
    })
    void languageIsATagOrLeftOut(String told, String expected) {
        assertThat(contact(Map.of("locale", told)).get(Field.LANGUAGE)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void blankTextsAndOtherKindsAreLeftOut() {
        var told = new HashMap<String, Object>(Map.of("given_name", " ", "family_name", 7, "email", List.of("a@b.c")));
        told.put("address", Map.of("street_address", "\r\n ", "locality", 7));
        told.put("locale", null);

        assertThat(contact(told)).isEqualTo(Contact.empty());
        assertThat(contact(Map.of("address", "1 rue Exemple"))).isEqualTo(Contact.empty());
    }

    @Test
    void addressIsConfirmedOnlyByTheAnswerThatTellsIt() {
        var confirmed = Map.<String, Object>of("email", "zoe@example.org", "email_verified", true);
        var asText = Map.<String, Object>of("email", "zoe@example.org", "email_verified", "true");
        var unsaid = Map.<String, Object>of("email", "zoe@example.org");
        var other = Map.<String, Object>of("email", "max@example.org");
        var without = Map.<String, Object>of("email_verified", true);

        assertThat(new Claims(List.of(confirmed)).isEmailConfirmed()).isTrue();
        assertThat(new Claims(List.of(asText)).isEmailConfirmed()).isTrue();
        assertThat(new Claims(List.of(unsaid, confirmed)).isEmailConfirmed()).isTrue();
        assertThat(new Claims(List.of(other, confirmed)).isEmailConfirmed()).isFalse();
        assertThat(new Claims(List.of(other, without)).isEmailConfirmed()).isFalse();
        assertThat(new Claims(List.of(without)).isEmailConfirmed()).isFalse();
        for (var not : List.of(false, "false", "TRUE", 1, List.of(true))) {
            assertThat(new Claims(List.of(Map.of("email", "zoe@example.org", "email_verified", not)))
                            .isEmailConfirmed())
                    .isFalse();
        }
    }

    @Test
    void actorsAreFoundHoweverTheyAreTold() {
        for (var claim : List.of("act", "impersonator", "impersonator.id", "impersonator_username")) {
            assertThat(new Claims(List.of(Map.of(claim, "operator"))).areOfAnActor())
                    .isTrue();
        }
        assertThat(new Claims(List.of(Map.of("may_act", Map.of("sub", "operator")))).areOfAnActor())
                .isFalse();
    }

    private static Contact contact(Map<String, Object> told) {
        return new Claims(List.of(told)).contact();
    }
}
