package org.chaland.examples.webshop.browser;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders, those taken by telephone among them, and the tasks that have stopped. */
final class StaffOrderStops {

    static final List<Stop> ALL = List.of(
            new Stop("staff-orders", person -> {
                var office = Office.of(person);
                office.buyer("transfer");
                office.buyer("now");
                office.stopped();
                office.open("/staff/orders");
            }),
            new Stop("staff-order", person -> {
                var office = Office.of(person);
                person.open(Office.customer(office.buyer("transfer")));
                person.press("main a[href*='/staff/orders/']");
            }),
            new Stop("staff-order-confirm", person -> {
                Office.of(person).buyer("transfer");
                person.open("/staff/orders");
                person.press("main a[href$='/confirm']");
            }),
            new Stop("staff-order-cancel", person -> {
                Office.of(person).buyer("now");
                person.open("/staff/orders");
                person.press("main a[href$='/cancel']");
            }),
            new Stop("staff-seats", person -> {
                person.open(Office.customer(Office.of(person).buyer("now")));
                person.press("main a[href*='/staff/orders/']");
                person.press("main a[href$='/seats']");
            }),
            new Stop("staff-purchase", StaffOrderStops::telephone),
            new Stop("staff-purchase-with-errors", person -> {
                telephone(person);
                person.press("#record");
            }),
            new Stop("staff-purchase-incomplete", person -> {
                var id = telephone(person);
                person.shop()
                        .bean(JdbcTemplate.class)
                        .update("update chaland_customer set city = null where id = cast(? as uuid)", id);
                person.see("#item-bread").check();
                person.press("#record");
            }),
            new Stop("staff-tasks", person -> {
                var office = Office.of(person);
                office.stopped();
                office.open("/staff/tasks");
            }),
            new Stop("staff-task-of-customer", person -> {
                var office = Office.of(person);
                office.open(Office.customer(office.stopped()));
            }));

    private StaffOrderStops() {}

    private static String telephone(Person person) {
        var office = Office.of(person);
        var id = office.entered();
        office.open(Office.customer(id, "purchase"));
        return id;
    }
}
