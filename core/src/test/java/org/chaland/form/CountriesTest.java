package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class CountriesTest {

    /** Later versions may know later codes, which is why the table is ours. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_17)
    void tableIsThatOfJdk17() {
        assertThat(Countries.all()).containsExactlyInAnyOrder(Locale.getISOCountries());
    }

    @Test
    void tableHas249Codes() {
        assertThat(Countries.all()).hasSize(249);
    }

    @Test
    void noCountryRequiresThePostalCodeThatItDoesNotHave() {
        assertThat(Countries.all())
                .noneMatch(code -> Countries.isPostalCodeRequired(code) && !Countries.hasPostalCode(code));
        assertThat(Countries.all().stream().filter(Countries::isPostalCodeRequired))
                .hasSize(74);
        assertThat(Countries.all().stream().filter(code -> !Countries.hasPostalCode(code)))
                .hasSize(69);
        assertThat(Countries.all().stream().filter(code -> !Countries.hasCity(code)))
                .containsExactly("AE", "GI", "JP", "KY", "MO", "NR", "SG");
    }

    @Test
    void nothingSpecialIsAssumedOfOtherCodes() {
        assertThat(Countries.hasPostalCode("XK")).isTrue();
        assertThat(Countries.isPostalCodeRequired("XK")).isFalse();
        assertThat(Countries.hasCity("XK")).isTrue();
    }
}
