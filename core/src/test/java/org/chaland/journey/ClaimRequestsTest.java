package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.List;
import java.util.Locale;
import org.chaland.claim.CodeRequest.Status;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask for a code, and for which address. */
class ClaimRequestsTest extends ClaimJourney {

    @ParameterizedTest
    @ValueSource(strings = {"", "guest", "guest.of@example.org, eve@example.org", "guest.\u0131f@example.org", "@"})
    void whatIsNoAddressIsRejectedInTheLanguageOfTheVisitor(String typed) {
        var outcome = claims.request(Visit.of(SHOP, claimant).withLocale(Locale.FRENCH), typed);

        assertThat(outcome.status()).isEqualTo(Status.NO_ADDRESS);
        assertThat(outcome.violation().orElseThrow().code()).isEqualTo("email");
        assertThat(outcome.violation().orElseThrow().message()).contains("adresse");
        assertThat(storage.claims().findByAsker(SHOP, Digests.askerOf(ada))).isEmpty();
    }

    @Test
    void whiteSpaceAroundTheAddressDoesNotMatter() {
        guest("order-1");

        request(claimant, " " + ADDRESS + " ");
        mail(SHOP, claim());

        assertThat(codes()).hasSize(1);
    }

    @Test // I13
    void visitorsWhoAreNotSignedInAsThemselvesNeitherAskNorAnswer() {
        guest("order-1");
        var code = asked();

        for (var visitor : List.of(Visitor.anonymous(), Visitor.operator())) {
            assertThat(request(visitor, ADDRESS)).isEqualTo(Status.NOT_SIGNED_IN);
            assertThat(claims.answer(Visit.of(SHOP, visitor), code)).isEqualTo(REFUSED);
        }

        assertThat(claim().tries()).isZero();
        assertThat(answer(code)).isPresent();
    }

    @Test
    void anAccountThatCannotBeUsedAsksForNothing() {
        var own = ownRecord();
        var gone = new Visitor.SignedIn(new Account(LMS, "nobody-of-that-name"));

        assertThat(request(gone, ADDRESS)).isEqualTo(Status.NOT_USABLE);
        world.update(world.customer(own).toBuilder().state(Customer.State.RESTRICTED));
        assertThat(request(claimant, ADDRESS)).isEqualTo(Status.NOT_USABLE);

        assertThat(storage.claims().findByAsker(SHOP, Digests.askerOf(ada))).isEmpty();
        assertThat(storage.tasks().due(World.START, 100)).extracting(Task::kind).doesNotContain(Task.Kind.MAIL_CODE);
    }

    @Test
    void anAccountWhoseLinkIsSuspendedAsksForNothing() {
        world.linked(ada, Link.State.SUSPENDED);

        assertThat(request(claimant, ADDRESS)).isEqualTo(Status.NOT_USABLE);
    }

    @Test
    void aProviderThatDoesNotAnswerStopsNobody() {
        guest("order-1");
        lms.down("profile");
        assertThat(request(claimant, ADDRESS)).isEqualTo(Status.REQUESTED);
        mail(SHOP, claim());

        lms.down("profile");

        assertThat(answer(newestCode())).isPresent();
    }
}
