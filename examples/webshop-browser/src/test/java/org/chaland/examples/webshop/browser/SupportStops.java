package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chaland.examples.webshop.RunningShop;
import org.chaland.examples.webshop.Staff;
import org.chaland.examples.webshop.Walk;

/** The support page, whatever one has bought or not bought, and the page of a seat. */
final class SupportStops {

    static final Map<String, String> NOW = Map.of("method", "now");
    static final Map<String, String> SEATS_LATER = Map.of("method", "now", "seatsLater", "true");

    static final List<Stop> ALL = List.of(
            new Stop("support-not-signed-in", person -> person.open("/support")),
            new Stop("support-no-customer", person -> open(person, newcomer(person))),
            new Stop("support-nothing-bought", person -> {
                var walk = newcomer(person);
                walk.contactStep().press(Walk.GO_ON);
                open(person, walk);
            }),
            new Stop("support", person -> open(person, Customers.signedIn(person))),
            new Stop("support-of-everything", person -> {
                var walk = Customers.signedIn(person);
                Staff.of(person.shop()).cancel(walk.order(NOW, "bread"));
                walk.order(Map.of("method", "transfer"), "bread", "joinery");
                walk.order(SEATS_LATER, "beekeeping", "joinery");
                open(person, walk);
            }),
            new Stop("support-later-page", person -> {
                var walk = Customers.signedIn(person);
                IntStream.range(0, 10).forEach(number -> walk.order(NOW, "bread"));
                open(person, walk);
                person.press("#products nav a");
            }),
            new Stop("support-staff", person -> {
                var walk = person.walk();
                walk.signIn("robin.petit@example.org", RunningShop.DEMO_PASSWORD);
                open(person, walk);
            }),
            new Stop("my-data-not-signed-in", person -> person.open("/my-data")),
            new Stop("my-data-no-record", person -> {
                person.goOnAs(newcomer(person));
                person.open("/my-data");
            }),
            new Stop("my-data", person -> {
                var walk = Customers.signedIn(person);
                walk.order(Map.of("method", "transfer"), "joinery");
                person.goOnAs(walk);
                person.open("/my-data");
            }),
            new Stop("my-data-details", person -> {
                person.goOnAs(Customers.signedIn(person));
                person.open("/my-data/details");
            }),
            new Stop("invoice", person -> {
                open(person, Customers.signedIn(person));
                person.press("#transactions a[href*=invoices]");
            }),
            new Stop("seat", SupportStops::seat),
            new Stop("seat-with-error", person -> {
                seat(person);
                person.fill(Map.of("familyName", "<b>", "email", "no address"));
                person.press("#give-button");
            }),
            new Stop("seat-list", person -> {
                seat(person);
                person.see("#several").click();
                person.fill(Map.of(
                        "list", "Lin; Sample; " + Customers.newAddress() + "\nNobody\nTwo; Many; two@example.org"));
                person.press("#give-all-button");
            }),
            new Stop("seat-assigned", person -> {
                seat(person);
                person.fill(Map.of("familyName", "Sample", "email", Customers.newAddress()));
                person.press("#give-button");
            }));

    private SupportStops() {}

    static void open(Person person, Walk walk) {
        person.goOnAs(walk);
        person.open("/support");
    }

    /** To the page of a free seat. */
    static void seat(Person person) {
        var walk = Customers.signedIn(person);
        walk.order(SEATS_LATER, "joinery");
        open(person, walk);
        person.press("#seats td a");
    }

    /** Somebody who is signed in, and whom the shop does not know. */
    static Walk newcomer(Person person) {
        var email = Customers.newAddress();
        person.shop().addPerson(email);
        var walk = person.walk();
        walk.signIn(email, RunningShop.DEMO_PASSWORD);
        return walk;
    }
}
