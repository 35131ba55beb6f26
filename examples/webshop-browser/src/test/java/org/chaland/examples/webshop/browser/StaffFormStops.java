package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;

/** A record being corrected or entered. */
final class StaffFormStops {

    private static final Map<String, String> WRONG = Map.of("familyName", "", "email", "not an address", "phone", "12");

    static final List<Stop> ALL = List.of(
            new Stop("staff-edit", StaffFormStops::edit),
            new Stop("staff-edit-with-errors", person -> {
                edit(person);
                person.fill(WRONG);
                person.press("#save");
            }),
            new Stop("staff-edit-conflict", StaffFormStops::conflict),
            new Stop("staff-edit-conflict-half-decided", person -> {
                conflict(person);
                person.press("button[name=take][value=city]");
            }),
            new Stop("staff-new", person -> Office.of(person).open("/staff/customers/new")),
            new Stop("staff-new-with-errors", person -> {
                Office.of(person).open("/staff/customers/new");
                person.fill(WRONG);
                person.press("#create");
            }),
            new Stop("staff-new-same-address", person -> {
                var office = Office.of(person);
                var email = Customers.newAddress();
                office.entered(email);
                office.open("/staff/customers/new");
                person.fill(Office.everything(email));
                person.press("#create");
            }));

    private StaffFormStops() {}

    private static String edit(Person person) {
        var office = Office.of(person);
        var id = office.entered();
        office.open(Office.customer(id, "edit"));
        return id;
    }

    /** Two fields are disputed: of one the record holds another value, of one nothing. */
    private static void conflict(Person person) {
        var office = Office.of(person);
        var id = office.entered();
        office.send(Office.customer(id, "edit"), "#save", Map.of("phone", "+33 4 00 00 00 00"));
        office.open(Office.customer(id, "edit"));
        Office.send(
                Office.colleague(person),
                Office.customer(id, "edit"),
                "#save",
                Map.of("city", "Lille", "phone", "", "country", "BE"));
        person.fill(Map.of("city", "Nice", "phone", "+33 4 11 11 11 11", "country", "CH"));
        person.press("#save");
    }
}
