package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where one asks for what was bought without signing in, signs in by a code, or confirms an order by a link. */
final class ClaimStops {

    private static final Pattern CLAIM = Pattern.compile("/claims/[A-Za-z0-9_-]{64}");
    private static final Pattern ORDER = Pattern.compile("/orders/mail/[A-Za-z0-9_-]+");
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
            }),
            new Stop("sign-in-address", ClaimStops::askForCode),
            new Stop("sign-in-address-with-error", person -> {
                askForCode(person);
                send(person, "email", "no address");
            }),
            new Stop("sign-in-code", person -> {
                askForCode(person);
                send(person, "email", "signs-in-by-code@example.org");
            }),
            new Stop("sign-in-code-refused", person -> {
                askForCode(person);
                send(person, "email", "signs-in-by-code@example.org");
                send(person, "code", "2222-2222");
            }),
            new Stop("claim-order", person -> person.open(link(person, CLAIM))),
            new Stop("order-mailed", person -> person.open(link(person, ORDER))),
            new Stop("claim-order-confirmed", person -> {
                person.open(link(person, CLAIM));
                person.press("#confirm");
            }),
            new Stop("claim-order-declined", person -> {
                person.open(link(person, CLAIM));
                person.press("#decline");
            }),
            new Stop("claim-order-over", person -> person.open("/claims/" + "A".repeat(64))));

    private ClaimStops() {}

    private static void open(Person person) {
        SupportStops.open(person, SupportStops.newcomer(person));
        person.press("#claim");
    }

    private static void askForCode(Person person) {
        person.open("/support");
        person.press("#code-button");
    }

    /** A link in the mail to somebody who has bought as a guest and has an account. */
    private static String link(Person person, Pattern pattern) {
        var email = Customers.newAddress();
        person.shop().addPerson(email);
        var walk = person.walk();
        walk.buy(email, "now");
        person.shop().upkeep();
        return walk.mailsTo(email).stream()
                .flatMap(mail -> pattern.matcher(mail.text()).results())
                .findFirst()
                .orElseThrow()
                .group();
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
