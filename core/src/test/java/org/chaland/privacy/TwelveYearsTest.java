package org.chaland.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.chaland.Chaland;
import org.chaland.journey.SettableClock;
import org.chaland.journey.World;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.spi.RetentionPolicy;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.junit.jupiter.api.Test;

/**
 * Twelve years of a shop in France whose upkeep runs once a week: of everybody it is reckoned by the calendar alone when what is
 * known of them has to be gone, and nothing goes before that, nor later than the run after.
 */
class TwelveYearsTest {

    private static final int PEOPLE = Integer.getInteger("chaland.retention.people", 500);
    private static final int FEW = 500;
    private static final Duration RUN = Duration.ofDays(7);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant BEGIN =
            LocalDate.parse("2026-01-01").atStartOfDay(PARIS).toInstant();
    private static final Instant END =
            LocalDate.parse("2038-01-15").atStartOfDay(PARIS).toInstant();

    private final long seed = Long.getLong("chaland.retention.seed", 20_261_129);

    @Test
    void nothingGoesTooEarlyNorLaterThanInTheNextRun() {
        System.out.println("seed " + seed);
        var counted = live(PEOPLE, RetentionPolicy.france());

        System.out.println(counted);
        assertThat(counted.early).as("too early").isZero();
        assertThat(counted.late).as("too late").isZero();
        assertThat(counted.erased).as("records").isGreaterThan(PEOPLE / 2);
        assertThat(counted.forgotten).as("vouchers").isGreaterThan(PEOPLE / 20);
        assertThat(counted.removed).as("remains").isGreaterThan(PEOPLE / 20);
    }

    /** The twins: policies that are a day or a year off. */
    @Test
    void whoeverReckonsFromThePaymentIsTooEarlyAndWhoeverKeepsLongerIsTooLate() {
        var hasty = RetentionPolicy.france().voucherYears(9);
        var slow = RetentionPolicy.france().inactivity(Period.ofYears(3).plusDays(15));

        assertThat(live(FEW, hasty).early).isPositive();
        assertThat(live(FEW, slow).late).isPositive();
    }

    private Counted live(int people, RetentionPolicy policy) {
        var clock = new SettableClock(BEGIN);
        var storage = new InMemoryStorage();
        var lives = lives(people);
        var rules = ShopRules.builder().retention(policy).build();
        var chaland = Chaland.builder()
                .storage(storage)
                .shops(ShopSettings.single(World.SHOP, rules))
                .clock(clock)
                .random(World.random(seed))
                .build();
        var events = new PriorityQueue<Event>(Comparator.comparing(Event::at));
        lives.forEach(life -> events.addAll(life.events()));
        var counted = new Counted(storage);
        for (var now = BEGIN; now.isBefore(END); now = now.plus(RUN)) {
            while (!events.isEmpty() && !events.peek().at().isAfter(now)) {
                events.remove().happen().accept(storage);
            }
            clock.advance(Duration.between(clock.instant(), now));
            chaland.upkeep().run(Integer.MAX_VALUE);
            for (var life : lives) {
                counted.look(life, now);
            }
        }
        return counted;
    }

    private List<Life> lives(int people) {
        var random = new Random(seed);
        return IntStream.range(0, people)
                .mapToObj(number -> new Life(number, random, BEGIN, END))
                .toList();
    }

    /** Something that happens in a life. */
    record Event(Instant at, Consumer<InMemoryStorage> happen) {}

    /** What went when, held against when it had to. */
    private static final class Counted {

        private final InMemoryStorage storage;
        private int early;
        private int late;
        private int erased;
        private int forgotten;
        private int removed;

        Counted(InMemoryStorage storage) {
            this.storage = storage;
        }

        void look(Life life, Instant now) {
            if (life.begins().isAfter(now) || life.isRemoved()) {
                return;
            }
            var record = storage.customers().find(World.SHOP, life.id());
            if (!life.isErased()) {
                var gone = record.filter(Customer::isActive).isEmpty();
                check(gone, life.erasedAt(now), now);
                if (gone) {
                    life.erasedIn(now);
                    erased++;
                }
            }
            for (var voucher : new ArrayList<>(life.vouchers(now))) {
                var gone = storage.purchases()
                        .find(voucher.ref())
                        .map(Purchase::frozen)
                        .filter(frozen -> !frozen.values().isEmpty())
                        .isEmpty();
                check(gone, Optional.of(life.keptUntil(voucher, now)), now);
                if (gone) {
                    life.forget(voucher);
                    forgotten++;
                }
            }
            if (life.isErased()) {
                check(record.isEmpty(), Optional.of(life.removedAt()), now);
                if (record.isEmpty()) {
                    life.removed();
                    removed++;
                }
            }
        }

        private void check(boolean gone, Optional<Instant> due, Instant now) {
            if (gone && due.filter(at -> !at.isAfter(now)).isEmpty()) {
                early++;
            }
            if (!gone && due.filter(at -> !at.plus(RUN).isAfter(now)).isPresent()) {
                late++;
            }
        }

        @Override
        public String toString() {
            return early + " early, " + late + " late, " + erased + " records erased, " + forgotten
                    + " vouchers forgotten, " + removed + " records removed";
        }
    }
}
