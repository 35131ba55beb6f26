package org.chaland.property;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.chaland.journey.World;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;

/** What one browser keeps between two requests. */
final class Browser {

    final Person person;
    Optional<Account> session = Optional.empty();
    Optional<Handle> handle = Optional.empty();
    Optional<SignInUnderWay> underWay = Optional.empty();
    Optional<Page> oldPage = Optional.empty();
    Optional<Reviewed> reviewed = Optional.empty();

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

    /** The page of the provider, the handle that was held when it was asked for, in which round of answers, and when. */
    record SignInUnderWay(Handle handle, URI address, int round, Instant begun) {}

    /**
     * A form that is still open in another tab.
     *
     * @param over what the record held then
     */
    record Page(String base, Details over) {}

    /** A summary, as it was shown. */
    record Reviewed(Summary summary, String version) {}

    /** What a summary stands for: these details of that checkout. */
    record Summary(CustomerId customer, Details details) {}
}
