package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.chaland.journey.Meeting.meet;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chaland.model.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** I16: requests that are expected to race lock in one order; red on a database, where each waits for the other. */
class LockOrderTest {

    private final MeddledStorage storage = new MeddledStorage(StorageUnderTest.fresh());
    private final World world = new World(storage);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CountDownLatch one = new CountDownLatch(1);
    private final CountDownLatch other = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aPaymentAndASignInThatMovesThePurchaseDoNotWaitForEachOther() throws Exception {
        var ada = world.user(ADA.contact());
        world.submitAs(ada, ADA);
        var handle = world.guest(TYPED);
        world.place(ANONYMOUS, handle, "order-1");
        storage.after("PurchaseStore.lock", () -> meet(one, other));
        storage.before("PurchaseStore.repoint", () -> meet(other, one));

        var payment = threads.submit(() -> world.complete("order-1"));
        one.await(5, TimeUnit.SECONDS);
        var signIn = threads.submit(() -> world.signIns.arrive(handle, ada));

        assertThatCode(payment::get).doesNotThrowAnyException();
        assertThatCode(signIn::get).doesNotThrowAnyException();
    }

    @Test
    void aFormWithAnotherAddressAndASignInDoNotWaitForEachOther() throws Exception {
        var ada = world.user(ADA.contact());
        var handle = world.guest(TYPED);
        var base = world.open(ANONYMOUS, Optional.of(handle)).base();
        storage.after("CustomerStore.update", () -> meet(one, other));
        storage.before("CustomerStore.link", () -> meet(other, one));

        var form = threads.submit(
                () -> world.submit(ANONYMOUS, Optional.of(handle), with(TYPED, Field.EMAIL, "new@example.org"), base));
        one.await(5, TimeUnit.SECONDS);
        var signIn = threads.submit(() -> world.signIns.arrive(handle, ada));

        assertThatCode(form::get).doesNotThrowAnyException();
        assertThatCode(signIn::get).doesNotThrowAnyException();
    }
}
