package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountState;
import org.chaland.support.SupportOutcome;

/** A customer whose account the shop made, with a training of ninety days; the grace is thirty. */
abstract class EndingJourney extends OfficeJourney {

    static final Instant END = World.START.plus(Duration.ofDays(90));
    static final Instant OVER = END.plus(Duration.ofDays(30));
    static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(3);
    static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofMinutes(61);

    final CustomerId customer = world.guestBuys(TYPED, "order-1");
    final Account account = made();

    private Account made() {
        world.shops.put(ELSEWHERE, World.usualRules().build());
        world.upkeep();
        return link().account();
    }

    Link link() {
        return world.customer(customer).linkAt(LMS).orElseThrow();
    }

    AccountState there() {
        return lms.users.stateOf(account);
    }

    Task task() {
        return world.task(customer, Task.Kind.END_ACCOUNT).orElseThrow();
    }

    void assertInUse() {
        assertThat(there()).isEqualTo(AccountState.ACTIVE);
        assertThat(link().state()).isEqualTo(Link.State.ACTIVE);
    }

    void assertSuspended() {
        assertThat(there()).isEqualTo(AccountState.SUSPENDED);
        assertThat(link().state()).isEqualTo(Link.State.SUSPENDED);
        assertThat(task().state()).isEqualTo(Task.State.DONE);
    }

    /** Upkeep runs then. */
    void at(Instant time) {
        world.clock.advance(Duration.between(world.clock.instant(), time));
        world.upkeep();
    }

    /** Until nothing is left that was put off for minutes. */
    void afterAWhile() {
        for (int round = 0; round < 3; round++) {
            world.clock.advance(LONGER_THAN_ANY_PAUSE);
            world.upkeep();
        }
    }

    /** Staff take an order by telephone, which is paid. */
    void buys(String reference, Instant... ends) {
        var trainings =
                Arrays.stream(ends).map(end -> Training.of("course").until(end)).toList();
        var outcome = office.recordPurchase(STAFF, customer, reference, trainings, Locale.ENGLISH);
        assertThat(outcome).isInstanceOf(StaffOutcome.Done.class);
        world.complete(reference);
    }

    /** A year of training from now on. */
    void buysAgain(String reference) {
        buys(reference, world.clock.instant().plus(Duration.ofDays(365)));
    }

    /** The person is a customer of another shop too, which has not made the account. */
    CustomerId buysElsewhere(String reference, Instant end) {
        var there = Customer.builder(ELSEWHERE, new CustomerId(new UUID(9, 9)), World.START)
                .details(TYPED)
                .links(List.of(Link.signedIn(account, World.START)))
                .build();
        storage.customers().insert(there);
        paysElsewhere(there.id(), reference, end);
        return there.id();
    }

    void paysElsewhere(CustomerId there, String reference, Instant end) {
        var ref = new PurchaseRef(ELSEWHERE, reference);
        storage.purchases()
                .insert(Purchase.builder(ref, there, TYPED, World.START)
                        .trainings(List.of(Training.of("course").until(end)))
                        .build());
        world.chaland.checkout().completed(ref);
    }

    Optional<SupportOutcome.Reason> refusal(ShopId shop) {
        var outcome = world.chaland.support().open(Visit.of(shop, Visitor.signedIn(account)));
        return outcome instanceof SupportOutcome.NoAccess none ? Optional.of(none.reason()) : Optional.empty();
    }
}
