package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.chaland.journey.Meeting.meet;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.SHOP;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** I16: what staff do and what customers do at one moment lock in one order; red on a database, where each waits for the other. */
@Tag("ci")
class OfficeLockOrderTest extends OfficeJourney {

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CountDownLatch one = new CountDownLatch(1);
    private final CountDownLatch other = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aMergeAndAPaymentDoNotWaitForEachOther() throws Exception {
        var from = created(TYPED);
        recorded(from, "order-1");
        var token = preview(from, created(ADA)).token();
        storage.after("PurchaseStore.lock", () -> meet(one, other));
        storage.before("PurchaseStore.repoint", () -> meet(other, one));

        together(() -> world.complete("order-1"), () -> office.merge(STAFF, token, REASON));
    }

    @Test
    void aMergeAndItsReverseDoNotWaitForEachOther() throws Exception {
        var from = created(TYPED);
        var into = created(ADA);
        var token = preview(from, into).token();
        var reverse = preview(into, from).token();
        storage.after("CustomerStore.lockAll", () -> meet(one, other));

        together(() -> office.merge(STAFF, token, REASON), () -> office.merge(COLLEAGUE, reverse, REASON));
    }

    @Test
    void aMergeAndATaskOfATombstoneDoNotWaitForEachOther() throws Exception {
        var second = created(ADA);
        var third = created(TYPED);
        var first = buyer(TYPED, "order-1");
        merge(first, second);
        var token = preview(second, third).token();
        storage.after("CustomerStore.lock", () -> meet(one, other));

        together(() -> world.chaland.upkeep().runFor(SHOP, first), () -> office.merge(STAFF, token, REASON));
    }

    @Test
    void aMergeAndASignInDoNotWaitForEachOther() throws Exception {
        world.submitAs(ada, ADA);
        var into = world.customerOf(ada).orElseThrow().id();
        var handle = world.guest(TYPED);
        var from = world.place(ANONYMOUS, handle, "order-1");
        var token = preview(from, into).token();
        storage.after("CustomerStore.lockAll", () -> meet(one, other));

        together(
                () -> world.chaland.checkout().signedIn(World.visit(Visitor.signedIn(ada), handle)),
                () -> office.merge(STAFF, token, REASON));
    }

    @Test
    void aDeletionAndALinkDoNotWaitForEachOther() throws Exception {
        var customer = created(TYPED);
        storage.after("CustomerStore.lock", () -> meet(one, other));

        together(() -> office.delete(STAFF, customer, 1), () -> link(customer, ada));
    }

    private void together(Callable<?> first, Callable<?> second) throws Exception {
        var begun = threads.submit(first);
        one.await(5, TimeUnit.SECONDS);
        var next = threads.submit(second);

        assertThatCode(begun::get).doesNotThrowAnyException();
        assertThatCode(next::get).doesNotThrowAnyException();
    }
}
