package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;
import org.chaland.examples.webshop.Staff;

/** Two records that may be one person. */
final class StaffMergeStops {

    static final List<Stop> ALL = List.of(
            new Stop("staff-duplicates", person -> {
                pair(Office.of(person));
                person.open("/staff/duplicates");
            }),
            new Stop("staff-duplicates-not-two", person -> {
                pair(Office.of(person));
                person.open("/staff/duplicates");
                person.see("input[name=from]").first().check();
                person.see("input[name=into]").first().check();
                person.press("main form button");
            }),
            new Stop("staff-merge-with", person -> {
                var office = Office.of(person);
                office.open(Office.customer(office.entered(), "merge"));
            }),
            new Stop("staff-merge-with-no-id", person -> {
                var office = Office.of(person);
                office.open(Office.customer(office.entered(), "merge"));
                person.fill(Map.of("other", "Camille Laurent"));
                person.press("#compare");
            }),
            new Stop("staff-merge", StaffMergeStops::preview),
            new Stop("staff-merge-with-errors", person -> {
                preview(person);
                person.press("#merge");
            }),
            new Stop("staff-merge-changed", person -> {
                var pair = preview(person);
                Office.send(
                        Office.colleague(person), Office.customer(pair.into, "edit"), "#save", Map.of("city", "Nice"));
                person.fill(Map.of("reason", "Said so on the telephone"));
                person.press("#merge");
            }),
            new Stop("staff-merge-refused", person -> {
                var office = Office.of(person);
                office.open("/staff/merge?from=" + office.linked() + "&into=" + office.linked());
            }),
            new Stop("staff-customer-was-merged", person -> {
                var office = Office.of(person);
                var pair = pair(office);
                office.merge(pair.from, pair.into);
                office.open(Office.customer(pair.from));
            }));

    private StaffMergeStops() {}

    private static Pair preview(Person person) {
        var office = Office.of(person);
        var pair = pair(office);
        office.open("/staff/merge?from=" + pair.from + "&into=" + pair.into);
        return pair;
    }

    /** Two records of one address: one that staff have entered, and one with a paid purchase that knows less. */
    static Pair pair(Office office) {
        var email = Customers.newAddress();
        var from = office.buyer(email, "now");
        var entered = office.send("/staff/customers/new", "#create", Office.everything(email));
        return new Pair(from, Staff.id(entered));
    }

    /**
     * Their ids.
     *
     * @param from with a purchase
     * @param into with more details
     */
    record Pair(String from, String into) {}
}
