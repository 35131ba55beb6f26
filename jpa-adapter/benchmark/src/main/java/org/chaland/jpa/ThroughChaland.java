package org.chaland.jpa;

import org.chaland.model.Visit;
import static org.chaland.jpa.People.LMS;
import static org.chaland.jpa.People.SHOP;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.memory.InMemoryMessages;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Purpose;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.Storage;

/** The library, by its front door: rules, forms and texts included. */
final class ThroughChaland implements Side {

    private static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);

    private final Storage storage;
    private final People people;
    private final Chaland chaland;

    ThroughChaland(Storage storage, People people) {
        this.storage = storage;
        this.people = people;
        chaland = Chaland.builder()
                .storage(storage)
                .shops(ShopSettings.single(
                        SHOP,
                        ShopRules.builder()
                                .signInIssuers(LMS)
                                .learningIssuer(LMS)
                                .build()))
                .identityProvider(new Lms())
                .messageSender(new InMemoryMessages())
                .clock(Clock.fixed(People.START, ZoneOffset.UTC))
                .build();
    }

    @Override
    public Object lookUp(int visitor) {
        return storage.customers()
                .findByAccount(SHOP, people.account(people.spread(visitor)))
                .orElseThrow();
    }

    @Override
    public Object edit(int visitor) {
        return storage.transactions().inTransaction(() -> {
            var read = (Customer) lookUp(visitor);
            var typed = read.details().contact().toBuilder().phone(Phone.next()).build();
            return storage.customers()
                    .update(read.toBuilder().details(Details.of(typed)).build());
        });
    }

    @Override
    public Object open(int visitor) {
        return chaland.checkout().open(Visit.of(SHOP, visitor(people.spread(visitor))));
    }

    @Override
    public Object submit(int visitor) {
        int customer = people.spread(visitor);
        var visit = Visit.of(SHOP, visitor(customer));
        var step = chaland.checkout().open(visit);
        var typed = people.contact(customer).toBuilder().phone(Phone.next()).build();
        var submission = new Submission(Details.of(typed), step.base());
        return done(chaland.checkout().submit(visit, submission), SubmitOutcome.Saved.class);
    }

    @Override
    public Object complete(int order) {
        return chaland.checkout().completed(new PurchaseRef(SHOP, People.NEW + order));
    }

    @Override
    public Object support(int visitor) {
        return chaland.support().open(Visit.of(SHOP, visitor(people.buyer(visitor))));
    }

    @Override
    public Object page(int any) {
        return chaland.backOffice().newest(STAFF, Optional.empty());
    }

    @Override
    public Object search(int visitor) {
        return chaland.backOffice().search(STAFF, people.prefix(people.spread(visitor)), Optional.empty());
    }

    private Visitor visitor(int customer) {
        return Visitor.signedIn(people.account(customer));
    }

    private static Object done(Object outcome, Class<?> expected) {
        if (!expected.isInstance(outcome)) {
            throw new IllegalStateException("Measured nothing: " + outcome.getClass());
        }
        return outcome;
    }
}
