package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** A unique word in every field, and the question where it turns up. */
@Tag("ci")
class CanaryTest {

    private final RunningShop shop = RunningShop.shared();

    @RegisterExtension
    final HeardLog log = new HeardLog();

    @Test
    void noPersonalDataReachesALogOrAnAddress() {
        var guest = Walk.newcomer(shop);

        Walk.fill(guest.contactStep(), canaries()).with("country", "?canary?").send();
        var lms = Walk.fill(guest.contactStep(), canaries())
                .send()
                .browser()
                .get("/contact")
                .press(Walk.SIGN_IN);
        guest.browser()
                .get("/order")
                .form("main form button")
                .with("method", "now")
                .send();
        guest.acceptInvitation("canary-email@example.org", "canary-password");
        guest.atLms(lms, "canary-email@example.org", "canary-password");
        guest.signIn("canary-email@example.org", "canary-password").press(Walk.GO_ON);
        shop.upkeep();

        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("canary"));
        assertThat(guest.browser().visited())
                .isNotEmpty()
                .noneMatch(address -> address.toString().contains("canary"));
    }

    /** The twin: what is logged is heard. */
    @Test
    void aCanaryThatIsLoggedIsFound() {
        LoggerFactory.getLogger("org.chaland.twin").trace("canary");

        assertThat(log.lines()).anyMatch(line -> line.contains("canary"));
    }

    private static Map<String, String> canaries() {
        var values = new LinkedHashMap<String, String>();
        List.of("givenName", "familyName", "organisation", "addressLine1", "addressLine2", "city")
                .forEach(field -> values.put(field, "Canary " + field));
        values.put("postalCode", "CANARY1");
        values.put("country", "MA");
        values.put("email", "canary-email@example.org");
        values.put("useBilling", "yes");
        List.of("organisation", "department", "givenName", "familyName", "addressLine1", "addressLine2", "city")
                .forEach(field -> values.put("billing." + field, "Canary billing " + field));
        values.put("billing.postalCode", "CANARY2");
        values.put("billing.country", "MA");
        values.put("billing.email", "canary-billing@example.org");
        return values;
    }
}
