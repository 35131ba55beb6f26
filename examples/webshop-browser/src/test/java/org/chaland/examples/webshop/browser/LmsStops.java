package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;
import org.chaland.examples.webshop.RunningShop;
import org.chaland.examples.webshop.Walk;

/** The pages of the learning platform. */
final class LmsStops {

    static final List<Stop> ALL = List.of(
            new Stop("lms-sign-in", LmsStops::signIn),
            new Stop("lms-sign-in-failed", person -> {
                signIn(person);
                signInAs(person, "alix.morel@example.org", "something else");
            }),
            new Stop("lms-password", LmsStops::invitation),
            new Stop("lms-password-refused", person -> {
                invitation(person);
                choose(person, "short");
            }),
            new Stop("lms-chosen", person -> {
                invitation(person);
                choose(person, Customers.PASSWORD);
            }),
            new Stop("lms-gone", person -> person.open("/lms/password?token=spent")),
            new Stop("lms-support-open", person -> {
                person.open("/lms/sign-in");
                signInAs(person, Customers.account(person), Customers.PASSWORD);
            }),
            new Stop("lms-support-closed", person -> {
                person.open("/lms/sign-in");
                signInAs(person, "sam.okoro@example.org", RunningShop.DEMO_PASSWORD);
            }));

    private LmsStops() {}

    private static void signIn(Person person) {
        ContactStops.open(person);
        person.press(Walk.SIGN_IN);
    }

    static void signInAs(Person person, String email, String password) {
        person.fill(Map.of("email", email, "password", password));
        person.press("main form button");
    }

    private static void invitation(Person person) {
        var email = Customers.newAddress();
        var walk = person.walk();
        walk.buy(email, "now");
        person.open(walk.invitationTo(email));
    }

    private static void choose(Person person, String password) {
        person.fill(Map.of("password", password));
        person.press("main form button");
    }
}
