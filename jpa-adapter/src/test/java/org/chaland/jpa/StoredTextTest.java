package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            var trainings = List.of(new Training("a" + (char) c + "b", Optional.empty()));

            assertThat(StoredText.trainings(StoredText.of(trainings))).isEqualTo(trainings);
            assertThat(StoredText.of(trainings)).matches("[ -~]+");
        }
    }

    @Test
    void endsAndOrderAreKept() {
        var trainings = List.of(
                new Training("b", Optional.of(Instant.parse("1969-12-31T23:59:59.999999Z"))),
                new Training("1", Optional.empty()),
                new Training("b", Optional.of(Instant.parse("2026-07-01T00:00:00.000001Z"))),
                new Training("a=1;b", Optional.of(Instant.EPOCH)));

        assertThat(StoredText.trainings(StoredText.of(trainings))).isEqualTo(trainings);
    }

    @Test
    void noTrainingsAreStillAText() {
        assertThat(StoredText.of(List.of())).isNotEmpty();
        assertThat(StoredText.trainings(StoredText.of(List.of()))).isEmpty();
    }
}
