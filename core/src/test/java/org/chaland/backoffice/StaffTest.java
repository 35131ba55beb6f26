package org.chaland.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chaland.model.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffTest {

    @Test
    void twoOfOneIdAreOne() {
        assertThat(Staff.of("staff-7", "office", Purpose.SUPPORT))
                .isEqualTo(Staff.of("staff-7", "office", Purpose.SUPPORT))
                .isNotEqualTo(Staff.of("staff-8", "office", Purpose.SUPPORT));
        assertThat(Staff.of("staff-7", "office", Purpose.SUPPORT))
                .hasSameHashCodeAs(Staff.of("staff-7", "office", Purpose.SUPPORT));
        assertThat(Staff.of("x".repeat(100), "office", Purpose.SUPPORT).id()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   ", "é", "a\nb", "\u0000"})
    void anythingElseIsRefusedWithoutBeingRepeated(String id) {
        assertThatThrownBy(() -> Staff.of(id, "office", Purpose.SUPPORT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 100");
    }

    @Test
    void anIdThatIsTooLongIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> Staff.of("secret".repeat(17), "office", Purpose.SUPPORT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasMessageContaining("102");
    }
}
