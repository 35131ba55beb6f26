package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The list of customers, whatever was searched for. */
final class StaffSearchStops {

    static final List<Stop> ALL = List.of(
            new Stop("staff-customers", person -> {
                var office = Office.of(person);
                office.buyer("now");
                office.send("/staff/customers/new", "#create", Office.everything(Customers.newAddress()));
                office.linked();
                office.open("/staff/customers");
            }),
            new Stop("staff-customers-later-page", person -> {
                var office = Office.of(person);
                var name = "Page" + Customers.newAddress().replaceAll("\\D", "");
                office.imported(Office.HEADER
                        + IntStream.range(0, 30)
                                .mapToObj(row -> "Ada," + name + ",Lyon,FR," + Customers.newAddress() + "\n")
                                .collect(Collectors.joining()));
                search(person, name);
                person.press("a[rel=next]");
            }),
            new Stop("staff-customers-found", person -> {
                var email = Customers.newAddress();
                Office.of(person).entered(email);
                search(person, email);
            }),
            new Stop(
                    "staff-customers-exact",
                    person -> search(person, Office.of(person).entered())),
            new Stop("staff-customers-nobody", person -> {
                Office.of(person);
                search(person, "whoever-that-may-be");
            }),
            new Stop("staff-customers-too-long", person -> {
                Office.of(person);
                search(person, "x".repeat(250));
            }),
            new Stop("staff-customers-nothing-typed", person -> {
                Office.of(person);
                search(person, "…");
            }),
            new Stop("staff-customers-search-gone", person -> Office.of(person).open("/staff/customers?search=GONE")));

    private StaffSearchStops() {}

    static void search(Person person, String words) {
        person.open("/staff/customers");
        person.fill(Map.of("words", words));
        person.press("form[role=search] button");
    }
}
