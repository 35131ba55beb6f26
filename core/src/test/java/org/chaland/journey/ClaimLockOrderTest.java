package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.chaland.journey.Meeting.meet;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.SHOP;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chaland.upkeep.UpkeepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** I16: a claim locks in the order of everybody else; red on a database, where each would wait for the other. */
@Tag("ci")
class ClaimLockOrderTest extends ClaimJourney {

    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final CountDownLatch one = new CountDownLatch(1);
    private final CountDownLatch other = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aClaimAndAPaymentDoNotWaitForEachOther() throws Exception {
        ownRecord();
        guest("order-1");
        var code = asked();
        storage.after("PurchaseStore.lock", () -> meet(one, other));
        storage.before("PurchaseStore.repoint", () -> meet(other, one));

        together(() -> world.complete("order-1"), () -> answer(code));
    }

    @Test
    void aClaimAndAMergeTheOtherWayDoNotWaitForEachOther() throws Exception {
        var own = ownRecord();
        var token = preview(own, guest("order-1")).token();
        var code = asked();
        storage.after("CustomerStore.lockAll", () -> meet(one, other));

        together(() -> office.merge(STAFF, token, REASON), () -> answer(code));
    }

    @Test
    void aClaimAndATaskOfATombstoneDoNotWaitForEachOther() throws Exception {
        ownRecord();
        var guest = guest("order-1");
        var merged = buyer(TYPED, "order-2");
        merge(merged, guest);
        var code = asked();
        storage.after("CustomerStore.lock", () -> meet(one, other));

        together(() -> world.chaland.upkeep().runFor(SHOP, merged), () -> answer(code));
    }

    @Test
    void aClaimAndASignInDoNotWaitForEachOther() throws Exception {
        ownRecord();
        var handle = world.guest(GUEST);
        world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        var code = asked();
        storage.after("CustomerStore.lockAll", () -> meet(one, other));

        together(() -> world.signIns.arrive(handle, ada), () -> answer(code));
    }

    @Test
    void aClaimAndANewRequestDoNotWaitForEachOther() throws Exception {
        ownRecord();
        guest("order-1");
        var code = asked();
        storage.after("ClaimStore.delete", () -> meet(one, other));

        together(() -> request(claimant, ADDRESS), () -> answer(code));
    }

    @Test
    void aTombstoneThatComesMeanwhileIsLockedBeforeItsSurvivor() throws Exception {
        ownRecord();
        var guest = guest("order-1");
        var merged = buyer(TYPED, "order-2");
        var token = preview(merged, guest).token();
        var code = asked();
        var worker = new CountDownLatch(1);
        storage.after("CustomerStore.findByAccount", () -> {
            Meeting.await(threads.submit(() -> office.merge(STAFF, token, REASON)));
            storage.after("CustomerStore.lock", () -> meet(one, other));
            worker.countDown();
            meet(new CountDownLatch(1), one);
        });
        var working = threads.submit(() -> {
            worker.await();
            return world.chaland.upkeep().runFor(SHOP, merged);
        });

        assertThatCode(() -> answer(code)).doesNotThrowAnyException();

        assertThat(working.get()).extracting(UpkeepReport::retried).isEqualTo(0);
    }

    /** The second begins when the first holds what it is to hold. */
    private void together(Callable<?> first, Callable<?> second) throws InterruptedException {
        var begun = threads.submit(first);
        one.await(5, TimeUnit.SECONDS);
        var next = threads.submit(second);

        assertThatCode(begun::get).doesNotThrowAnyException();
        assertThatCode(next::get).doesNotThrowAnyException();
    }
}
