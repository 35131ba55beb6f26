package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;
import org.chaland.examples.webshop.RunningShop;
import org.chaland.examples.webshop.Walk;

/** The contact step, in all that can happen to it. */
final class ContactStops {

    static final List<Stop> ALL = List.of(
            new Stop("contact-empty", ContactStops::open),
            new Stop("contact-filled", person -> {
                var walk = person.walk();
                walk.leaveDetails("contact-filled@example.org");
                person.goOnAs(walk);
                person.open("/contact");
            }),
            new Stop("contact-with-errors", person -> {
                open(person);
                person.see("#useBilling").check();
                person.fill(Map.of("email", "not an address", "billing.vatId", "?"));
                person.press(Walk.GO_ON);
            }),
            new Stop("contact-with-offers", person -> {
                var walk = person.walk();
                var lms = walk.contactStep()
                        .form(Walk.SIGN_IN)
                        .with("city", "Annecy")
                        .with("email", "elsewhere@example.org")
                        .send();
                walk.atLms(lms, "alix.morel@example.org", RunningShop.DEMO_PASSWORD);
                person.goOnAs(walk);
                person.open("/contact");
            }),
            new Stop("contact-signed-in", person -> {
                person.goOnAs(Customers.signedIn(person));
                person.open("/contact");
            }),
            new Stop("contact-conflict", person -> {
                var walk = Customers.signedIn(person);
                person.goOnAs(walk);
                person.open("/contact");
                walk.contactStep().form(Walk.GO_ON).with("city", "Metz").send();
                person.fill(Map.of("city", "Nancy"));
                person.press(Walk.GO_ON);
            }),
            new Stop("contact-expired", person -> {
                open(person);
                person.fill(Walk.details("expired-page@example.org"));
                person.goOnWith(Map.of("checkout", "a-handle-that-was-never-given-out"));
                person.press(Walk.GO_ON);
            }));

    private ContactStops() {}

    static void open(Person person) {
        person.choose("bread");
        person.open("/contact");
    }
}
