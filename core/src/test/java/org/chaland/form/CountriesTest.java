package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {

    /** Later versions may know later codes, which is why the table is ours. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_17)
    void tableIsThatOfJdk17AndKosovo() {
        assertThat(Countries.all())
                .contains(Locale.getISOCountries())
                .contains("XK")
                .hasSize(250);
    }

    @Test
    void noCountryRequiresAPartThatItsAddressesDoNotHave() {
        for (var part : new Field[] {Field.POSTAL_CODE, Field.ADMINISTRATIVE_AREA, Field.CITY}) {
            assertThat(Countries.all())
                    .noneMatch(code -> AddressFormat.of(code).requires(part)
                            && !AddressFormat.of(code).uses(part));
        }
        assertThat(Countries.all().stream()
                        .filter(code -> !AddressFormat.of(code).uses(Field.CITY)))
                .containsExactly("AE", "GI", "JP", "KY", "MO", "NR", "SG");
    }

    @Test
    void nothingSpecialIsAssumedOfOtherCodes() {
        assertThat(AddressFormat.of("QQ").uses(Field.POSTAL_CODE)).isTrue();
        assertThat(AddressFormat.of("QQ").requires(Field.POSTAL_CODE)).isFalse();
        assertThat(AddressFormat.of("QQ").uses(Field.CITY)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UK|GB",
                "uk|GB",
                "EL|GR",
                "gb|GB",
                "FRA|FR",
                "deu|DE",
                "USA|US",
                "U.S.A.|US",
                "France|FR",
                "FRANCE|FR",
                "Allemagne|DE",
                "Deutschland|DE",
                "Côte d’Ivoire|CI",
                "Ivory Coast|CI",
                "Etats-Unis|US",
                "United States of America (the)|US",
                "The Netherlands|NL",
                "Czech Republic|CZ",
                "Korea, Republic of|KR",
                "Niger|NE",
                "Nigeria|NG",
                "Kosovo|XK",
                "日本|JP",
                "México|MX"
            })
    void countriesAreReadAsPeopleCallThem(String typed, String code) {
        assertThat(Normaliser.normalise(Field.COUNTRY, typed.replace(" (the)", "")))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "fr_FR, fr-FR",
        "fr_fr.UTF-8, fr-FR",
        "sr_RS@latin, sr-Latn-RS",
        "zh_hant_tw, zh-Hant-TW",
        "pt_br, pt-BR",
        "French, fr",
        "français, fr",
        "Deutsch, de",
        "fra, fr",
        "fre, fr",
        "ger, de",
        "EN, en",
        "en-gb, en-GB",
        "fr-x-shop, fr-x-shop",
        "sl-rozaj-biske, sl-rozaj-biske"
    })
    void languagesAreReadAsProfilesWriteThem(String typed, String tag) {
        assertThat(Normaliser.normalise(Field.LANGUAGE, typed)).isEqualTo(tag);
    }
}
