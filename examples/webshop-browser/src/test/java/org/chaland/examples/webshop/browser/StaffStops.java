package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;
import org.chaland.examples.webshop.Staff;

/** The pages behind the staff sign-in. */
final class StaffStops {

    static final List<Stop> ALL = List.of(
            new Stop("staff-sign-in", person -> person.open("/staff/sign-in")),
            new Stop("staff-sign-in-failed", person -> {
                person.open("/staff/sign-in");
                person.fill(Map.of("username", "staff", "password", "guessed"));
                person.press("main form button");
            }),
            new Stop("staff-orders", person -> {
                person.walk().buy("waiting-for-staff@example.org", "transfer");
                open(person, "/staff/orders");
            }),
            new Stop("staff-outbox", person -> open(person, "/staff/outbox")));

    private StaffStops() {}

    /** Opens a page of the back office, signed in. */
    static void open(Person person, String path) {
        person.goOnWith(Staff.of(person.shop()).browser().cookies());
        person.open(path);
    }
}
