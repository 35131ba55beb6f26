package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatIdTest {

    private final FieldText.Kind rule = FieldText.Kind.VAT_ID;

    /** The digits are made up; what counts is how many there are, and where letters stand. */
    @ParameterizedTest
    @CsvSource({
        "AT, U12345678",
        "BE, 0123456789",
        "BE, 1123456789",
        "BG, 123456789",
        "BG, 1234567890",
        "CY, 12345678X",
        "CZ, 12345678",
        "CZ, 123456789",
        "CZ, 1234567890",
        "DE, 123456789",
        "DK, 12345678",
        "EE, 123456789",
        "EL, 123456789",
        "ES, A12345678",
        "ES, X1234567L",
        "ES, 12345678Z",
        "FI, 12345678",
        "FR, 12345678901",
        "FR, K7345678901",
        "FR, 4Z345678901",
        "HR, 12345678901",
        "HU, 12345678",
        "IE, 1234567X",
        "IE, 1X23456Y",
        "IE, 1+23456Y",
        "IE, 1234567XA",
        "IT, 12345678901",
        "LT, 123456789",
        "LT, 123456789012",
        "LU, 12345678",
        "LV, 12345678901",
        "MT, 12345678",
        "NL, 123456789B01",
        "PL, 1234567890",
        "PT, 123456789",
        "RO, 12",
        "RO, 1234567890",
        "SE, 123456789012",
        "SI, 12345678",
        "SK, 1234567890",
        "XI, 123456789",
        "XI, 123456789012",
        "XI, GD123",
        "XI, HA599"
    })
    void formatIsThatOfThePrefix(String prefix, String rest) {
        assertThat(rule.accepts(prefix + rest)).isTrue();
        assertThat(rule.accepts((prefix + rest).toLowerCase(java.util.Locale.ROOT)))
                .isTrue();
        assertThat(rule.accepts(prefix + " " + rest.charAt(0) + "." + rest.substring(1)))
                .isTrue();
        assertThat(List.of(
                        prefix,
                        prefix + rest + "000000000",
                        prefix + "-" + rest,
                        prefix + rest + "*",
                        prefix + "é" + rest))
                .noneMatch(rule::accepts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AT12345678",
                "BE123456789",
                "CY12345678",
                "DE12345678A",
                "ES123456789",
                "FRI0123456789",
                "FRO1123456789",
                "GR123456789",
                "IE12345678",
                "LT1234567890",
                "NL123456789012",
                "SE1234567890",
                "XI12345",
                "XIGD12"
            })
    void otherFormatsUnderThesePrefixesAreRefused(String typed) {
        assertThat(rule.accepts(typed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHE-123.456.789 MWST",
                "GB123456789",
                "NO 123 456 789 MVA",
                "12-3456789",
                "27AAPFU0939F1ZV",
                "123456789/0001"
            })
    void numbersOfOtherCountriesAreAccepted(String typed) {
        assertThat(rule.accepts(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123",
                "----",
                "1.2.3",
                "CHE+123456",
                "123456789012345678901",
                "ßE123456789012",
                "ﬁ12345678",
                "１２３４５"
            })
    void numbersOfNoCountryAreRefused(String typed) {
        assertThat(rule.accepts(typed)).isFalse();
    }
}
