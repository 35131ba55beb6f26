package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.form.RefusedTexts.HOSTILE;
import static org.chaland.form.RefusedTexts.WRONG_FORM;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.text.Messages;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every field against everything that no field accepts, against its limits, and against its own rule. */
class FieldRuleTableTest {

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
                .flatMap(field -> WRONG_FORM.getOrDefault(Samples.kind(field), Map.of()).entrySet().stream()
                        .flatMap(row -> row.getValue().stream()
                                .map(wrong -> DynamicTest.dynamicTest(
                                        field.path() + " " + row.getKey() + " " + escaped(wrong),
                                        () -> assertRefusedWith(field, wrong, row.getKey())))));
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

        var codes = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Samples.codes(huge));

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
            case "vatId" -> "CHE-123.456.788 MWST";
            case "postalCode" -> "75005" + "-".repeat(15);
            case "companyId" -> "3" + ".".repeat(41) + "03265045";
            case "electronicAddress" -> "0999:" + "a".repeat(135);
            default -> "\uD840\uDC00".repeat(field.maxLength());
        };
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
                        WRONG_FORM.values().stream()
                                .flatMap(codes -> codes.keySet().stream())
                                .distinct(),
                        Stream.of("place", "placeOfSign"), // parts of the others
                        Stream.of("spreadsheet"), // of a cell of a file: in ForeignFilesTest
                        Set.of("tooLong", "required").stream(),
                        Set.of("organisationOrName", "countryNotServed").stream()) // in FormRulesTest
                .flatMap(codes -> codes)
                .map(code -> "form." + code);

        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(Messages.standard().keys().stream()
                        .filter(key -> key.startsWith("form."))
                        .toList());
    }
}
