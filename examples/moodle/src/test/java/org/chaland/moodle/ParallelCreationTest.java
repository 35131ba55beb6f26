package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.moodle.People.contact;
import static org.chaland.moodle.People.key;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many at once, with answers lost: one account for each key, at a site that would let addresses be shared. */
class ParallelCreationTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 24;

    private final MoodleDouble moodle = new MoodleDouble();

    @BeforeEach
    void letAddressesBeShared() {
        moodle.site.sharedEmails = true;
    }

    @AfterEach
    void close() {
        moodle.close();
    }

    @Test
    void eachKeyHasOneAccountThoughRepliesAreLost() {
        var provider = moodle.provider();

        for (var round = 0; round < ROUNDS; round++) {
            var key = key(round);
            var person = contact("canary" + round + "@example.org");
            for (var lost = 0; lost < THREADS / 2; lost++) {
                moodle.next(Accounts.CREATE, Fault.lostReply());
            }
            var accounts = race(barrier -> {
                barrier.await();
                return provider.create(key, person);
            });

            assertThat(accounts).containsOnly(provider.find(key).orElseThrow());
        }

        assertThat(moodle.users.count()).isEqualTo(ROUNDS);
    }

    @Test
    void keyedOnTheIdnumberThereAreSeveral() {
        var naive = new KeyedOnIdnumber(MoodleSettings.from(moodle.properties()));

        var accounts = race(barrier -> {
            var found = naive.find(key(1).value());
            barrier.await();
            return found.isPresent() ? found.get() : naive.create(key(1).value(), contact("canary@example.org"));
        });

        assertThat(accounts).doesNotHaveDuplicates();
        assertThat(moodle.users.count()).isEqualTo(THREADS);
    }

    @Test
    void aCallThatLandsLateFindsTheUsernameTaken() throws InterruptedException {
        var impatient = moodle.impatient();
        var provider = moodle.provider();
        var begin = new CountDownLatch(1);
        var landed = new CountDownLatch(1);
        moodle.next(Accounts.CREATE, Fault.late(begin, landed));

        assertThat(thrownBy(() -> impatient.create(key(1), contact("canary@example.org"))))
                .isInstanceOf(ProviderUnavailableException.class);
        var created = provider.create(key(1), contact("canary@example.org"));
        begin.countDown();

        assertThat(landed.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(provider.find(key(1))).contains(created);
        assertThat(moodle.users.count()).isEqualTo(1);
    }

    @Test
    void aCallThatLandsLateMakesASecondAccountWhereTheIdnumberIsTheKey() throws Exception {
        var properties = moodle.properties();
        properties.put("chaland.moodle.timeout", "PT2S");
        var impatient = new KeyedOnIdnumber(MoodleSettings.from(properties));
        var naive = new KeyedOnIdnumber(MoodleSettings.from(moodle.properties()));
        var begin = new CountDownLatch(1);
        var landed = new CountDownLatch(1);
        moodle.next(Accounts.CREATE, Fault.late(begin, landed));

        assertThat(thrownBy(() -> impatient.create("c-1", contact("canary@example.org"))))
                .isInstanceOf(CallFailedException.class);
        assertThat(naive.find("c-1")).isEmpty();
        naive.create("c-1", contact("canary@example.org"));
        begin.countDown();

        assertThat(landed.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(moodle.users.count()).isEqualTo(2);
    }

    private static Throwable thrownBy(Callable<?> call) {
        return org.assertj.core.api.Assertions.catchThrowable(call::call);
    }

    private static <T> List<T> race(Step<T> step) {
        var pool = Executors.newFixedThreadPool(THREADS);
        var barrier = new CyclicBarrier(THREADS);
        try {
            var running = IntStream.range(0, THREADS)
                    .mapToObj(number -> pool.submit(() -> step.run(barrier)))
                    .toList();
            return running.stream().map(answer()).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> Function<Future<T>, T> answer() {
        return running -> {
            try {
                return running.get(120, TimeUnit.SECONDS);
            } catch (Exception failed) {
                throw new AssertionError("a thread failed", failed);
            }
        };
    }

    @FunctionalInterface
    private interface Step<T> {
        T run(CyclicBarrier barrier) throws Exception;
    }
}
