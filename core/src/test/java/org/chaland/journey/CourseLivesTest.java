package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chaland.checkout.PurchaseOutcome.Result;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.support.SeatOutcome;
import org.chaland.support.SeatRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random lives of buyers and participants, beside a provider whose answers get lost: at each moment of rest, the courses that are open are
 * those that a model computes from the purchases alone. The seed of a life that differs is printed.
 */
class CourseLivesTest {

    private static final List<String> COURSES = List.of("welding", "safety");
    private static final int LIVES = Integer.getInteger("chaland.courses.lives", 300);
    private static final int TOGETHER = 30;
    private static final int STEPS = 14;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsOpenIsWhatThePurchasesSay(boolean keepsTimes) {
        var happened = new EnumMap<Step, Integer>(Step.class);
        for (int first = 0; first < LIVES; first += TOGETHER) {
            var shop = new CourseShop(keepsTimes);
            IntStream.range(first, first + TOGETHER).forEach(seed -> new Life(shop, seed, happened, false).live());
        }
        assertThat(happened.keySet()).containsExactlyInAnyOrder(Step.values());
    }

    /** A model that is wrong is found: one that leaves cancelled orders open. */
    @Test
    void modelThatForgetsCancellationsIsFoundWrong() {
        var shop = new CourseShop(true);
        assertThat(IntStream.range(0, TOGETHER)).anyMatch(seed -> {
            try {
                new Life(shop, seed, new EnumMap<>(Step.class), true).live();
                return false;
            } catch (AssertionError found) {
                return true;
            }
        });
    }

    private enum Step {
        BUY,
        ANNOUNCE,
        CANCEL,
        GIVE,
        TAKE_BACK,
        TAKE,
        WAIT
    }

    /** A world with a provider that fails now and then, before or after a call takes effect. */
    private static final class CourseShop {

        private final World world;
        private final MeddledProvider lms;

        CourseShop(boolean keepsTimes) {
            var clock = new Late();
            lms = new MeddledProvider(InMemoryIdentityProvider.builder(LMS)
                    .random(World.random(1))
                    .courses("welding", "safety")
                    .keepsTimes(keepsTimes)
                    .clock(clock)
                    .build());
            world = new World(StorageUnderTest.fresh(), List.of(lms));
            clock.time = world.clock;
        }
    }

    /** The clock of a world that is not made yet. */
    private static final class Late extends Clock {

        private Clock time = Clock.systemUTC();

        @Override
        public ZoneId getZone() {
            return time.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return time.withZone(zone);
        }

        @Override
        public Instant instant() {
            return time.instant();
        }
    }

    private static final class Order {

        private final String reference;
        private List<Training> trainings;
        private final Instant paid;
        private boolean cancelled;
        private final List<Given> seats = new ArrayList<>();

        Order(String reference, List<Training> trainings, Instant paid) {
            this.reference = reference;
            this.trainings = trainings;
            this.paid = paid;
        }
    }

    private record Given(String course, CustomerId participant, Instant since) {}

    private static final class Life {

        private final World world;
        private final MeddledProvider lms;
        private final long seed;
        private final Random random;
        private final Map<Step, Integer> happened;
        private final boolean forgetful;
        private final Account buyer;
        private final Visit visit;
        private final List<Order> orders = new ArrayList<>();
        private int people;

        Life(CourseShop shop, long seed, Map<Step, Integer> happened, boolean forgetful) {
            world = shop.world;
            lms = shop.lms;
            this.seed = seed;
            this.happened = happened;
            this.forgetful = forgetful;
            random = new Random(seed);
            var address = "buyer-" + seed + "@example.org";
            buyer = lms.users.addUser(
                    Contact.builder().familyName("Buyer").email(address).build());
            visit = Visit.of(SHOP, Visitor.signedIn(buyer));
            world.submitAs(buyer, People.details("Buyer", address));
        }

        void live() {
            for (int number = 0; number < STEPS; number++) {
                var step = Step.values()[random.nextInt(Step.values().length)];
                if (take(step)) {
                    happened.merge(step, 1, Integer::sum);
                }
                rest();
                check(step + " " + number);
            }
        }

        private boolean take(Step step) {
            if (random.nextInt(3) == 0) {
                Runnable lost = () -> {
                    throw new ProviderUnavailableException("lost");
                };
                var call = random.nextBoolean() ? "set" : "isIn";
                if (random.nextBoolean()) {
                    lms.before(call, lost);
                } else {
                    lms.after(call, lost);
                }
            }
            return switch (step) {
                case BUY -> buy();
                case ANNOUNCE -> any().map(this::announce).orElse(false);
                case CANCEL -> any().map(this::cancel).orElse(false);
                case GIVE -> any().map(this::give).orElse(false);
                case TAKE -> any().map(this::takeOne).orElse(false);
                case TAKE_BACK -> any().map(this::takeBack).orElse(false);
                case WAIT -> {
                    world.clock.advance(Duration.ofDays(1 + random.nextInt(12)));
                    yield true;
                }
            };
        }

        private Optional<Order> any() {
            var open = orders.stream().filter(order -> !order.cancelled).toList();
            return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
        }

        private boolean buy() {
            var reference = "o-" + seed + "-" + orders.size();
            var visitor = Visitor.signedIn(buyer);
            var address = "buyer-" + seed + "@example.org";
            world.place(visitor, world.submitAs(buyer, People.details("Buyer", address)), reference);
            var trainings = trainings();
            world.chaland.checkout().completed(World.ref(reference), trainings);
            orders.add(new Order(reference, trainings, now()));
            return true;
        }

        private boolean announce(Order order) {
            var trainings = trainings();
            if (world.chaland
                            .checkout()
                            .completed(World.ref(order.reference), trainings)
                            .result()
                    != Result.CHANGED) {
                return false;
            }
            order.trainings =
                    trainings.stream().map(training -> asGiven(training, order)).toList();
            return true;
        }

        /** What was the buyer's own and was given away stays so. */
        private static Training asGiven(Training training, Order order) {
            var given = order.trainings.stream()
                    .anyMatch(known -> known.code().equals(training.code()) && known.seatsToGive() == 1);
            return training.isForBuyer() && given ? training.seatsToGive(1) : training;
        }

        private boolean cancel(Order order) {
            world.cancel(order.reference);
            order.cancelled = true;
            return true;
        }

        private boolean give(Order order) {
            var course = COURSES.get(random.nextInt(2));
            var name = "p-" + seed + "-" + people++;
            var typed = Details.of(Contact.builder()
                    .familyName("Participant")
                    .email(name + "@example.org")
                    .build());
            var outcome = world.chaland.seats().give(visit, order.reference, SeatRequest.of(course, typed));
            if (!(outcome instanceof SeatOutcome.Done done)) {
                return false;
            }
            if (order.trainings.stream().noneMatch(known -> known.code().equals(course) && !known.isForBuyer())) {
                order.trainings = order.trainings.stream()
                        .map(known -> known.code().equals(course) ? known.seatsToGive(1) : known)
                        .toList();
            }
            order.seats.add(new Given(course, done.participant(), now()));
            return true;
        }

        private boolean takeOne(Order order) {
            var course = COURSES.get(random.nextInt(2));
            if (!(world.chaland.seats().take(visit, order.reference, course) instanceof SeatOutcome.Done done)) {
                return false;
            }
            order.seats.add(new Given(course, done.participant(), now()));
            return true;
        }

        private boolean takeBack(Order order) {
            return world.chaland.seats().of(visit, order.reference).stream()
                    .flatMap(List::stream)
                    .filter(seat -> seat.id().isPresent())
                    .findFirst()
                    .map(seat -> {
                        var outcome = world.chaland
                                .seats()
                                .takeBack(visit, order.reference, seat.id().get());
                        return outcome instanceof SeatOutcome.Done done
                                && order.seats.remove(order.seats.stream()
                                        .filter(given -> given.participant().equals(done.participant())
                                                && given.course().equals(seat.course()))
                                        .findFirst()
                                        .orElseThrow());
                    })
                    .orElse(false);
        }

        private List<Training> trainings() {
            return Stream.generate(this::training).limit(1 + random.nextInt(3)).toList();
        }

        private Training training() {
            var day = now().truncatedTo(ChronoUnit.DAYS);
            var training = Training.of(COURSES.get(random.nextInt(2))).seatsToGive(Math.max(0, random.nextInt(5) - 2));
            if (random.nextBoolean()) {
                training = training.from(day.plus(Duration.ofDays(random.nextInt(20) - 5)));
            }
            return random.nextBoolean()
                    ? training.until(training.from().orElse(day).plus(Duration.ofDays(1 + random.nextInt(20))))
                    : training;
        }

        /** Until nothing is to be done any more; what was lost is tried again after a pause. */
        private void rest() {
            for (int rounds = 0; rounds < 20; rounds++) {
                world.upkeep();
                if (world.storage
                        .tasks()
                        .due(now().plus(Duration.ofHours(2)), 1)
                        .isEmpty()) {
                    return;
                }
                world.clock.advance(Duration.ofHours(1));
            }
        }

        private void check(String step) {
            for (var course : COURSES) {
                check(step, course, buyer, spans(course, Optional.empty()));
                orders.stream()
                        .flatMap(order -> order.seats.stream())
                        .map(Given::participant)
                        .distinct()
                        .forEach(participant -> account(participant)
                                .ifPresent(account ->
                                        check(step, course, account, spans(course, Optional.of(participant)))));
            }
        }

        private Optional<Account> account(CustomerId participant) {
            return world.customer(participant).linkAt(LMS).map(Link::account).filter(account -> !account.equals(buyer));
        }

        private void check(String step, String course, Account account, boolean open) {
            assertThat(lms.users.isIn(SHOP, account, course))
                    .as(
                            "life %d, %s, course %s of %s",
                            seed, step, course, account.equals(buyer) ? "buyer" : "participant")
                    .isEqualTo(open);
        }

        /** Whether any purchase opens the course now to the participant, or to the buyer. */
        private boolean spans(String course, Optional<CustomerId> participant) {
            var buyersRecord = world.customerOf(buyer).orElseThrow().id();
            var owner = participant.orElse(buyersRecord);
            return orders.stream()
                    .filter(order -> forgetful || !order.cancelled)
                    .anyMatch(order -> (participant.isEmpty()
                                    && order.trainings.stream()
                                            .anyMatch(training ->
                                                    training.isForBuyer() && isOpen(training, course, order.paid)))
                            || order.seats.stream()
                                    .filter(given -> given.participant().equals(owner)
                                            && given.course().equals(course))
                                    .anyMatch(given -> order.trainings.stream()
                                            .anyMatch(training -> !training.isForBuyer()
                                                    && isOpen(training, course, given.since()))));
        }

        private boolean isOpen(Training training, String course, Instant otherwise) {
            var begin = training.from().orElse(otherwise);
            return training.code().equals(course)
                    && !begin.isAfter(now())
                    && training.until().filter(end -> !end.isAfter(now())).isEmpty();
        }

        private Instant now() {
            return world.clock.instant();
        }
    }
}
