package org.chaland.prefill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBaseTest {

    private static final Details RECORD = Details.of(Map.of(Field.CITY, "Same", Field.ORGANISATION, "Same"));

    private final FormBase base = FormBase.of(RECORD, new byte[16]);

    @Test
    void twoFieldsWithOneValueDoNotLookAlike() {
        var digests = base.text().replaceAll("~(city|organisation)", "").split("~");

        assertThat(digests).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void itsTextReadBackAnswersAsBefore() {
        var read = FormBase.read(base.text()).orElseThrow();

        assertThat(read.held(Field.CITY, Optional.of("Same"))).isTrue();
        assertThat(read.held(Field.CITY, Optional.of("Other"))).isFalse();
        assertThat(read.held(Field.CITY, Optional.empty())).isFalse();
        assertThat(read.held(Field.PHONE, Optional.empty())).isTrue();
        assertThat(read.held(Field.PHONE, Optional.of("0102"))).isFalse();
        assertThat(read.text()).isEqualTo(base.text());
    }

    @Test
    void aFieldThatNoLongerExistsIsIgnored() {
        var read = FormBase.read(base.text() + "~fax~AAAAAAAA").orElseThrow();

        assertThat(read.text()).isEqualTo(base.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "AAAAAAAAAAAAAAAAAAAAAA~city",
                "AAAAAAAAAAAAAAAAAAAAAA~city~AAAA",
                "AAAAAAAAAAAAAAAAAAAAAA~city~<script>",
                "AAAA~city~AAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAA~city~AAAAAAAA~"
            })
    void anyOtherTextIsNoBase(String text) {
        assertThat(FormBase.read(text)).isEmpty();
    }

    @Test
    void aTextBeyondReasonIsNoBase() {
        assertThat(FormBase.read(base.text() + "~fax~AAAAAAAA".repeat(200))).isEmpty();
    }
}
