package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.ShopRules;
import org.chaland.text.Messages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a check tells: of which fields, in what order, in which words, and nothing of what was typed. */
class ContactFormCheckTest {

    private static final String CANARY = "Zq7Canary";

    @Test
    void violationsComeInTheOrderOfTheFieldsEachOnce() {
        var typed = Samples.filled(field -> "<\0\u202Ea");

        var violations =
                Samples.CHECK.check(typed, Samples.RULES, Locale.ENGLISH).violations();

        assertThat(violations).isSortedAccordingTo((a, b) -> a.field().compareTo(b.field()));
        assertThat(violations).doesNotHaveDuplicates();
        assertThat(violations).extracting(Violation::field).contains(Field.values());
        assertThat(Samples.codes(Details.of(Map.of(Field.GIVEN_NAME, "<\0\u202Ea"))))
                .startsWith("givenName:bidi", "givenName:control", "givenName:markup");
    }

    @Test
    void refusalSaysWhatAndWhere() {
        var typed = Details.of(Map.of(
                Field.GIVEN_NAME,
                "An\nna",
                Field.FAMILY_NAME,
                "E\u0301va@",
                Field.CITY,
                "a\tb",
                Field.PHONE,
                "0612 € 34"));

        assertThat(messages(typed, Locale.ENGLISH))
                .contains(
                        "Character 3 is a line break. Please type this on one line.",
                        "Character 4 (“@”) cannot be used in a name.",
                        "Character 2 is a tab. Please use a space.",
                        "Character 6 (“€”) cannot be used in a phone number here.");
        assertThat(messages(typed, Locale.FRENCH))
                .contains("Le caractère 3 est un retour à la ligne. Veuillez saisir ce champ sur une ligne.");
    }

    private static List<String> messages(Details typed, Locale locale) {
        return Samples.CHECK.check(typed, Samples.RULES, locale).violations().stream()
                .map(Violation::message)
                .toList();
    }

    @Test
    void messagesSpeakTheLanguageAskedForAndEnglishOtherwise() {
        assertThat(messageForMissingCity(Locale.FRENCH)).isEqualTo("Veuillez remplir «\u00a0Ville\u00a0».");
        assertThat(messageForMissingCity(Locale.CANADA_FRENCH)).isEqualTo("Veuillez remplir «\u00a0Ville\u00a0».");
        assertThat(messageForMissingCity(Locale.ENGLISH)).isEqualTo("Please fill in “City”.");
        assertThat(messageForMissingCity(Locale.JAPANESE)).isEqualTo("Please fill in “City”.");
    }

    /** Without those that are read by the country of the form. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"POSTAL_CODE", "BILLING_POSTAL_CODE", "BILLING_COMPANY_ID", "BILLING_ELECTRONIC_ADDRESS"})
    void aSingleValueIsCheckedAsInTheForm(Field field) {
        for (var value : List.of("<Zoe\0>", "no such thing!", "")) {
            var alone = Samples.CHECK.check(field, value, Locale.FRENCH);
            var inTheForm = Samples.CHECK
                    .check(Samples.completeWith(field, value), Samples.RULES, Locale.FRENCH)
                    .violations();

            assertThat(value.isEmpty() ? List.of() : alone)
                    .isEqualTo(inTheForm.stream()
                            .filter(violation -> violation.field() == field)
                            .filter(violation -> !Set.of("required", "tooLong").contains(violation.code()))
                            .toList());
        }
    }

    @Test
    void hostChangesTheWords() {
        var messages =
                Messages.standard().with(Locale.GERMAN, Map.of("form.required", "{field} fehlt.", "field.city", "Ort"));
        var check = new ContactFormCheck(ContactFormCheck.defaultValidator(), messages);

        var violations = check.check(Samples.without(Samples.complete(), Field.CITY), Samples.RULES, Locale.GERMANY)
                .violations();

        assertThat(violations).extracting(Violation::message).containsExactly("Ort fehlt.");
    }

    @Test
    void nothingTypedIsRepeatedAnywhere() {
        for (var hostile : List.of("<" + CANARY + ">", CANARY + "\0", "${" + CANARY + "}{field}", CANARY.repeat(60))) {
            var typed = Samples.filled(field -> hostile);

            var checked = Samples.CHECK.check(typed, Samples.RULES, Locale.FRENCH);

            assertThat(checked.violations()).isNotEmpty().allSatisfy(violation -> {
                assertThat(violation.message()).doesNotContain(CANARY);
                assertThat(violation.toString()).doesNotContain(CANARY).doesNotContain(violation.message());
            });
            assertThat(checked.toString()).doesNotContain(CANARY);
        }
    }

    @Test
    @Tag("ci")
    void noCodePointInAnyFieldMakesTheCheckFail() {
        IntStream.iterate(0, point -> point <= Character.MAX_CODE_POINT, point -> point + 379)
                .forEach(point -> {
                    var typed = Samples.filled(field -> Samples.valid(field) + Character.toString(point));

                    var checked = Samples.CHECK.check(typed, Samples.RULES, Locale.FRENCH);

                    assertThat(checked.details().values()).hasSize(Field.values().length);
                });
    }

    @Test
    void manyThreadsGetTheSameAnswers() throws Exception {
        var threads = 8;
        var gate = new CyclicBarrier(threads);
        var typed = Samples.completeWith(Field.GIVEN_NAME, "<\0");
        var expected = Samples.CHECK.check(typed, Samples.RULES, Locale.FRENCH);
        Callable<List<Checked>> checks = () -> {
            gate.await(60, TimeUnit.SECONDS);
            return IntStream.range(0, 200)
                    .mapToObj(i -> Samples.CHECK.check(typed, Samples.RULES, Locale.FRENCH))
                    .toList();
        };
        var pool = Executors.newFixedThreadPool(threads);

        try {
            var answers = new ArrayList<Checked>();
            for (var future : pool.invokeAll(Collections.nCopies(threads, checks), 60, TimeUnit.SECONDS)) {
                answers.addAll(future.get());
            }

            assertThat(answers).hasSize(threads * 200).containsOnly(expected);
        } finally {
            pool.shutdownNow();
        }
    }

    private static String messageForMissingCity(Locale locale) {
        var rules = FormRules.of(ShopRules.builder().build(), Map.of());
        return Samples.CHECK
                .check(Samples.without(Samples.complete(), Field.CITY), rules, locale)
                .violations()
                .get(0)
                .message();
    }
}
