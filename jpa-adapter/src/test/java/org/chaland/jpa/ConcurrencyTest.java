package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.Samples.NOW;
import static org.chaland.jpa.Samples.SHOP;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
@Tag("matrix")
class ConcurrencyTest {

    private static final int THREADS = 4;

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final PlainHost HOST = new PlainHost(DATABASE.factory());

    static Stream<Arguments> modes() {
        return Modes.of(DATABASE, HOST);
    }

    @AfterAll
    static void close() {
        HOST.close();
        DATABASE.close();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void noChangeIsLostUnderALock(Storage storage) throws Exception {
        int rounds = 25;
        var guest = Samples.guest();
        storage.customers().insert(guest);

        atOnce(() -> {
            for (int i = 0; i < rounds; i++) {
                storage.transactions().inTransaction(() -> {
                    var locked = storage.customers().lock(SHOP, guest.id()).orElseThrow();
                    return storage.customers()
                            .update(locked.toBuilder().epoch(locked.epoch() + 1).build());
                });
            }
            return true;
        });

        assertThat(storage.customers().find(SHOP, guest.id()).orElseThrow().epoch())
                .isEqualTo(rounds * THREADS);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void ofSeveralCustomersOneGetsTheAccount(Storage storage) throws Exception {
        var account = Samples.account();

        var answers = atOnce(() -> {
            var guest = Samples.guest();
            storage.customers().insert(guest);
            return storage.customers().link(SHOP, guest.id(), Link.signedIn(account, NOW));
        });

        assertThat(answers).containsOnlyOnce(Linking.LINKED).containsOnly(Linking.LINKED, Linking.LINKED_ELSEWHERE);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aCustomerLinkedAtOnceToTheSameAccountIsLinkedOnce(Storage storage) throws Exception {
        var account = Samples.account();
        var guest = Samples.guest();
        storage.customers().insert(guest);

        var answers = atOnce(() -> storage.customers().link(SHOP, guest.id(), Link.signedIn(account, NOW)));

        assertThat(answers).containsOnlyOnce(Linking.LINKED).containsOnly(Linking.LINKED, Linking.ALREADY_LINKED);
        assertThat(storage.customers().find(SHOP, guest.id()).orElseThrow().epoch())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void ofSeveralTasksOfOneKeyOneIsWritten(Storage storage) throws Exception {
        var key = "invite/" + Samples.id();

        var answers = atOnce(() -> storage.tasks().insert(Samples.task(key, new CustomerId(Samples.id()))));

        assertThat(answers).containsOnlyOnce(true);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void ofSeveralWorkersOneGetsTheLease(Storage storage) throws Exception {
        var task = Samples.task("tell/" + Samples.id(), new CustomerId(Samples.id()));
        storage.tasks().insert(task);

        var answers =
                atOnce(() -> storage.tasks().update(task.toBuilder().attempts(1).build()));

        assertThat(answers).containsOnlyOnce(true);
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        var gate = new CyclicBarrier(THREADS);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<T> gated = () -> {
                gate.await(120, TimeUnit.SECONDS);
                return work.call();
            };
            var results = new ArrayList<T>();
            for (var answer : threads.invokeAll(
                    Stream.generate(() -> gated).limit(THREADS).toList())) {
                results.add(answer.get(120, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
