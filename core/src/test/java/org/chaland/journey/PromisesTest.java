package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.Handle;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Customer;
import org.chaland.model.Field;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.prefill.PrefillRules;
import org.chaland.spi.ProviderRefusalException;
import org.junit.jupiter.api.Test;

/** Handles that have to be alive, sign-ins that have to fail, and sentences of the Javadoc. */
class PromisesTest extends MeddledJourney {

    @Test // ShopRules.checkoutLifetime: how long a checkout lives after it was last used
    void aCheckoutLivesItsLifetimeAfterItWasLastUsed() {
        var handle = world.guest(TYPED);
        world.clock.advance(Duration.ofDays(3));
        world.openAndSubmit(ANONYMOUS, Optional.of(handle), TYPED);
        world.clock.advance(Duration.ofDays(5));

        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    @Test // I16
    void twoClicksOnTheSignInAreNotTheEndOfTheCheckout() {
        var handle = world.guest(TYPED);
        storage.before("CheckoutStore.update", () -> begin(handle, LMS));

        assertThat(begin(handle, LMS)).isInstanceOf(BeginSignInOutcome.Redirect.class);
    }

    @Test // I16
    void aSecondClickWhileTheBrowserComesBackDoesNotLoseTheSignIn() {
        var handle = world.guest(TYPED);
        var begun = (BeginSignInOutcome.Redirect) begin(handle, LMS);
        var answer = lms.users.signIn(begun.address(), ada);
        storage.before("CheckoutStore.update", () -> begin(handle, LMS));

        var outcome = world.signIns.cameBack(handle, answer);

        assertThat(outcome).isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test
    void aHandleThatDiesWhileASignedInFormIsSavedIsReplaced() {
        var handle = signedIn(Optional.empty(), ada, NOTHING).handle();
        storage.after("CustomerStore.insert", () -> rotate(handle));

        var outcome = world.submit(Visitor.signedIn(ada), Optional.of(handle), ADA, "");

        assertThat(world.isExpired(Visitor.signedIn(ada), world.saved(outcome))).isFalse();
        assertThat(world.customerOf(ada)).isPresent();
    }

    @Test // RFC 9700 §4.4: answers of one provider are of no use at another
    void theSecretsOfASignInDifferByIssuer() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(LMS, OIDC).build());
        var handle = world.guest(TYPED);
        var here = (BeginSignInOutcome.Redirect) begin(handle, LMS);
        var there = (BeginSignInOutcome.Redirect) begin(handle, OIDC);

        assertThat(here.address().getQuery()).isNotEqualTo(there.address().getQuery());
    }

    @Test // IdentityProvider: whatever goes wrong is one of two exceptions
    void aProviderThatRefusesTheSignInIsARefusal() {
        var handle = world.guest(TYPED);
        var begun = (BeginSignInOutcome.Redirect) begin(handle, LMS);
        lms.before("complete", () -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "not permitted");
        });

        var outcome = world.signIns.cameBack(handle, lms.users.signIn(begun.address(), ada));

        assertThat(outcome).isInstanceOf(SignedInOutcome.Refused.class);
    }

    @Test // I10
    void aForeignFailureOfAProfileSourceReachesNobodyWithItsText() {
        lms.before("profile", () -> {
            throw new IllegalStateException("E-mail address already exists: ada@example.org");
        });

        assertThatCode(() -> world.open(Visitor.signedIn(ada), Optional.empty()))
                .doesNotThrowAnyException();
    }

    @Test
    void aShopThatForbidsGuestsSavesNoneForAnAccountThatMayNotBeUsed() {
        world.submitAs(ada, ADA);
        world.update(world.customerOf(ada).orElseThrow().toBuilder().state(Customer.State.RESTRICTED));
        world.shops.put(SHOP, World.usualRules().guestsAllowed(false).build());

        assertThat(world.submit(Visitor.signedIn(ada), Optional.empty(), ADA, ""))
                .isInstanceOf(SubmitOutcome.SignInRequired.class);
    }

    @Test // completed × placed: no-op
    void placingACompletedOrderAgainIsANoOpWhateverTheShopHasBecome() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.shops.put(
                SHOP, World.usualRules().countries("BE").defaultCountry("BE").build());

        assertThat(world.placed(ANONYMOUS, handle, "order-1")).isEqualTo(new PlacedOutcome.Placed(customer));
    }

    @Test // Checkouts: an unknown shop is an IllegalArgumentException in every method
    void anUnknownShopIsAnIllegalArgumentInEveryMethod() {
        var nowhere = new PurchaseRef(new ShopId("nowhere"), "order-1");
        var checkout = world.chaland.checkout();

        Stream.<Runnable>of(
                        () -> checkout.completed(nowhere),
                        () -> checkout.cancelled(nowhere),
                        () -> checkout.open(nowhere.shop(), ANONYMOUS, new Handle("x"), Locale.ENGLISH),
                        () -> checkout.placed(
                                nowhere.shop(), ANONYMOUS, new Handle("x"), "o", List.of(), Locale.ENGLISH))
                .forEach(call -> assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class));
    }

    @Test // Chaland.Builder.build: IllegalStateException if two parts contradict each other
    void twoRulesOfOneNameAreAnIllegalState() {
        var builder = Chaland.builder()
                .storage(new InMemoryStorage())
                .shops(shop -> Optional.empty())
                .prefillRules(List.of(PrefillRules.RECORD, PrefillRules.RECORD));

        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    @Test // I10: eight bytes of salt stand beside the digests, so a telephone number can be tried out
    void theTextFormOfAStepLeavesTheBaseOut() {
        var step = world.open(ANONYMOUS, Optional.of(world.guest(TYPED)));

        assertThat(step.toString()).doesNotContain(step.base());
    }

    @Test // ContactStep.base: an opaque text for a hidden input
    void whateverCameAsBaseIsNotShownBack() {
        var wrong = with(TYPED, Field.EMAIL, "nonsense");

        var outcome = (SubmitOutcome.Rejected) world.submit(ANONYMOUS, Optional.empty(), wrong, "\"><script>");

        assertThat(outcome.step().base()).doesNotContain("<");
    }

    @Test
    void partsThatContradictEachOtherAreRefused() {
        var builder = Chaland.builder().storage(new InMemoryStorage()).shops(shop -> Optional.empty());

        assertThatThrownBy(() -> builder.prefillRules(List.of(PrefillRules.RECORD, PrefillRules.RECORD))
                        .build())
                .hasMessageContaining("record");
        assertThatThrownBy(() -> builder.prefillRules(PrefillRules.standard())
                        .identityProvider(lms)
                        .identityProvider(lms)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(LMS);
    }
}
