package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.contact;

import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.model.Customer;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Test;

/** I13: whoever acts for somebody else is never taken for the customer. */
class OperatorsTest extends MeddledJourney {

    @Test // I13
    void aSessionOnBehalfOfSomebodyIsNeverLinked() {
        var begun = world.signIns.begun(Optional.empty(), TYPED);

        assertThat(world.signIns.cameBack(begun.handle(), lms.users.signInOnBehalf(begun.address(), ada)))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.ON_BEHALF));
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void anOperatorsSessionIsShownNothingAndLinkedToNothing() {
        var handle = world.saved(world.submit(Visitor.operator(), Optional.empty(), ADA, ""));
        var customer = world.customer(world.place(Visitor.operator(), handle, "order-1"));

        assertThat(customer).extracting(Customer::isGuest).isEqualTo(true);
    }

    @Test // I13
    void anOperatorWhoSignsInIsNotLinkedAsTheCustomer() {
        var staff = lms.users.addUser(contact("Staff", "staff@example.org").build());
        var handle = world.saved(world.submit(Visitor.operator(), Optional.empty(), TYPED, ""));
        var begun = world.signIns.begin(Visitor.operator(), Optional.of(handle), NOTHING);
        if (begun instanceof BeginSignInOutcome.Redirect redirect) {
            var answer = lms.users.signIn(redirect.address(), staff);
            world.signIns.cameBack(redirect.handle(), answer);
        }

        assertThat(world.customerOf(staff)).isEmpty();
    }

    @Test // I13
    void anOperatorIsNotOfferedToSignIn() {
        assertThat(world.open(Visitor.operator(), Optional.empty()).signInIssuers())
                .isEmpty();
    }
}
