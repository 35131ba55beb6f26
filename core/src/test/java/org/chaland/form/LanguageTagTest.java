package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {

    private final FieldText.Kind rule = FieldText.Kind.LANGUAGE;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fr",
                "FR",
                "fr-CA",
                "zh-Hant-TW",
                "es-419",
                "sl-rozaj-biske",
                "de-1996",
                "zh-cmn-Hans",
                "en-u-ca-gregory",
                "fr-x-shop",
                "gsw",
                "sr-Latn",
                "de-CH-1901",
                "en-a-bbb-x-a"
            })
    void wellFormedTagIsAccepted(String tag) {
        assertThat(rule.accepts(tag)).isTrue();
        assertThat(new Locale.Builder().setLanguageTag(tag).build().getLanguage())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "f",
                "fr_FR",
                "fr-",
                "-fr",
                "fr--CA",
                "x-shop",
                "i-klingon",
                "fr-C",
                "fr-CAA-",
                "abcdefghi",
                "fr-abcdefghi",
                "fr-u",
                "fr-x",
                "f\u0131",
                "\uFF46\uFF52",
                "fr-12",
                "fr CA",
                "fr-1-ab",
                "ſr"
            })
    void otherTextIsRefused(String text) {
        assertThat(rule.accepts(text)).isFalse();
    }

    @Test
    void everyLanguageOfTheJdkIsAccepted() {
        assertThat(Arrays.stream(Locale.getAvailableLocales())
                        .map(Locale::toLanguageTag)
                        .filter(tag -> !tag.startsWith("und")))
                .allMatch(rule::accepts);
    }

    /** Oracle: what we accept, the JDK finds well-formed too. */
    @Test
    void acceptedTagsAreWellFormedForTheJdk() {
        var parts = new String[] {"fr", "x", "CA", "Latn", "419", "1996", "abcde", "u", "co", "-", "a", "1"};
        for (var first : parts) {
            for (var second : parts) {
                for (var third : parts) {
                    var tag = first + "-" + second + "-" + third;
                    assertThat(!rule.accepts(tag) || isWellFormedForTheJdk(tag))
                            .as(tag)
                            .isTrue();
                }
            }
        }
    }

    /** Twin: the pattern without the check of the length, on a text that a visitor may well send. */
    @Test
    void patternAloneWouldExhaustTheStack() {
        var huge = "fr" + "-abcde".repeat(1_000_000);
        var sameRepetition = Pattern.compile("fr(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*");

        assertThatThrownBy(() -> sameRepetition.matcher(huge).matches()).isInstanceOf(StackOverflowError.class);
        assertThat(rule.accepts(huge)).isFalse();
    }

    private static boolean isWellFormedForTheJdk(String tag) {
        try {
            new Locale.Builder().setLanguageTag(tag);
            return true;
        } catch (IllformedLocaleException illFormed) {
            return false;
        }
    }
}
