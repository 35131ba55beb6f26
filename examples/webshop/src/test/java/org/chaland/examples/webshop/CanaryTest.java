package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A unique word in every field, and the question where it turns up. */
class CanaryTest {

    private final RunningShop shop = RunningShop.shared();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger("ROOT").addAppender(log);
        logger("org.chaland").addAppender(log);
        logger("org.chaland").setAdditive(false);
        logger("org.chaland").setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        logger("ROOT").detachAppender(log);
        logger("org.chaland").detachAppender(log);
        logger("org.chaland").setAdditive(true);
        logger("org.chaland").setLevel(Level.WARN);
    }

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

        assertThat(logged())
                .isNotEmpty()
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("canary"));
        assertThat(guest.browser().visited())
                .isNotEmpty()
                .noneMatch(address -> address.toString().contains("canary"));
    }

    /** The twin: what is logged is heard. */
    @Test
    void aCanaryThatIsLoggedIsFound() {
        LoggerFactory.getLogger("org.chaland.twin").trace("canary");

        assertThat(logged()).anyMatch(line -> line.contains("canary"));
    }

    private static Map<String, String> canaries() {
        var values = new LinkedHashMap<String, String>();
        List.of("givenName", "familyName", "organisation", "addressLine1", "addressLine2", "city")
                .forEach(field -> values.put(field, "Canary " + field));
        values.put("postalCode", "CANARY1");
        values.put("country", "FR");
        values.put("email", "canary-email@example.org");
        values.put("useBilling", "yes");
        List.of("organisation", "department", "givenName", "familyName", "addressLine1", "addressLine2", "city")
                .forEach(field -> values.put("billing." + field, "Canary billing " + field));
        values.put("billing.postalCode", "CANARY2");
        values.put("billing.country", "FR");
        values.put("billing.email", "canary-billing@example.org");
        return values;
    }

    private List<String> logged() {
        var lines = new ArrayList<String>();
        List.copyOf(log.list).forEach(event -> {
            lines.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        });
        return lines;
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
