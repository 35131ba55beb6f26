package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.EXPIRED;
import static org.chaland.journey.Answers.shown;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.Optional;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.model.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A checkout lives its time after it was last used, and then it is as if it had never been. */
class CheckoutLifetimeTest extends MeddledJourney {

    @BeforeEach
    void chooseALifetime() {
        world.shops.put(
                SHOP, World.usualRules().checkoutLifetime(Duration.ofDays(7)).build());
    }

    @Test
    void unlessTheShopSaysOtherwiseAHandleLivesForHours() {
        world.shops.put(SHOP, World.usualRules().build());
        var handle = world.guest(ADA);
        world.clock.advance(Duration.ofHours(12));
        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();

        world.clock.advance(Duration.ofHours(2));
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
    }

    @Test
    void anExpiredHandleAnswersLikeAnUnknownOne() {
        var handle = world.guest(ADA);
        world.clock.advance(Duration.ofDays(8));

        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.submit(ANONYMOUS, Optional.of(handle), ADA, "")).is(EXPIRED);
        assertThat(shown(world.submit(ANONYMOUS, Optional.of(handle), ADA, "")))
                .isEqualTo(shown(world.submit(ANONYMOUS, Optional.of(new Handle("unknown")), ADA, "")));
        assertThat(shown(world.placed(ANONYMOUS, handle, "order-1")))
                .isEqualTo(shown(world.placed(ANONYMOUS, new Handle("unknown"), "order-1")));
    }

    @Test
    void aHandleInUseLivesOn() {
        var handle = world.guest(ADA);
        for (int day = 0; day < 30; day++) {
            world.clock.advance(Duration.ofDays(1));
            handle = world.openAndSubmit(ANONYMOUS, Optional.of(handle), ADA);
        }

        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    @Test
    void signingInRenewsTheLifeOfTheCheckout() {
        var handle = world.guest(TYPED);
        world.clock.advance(Duration.ofDays(6));
        var next = world.signIns.arrived(handle, ada).handle();
        world.clock.advance(Duration.ofDays(6));

        assertThat(world.isExpired(asAda, next)).isFalse();
    }

    @Test
    void beginningToSignInRenewsTheLifeOfTheCheckout() {
        var handle = world.guest(TYPED);
        world.clock.advance(Duration.ofDays(6));
        world.signIns.begin(ANONYMOUS, Optional.of(handle), NOTHING);
        world.clock.advance(Duration.ofDays(6));

        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    @Test
    void theNextSubmitAfterASignInKeepsTheHandleAlive() {
        var signedIn = world.signIns.arrived(world.guest(TYPED), ada);

        var handle = world.saved(world.submit(
                asAda,
                Optional.of(signedIn.handle()),
                signedIn.step().takingOffers().values(),
                signedIn.step().base()));

        assertThat(world.isExpired(asAda, handle)).isFalse();
        assertThat(world.placed(asAda, handle, "order-1")).isInstanceOf(PlacedOutcome.Placed.class);
    }

    @Test // ShopRules.checkoutLifetime: how long a checkout lives after it was last used
    void aCheckoutLivesItsLifetimeAfterItWasLastUsed() {
        var handle = world.guest(TYPED);
        world.clock.advance(Duration.ofDays(3));
        world.openAndSubmit(ANONYMOUS, Optional.of(handle), TYPED);
        world.clock.advance(Duration.ofDays(5));

        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }
}
