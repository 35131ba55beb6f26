package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.Locale;
import org.chaland.claim.AnswerOutcome;
import org.chaland.claim.RequestOutcome;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask for a code, and for which address. */
class ClaimRequestsTest extends ClaimJourney {

    @ParameterizedTest
    @ValueSource(strings = {"", "guest", "guest.of@example.org, eve@example.org", "guest.\u0131f@example.org", "@"})
    void whatIsNoAddressIsRejectedInTheLanguageOfTheVisitor(String typed) {
        var outcome = (RequestOutcome.Rejected) claims.request(SHOP, claimant, typed, Locale.FRENCH);

        assertThat(outcome.violation().code()).isEqualTo("email");
        assertThat(outcome.violation().message()).contains("adresse");
        assertThat(storage.claims().findByAccount(SHOP, ada)).isEmpty();
    }

    @Test
    void whiteSpaceAroundTheAddressDoesNotMatter() {
        guest("order-1");

        request(claimant, " " + ADDRESS + " ");
        mail(SHOP, claim());

        assertThat(codes()).hasSize(1);
    }

    @Test
    void anAccountThatCannotBeUsedAsksForNothing() {
        var own = ownRecord();
        var gone = new Visitor.SignedIn(new Account(LMS, "nobody-of-that-name"));

        assertThat(request(gone, ADDRESS)).isEqualTo(new RequestOutcome.NotUsable());
        world.update(world.customer(own).toBuilder().state(Customer.State.RESTRICTED));
        assertThat(request(claimant, ADDRESS)).isEqualTo(new RequestOutcome.NotUsable());

        assertThat(storage.claims().findByAccount(SHOP, ada)).isEmpty();
        assertThat(storage.tasks().due(World.START, 100))
                .extracting(Task::kind)
                .doesNotContain(Task.Kind.MAIL_CLAIM_CODE);
    }

    @Test
    void anAccountWhoseLinkIsSuspendedAsksForNothing() {
        world.linked(ada, Link.State.SUSPENDED);

        assertThat(request(claimant, ADDRESS)).isEqualTo(new RequestOutcome.NotUsable());
    }

    @Test
    void aProviderThatDoesNotAnswerStopsNobody() {
        guest("order-1");
        lms.down("profile");
        assertThat(request(claimant, ADDRESS)).isEqualTo(new RequestOutcome.Requested());
        mail(SHOP, claim());

        lms.down("profile");

        assertThat(answer(newestCode())).isInstanceOf(AnswerOutcome.Claimed.class);
    }
}
