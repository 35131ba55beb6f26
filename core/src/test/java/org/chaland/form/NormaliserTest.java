package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;

/** What is made of a text before it is looked at, and what is left as it was typed. */
class NormaliserTest {

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
}
