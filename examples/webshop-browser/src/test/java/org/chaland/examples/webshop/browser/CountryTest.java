package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chaland.examples.webshop.Walk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A part of an address is asked for where addresses have it. */
@InBrowser
@Tag("ci")
class CountryTest {

    private static final String POSTAL_CODE = ".field:has([name=postalCode])";
    private static final String CITY = ".field:has([name=city])";

    @Test
    void thePostalCodeGoesAndComesWithTheCountry(People people) {
        var guest = people.newcomer(Setting.ENGLISH_DESKTOP);
        guest.goToContactStep();
        assertThat(guest.see(POSTAL_CODE).isVisible()).isTrue();

        guest.fill(Map.of("country", "HK"));
        assertThat(guest.see(POSTAL_CODE).isVisible()).isFalse();
        assertThat(guest.see(CITY).isVisible()).isTrue();

        guest.fill(Map.of("country", "AE"));
        assertThat(guest.see(CITY).isVisible()).isFalse();

        guest.fill(Map.of("country", "FR"));
        assertThat(guest.see(POSTAL_CODE).isVisible()).isTrue();
        assertThat(guest.see(CITY).isVisible()).isTrue();
    }

    @Test
    void theInvoiceHasACountryOfItsOwn(People people) {
        var guest = people.newcomer(Setting.FRENCH_PHONE);
        guest.goToContactStep();
        guest.see("#useBilling").check();

        guest.fill(Map.of("billing.country", "HK"));

        assertThat(guest.see(".field:has([name='billing.postalCode'])").isVisible())
                .isFalse();
        assertThat(guest.see(POSTAL_CODE).isVisible()).isTrue();
    }

    @Test
    void aValueIsNeverHidden(People people) {
        var guest = people.newcomer(Setting.ENGLISH_DESKTOP);
        guest.goToContactStep();

        guest.fill(Map.of("postalCode", "999077"));
        guest.fill(Map.of("country", "HK"));

        assertThat(guest.see(POSTAL_CODE).isVisible()).isTrue();
    }

    @Test
    void withoutScriptTheServerKnowsWhereThereIsNone(People people) {
        var guest = people.newcomerWithoutScript(Setting.FRENCH_PHONE);
        guest.goToContactStep();
        var email = Customers.newAddress();
        guest.fill(Walk.details(email));
        guest.fill(Map.of("country", "HK", "email", ""));
        guest.press(Walk.GO_ON);

        assertThat(guest.see(POSTAL_CODE).isVisible()).isFalse();
        guest.fill(Map.of("email", email));
        guest.press(Walk.GO_ON);
        assertThat(guest.path()).isEqualTo("/order");
    }
}
