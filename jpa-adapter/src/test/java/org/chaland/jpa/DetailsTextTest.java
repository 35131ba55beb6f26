package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;

class DetailsTextTest {

    @Test
    void everyCharacterComesBackAsItWas() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            var details = Details.of(Map.of(Field.CITY, "a" + (char) c + "b"));

            assertThat(DetailsText.read(DetailsText.write(details))).isEqualTo(details);
        }
    }

    @Test
    void textIsPrintableAsciiWhateverWasTyped() {
        var all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            all.append((char) c);
        }

        var text =
                DetailsText.write(Details.of(Map.of(Field.CITY, all.toString(), Field.BILLING_CITY, all.toString())));

        assertThat(text).matches("[ -~]+");
    }

    @Test
    void everyFieldIsKept() {
        var details = Samples.everyField("\\u003b;=\\");

        assertThat(DetailsText.read(DetailsText.write(details))).isEqualTo(details);
    }

    @Test
    void nothingKnownIsStillAText() {
        assertThat(DetailsText.write(Details.empty())).isNotEmpty();
        assertThat(DetailsText.read(DetailsText.write(Details.empty()))).isEqualTo(Details.empty());
    }

    @Test
    void fieldOfALaterReleaseIsLeftOut() {
        assertThat(DetailsText.read("1;shoeSize=43;city=Lyon;")).isEqualTo(Details.of(Map.of(Field.CITY, "Lyon")));
    }
}
