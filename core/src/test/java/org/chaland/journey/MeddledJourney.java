package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.RETURN;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.details;
import static org.chaland.journey.World.with;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.ContactStep;
import org.chaland.checkout.FormField;
import org.chaland.checkout.Handle;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.Submission;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Visitor;

/** A world in which something else can happen right before or after a named call: the other request of a race. */
abstract class MeddledJourney {

    static final String OIDC = "https://id.example.net";
    static final Visitor ANONYMOUS = Visitor.anonymous();
    static final Details ADA = details("Ada", "ada@example.org");
    static final Details TYPED = details("Typed", "typed@example.org");
    static final Details NOTHING = Details.empty();

    final MeddledStorage storage = new MeddledStorage(StorageUnderTest.fresh());
    final MeddledProvider lms = new MeddledProvider(LMS);
    final MeddledProvider oidc = new MeddledProvider(OIDC);
    final World world = new World(storage, List.of(lms, oidc));
    final Account ada = lms.users.addUser(Contact.builder()
            .givenName("Ada")
            .familyName("Profile")
            .email("ada@example.org")
            .build());

    Handle savedIn(Locale locale) {
        return world.saved(world.chaland
                .checkout()
                .submit(Submission.builder(SHOP, ANONYMOUS, with(TYPED, Field.LANGUAGE, ""))
                        .locale(locale)
                        .build()));
    }

    BeginSignInOutcome begin(Handle handle, String issuer) {
        return world.chaland.checkout().beginSignIn(SHOP, ANONYMOUS, Optional.of(handle), issuer, NOTHING, RETURN);
    }

    SignedInOutcome.SignedIn signedIn(Optional<Handle> handle, Account account) {
        var begun = (BeginSignInOutcome.Redirect)
                world.chaland.checkout().beginSignIn(SHOP, ANONYMOUS, handle, LMS, NOTHING, RETURN);
        var answer = lms.users.signIn(begun.address(), account);
        return (SignedInOutcome.SignedIn)
                world.chaland.checkout().signedIn(SHOP, begun.handle(), answer, RETURN, Locale.ENGLISH);
    }

    static Optional<String> valueOf(ContactStep step, Field field) {
        return step.field(field).flatMap(FormField::value);
    }

    CustomerId update(Customer.Builder changed) {
        var customer = changed.build();
        assertThat(world.storage.customers().update(customer)).isTrue();
        return customer.id();
    }
}
