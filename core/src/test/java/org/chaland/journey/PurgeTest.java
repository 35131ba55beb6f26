package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.internal.Digests;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Checkout;
import org.chaland.model.Claim;
import org.chaland.model.Handle;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has had its time is removed an hour or a day later, with the personal data in it; what goes on is not. */
class PurgeTest extends ClaimJourney {

    /** Twelve hours, and an eighth of that. */
    private static final Duration LIFETIME = Duration.ofMinutes(13 * 60 + 30);

    private static final Duration HOUR = Duration.ofHours(1);

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aCheckoutIsForgottenWithItsGuestAnHourAfterItHasExpired() {
        var handle = world.guest(TYPED);
        var guest = stored(handle).orElseThrow().customer().orElseThrow();

        pass(LIFETIME.plus(HOUR).minusSeconds(1));
        assertThat(stored(handle)).isPresent();
        assertThat(storage.customers().find(SHOP, guest)).isPresent();
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();

        pass(Duration.ofSeconds(1));
        assertThat(stored(handle)).isEmpty();
        assertThat(storage.customers().find(SHOP, guest)).isEmpty();
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
    }

    @Test
    void aCheckoutThatGoesOnIsKept() {
        var handle = world.guest(TYPED);
        for (var time = 0; time < 10; time++) {
            pass(LIFETIME.minus(HOUR));
            world.openAndSubmit(ANONYMOUS, Optional.of(handle), TYPED);
        }

        assertThat(stored(handle)).isPresent();
        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    @Test
    void aGuestWhoHasOrderedOrWhomStaffKnowIsKept() {
        var ordered = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        var edited = stored(world.guest(TYPED)).orElseThrow().customer().orElseThrow();
        edit(edited, GUEST, base(edited));
        var created = created(TYPED);

        pass(LIFETIME.plus(DAY));

        assertThat(List.of(ordered, edited, created))
                .allSatisfy(
                        kept -> assertThat(storage.customers().find(SHOP, kept)).isPresent());
    }

    @Test
    void fiveThousandFormsThatNobodyFollowsAreGoneAfterOneRun() {
        for (int form = 0; form < 5_000; form++) {
            world.saved(world.submit(ANONYMOUS, Optional.empty(), TYPED, ""));
        }
        var email = CanonicalEmail.of(TYPED.contact().email().orElseThrow()).orElseThrow();
        assertThat(storage.directory().withEmail(SHOP, email, Optional.empty(), 10_000))
                .hasSize(5_000);

        world.clock.advance(LIFETIME.plus(HOUR));
        world.chaland.upkeep().run(1);

        assertThat(storage.directory().withEmail(SHOP, email, Optional.empty(), 10_000))
                .isEmpty();
        assertThat(storage.checkouts().purge(world.clock.instant(), 10)).isZero();
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
    @ValueSource(
            strings = {"CheckoutStore.purge", "ClaimStore.purge", "LeaseStore.purge", "DisclosureStore.oldestAfter"})
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
        return storage.claims().findByAsker(SHOP, Digests.askerOf(ada));
    }
}
