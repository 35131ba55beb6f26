package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.ChalandException;
import org.chaland.spi.ShopRules;
import org.chaland.text.Messages;
import org.junit.jupiter.api.Test;

class ContactFormCheckTest {

    private static final String CANARY = "Zq7Canary";

    @Test
    void whiteSpaceAtBothEndsGoesAndAccentsAreComposed() {
        var typed = Samples.completeWith(Field.FAMILY_NAME, "\u00A0\u3000 Dupre\u0301 \u2007");

        var details = Samples.CHECK.check(typed, Samples.RULES, Locale.ENGLISH).details();

        assertThat(details.get(Field.FAMILY_NAME)).hasValue("Dupr\u00E9");
    }

    @Test
    void countryIsTurnedIntoCapitalsAndNothingElseIsChanged() {
        var typed =
                Samples.with(Samples.completeWith(Field.COUNTRY, "fr"), Field.EMAIL, "Marie.Dupont+shop@Example.ORG");

        var checked = Samples.CHECK.check(typed, Samples.RULES, Locale.ENGLISH);

        assertThat(checked.isAccepted()).isTrue();
        assertThat(checked.details().values())
                .containsEntry(Field.COUNTRY, "FR")
                .containsEntry(Field.EMAIL, "Marie.Dupont+shop@Example.ORG")
                .containsEntry(Field.LANGUAGE, "fr-FR")
                .containsEntry(Field.BILLING_VAT_ID, "FR 12 345678901");
    }

    @Test
    void normalisingTwiceIsNormalisingOnce() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(point -> {
            var typed = " \u0301" + Character.toString(point) + "e\u0323\u0301" + Character.toString(point) + "\u00A0";
            var once = Normaliser.normalise(Field.CITY, typed);

            assertThat(Normaliser.normalise(Field.CITY, once)).isEqualTo(once);
        });
    }

    /** What makes it safe to leave a text uncomposed that has more than four times the code points allowed. */
    @Test
    void compositionMakesOneCodePointOfFourAtMost() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .forEach(point -> {
                    var parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD);

                    assertThat(parts.codePointCount(0, parts.length())).isLessThanOrEqualTo(4);
                });
    }

    @Test
    void namesOfTheWorldAreAccepted() {
        var names = List.of(
                "O'Brien",
                "D’Arc",
                "van der Meer",
                "Núñez-Gómez",
                "Sukarno",
                "Łukasz",
                "王小明",
                "ビル・ゲイツ",
                "محمد علی‌پور",
                "ශ්‍රී",
                "สมชาย",
                "Nguyễn Thị Minh Khai",
                "Ng",
                "Martin Luther King Jr.",
                "Jean II",
                "Gal·la",
                "בן־גוריון",
                "Þórður",
                "𠮷田",
                "葛\uDB40\uDD00城",
                "x".repeat(200));

        for (var name : names) {
            assertThat(Samples.codes(Samples.completeWith(Field.FAMILY_NAME, name)))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void organisationsAndAddressesMayHavePicturesAndSigns() {
        var texts = List.of(
                "Café ☕ & Fils 👩‍🚀👨‍👩‍👧❤️‍🔥",
                "“L’Atelier” (Sarl) #3, 50 % — 2ᵉ étage",
                "Straße 5/7; Hof @ Haus = A+B",
                "О́сло 1·2",
                "\"quoted\" 'text' & {braces} ${1+1} #{7*7}");

        for (var text : texts) {
            assertThat(Samples.codes(Samples.completeWith(Field.ORGANISATION, text)))
                    .as(text)
                    .isEmpty();
        }
    }

    @Test
    void violationsComeInTheOrderOfTheFieldsEachOnce() {
        var typed = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            typed.put(field, "<\0\u202E");
        }

        var violations = Samples.CHECK
                .check(Details.of(typed), Samples.RULES, Locale.ENGLISH)
                .violations();

        assertThat(violations).isSortedAccordingTo((a, b) -> a.field().compareTo(b.field()));
        assertThat(violations).doesNotHaveDuplicates();
        assertThat(violations).extracting(Violation::field).contains(Field.values());
        assertThat(Samples.codes(Details.of(Map.of(Field.GIVEN_NAME, "<\0\u202E"))))
                .startsWith("givenName:bidi", "givenName:control", "givenName:markup");
    }

    @Test
    void messagesSpeakTheLanguageAskedForAndEnglishOtherwise() {
        assertThat(messageForMissingCity(Locale.FRENCH)).isEqualTo("Veuillez remplir «\u00a0Ville\u00a0».");
        assertThat(messageForMissingCity(Locale.CANADA_FRENCH)).isEqualTo("Veuillez remplir «\u00a0Ville\u00a0».");
        assertThat(messageForMissingCity(Locale.ENGLISH)).isEqualTo("Please fill in “City”.");
        assertThat(messageForMissingCity(Locale.JAPANESE)).isEqualTo("Please fill in “City”.");
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
            var typed = new EnumMap<Field, String>(Field.class);
            for (var field : Field.values()) {
                typed.put(field, hostile);
            }

            var checked = Samples.CHECK.check(Details.of(typed), Samples.RULES, Locale.FRENCH);

            assertThat(checked.violations()).isNotEmpty().allSatisfy(violation -> {
                assertThat(violation.message()).doesNotContain(CANARY);
                assertThat(violation.toString()).doesNotContain(CANARY).doesNotContain(violation.message());
            });
            assertThat(checked.toString()).doesNotContain(CANARY);
        }
    }

    @Test
    void noCodePointInAnyFieldMakesTheCheckFail() {
        IntStream.iterate(0, point -> point <= Character.MAX_CODE_POINT, point -> point + 379)
                .forEach(point -> {
                    var typed = new EnumMap<Field, String>(Field.class);
                    for (var field : Field.values()) {
                        typed.put(field, Samples.valid(field) + Character.toString(point));
                    }

                    var checked = Samples.CHECK.check(Details.of(typed), Samples.RULES, Locale.FRENCH);

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
            gate.await(10, TimeUnit.SECONDS);
            return IntStream.range(0, 200)
                    .mapToObj(i -> Samples.CHECK.check(typed, Samples.RULES, Locale.FRENCH))
                    .toList();
        };
        var pool = Executors.newFixedThreadPool(threads);

        try {
            var answers = new ArrayList<Checked>();
            for (var future : pool.invokeAll(java.util.Collections.nCopies(threads, checks), 60, TimeUnit.SECONDS)) {
                answers.addAll(future.get());
            }

            assertThat(answers).hasSize(threads * 200).containsOnly(expected);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void missingProviderIsToldWithItsRemedy() {
        assertThatThrownBy(() -> ContactFormCheck.defaultValidator(List::of))
                .isInstanceOf(ChalandException.class)
                .hasMessageContaining("add org.hibernate.validator:hibernate-validator");
    }

    @Test
    void settingsOfTheHostForItsOwnBeansAreNotRead() {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(new ClassLoader(before) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return name.endsWith("validation.xml")
                        ? new ByteArrayInputStream("<broken".getBytes(StandardCharsets.UTF_8))
                        : super.getResourceAsStream(name);
            }
        });

        try {
            assertThatThrownBy(() -> Validation.byDefaultProvider().configure().buildValidatorFactory())
                    .as("twin that reads them")
                    .isInstanceOf(ValidationException.class);
            assertThat(ContactFormCheck.defaultValidator()).isNotNull();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void validatorOfTheHostGivesTheSameAnswers() {
        var configuration = Validation.byDefaultProvider().configure().messageInterpolator(new HostInterpolator());
        try (var factory = configuration.buildValidatorFactory()) {
            var check = new ContactFormCheck(factory.getValidator());
            var typed = Samples.completeWith(Field.EMAIL, "<");

            assertThat(check.check(typed, Samples.RULES, Locale.FRENCH))
                    .isEqualTo(Samples.CHECK.check(typed, Samples.RULES, Locale.FRENCH));
        }
    }

    @Test
    void noExpressionLanguageIsNeeded() {
        assertThatThrownBy(() -> Class.forName("jakarta.el.ExpressionFactory"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(Samples.codes(Details.of(Contact.builder().city("${1+1}").build())))
                .isNotEmpty();
    }

    private static String messageForMissingCity(Locale locale) {
        var rules = FormRules.of(ShopRules.builder().build(), Map.of());
        return Samples.CHECK
                .check(Samples.without(Samples.complete(), Field.CITY), rules, locale)
                .violations()
                .get(0)
                .message();
    }

    /** As a host's own would do: does not know our keys. */
    private static final class HostInterpolator implements jakarta.validation.MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return "host " + template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return "host " + template;
        }
    }
}
