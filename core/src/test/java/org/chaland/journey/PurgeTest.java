package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.chaland.internal.Digests;
import org.chaland.model.Checkout;
import org.chaland.model.Claim;
import org.chaland.model.Handle;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has had its time is removed a day later, with the personal data in it; what goes on is not. */
class PurgeTest extends ClaimJourney {

    /** Seven days, and an eighth of that. */
    private static final Duration LIFETIME = Duration.ofDays(7).plusHours(21);

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aCheckoutIsForgottenADayAfterItHasExpired() {
        var handle = world.guest(TYPED);

        pass(LIFETIME.plus(DAY).minusSeconds(1));
        assertThat(stored(handle)).isPresent();
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();

        pass(Duration.ofSeconds(1));
        assertThat(stored(handle)).isEmpty();
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
    }

    @Test
    void aCheckoutThatGoesOnIsKept() {
        var handle = world.guest(TYPED);
        for (var day = 0; day < 10; day++) {
            pass(DAY);
            world.openAndSubmit(ANONYMOUS, Optional.of(handle), TYPED);
        }

        assertThat(stored(handle)).isPresent();
        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    @Test
    void aClaimThatNobodyAnswersIsForgottenADayAfterItWasMade() {
        guest("order-1");
        request(claimant, ADDRESS);

        pass(DAY.minusSeconds(1));
        assertThat(claimOfAda()).isPresent();

        pass(Duration.ofSeconds(1));
        assertThat(claimOfAda()).isEmpty();
    }

    @Test
    void aNameThatADeadWorkerHeldIsForgotten() {
        var now = world.clock.instant();
        storage.leases().take("dead", new UUID(0, 1), now, now.plusSeconds(1));

        pass(DAY.plusSeconds(1));

        assertThat(storage.leases().purge(world.clock.instant(), 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CheckoutStore.purge", "ClaimStore.purge", "LeaseStore.purge"})
    void whatCannotBeRemovedNowKeepsNothingElseWaiting(String call) {
        var handle = world.guest(TYPED);
        request(claimant, ADDRESS);
        var customer = world.guestBuys(TYPED, "order-1");
        storage.before(call, () -> {
            throw new StorageException("disk full");
        });

        pass(LIFETIME.plus(DAY));
        assertThat(world.customer(customer).linkAt(LMS)).isPresent();

        world.upkeep();
        assertThat(stored(handle)).isEmpty();
        assertThat(claimOfAda()).isEmpty();
    }

    private void pass(Duration time) {
        world.clock.advance(time);
        world.upkeep();
    }

    private Optional<Checkout> stored(Handle handle) {
        return storage.checkouts().findByHandle(SHOP, Digests.sha256Hex(handle.value()));
    }

    private Optional<Claim> claimOfAda() {
        return storage.claims().findByAccount(SHOP, ada);
    }
}
