package org.chaland.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;

class FormBaseTest {

    @Test
    void twoFieldsWithOneValueDoNotLookAlike() {
        var base = FormBase.of(Details.of(Map.of(Field.CITY, "Same", Field.ORGANISATION, "Same")), new byte[8]);

        assertThat(digest(base, Field.CITY)).isNotEqualTo(digest(base, Field.ORGANISATION));
    }

    private static byte[] digest(FormBase base, Field field) {
        var start = 8 + 6 * field.ordinal();
        return Arrays.copyOfRange(Base64.getUrlDecoder().decode(base.text()), start, start + 6);
    }
}
