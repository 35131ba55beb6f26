package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.ShopRules;
import org.chaland.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFormatTest {

    @Test
    void tableHasEveryCountryThatCanBeChosen() throws Exception {
        var listed = new TreeSet<String>();
        try (var lines = new BufferedReader(new InputStreamReader(
                AddressFormat.class.getResourceAsStream("addresses.txt"), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> listed.add(line.substring(0, 2)));
        }

        assertThat(listed).hasSize(253).containsAll(Countries.all());
    }

    /** Its own examples are the first to be accepted. */
    @Test
    void exampleOfEveryCountryIsAPostalCodeThere() {
        for (var code : Countries.all()) {
            var format = AddressFormat.of(code);
            format.postalCodeExample().ifPresent(example -> {
                assertThat(example).as(code).isNotBlank();
                assertThat(format.isPostalCode(example))
                        .as(code + " " + example)
                        .isTrue();
                assertThat(format.isPostalCode("!!")).as(code).isFalse();
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "US, State, ZIP code, City",
        "CA, State or province, Postal code, City",
        "JP, Prefecture, Postal code, City",
        "IE, County, Eircode, City",
        "GB, State or province, Postal code, Post town",
        "AE, Emirate, Postal code, City"
    })
    void partsAreCalledAsPeopleThereCallThem(String country, String area, String code, String city) {
        var format = AddressFormat.of(country);
        assertThat(format.label(Field.ADMINISTRATIVE_AREA, Messages.standard(), Locale.ENGLISH))
                .isEqualTo(area);
        assertThat(format.label(Field.POSTAL_CODE, Messages.standard(), Locale.ENGLISH))
                .isEqualTo(code);
        assertThat(format.label(Field.CITY, Messages.standard(), Locale.ENGLISH))
                .isEqualTo(city);
    }

    @Test
    void fieldsComeInTheOrderOfTheCountry() {
        assertThat(AddressFormat.of("FR").fields())
                .containsExactly(
                        Field.ADDRESS_LINE_1, Field.ADDRESS_LINE_2, Field.POSTAL_CODE, Field.CITY, Field.COUNTRY);
        assertThat(AddressFormat.of("US").fields())
                .containsExactly(
                        Field.ADDRESS_LINE_1,
                        Field.ADDRESS_LINE_2,
                        Field.CITY,
                        Field.ADMINISTRATIVE_AREA,
                        Field.POSTAL_CODE,
                        Field.COUNTRY);
        assertThat(AddressFormat.of("JP").fields())
                .startsWith(Field.POSTAL_CODE, Field.ADMINISTRATIVE_AREA, Field.ADDRESS_LINE_1);
    }

    @Test
    void linesAreThoseOfTheCountry() {
        var details = Details.of(Map.of(
                Field.GIVEN_NAME,
                "Ada",
                Field.FAMILY_NAME,
                "Example",
                Field.ADDRESS_LINE_1,
                "1 Main St",
                Field.CITY,
                "Springfield",
                Field.ADMINISTRATIVE_AREA,
                "IL",
                Field.POSTAL_CODE,
                "62701"));

        assertThat(AddressFormat.of("US").lines(details, false, true))
                .containsExactly("Ada Example", "1 Main St", "Springfield, IL 62701");
        assertThat(AddressFormat.of("CH").lines(details, false, true))
                .containsExactly("Ada Example", "1 Main St", "CH-62701 Springfield");
        assertThat(AddressFormat.of("JP").lines(details, false, true))
                .containsExactly("〒62701", "IL", "1 Main St", "Ada Example");
        assertThat(AddressFormat.of("FR").lines(details.with(Field.POSTAL_CODE, ""), false, true))
                .containsExactly("Ada Example", "1 Main St", "Springfield");
    }

    @ParameterizedTest
    @CsvSource({
        "US, true, true, false",
        "CA, true, true, false",
        "FR, false, false, false",
        "IT, true, false, false",
        "HK, true, true, false",
        "IE, true, false, true",
        "GF, false, false, false"
    })
    void areaIsAskedForAndNeededByCountry(String country, boolean asked, boolean needed, boolean locality) {
        var rules = Samples.rules(ShopRules.builder().required(Field.ADDRESS_LINE_1));
        var typed = Details.of(Map.of(Field.COUNTRY, country));

        assertThat(rules.countriesWithout(Field.ADMINISTRATIVE_AREA).contains(country))
                .isNotEqualTo(asked);
        assertThat(rules.isRequired(Field.ADMINISTRATIVE_AREA, typed)).isEqualTo(needed);
        assertThat(rules.countriesWithout(Field.DEPENDENT_LOCALITY).contains(country))
                .isNotEqualTo(locality);
    }

    @ParameterizedTest
    @CsvSource({
        "D-10115, DE, 10115",
        "F-75005, FR, 75005",
        "CH-8001, CH, 8001",
        "SE-114 55, SE, 114 55",
        "LV-1010, LV, 1010",
        "1010, LV, 1010",
        "SW1A 1AA, GB, SW1A 1AA",
        "sw1a1aa, GB, sw1a1aa",
        "H3Z2Y7, CA, H3Z2Y7",
        "１５４－００２３, JP, １５４－００２３",
        "02101-1234, US, 02101-1234",
        "A65 F4E2, IE, A65 F4E2",
        "AD500, AD, AD500"
    })
    void postalCodesAreReadInEveryNotation(String typed, String country, String kept) {
        var format = AddressFormat.of(country);
        assertThat(format.isPostalCode(format.withoutPrefix(typed))).isTrue();
        assertThat(format.withoutPrefix(typed)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"2101, US", "7500, FR", "ABC, DE", "750056, FR", "12345, GB", "110-110, KR"})
    void codesThatCannotBeAreRefused(String typed, String country) {
        assertThat(AddressFormat.of(country).isPostalCode(typed)).isFalse();
    }

    /** The table as its maker writes it, of one region that has all of it. */
    @Test
    void makerOfTheTableShortensARegion() {
        var regions =
                "    map.put(\"LV\", \"{\\\"name\\\":\\\"LATVIA\\\",\\\"fmt\\\":\\\"%N%n%O%n%A%n%T%n%S%n%C, %Z\\\",\\\"require\\\":\\\"ACZ\\\","
                        + "\\\"state_name_type\\\":\\\"parish\\\",\\\"postprefix\\\":\\\"LV-\\\"}\");";
        var info = "data/LV={\"zip\":\"LV-\\\\d{4}\",\"zipex\":\"LV-1073,LV-1000\"}";

        assertThat(AddressTable.lines(regions, info))
                .last()
                .isEqualTo("LV|%N%n%O%n%A%n%S%n%C, %Z||ACZ|S=parish|LV|\\d{4}|1073");
        assertThat(Set.of(
                        AddressTable.withoutSeparators("\\d{3}[ \\-]?\\d{2}"),
                        AddressTable.withoutSeparators("[A-CX]-?\\d")))
                .containsExactlyInAnyOrder("\\d{3}\\d{2}", "[A-CX]\\d");
    }
}
