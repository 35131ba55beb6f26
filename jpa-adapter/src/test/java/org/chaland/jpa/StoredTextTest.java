package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Training;
import org.junit.jupiter.api.Test;

class StoredTextTest {

    @Test
    void everyCharacterOfAValueComesBackAsItWas() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            var details = Details.of(Map.of(Field.CITY, "a" + (char) c + "b"));

            assertThat(StoredText.details(StoredText.of(details))).isEqualTo(details);
        }
    }

    @Test
    void textIsPrintableAsciiWhateverWasTyped() {
        var all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            all.append((char) c);
        }

        var text = StoredText.of(Details.of(Map.of(Field.CITY, all.toString(), Field.BILLING_CITY, all.toString())));

        assertThat(text).matches("[ -~]+");
    }

    @Test
    void everyFieldIsKept() {
        var details = Samples.everyField("\\u003b;=\\");

        assertThat(StoredText.details(StoredText.of(details))).isEqualTo(details);
    }

    @Test
    void nothingKnownIsStillAText() {
        assertThat(StoredText.of(Details.empty())).isNotEmpty();
        assertThat(StoredText.details(StoredText.of(Details.empty()))).isEqualTo(Details.empty());
    }

    @Test
    void fieldOfALaterReleaseIsLeftOut() {
        assertThat(StoredText.details("1;shoeSize=43;city=Lyon;")).isEqualTo(Details.of(Map.of(Field.CITY, "Lyon")));
    }

    @Test
    void everyCharacterOfACodeComesBackAsItWas() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            if (Character.isISOControl(c) || Character.isSurrogate((char) c)) {
                continue;
            }
            var trainings = List.of(Training.of("a" + (char) c + "b").seatsToGive(c % 1_000));

            assertThat(StoredText.trainings(StoredText.of(trainings))).isEqualTo(trainings);
            assertThat(StoredText.of(trainings)).matches("[ -~]+");
        }
    }

    @Test
    void endsAndOrderAreKept() {
        var trainings = List.of(
                Training.of("b").until(Instant.parse("1969-12-31T23:59:59.999999Z")),
                Training.of("1"),
                Training.of("b").from(Instant.parse("2026-06-01T00:00:00Z")).seatsToGive(3),
                Training.of("b").until(Instant.parse("2026-07-01T00:00:00.000001Z")),
                Training.of("a=1;b").until(Instant.EPOCH));

        assertThat(StoredText.trainings(StoredText.of(trainings))).isEqualTo(trainings);
    }

    @Test
    void noTrainingsAreStillAText() {
        assertThat(StoredText.of(List.of())).isNotEmpty();
        assertThat(StoredText.trainings(StoredText.of(List.of()))).isEmpty();
    }
}
