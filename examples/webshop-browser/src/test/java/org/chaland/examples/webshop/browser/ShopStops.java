package org.chaland.examples.webshop.browser;

import java.util.List;
import org.chaland.examples.webshop.Staff;
import org.chaland.examples.webshop.Walk;

/** The shop's own pages. */
final class ShopStops {

    static final List<Stop> ALL = List.of(
            new Stop("trainings", person -> person.open("/")),
            new Stop("trainings-chosen", person -> {
                person.choose("bread");
                person.open("/");
            }),
            new Stop("cart-empty", person -> person.open("/cart")),
            new Stop("cart", person -> {
                person.choose("bread");
                person.choose("joinery");
            }),
            new Stop("cart-of-several-seats", person -> {
                person.choose("bread");
                person.see("#seats-bread").fill("3");
                person.press("#update-cart");
            }),
            new Stop("order", person -> {
                var walk = person.walk();
                walk.leaveDetails("order-page@example.org");
                person.goOnAs(walk);
                person.open("/order");
            }),
            new Stop("order-with-a-slip-in-the-address", person -> {
                var walk = person.walk();
                walk.leaveDetails("order-page@gmial.com");
                person.goOnAs(walk);
                person.open("/order");
            }),
            new Stop("confirmation-paid", person -> confirmation(person, "now", false)),
            new Stop("confirmation-placed", person -> confirmation(person, "transfer", false)),
            new Stop("confirmation-cancelled", person -> confirmation(person, "transfer", true)),
            new Stop("confirmation-signed-in", person -> {
                var customer = Customers.signedIn(person);
                var path = customer.contactStep()
                        .press(Walk.GO_ON)
                        .press("main form button")
                        .path();
                person.goOnAs(customer);
                person.open(path);
            }),
            new Stop("error-404", person -> person.open("/nowhere")),
            new Stop("error-403", person -> {
                person.open("/");
                person.page().evaluate("document.querySelector('form [name=_csrf]').value = 'forged'");
                person.press("button[value=bread]");
            }));

    private ShopStops() {}

    private static void confirmation(Person person, String method, boolean cancelled) {
        var walk = person.walk();
        var path = walk.buy("confirmation-page@example.org", method).path();
        if (cancelled) {
            Staff.of(person.shop()).cancel(path.substring(path.lastIndexOf('/') + 1));
        }
        person.goOnAs(walk);
        person.open(path);
    }
}
