package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;
import org.chaland.examples.webshop.Staff;
import org.springframework.jdbc.core.JdbcTemplate;

/** The page of one customer, with little and with much on it. */
final class StaffCustomerStops {

    static final List<Stop> ALL = List.of(
            new Stop("staff-customer", person -> {
                var office = Office.of(person);
                office.open(Office.customer(office.entered()));
            }),
            new Stop("staff-customer-paid", person -> {
                var office = Office.of(person);
                office.open(Office.customer(office.buyer("now")));
            }),
            new Stop("staff-customer-of-everything", person -> {
                var office = Office.of(person);
                office.open(Office.customer(ofEverything(office)));
            }),
            new Stop("staff-customer-restricted", person -> {
                var office = Office.of(person);
                var id = office.linked();
                person.shop()
                        .bean(JdbcTemplate.class)
                        .update("update chaland_customer set state = 'RESTRICTED' where id = cast(? as uuid)", id);
                office.open(Office.customer(id));
            }));

    private StaffCustomerStops() {}

    /** With both contacts, an account, purchases in every state, somebody else of that address, and a past. */
    private static String ofEverything(Office office) {
        var email = Customers.newAddress();
        office.buyer(email, "now");
        var id = Staff.id(office.send("/staff/customers/new", "#create", Office.everything(email)));
        office.link(id, office.account());
        purchase(office, id, "bread", "joinery");
        var paid = purchase(office, id, "beekeeping");
        office.staff().confirm(paid);
        office.staff().cancel(purchase(office, id, "bread"));
        office.merge(office.entered(), id);
        office.send(Office.customer(id, "edit"), "#save", Map.of("phone", "+33 4 11 11 11 11"));
        return id;
    }

    private static String purchase(Office office, String customer, String... trainings) {
        var recorded = office.send(
                Office.customer(customer, "purchase"), "#record", Map.of("item", String.join(",", trainings)));
        return recorded.html().select("a[href*=/staff/orders/W-]").first().text();
    }
}
