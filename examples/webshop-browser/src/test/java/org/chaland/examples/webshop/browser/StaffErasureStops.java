package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;

/** Records erased or restricted for people who write to the shop. */
final class StaffErasureStops {

    static final List<Stop> ALL = List.of(
            new Stop("staff-erase", person -> erase(person, "now")),
            new Stop("staff-erase-payment-pending", person -> erase(person, "transfer")),
            new Stop("staff-erase-not-given-up", person -> {
                erase(person, "now");
                person.press("#erase");
            }),
            new Stop("staff-erase-changed", person -> {
                var office = Office.of(person);
                var id = office.entered();
                office.open(Office.customer(id, "erase"));
                Office.send(Office.colleague(person), Office.customer(id, "edit"), "#save", Map.of("city", "Nice"));
                person.press("#erase");
            }),
            new Stop("staff-customer-erased", person -> {
                erase(person, "now");
                person.see("#giveUp").check();
                person.press("#erase");
            }),
            new Stop("staff-restrict", StaffErasureStops::restriction),
            new Stop("staff-restrict-with-errors", person -> {
                restriction(person);
                person.see("#restriction form").evaluate("form => form.noValidate = true");
                person.press("#restriction button");
            }),
            new Stop("staff-restricted", person -> {
                restriction(person);
                person.see("#reason-restriction").fill("A letter of their lawyer");
                person.press("#restriction button");
            }));

    private StaffErasureStops() {}

    private static void erase(Person person, String method) {
        var office = Office.of(person);
        office.open(Office.customer(office.buyer(method), "erase"));
    }

    private static void restriction(Person person) {
        var office = Office.of(person);
        office.open(Office.customer(office.entered()));
        person.see("#restriction summary").click();
    }
}
