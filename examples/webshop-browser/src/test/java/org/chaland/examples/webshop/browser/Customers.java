package org.chaland.examples.webshop.browser;

import java.util.concurrent.atomic.AtomicInteger;
import org.chaland.examples.webshop.Walk;

/** People who have bought before, each with an account of their own. */
final class Customers {

    static final String PASSWORD = "a long enough one";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Customers() {}

    /** Somebody new who has bought, chosen a password, and signed in again elsewhere. */
    static Walk signedIn(Person person) {
        return signedIn(person, account(person));
    }

    static Walk signedIn(Person person, String email) {
        var walk = person.walk();
        walk.signIn(email, PASSWORD);
        return walk;
    }

    /** The address under which somebody new can sign in who has bought a training. */
    static String account(Person person) {
        var email = newAddress();
        var walk = person.walk();
        walk.buy(email, "now");
        walk.acceptInvitation(email, PASSWORD);
        return email;
    }

    /** An e-mail address that nobody has used. */
    static String newAddress() {
        return "customer-" + COUNT.incrementAndGet() + "@example.org";
    }
}
