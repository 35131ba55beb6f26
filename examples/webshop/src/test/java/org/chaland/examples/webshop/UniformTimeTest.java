package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.chaland.spi.RateLimiter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Nobody learns from the time of an answer what is known of an address: of each two kinds of address, a request about the one is as often
 * the faster one as a request about the other. 0.5 is no difference; of 200 pairs, chance alone gives 0.03 more or less.
 */
@Tag("deep")
class UniformTimeTest {

    private static final int PAIRS = Integer.getInteger("chaland.uniform.pairs", 200);
    private static final double MOST = 0.12;

    @TempDir
    static Path data;

    /** What follows a request is done after its answer, as in a real shop. */
    private static final ExecutorService AFTERWARDS = Executors.newSingleThreadExecutor();

    private static final Random RANDOM = new Random(20261130);

    private static volatile boolean measuring;
    private static RunningShop shop;

    /** What may be known of an address. */
    private enum Kind {
        /** Each time another. */
        UNKNOWN,
        /** Nobody's, and asked for each time. */
        TRIED,
        GUEST,
        CUSTOMER,
        ENDED
    }

    @BeforeAll
    static void open() {
        shop = RunningShop.start(data, List.of(), beans -> {
            beans.registerBean("afterCommitWorker", Executor.class, () -> task -> {
                if (measuring) {
                    AFTERWARDS.execute(task);
                } else {
                    task.run();
                }
            });
            beans.registerBean(
                    "unlimited",
                    RateLimiter.class,
                    () -> (limit, key) -> true,
                    (BeanDefinition definition) -> definition.setPrimary(true));
        });
        Walk.newcomer(shop).buy(address(Kind.GUEST), "transfer");
        Walk.customer(shop, address(Kind.CUSTOMER), "en");
        Walk.customer(shop, address(Kind.ENDED), "en");
        shop.upkeep();
        shop.bean(JdbcTemplate.class)
                .update(
                        "update chaland_link set state = 'SUSPENDED' where customer_id in"
                                + " (select id from chaland_customer where email = ?)",
                        address(Kind.ENDED));
        measuring = true;
    }

    @AfterAll
    static void close() {
        shop.close();
        AFTERWARDS.shutdown();
    }

    @Test
    void askingForACodeTakesAsLongWhateverIsKnown() {
        assertUniform("code", kind -> {
            var form = Walk.fill(
                    Walk.newcomer(shop).contactStep(), "#code-button", Map.of("email", address(kind), "city", "Lyon"));
            return time(form::send);
        });
    }

    @Test
    void placingAnOrderTakesAsLongWhateverIsKnown() {
        assertUniform("order", kind -> {
            var form = Walk.newcomer(shop)
                    .leaveDetails(address(kind))
                    .form("main form button")
                    .with("method", "transfer");
            return time(form::send);
        });
    }

    private static void assertUniform(String what, Function<Kind, Long> request) {
        var times = new EnumMap<Kind, List<Long>>(Kind.class);
        for (var round = -PAIRS / 4; round < PAIRS; round++) {
            var kinds = new ArrayList<>(List.of(Kind.values()));
            Collections.shuffle(kinds, RANDOM);
            for (var kind : kinds) {
                var time = request.apply(kind);
                if (round >= 0) {
                    times.computeIfAbsent(kind, any -> new ArrayList<>()).add(time);
                }
            }
        }
        for (var one : Kind.values()) {
            for (var other : Kind.values()) {
                if (one.compareTo(other) < 0) {
                    var share = share(times.get(one), times.get(other));
                    System.out.printf(
                            "%s: %s is slower than %s in %.3f; medians %.2f and %.2f ms%n",
                            what, one, other, share, median(times.get(one)), median(times.get(other)));
                    assertThat(Math.abs(share - 0.5))
                            .as("%s %s %s", what, one, other)
                            .isLessThan(MOST);
                }
            }
        }
    }

    /** How often a request of the one kind is slower than one of the other (Mann and Whitney). */
    private static double share(List<Long> ones, List<Long> others) {
        var slower = ones.stream()
                .mapToLong(one -> others.stream().filter(other -> one > other).count())
                .sum();
        return (double) slower / ones.size() / others.size();
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow() / 1e6;
    }

    /** Nothing of the requests before is going on meanwhile. */
    private static long time(Runnable request) {
        CompletableFuture.runAsync(() -> {}, AFTERWARDS).join();
        var begin = System.nanoTime();
        request.run();
        return System.nanoTime() - begin;
    }

    private static String address(Kind kind) {
        return kind == Kind.UNKNOWN
                ? "unknown-" + Math.abs(RANDOM.nextInt()) + "@example.org"
                : kind.name().toLowerCase(Locale.ROOT) + "-of-uniform@example.org";
    }
}
