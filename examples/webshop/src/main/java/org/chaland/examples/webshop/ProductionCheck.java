package org.chaland.examples.webshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chaland.spi.MessageSender;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** With the profile {@code production}, refuses to start with anything that is there to try the shop. */
@Component
@Profile("production")
class ProductionCheck {

    private static final int SHORTEST_PASSWORD = 12;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalStateException naming each setting to change, and none of the values that are secret */
    ProductionCheck(
            WebshopProperties settings,
            ObjectProvider<MessageSender> senders,
            @Value("${server.forward-headers-strategy}") String forwarded) {
        var wrong = new ArrayList<String>();
        if (settings.staffPassword().equals(WebshopProperties.DEMO_STAFF_PASSWORD)
                || settings.staffPassword().length() < SHORTEST_PASSWORD) {
            wrong.add("webshop.staff-password must be your own, of at least " + SHORTEST_PASSWORD + " characters");
        }
        if (settings.provider().equals("demo")) {
            wrong.add("webshop.provider must name your LMS: the demo LMS has people with known passwords");
        }
        if (settings.outbox()) {
            wrong.add("webshop.outbox must be false: staff could read the mails of all customers");
        } else if (senders.stream().findAny().isEmpty()) {
            wrong.add("a bean of type MessageSender must send the mails");
        }
        if (settings.pretendedPayment()) {
            wrong.add("webshop.pretended-payment must be false: it gives courses away");
        }
        if (isOpen(settings.hosts())) {
            wrong.add("webshop.hosts must list the shop's own names, without a wildcard");
        }
        if (!settings.address().startsWith("https://")) {
            wrong.add("webshop.address must be where the shop is reached, beginning with https://");
        }
        if (forwarded.equalsIgnoreCase("framework")) {
            wrong.add("server.forward-headers-strategy must be none or native: framework believes every sender");
        }
        refuse(wrong);
    }

    private static boolean isOpen(Set<String> hosts) {
        return hosts.isEmpty()
                || THIS_MACHINE.containsAll(hosts)
                || hosts.stream().anyMatch(host -> host.isBlank() || host.contains("*"));
    }

    private static void refuse(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("The shop does not start in production: " + String.join("; ", wrong) + ".");
        }
    }
}
