package org.chaland.prefill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;

class ThreeWayMergeTest {

    private static final Details SHOWN = details("Lyon", "0102");

    private final FormBase base =
            FormBase.of(SHOWN, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});

    @Test
    void editsOfDifferentFieldsBothSurvive() {
        var merge = merge(details("Paris", "0102"), details("Lyon", "0999"));

        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.merged()).isEqualTo(details("Paris", "0999"));
    }

    @Test
    void editsOfOneFieldToDifferentValuesAreAConflict() {
        var merge = merge(details("Paris", "0102"), details("Nice", "0102"));

        assertThat(merge.conflicts()).containsExactly(Field.CITY);
    }

    @Test
    void theSameEditOnBothSidesIsNoConflict() {
        var merge = merge(details("Paris", "0102"), details("Paris", "0102"));

        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.merged()).isEqualTo(details("Paris", "0102"));
    }

    @Test
    void whatWasEmptiedOnThePageIsRemoved() {
        var merge = merge(details("Lyon", ""), details("Lyon", "0102"));

        assertThat(merge.merged()).isEqualTo(details("Lyon", ""));
    }

    @Test
    void whatWasEmptiedOnTheRecordStaysEmptyIfThePageLeftIt() {
        var merge = merge(details("Lyon", "0102"), details("Lyon", ""));

        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.merged()).isEqualTo(details("Lyon", ""));
    }

    @Test
    void fieldsThatThePageDidNotHaveStayAsTheyAre() {
        var merge = ThreeWayMerge.of(
                Optional.of(base), details("Paris", ""), details("Lyon", "0102"), field -> field == Field.CITY);

        assertThat(merge.merged()).isEqualTo(details("Paris", "0102"));
    }

    @Test
    void withoutABaseEveryDifferenceIsAConflict() {
        var merge = ThreeWayMerge.of(
                FormBase.read("not a base"), details("Paris", "0102"), details("Lyon", "0102"), field -> true);

        assertThat(merge.conflicts()).containsExactly(Field.CITY);
    }

    @Test
    void aBaseSurvivesTheWayThroughTheBrowser() {
        var back = FormBase.read(base.text()).orElseThrow();

        assertThat(back.held(Field.CITY, Optional.of("Lyon"))).isTrue();
        assertThat(back.held(Field.CITY, Optional.of("lyon"))).isFalse();
        assertThat(back.held(Field.POSTAL_CODE, Optional.empty())).isTrue();
        assertThat(back.text()).isEqualTo(base.text());
    }

    @Test
    void theSameValuesLookDifferentOnEveryPage() {
        var texts = Stream.of(new byte[16], new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})
                .map(salt -> FormBase.of(SHOWN, salt).text())
                .distinct();

        assertThat(texts).hasSize(2);
    }

    private ThreeWayMerge merge(Details typed, Details current) {
        return ThreeWayMerge.of(Optional.of(base), typed, current, field -> true);
    }

    private static Details details(String city, String phone) {
        return Details.of(Map.of(Field.CITY, city, Field.PHONE, phone));
    }
}
