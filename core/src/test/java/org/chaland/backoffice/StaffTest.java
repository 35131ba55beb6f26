package org.chaland.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffTest {

    private static final ShopId SHOP = new ShopId("shop");

    @Test
    void twoOfOneIdAreOne() {
        assertThat(Staff.of(SHOP, "staff-7", "office", Purpose.SUPPORT))
                .isEqualTo(Staff.of(SHOP, "staff-7", "office", Purpose.SUPPORT))
                .isNotEqualTo(Staff.of(SHOP, "staff-8", "office", Purpose.SUPPORT))
                .isNotEqualTo(Staff.of(new ShopId("other"), "staff-7", "office", Purpose.SUPPORT));
        assertThat(Staff.of(SHOP, "staff-7", "office", Purpose.SUPPORT))
                .hasSameHashCodeAs(Staff.of(SHOP, "staff-7", "office", Purpose.SUPPORT));
        assertThat(Staff.of(SHOP, "x".repeat(100), "office", Purpose.SUPPORT).id())
                .hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   ", "é", "a\nb", "\u0000"})
    void anythingElseIsRefusedWithoutBeingRepeated(String id) {
        assertThatThrownBy(() -> Staff.of(SHOP, id, "office", Purpose.SUPPORT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 100");
    }

    @Test
    void anIdThatIsTooLongIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> Staff.of(SHOP, "secret".repeat(17), "office", Purpose.SUPPORT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasMessageContaining("102");
    }
}
