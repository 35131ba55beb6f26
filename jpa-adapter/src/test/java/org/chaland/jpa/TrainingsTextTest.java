package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Training;
import org.junit.jupiter.api.Test;

class TrainingsTextTest {

    @Test
    void everyCharacterOfACodeComesBackAsItWas() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            var trainings = List.of(new Training("a" + (char) c + "b", Optional.empty()));

            assertThat(TrainingsText.read(TrainingsText.write(trainings))).isEqualTo(trainings);
            assertThat(TrainingsText.write(trainings)).matches("[ -~]+");
        }
    }

    @Test
    void endsAndOrderAreKept() {
        var trainings = List.of(
                new Training("b", Optional.of(Instant.parse("1969-12-31T23:59:59.999999Z"))),
                new Training("1", Optional.empty()),
                new Training("b", Optional.of(Instant.parse("2026-07-01T00:00:00.000001Z"))),
                new Training("a=1;b", Optional.of(Instant.EPOCH)));

        assertThat(TrainingsText.read(TrainingsText.write(trainings))).isEqualTo(trainings);
    }

    @Test
    void noTrainingsAreStillAText() {
        assertThat(TrainingsText.write(List.of())).isNotEmpty();
        assertThat(TrainingsText.read(TrainingsText.write(List.of()))).isEmpty();
    }
}
