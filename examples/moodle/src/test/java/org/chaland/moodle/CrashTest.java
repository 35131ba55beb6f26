package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chaland.jpa.ChalandSchema;
import org.chaland.jpa.Database;
import org.chaland.jpa.JpaStorage;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * At each request to a Moodle the shop is killed: before it takes effect, once it has, or while it is on its way and lands after the
 * shop has been started again. Two runs later the buyer has exactly one account, invited, let in, and in the course.
 */
@Tag("deep")
class CrashTest {

    private static final long LONGEST_SECONDS = 120;
    /** Leases outlast the longest request that the provider tells of, so this is more than both. */
    private static final Duration ONCE_THE_LEASE_IS_OVER = Duration.ofMinutes(15);

    private static final Duration ONCE_EVERY_PAUSE_IS_OVER = Duration.ofHours(5);

    /** What an uninterrupted purchase makes. */
    private static final List<String> REQUESTS = List.of(
            Users.BY_FIELD,
            Users.SEARCH,
            Accounts.CREATE,
            Users.SEARCH,
            Invitations.RESET,
            Courses.FIND,
            Courses.ENROL,
            Courses.FIND,
            BoughtCourses.OF_USER,
            Participants.ENROLLED,
            BoughtCourses.PROFILES,
            Courses.ENROL,
            BoughtCourses.OF_USER);

    private final MoodleDouble moodle = new MoodleDouble();
    private final CompletableFuture<Process> shop = new CompletableFuture<>();
    private final CountDownLatch landing = new CountDownLatch(1);
    private final CountDownLatch landed = new CountDownLatch(1);

    @TempDir
    private Path directory;

    @BeforeEach
    void letAddressesBeShared() {
        moodle.site.sharedEmails = true;
    }

    @AfterEach
    void close() {
        moodle.close();
    }

    enum Moment {
        BEFORE_IT_TAKES_EFFECT,
        ONCE_IT_HAS,
        WHILE_IT_IS_ON_ITS_WAY
    }

    static Stream<Arguments> kills() {
        return Stream.of(Moment.values())
                .flatMap(moment -> IntStream.rangeClosed(1, REQUESTS.size())
                        .mapToObj(number -> Arguments.of(moment, number, REQUESTS.get(number - 1))));
    }

    @ParameterizedTest(name = "{0}: request {1}, {2}")
    @MethodSource("kills")
    void whereverItIsKilledTheBuyerHasOneAccountTwoRunsLater(Moment moment, int number, String function)
            throws Exception {
        moodle.at(number, kill(moment));

        assertThat(run(moodle.properties())).isNotZero();
        assertThat(moodle.calls()).hasSize(number).last().isEqualTo(function);
        recover(moment, moodle.properties());

        assertThat(findings()).isEmpty();
    }

    @Test
    void whatIsNotKilledMakesTheseRequests() throws Exception {
        assertThat(run(moodle.properties())).isZero();

        assertThat(moodle.calls()).isEqualTo(REQUESTS);
        assertThat(findings()).isEmpty();
    }

    @Test
    void withTheKeyInTheIdnumberABuyerHasTwoAccounts() throws Exception {
        var naive = new HashMap<>(moodle.properties());
        naive.put(CrashingShop.NAIVE, "true");
        moodle.next(Accounts.CREATE, kill(Moment.WHILE_IT_IS_ON_ITS_WAY));

        assertThat(run(naive)).isNotZero();
        recover(Moment.WHILE_IT_IS_ON_ITS_WAY, naive);

        assertThat(findings()).contains("accounts: 2");
    }

    private Fault kill(Moment moment) {
        return (exchange, effect) -> {
            if (moment == Moment.ONCE_IT_HAS) {
                effect.get();
            }
            killed();
            if (moment == Moment.WHILE_IT_IS_ON_ITS_WAY) {
                await(landing);
                effect.get();
                landed.countDown();
            }
            exchange.close();
        };
    }

    private void killed() {
        var process = shop.join();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The shop is started anew on what is on the disk; the payment is announced again, as payment providers do. */
    private void recover(Moment moment, Map<String, String> properties) {
        CrashingShop.run(url(), ONCE_THE_LEASE_IS_OVER, properties);
        if (moment == Moment.WHILE_IT_IS_ON_ITS_WAY) {
            landing.countDown();
            await(landed);
        }
        CrashingShop.run(url(), ONCE_EVERY_PAUSE_IS_OVER, properties);
    }

    private List<String> findings() {
        var found = new ArrayList<String>();
        var people = moodle.users
                .alive()
                .filter(user -> user.id > moodle.site.service)
                .toList();
        expect(found, people.size() == 1, "accounts: " + people.size());
        try (var factory = CrashingShop.open(url())) {
            var storage = JpaStorage.resourceLocal(factory);
            var purchase = storage.purchases().find(CrashingShop.ORDER).orElseThrow();
            var customer = storage.customers()
                    .find(CrashingShop.SHOP, purchase.customer())
                    .orElseThrow();
            var account = customer.activeLinkAt(moodle.site.url).map(Link::account);
            var user = account.map(moodle::row).filter(people::contains);
            expect(found, user.isPresent(), "no link");
            expect(
                    found,
                    account.filter(known -> moodle.isIn(CrashingShop.SHOP, known))
                            .isPresent(),
                    "not let in");
            expect(
                    found,
                    user.filter(known -> moodle.courses.isIn(MoodleDouble.COURSE, known.id))
                            .isPresent(),
                    "not in the course");
            expect(found, !moodle.users.mailed.isEmpty(), "not invited");
            expect(
                    found,
                    storage.tasks().ofCustomer(CrashingShop.SHOP, customer.id(), 100).stream()
                            .allMatch(task -> task.state() == Task.State.DONE),
                    "not all is done");
        }
        return found;
    }

    private static void expect(List<String> found, boolean holds, String otherwise) {
        if (!holds) {
            found.add(otherwise);
        }
    }

    /** Whether and how the shop ended. */
    private int run(Map<String, String> properties) throws Exception {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute(ChalandSchema.script(Database.H2));
        }
        var output = directory.resolve("output");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingShop.class.getName()));
        command.addAll(List.of(CrashingShop.arguments(url(), Duration.ZERO, properties)));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        shop.complete(process);
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The shop did not end: " + Files.readString(output));
        }
        return process.exitValue();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It did not happen.");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** By itself H2 writes half a second after a commit, and a killed shop loses what was paid. */
    private String url() {
        return "jdbc:h2:file:" + directory.resolve("shop") + ";WRITE_DELAY=0";
    }
}
