package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.chaland.claim.Claims.Claimed;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I17: what a claim, an erasure and everything after cost, counted in calls of the storage. */
class ManyRecordsTest {

    private final MeddledStorage meddled = new MeddledStorage(StorageUnderTest.fresh());
    private final TracedStorage storage = new TracedStorage(meddled);
    private final World world = new World(storage);
    private final Account ada = world.user(ADA.contact());
    private final Visit visit = Visit.of(SHOP, Visitor.signedIn(ada));
    private final CustomerId own = own();

    private CustomerId own() {
        world.submitAs(ada, ADA);
        return world.customerOf(ada).orElseThrow().id();
    }

    private void leave(int records, boolean paid) {
        for (int i = 0; i < records; i++) {
            var id = new CustomerId(new UUID(0x019ca8a0_0000_7000L, 0x8000_0000_0000_0000L + i + (paid ? 1 << 20 : 0)));
            var guest = Customer.builder(SHOP, id, World.START)
                    .details(ClaimJourney.GUEST)
                    .build();
            storage.quiet().customers().insert(guest);
            if (paid) {
                var bought = Purchase.builder(World.ref("order-" + i), id, ClaimJourney.GUEST, World.START)
                        .trainings(List.of(Training.of("course").until(World.START.plus(Duration.ofDays(90)))))
                        .completed(World.START);
                storage.quiet().purchases().insert(bought.build());
            }
        }
    }

    private String asked() {
        world.chaland.claims().request(visit, ClaimJourney.ADDRESS);
        world.upkeep();
        var sent = world.mail.sent();
        return ClaimJourney.code(sent.get(sent.size() - 1));
    }

    /** The calls that an answer makes, without those of the tasks that follow. */
    private int answering(int records) {
        var code = asked();
        storage.forget();
        assertThat(world.chaland.claims().answer(visit, code)).contains(new Claimed(own, records, records));
        return storage.calls().size();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000})
    void whatStrangersLeftBehindCostsNothing(int strangers) {
        leave(strangers, false);
        leave(1, true);

        assertThat(answering(1)).isLessThan(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000})
    void whatWasPaidForCostsALinearNumberOfCalls(int paid) {
        leave(paid, true);

        assertThat(answering(paid)).isLessThan(30 * (1 + paid / 100) + 2 * paid);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000})
    void afterAClaimTheCustomerIsAsCheapAsBefore(int paid) {
        leave(paid, true);
        answering(paid);
        world.upkeep();
        world.upkeep();
        storage.forget();

        world.chaland.upkeep().runFor(SHOP, own);
        assertThat(storage.calls()).hasSize(1);

        storage.forget();
        world.chaland.privacy().erase(visit, true);
        assertThat(storage.calls().size()).isLessThan(60 + paid / 10);
    }

    @Test
    void aCrashBetweenTwoPartsLosesNothing() {
        leave(250, true);
        var code = asked();
        meddled.after(
                "CustomerStore.mergeAll",
                () -> meddled.before("CustomerStore.mergeAll", () -> {
                    throw new StorageException("crash");
                }));
        assertThatThrownBy(() -> world.chaland.claims().answer(visit, code)).hasMessage("crash");

        assertThat(world.storage.purchases().counts(SHOP, own).total()).isEqualTo(100);
        assertThat(world.chaland.claims().answer(visit, code)).contains(new Claimed(own, 150, 150));
        assertThat(world.storage.claims().findByAsker(SHOP, Digests.askerOf(ada)))
                .isEmpty();
    }
}
