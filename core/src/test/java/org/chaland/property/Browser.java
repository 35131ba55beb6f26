package org.chaland.property;

import java.net.URI;
import java.util.Optional;
import org.chaland.journey.World;
import org.chaland.model.Account;
import org.chaland.model.Handle;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;

/** What one browser keeps between two requests. */
final class Browser {

    final Person person;
    Optional<Account> session = Optional.empty();
    Optional<Handle> handle = Optional.empty();
    Optional<SignInUnderWay> underWay = Optional.empty();
    Optional<String> oldBase = Optional.empty();

    Browser(Person person) {
        this.person = person;
    }

    Visitor visitor() {
        return person == Person.OPERATOR
                ? Visitor.operator()
                : session.map(Visitor::signedIn).orElseGet(Visitor::anonymous);
    }

    /** The next request of this browser. */
    Visit visit() {
        return World.visit(visitor(), handle);
    }

    /** The page of the provider, and the handle that was held when it was asked for. */
    record SignInUnderWay(Handle handle, URI address) {}
}
