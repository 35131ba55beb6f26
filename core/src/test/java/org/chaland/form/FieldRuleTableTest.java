package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every field against everything that no field accepts, against its limits, and against its own rule. */
class FieldRuleTableTest {

    private static final Map<String, List<String>> HOSTILE = hostile();

    private static final Map<String, List<String>> WRONG_FORM = Map.of(
            "name", List.of("12", "Marie 😀", "Marie™", "x@y", "Marie, Curie", "a/b", "5️⃣a", "_a", "=1+a"),
            "email",
                    List.of(
                            "a",
                            "a@b",
                            "a@@b.org",
                            "é@example.org",
                            "\"a\"@example.org",
                            "a b@example.org",
                            "a@b.org."),
            "country", List.of("ZZ", "UK", "XK", "F", "F1", "ß", "ıN", "ﬁ", "--"),
            "phone", List.of("12", "++33 1 99", "call me", "١٢٣٤٥", "12+34", "1 99 €"),
            "language", List.of("f", "fr_FR", "x-mine", "i-klingon", "fr-", "é", "123", "français", "fr--FR"),
            "vatId",
                    List.of(
                            "FR1234567890",
                            "GR123456789",
                            "DE12345678",
                            "AT12345678",
                            "12",
                            "CHÉ1234",
                            "....",
                            "NL123456789A01"));

    private static final Map<String, String> CODE_BY_KIND = Map.of(
            "givenName", "name",
            "familyName", "name",
            "email", "email",
            "country", "country",
            "phone", "phone",
            "language", "language",
            "vatId", "vatId");

    @Test
    void completeFormIsAccepted() {
        assertThat(Samples.codes(Samples.complete())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyFieldRefusesWhatNoFieldMayContain() {
        return Arrays.stream(Field.values())
                .flatMap(field -> HOSTILE.entrySet().stream()
                        .flatMap(row -> row.getValue().stream()
                                .map(hostile -> DynamicTest.dynamicTest(
                                        field.path() + " " + row.getKey() + " " + escaped(hostile),
                                        () -> assertRefusedWith(field, inTheMiddle(field, hostile), row.getKey())))));
    }

    @TestFactory
    Stream<DynamicTest> everyFieldWithAFormRefusesOthers() {
        return Arrays.stream(Field.values())
                .filter(field -> CODE_BY_KIND.containsKey(Samples.kind(field)))
                .flatMap(field -> WRONG_FORM.get(CODE_BY_KIND.get(Samples.kind(field))).stream()
                        .map(wrong -> DynamicTest.dynamicTest(
                                field.path() + " " + escaped(wrong),
                                () -> assertRefusedWith(field, wrong, CODE_BY_KIND.get(Samples.kind(field))))));
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void longestValueIsAccepted(Field field) {
        var longest = longest(field);

        assertThat(longest.codePointCount(0, longest.length())).isEqualTo(field.maxLength());
        assertThat(Samples.codes(Samples.completeWith(field, longest))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void oneMoreThanTheLongestIsTooLong(Field field) {
        var tooLong = longest(field) + "1";

        var violations = violations(Samples.completeWith(field, tooLong), Locale.ENGLISH);

        assertThat(violations).extracting(Violation::field).containsOnly(field);
        assertThat(violations)
                .filteredOn(violation -> violation.code().equals("tooLong"))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains("" + field.maxLength()));
    }

    /** These accents have to be put in order, each before all of the other kind: composing them takes minutes. */
    @ParameterizedTest
    @EnumSource(Field.class)
    void hugeValueIsTooLongAtOnceAndNothingIsThrown(Field field) {
        var huge = Samples.completeWith(field, Samples.valid(field) + "\u0301\u0323".repeat(500_000));

        var codes = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Samples.codes(huge));

        assertThat(codes).contains(field.path() + ":tooLong");
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void emptyOrWhiteSpaceOnlyIsMissing(Field field) {
        var missing = Samples.codes(Samples.without(Samples.complete(), field));

        assertThat(Samples.codes(Samples.completeWith(field, ""))).isEqualTo(missing);
        assertThat(Samples.codes(Samples.completeWith(field, " \u00A0\u3000"))).isEqualTo(missing);
        assertThat(missing).isSubsetOf(field.path() + ":required");
    }

    private static void assertRefusedWith(Field field, String typed, String code) {
        var english = violations(Samples.completeWith(field, typed), Locale.ENGLISH);
        var french = violations(Samples.completeWith(field, typed), Locale.FRENCH);

        assertThat(english).extracting(Violation::field).containsOnly(field);
        assertThat(english).extracting(Violation::code).contains(code).isSubsetOf(code, "tooLong");
        assertThat(english)
                .extracting(Violation::message)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
        assertThat(french)
                .extracting(Violation::code)
                .isEqualTo(english.stream().map(Violation::code).toList());
        assertThat(french)
                .extracting(Violation::message)
                .noneMatch(String::isBlank)
                .doesNotContainAnyElementsOf(
                        english.stream().map(Violation::message).toList());
    }

    private static List<Violation> violations(Details typed, Locale locale) {
        return Samples.CHECK.check(typed, Samples.RULES, locale).violations();
    }

    private static String inTheMiddle(Field field, String hostile) {
        var valid = Samples.valid(field);
        return valid.substring(0, 1) + hostile + valid.substring(1);
    }

    private static String longest(Field field) {
        return switch (Samples.kind(field)) {
            case "country" -> "FR";
            case "email" -> "a".repeat(64) + "@" + ("b".repeat(61) + ".").repeat(3) + "org";
            case "phone" -> "0".repeat(field.maxLength());
            case "language" -> "en-x-aaaaaaaa-bbbbbbbb-cccccccc-ddd";
            case "vatId" -> "CHE 123.456.789 MWST";
            default -> "\uD840\uDC00".repeat(field.maxLength());
        };
    }

    private static Map<String, List<String>> hostile() {
        var table = new LinkedHashMap<String, List<String>>();
        table.put("control", List.of("\0", "\t", "\n", "\r\n", "\u001B", "\u007F", "\u0085", "\u2028", "\u2029"));
        table.put("bidi", List.of("\u202A", "\u202E", "\u2066", "\u2069", "\u200E", "\u200F", "\u061C"));
        table.put("undecodable", List.of("\uD800", "\uDC00", "\uFFFE", "\uFDD0", "\uD83F\uDFFF", "\uFFFD"));
        table.put("privateUse", List.of("\uE000", "\uDB80\uDC00", "\uDBFF\uDFFD"));
        table.put("markup", List.of("<", ">", "<script>"));
        table.put("marks", List.of("\u0301".repeat(12), "\u0323\u0489".repeat(6)));
        table.put(
                "invisible",
                List.of(
                        "\u200B",
                        "\uFEFF",
                        "\u00AD",
                        "\u2060",
                        "\u206A",
                        "\u2065",
                        "\uFFF9",
                        "\u2800",
                        "\u3164",
                        "\u115F",
                        "\u1160",
                        "\uFFA0",
                        "\uDB40\uDC41",
                        "\uDB40\uDC01",
                        "\uD834\uDD59",
                        "\u200D\u200D",
                        "\u200C-"));
        return table;
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c > ' ' && c < 0x7F ? "" + (char) c : String.format("U+%04X", c)));
        return escaped.toString();
    }

    @Test
    void tableCoversEveryCodeThatTheTextsKnow() {
        var covered = Stream.of(
                        HOSTILE.keySet().stream(),
                        WRONG_FORM.keySet().stream(),
                        Set.of("tooLong", "required").stream(),
                        Set.of("organisationOrName", "countryNotServed").stream()) // in FormRulesTest
                .flatMap(codes -> codes)
                .map(code -> "form." + code);

        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(org.chaland.text.Messages.standard().keys().stream()
                        .filter(key -> key.startsWith("form."))
                        .toList());
    }
}
