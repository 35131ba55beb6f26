package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.ShopRules;
import org.junit.jupiter.api.Test;

/** For each guard: the same input passes where that guard alone is missing, so it is the guard that refuses. */
class TwinTest {

    @Test
    void withoutTheGuardOnWhatIsAskedSmuggledFieldsAreKept() {
        var typed = Samples.complete();
        var guarded = rules(ShopRules.builder().hidden(Set.of(Field.PHONE)));

        assertThat(kept(typed, guarded).get(Field.PHONE)).isEmpty();
        assertThat(kept(typed, Samples.RULES).get(Field.PHONE)).isPresent();
    }

    @Test
    void withoutTheGuardOnRequiredFieldsTheEmptyOnePasses() {
        var typed = Samples.without(Samples.complete(), Field.PHONE);

        assertThat(Samples.codes(typed, rules(ShopRules.builder().required(Field.PHONE))))
                .containsExactly("phone:required");
        assertThat(Samples.codes(typed)).isEmpty();
    }

    @Test
    void withoutTheGuardOnTheProvidersLimitTheLongNamePasses() {
        var typed = Samples.completeWith(Field.GIVEN_NAME, "a".repeat(101));
        var guarded = FormRules.of(ShopRules.builder().build(), Map.of(Field.GIVEN_NAME, 100));

        assertThat(Samples.codes(typed, guarded)).containsExactly("givenName:tooLong");
        assertThat(Samples.codes(typed)).isEmpty();
    }

    @Test
    void withoutTheGuardOnCountriesServedAnyCountryPasses() {
        var typed = Samples.completeWith(Field.COUNTRY, "DE");

        assertThat(Samples.codes(typed, rules(ShopRules.builder().countries("FR"))))
                .containsExactly("country:countryNotServed");
        assertThat(Samples.codes(typed)).isEmpty();
    }

    @Test
    void withoutTheGuardOnAsciiASharpSWouldBeSouthSudan() {
        var guarded = Samples.codes(Samples.completeWith(Field.COUNTRY, "ß"));
        var unguarded = Samples.codes(Samples.completeWith(Field.COUNTRY, "ß".toUpperCase(Locale.ROOT)));

        assertThat(guarded).containsExactly("country:country");
        assertThat(unguarded).isEmpty();
    }

    @Test
    void withoutTheGuardOnWhiteSpaceANoBreakSpaceIsAName() {
        var typed = "\u00A0";

        assertThat(Samples.codes(Samples.completeWith(Field.FAMILY_NAME, typed)))
                .containsExactly("familyName:required");
        assertThat(typed.isBlank()).isFalse();
        assertThat(typed.strip()).isNotEmpty();
    }

    @Test
    void withoutCompositionTwoSpellingsOfOneNameDiffer() {
        var composed = kept(Samples.completeWith(Field.CITY, "Or\u00E9e"), Samples.RULES);
        var decomposed = kept(Samples.completeWith(Field.CITY, "Ore\u0301e"), Samples.RULES);

        assertThat(decomposed).isEqualTo(composed);
        assertThat("Ore\u0301e").isNotEqualTo("Or\u00E9e");
    }

    private static Details kept(Details typed, FormRules rules) {
        return Samples.CHECK.check(typed, rules, Locale.ENGLISH).details();
    }

    private static FormRules rules(ShopRules.Builder shop) {
        return FormRules.of(shop.build(), Map.of());
    }
}
