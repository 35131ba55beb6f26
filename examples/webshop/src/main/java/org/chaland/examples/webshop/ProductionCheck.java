package org.chaland.examples.webshop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaland.spi.MessageSender;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** With the profile {@code production}, refuses to start with anything that is there to try the shop. */
@Component
@Profile("production")
class ProductionCheck {

    private static final int SHORTEST_PASSWORD = 12;
    private static final int SHORTEST_SECRET = 32;
    private static final List<String> CERTIFICATES =
            List.of("server.ssl.bundle", "server.ssl.key-store", "server.ssl.certificate");

    /** An address or a network, but not all addresses. */
    private static final Pattern PROXY = Pattern.compile("[0-9A-Fa-f.:]+(/[1-9]\\d*)?");

    /** As application.properties has it, spaces left out. */
    private static final String EXAMPLE_IBAN = "FR7630006000011234567890189";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalStateException naming each setting to change, and none of the values that are secret */
    ProductionCheck(WebshopProperties settings, ObjectProvider<MessageSender> senders, Environment environment) {
        var wrong = new ArrayList<String>();
        if (settings.staffPassword().equals(WebshopProperties.DEMO_STAFF_PASSWORD)
                || settings.staffPassword().length() < SHORTEST_PASSWORD) {
            wrong.add("webshop.staff-password must be your own, of at least " + SHORTEST_PASSWORD + " characters");
        }
        if (settings.secret().length() < SHORTEST_SECRET) {
            wrong.add("webshop.secret must be random, of at least " + SHORTEST_SECRET
                    + " characters: links in mails are made of it");
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
        if (Set.of("", EXAMPLE_IBAN)
                .contains(
                        environment.getRequiredProperty("webshop.transfer.iban").replace(" ", ""))) {
            wrong.add("webshop.transfer.iban must be the account to which buyers transfer money");
        }
        if (environment.getRequiredProperty("webshop.transfer.days", Integer.class) < 1) {
            wrong.add("webshop.transfer.days must be 1 or more");
        }
        var contact = environment.getRequiredProperty("webshop.transfer.contact");
        if (!contact.contains("@") || contact.endsWith("@example.org")) {
            wrong.add("webshop.transfer.contact must be an e-mail address of your own, to which buyers write");
        }
        if (isOpen(settings.hosts())) {
            wrong.add("webshop.hosts must list the shop's own names, without a wildcard");
        }
        if (!isAddress(settings.address(), settings.hosts())) {
            wrong.add("webshop.address must be https:// and one of webshop.hosts, with nothing after it but a port");
        }
        var forwarded = environment.getRequiredProperty("server.forward-headers-strategy");
        if (forwarded.equalsIgnoreCase("framework")) {
            wrong.add("server.forward-headers-strategy must be none or native: framework believes every sender");
        }
        if (!hasCertificate(environment) && !(forwarded.equalsIgnoreCase("native") && trustsProxies(environment))) {
            wrong.add("server.ssl.* must be set, or server.forward-headers-strategy=native and the addresses of your"
                    + " proxies in webshop.trusted-proxies: otherwise all visitors are one client");
        }
        refuse(wrong);
    }

    private static boolean isOpen(Set<String> hosts) {
        return hosts.isEmpty()
                || THIS_MACHINE.containsAll(hosts)
                || hosts.stream().anyMatch(host -> host.isBlank() || host.contains("*"));
    }

    private static boolean isAddress(String address, Set<String> hosts) {
        try {
            var uri = new URI(address);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && hosts.contains(uri.getHost())
                    && address.equals("https://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static boolean hasCertificate(Environment environment) {
        return environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && CERTIFICATES.stream().anyMatch(environment::containsProperty);
    }

    private static boolean trustsProxies(Environment environment) {
        return Stream.of(environment
                        .getRequiredProperty("webshop.trusted-proxies")
                        .split(","))
                .map(String::strip)
                .allMatch(proxy -> PROXY.matcher(proxy).matches());
    }

    private static void refuse(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("The shop does not start in production: " + String.join("; ", wrong) + ".");
        }
    }
}
