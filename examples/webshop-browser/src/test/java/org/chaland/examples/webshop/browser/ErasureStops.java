package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;
import org.chaland.examples.webshop.Walk;

/** Where people have their data erased, whatever stands against it, and the receipt. */
final class ErasureStops {

    static final List<Stop> ALL = List.of(
            new Stop("erase-not-signed-in", person -> person.open("/my-data/erase")),
            new Stop("erase", ErasureStops::plan),
            new Stop("erase-not-given-up", person -> {
                plan(person);
                person.press("#erase");
            }),
            new Stop("erase-payment-pending", person -> {
                var walk = Customers.signedIn(person);
                walk.order(Map.of("method", "transfer"), "joinery");
                person.goOnAs(walk);
                person.open("/my-data/erase");
            }),
            new Stop("erase-nothing-bought", person -> {
                var walk = SupportStops.newcomer(person);
                walk.contactStep().press(Walk.GO_ON);
                person.goOnAs(walk);
                person.open("/my-data/erase");
            }),
            new Stop("receipt", person -> {
                plan(person);
                person.see("#giveUp").check();
                person.press("#erase");
            }));

    private ErasureStops() {}

    static void plan(Person person) {
        person.goOnAs(Customers.signedIn(person));
        person.open("/my-data/erase");
    }
}
