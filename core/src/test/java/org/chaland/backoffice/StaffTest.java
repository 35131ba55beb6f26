package org.chaland.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffTest {

    @Test
    void twoOfOneIdAreOne() {
        assertThat(Staff.of("staff-7")).isEqualTo(Staff.of("staff-7")).isNotEqualTo(Staff.of("staff-8"));
        assertThat(Staff.of("staff-7")).hasSameHashCodeAs(Staff.of("staff-7"));
        assertThat(Staff.of("x".repeat(100)).id()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   ", "é", "a\nb", "\u0000"})
    void anythingElseIsRefusedWithoutBeingRepeated(String id) {
        assertThatThrownBy(() -> Staff.of(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 100");
    }

    @Test
    void anIdThatIsTooLongIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> Staff.of("secret".repeat(17)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasMessageContaining("102");
    }
}
