package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;

/** Where one asks for what was bought without signing in. */
final class ClaimStops {

    private static final String BUTTON = "main form button";

    static final List<Stop> ALL = List.of(
            new Stop("claim", ClaimStops::open),
            new Stop("claim-with-error", person -> {
                open(person);
                send(person, "email", "no address");
            }),
            new Stop("claim-code", ClaimStops::ask),
            new Stop("claim-code-refused", person -> {
                ask(person);
                send(person, "code", "2222-2222");
            }));

    private ClaimStops() {}

    private static void open(Person person) {
        SupportStops.open(person, SupportStops.newcomer(person));
        person.press("#claim");
    }

    private static void ask(Person person) {
        open(person);
        send(person, "email", "bought-before@example.org");
    }

    private static void send(Person person, String field, String value) {
        person.fill(Map.of(field, value));
        person.press(BUTTON);
    }
}
