package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.ShopRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fields a shop asks for, which it requires, and how long they may be. */
class FormRulesTest {

    private static final Details CONTACT = Samples.contactOnly();

    @Test
    void emptyFormTellsEveryRequiredFieldAtOnceInTheOrderOfTheForm() {
        assertThat(Samples.codes(Details.empty()))
                .containsExactly("familyName:required", "city:required", "country:required", "email:required");
    }

    @Test
    void fieldThatTheShopDoesNotAskForIsDroppedAndNeverRequired() {
        var rules = Samples.rules(ShopRules.builder().hidden(Set.of(Field.PHONE)));

        var checked = Samples.CHECK.check(Samples.completeWith(Field.PHONE, "<"), rules, Locale.ENGLISH);

        assertThat(checked.isAccepted()).isTrue();
        assertThat(checked.details().get(Field.PHONE)).isEmpty();
        assertThat(rules.asks(Field.PHONE)).isFalse();
        assertThat(rules.isRequired(Field.PHONE, Details.empty())).isFalse();
    }

    @Test
    void theCountriesWithoutAFieldAreAmongThoseToChooseFrom() {
        var few = Samples.rules(ShopRules.builder().countries("FR", "HK", "SG"));

        assertThat(few.countriesWithout(Field.POSTAL_CODE)).containsExactly("HK");
        assertThat(few.countriesWithout(Field.BILLING_CITY)).containsExactly("SG");
        assertThat(few.countriesWithout(Field.FAMILY_NAME)).isEmpty();
        assertThat(Samples.RULES.countriesWithout(Field.CITY))
                .contains("SG", "JP")
                .doesNotContain("FR")
                .isSubsetOf(Samples.RULES.countries());
    }

    @ParameterizedTest
    @CsvSource({
        // country, shop requires the code, shop requires the address, required
        "FR, false, false, false",
        "FR, true, false, true",
        "FR, false, true, true",
        "IE, true, false, false",
        "IE, false, true, false",
        "HK, true, true, false",
        "AE, true, true, false",
        "XK, true, false, false",
        "XK, false, true, false",
    })
    void postalCodeIsRequiredByShopAndCountry(String country, boolean code, boolean address, boolean required) {
        var fields = EnumSet.noneOf(Field.class);
        if (code) {
            fields.add(Field.POSTAL_CODE);
        }
        if (address) {
            fields.add(Field.ADDRESS_LINE_1);
        }
        var rules = Samples.rules(
                ShopRules.builder().required(fields.toArray(Field[]::new)).extraCountries("XK"));
        var typed = Samples.without(Samples.with(CONTACT, Field.COUNTRY, country), Field.POSTAL_CODE);

        assertThat(rules.isRequired(Field.POSTAL_CODE, typed)).isEqualTo(required);
        assertThat(Samples.codes(typed, rules).contains("postalCode:required")).isEqualTo(required);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AE", "GI", "JP", "KY", "MO", "NR", "SG"})
    void cityIsNotRequiredWhereThereIsNone(String country) {
        var form = Samples.with(
                Samples.contactOnly(),
                Field.POSTAL_CODE,
                AddressFormat.of(country).postalCodeExample().orElse(""));
        var typed = Samples.with(Samples.without(form, Field.CITY), Field.COUNTRY, country);

        assertThat(Samples.codes(typed)).isEmpty();
        assertThat(Samples.codes(Samples.with(typed, Field.COUNTRY, "FR"))).contains("city:required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HK", "AE", "QA"})
    void postalCodeGivenWhereThereIsNoneIsKept(String country) {
        var checked = Samples.CHECK.check(Samples.completeWith(Field.COUNTRY, country), Samples.RULES, Locale.ENGLISH);

        assertThat(checked.isAccepted()).isTrue();
        assertThat(checked.details().get(Field.POSTAL_CODE)).hasValue("75005");
    }

    @Test
    void countryThatIsNotAskedIsTheOnlyOneOrTheDefault() {
        var hidden = Set.of(Field.COUNTRY);
        var typed = Samples.without(CONTACT, Field.COUNTRY, Field.POSTAL_CODE);
        var required = new Field[] {Field.ADDRESS_LINE_1};

        var only = Samples.rules(
                ShopRules.builder().required(required).hidden(hidden).countries("FR"));
        var byDefault = Samples.rules(
                ShopRules.builder().required(required).hidden(hidden).defaultCountry("FR"));
        var unknown = Samples.rules(ShopRules.builder().required(required).hidden(hidden));

        assertThat(only.isRequired(Field.POSTAL_CODE, typed)).isTrue();
        assertThat(byDefault.isRequired(Field.POSTAL_CODE, typed)).isTrue();
        assertThat(unknown.isRequired(Field.POSTAL_CODE, typed)).isFalse();
    }

    @Test
    void onlyCountriesServedAreAccepted() {
        var rules = Samples.rules(ShopRules.builder().countries("FR", "BE"));

        assertThat(rules.countries()).containsExactly("BE", "FR");
        assertThat(Samples.codes(Samples.completeWith(Field.COUNTRY, "DE"), rules))
                .containsExactly("country:countryNotServed");
        assertThat(Samples.codes(Samples.completeWith(Field.BILLING_COUNTRY, "DE"), rules))
                .containsExactly("billing.country:countryNotServed");
        assertThat(Samples.codes(Samples.completeWith(Field.COUNTRY, "ZZ"), rules))
                .containsExactly("country:country");
    }

    @Test
    void extraCountryIsAcceptedBesideTheOthers() {
        var rules = Samples.rules(ShopRules.builder().extraCountries("AC"));

        assertThat(rules.countries()).hasSize(251).contains("AC", "FR");
        assertThat(Samples.codes(Samples.completeWith(Field.COUNTRY, "AC"), rules))
                .isEmpty();
        assertThat(Samples.codes(Samples.completeWith(Field.COUNTRY, "AC"))).containsExactly("country:country");
    }

    @Test
    void countryThatDoesNotExistIsAMistakeOfTheShop() {
        var shop = ShopRules.builder().countries("FR", "UK").build();

        assertThatThrownBy(() -> FormRules.of(shop, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UK")
                .hasMessageContaining("extraCountries");
    }

    @Test
    void shorterLimitOfTheLearningProviderIsTold() {
        var rules = FormRules.of(ShopRules.builder().build(), Map.of(Field.EMAIL, 100, Field.CITY, 500));
        var long101 = "a".repeat(64) + "@" + "b".repeat(32) + ".org";

        assertThat(rules.maxLength(Field.EMAIL)).isEqualTo(100);
        assertThat(rules.maxLength(Field.CITY)).isEqualTo(Field.CITY.maxLength());
        assertThat(Samples.codes(Samples.completeWith(Field.EMAIL, long101), rules))
                .containsExactly("email:tooLong");
        assertThat(Samples.codes(Samples.completeWith(Field.EMAIL, long101))).isEmpty();
    }
}
