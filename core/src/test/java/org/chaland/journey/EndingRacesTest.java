package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaland.model.Task;
import org.chaland.spi.AccountState;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A purchase is paid while the account is being suspended, and workers overtake each other: whoever has paid gets in. */
class EndingRacesTest extends EndingJourney {

    @Test
    void whatIsPaidBeforeTheLinksAreSuspendedKeepsTheAccountInUse() {
        lms.before("stateOf", () -> buysAgain("order-2"));
        lms.before("suspend", () -> {
            throw new AssertionError("It was suspended.");
        });

        at(OVER);
        afterAWhile();

        assertServed();
    }

    @Test
    void anAccountMadeUnheardForSomebodyWhoBecomesOneWithWhoeverHasASuspendedOneIsToldToStaff() {
        at(OVER);
        var guest = world.guestBuys(EVE, "order-2");
        lms.after("create", () -> {
            merge(guest, customer);
            lms.down("find");
            throw new ProviderUnavailableException("lost");
        });

        world.chaland.upkeep().runFor(SHOP, guest);
        world.clock.advance(LONGER_THAN_ANY_PAUSE);
        world.chaland.upkeep().runFor(SHOP, guest);
        afterAWhile();

        assertStopped(guest, Task.Kind.PROVISION, "surplus-account");
        assertServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void whatIsPaidWhileTheProviderIsAtItOpensTheAccountAgain(String when) {
        meanwhile(when, () -> buysAgain("order-2"));

        at(OVER);
        afterAWhile();

        assertServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void alsoIfTheReplyIsLost(String when) {
        meanwhile(when, () -> {
            buysAgain("order-2");
            throw new ProviderUnavailableException("lost");
        });

        at(OVER);
        afterAWhile();

        assertServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void alsoIfAnotherWorkerOvertakesThisOne(String when) {
        meanwhile(when, () -> {
            buysAgain("order-2");
            world.clock.advance(LONGER_THAN_A_LEASE);
            world.upkeep();
        });

        at(OVER);
        afterAWhile();

        assertServed();
    }

    @Test
    void noTwoCallsAreUnderWayAtOnce() {
        var others = new AtomicInteger();
        lms.before("suspend", () -> {
            buysAgain("order-2");
            lms.before("stateOf", others::incrementAndGet);
            world.upkeep();
            assertThat(others).hasValue(0);
        });

        at(OVER);
        afterAWhile();

        assertThat(others).hasValue(1);
        assertServed();
    }

    @Test
    void ofTwoNodesOneSuspends() {
        var calls = new AtomicInteger();
        lms.before("suspend", () -> {
            calls.incrementAndGet();
            lms.before("suspend", calls::incrementAndGet);
            world.upkeep();
        });

        at(OVER);
        afterAWhile();

        assertThat(calls).hasValue(1);
        assertSuspended();
        assertThat(world.told()).containsOnlyOnce(CustomerEvent.Type.ACCOUNT_SUSPENDED);
    }

    @Test
    void ofTwoNodesThatLookAtOnceOneWrites() {
        storage.after("AccountStore.toLookAt", world::upkeep);

        at(OVER);

        assertSuspended();
        assertThat(world.tasks(customer))
                .filteredOn(task -> task.kind() == Task.Kind.END_ACCOUNT)
                .hasSize(1);
    }

    @Test
    void aPaymentOfSomebodyWithAnAccountInUseLooksAtNoOtherShop() {
        var looks = new AtomicInteger();
        storage.before("AccountStore.holders", looks::incrementAndGet);

        buysAgain("order-2");

        assertThat(looks).hasValue(0);
    }

    @Test
    void anAccountThatCannotBeLookedAtKeepsNoOtherWaiting() {
        storage.before("AccountStore.holders", () -> {
            throw new IllegalStateException("broken");
        });

        world.clock.advance(Duration.between(world.clock.instant(), OVER));
        world.upkeep();
        world.clock.advance(Duration.ofMinutes(10));
        world.upkeep();

        assertSuspended();
    }

    @Test // The twin of what counts in both shops, on a storage that sees only this one.
    void whereOtherShopsAreNotLookedAtTheAccountIsTakenFromWhoHasPaidThere() {
        var blind = new EndingTwin(holders ->
                holders.stream().filter(holder -> holder.shop().equals(SHOP)).toList());

        assertThat(blind.afterTheEndHereButNotElsewhere()).isEqualTo(AccountState.SUSPENDED);
        assertThat(new EndingTwin(holders -> holders).afterTheEndHereButNotElsewhere())
                .isEqualTo(AccountState.ACTIVE);
    }

    private void meanwhile(String when, Runnable deed) {
        if (when.equals("before")) {
            lms.before("suspend", deed);
        } else {
            lms.after("suspend", deed);
        }
    }

    private void assertServed() {
        assertInUse();
        assertThat(lms.users.supported(SHOP)).containsExactly(account);
        assertThat(refusal(SHOP)).isEmpty();
        assertThat(world.tasks(customer)).noneMatch(task -> task.state() != Task.State.DONE);
    }
}
