package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;

/** Accounts linked and unlinked, and records deleted. */
final class StaffAccountStops {

    static final List<Stop> ALL = List.of(
            new Stop("staff-link", StaffAccountStops::link),
            new Stop("staff-link-with-errors", person -> {
                link(person);
                person.press("#link");
            }),
            new Stop("staff-link-elsewhere", person -> {
                var office = link(person);
                var account = office.account();
                office.link(office.entered(), account);
                person.fill(Map.of("subject", account, "reason", "Called from the number on file"));
                person.press("#link");
            }),
            new Stop("staff-link-not-usable", person -> {
                link(person);
                person.fill(Map.of("subject", "demo-4711", "reason", "Called from the number on file"));
                person.press("#link");
            }),
            new Stop("staff-unlink", StaffAccountStops::unlink),
            new Stop("staff-unlink-with-errors", person -> {
                unlink(person);
                person.see("details.unlink form").evaluate("form => form.noValidate = true");
                person.press("details.unlink form button");
            }),
            new Stop("staff-delete", person -> {
                var office = Office.of(person);
                office.open(Office.customer(office.linked(), "delete"));
            }),
            new Stop("staff-delete-refused", person -> {
                var office = Office.of(person);
                office.open(Office.customer(office.buyer("transfer"), "delete"));
            }),
            new Stop("staff-delete-changed", person -> {
                var office = Office.of(person);
                var id = office.entered();
                office.open(Office.customer(id, "delete"));
                Office.send(Office.colleague(person), Office.customer(id, "edit"), "#save", Map.of("city", "Nice"));
                person.press("#delete");
            }));

    private StaffAccountStops() {}

    private static Office link(Person person) {
        var office = Office.of(person);
        office.open(Office.customer(office.entered(), "link"));
        return office;
    }

    private static void unlink(Person person) {
        var office = Office.of(person);
        office.open(Office.customer(office.linked()));
        person.see("details.unlink summary").click();
    }
}
