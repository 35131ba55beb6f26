package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.chaland.jpa.Samples.NOW;
import static org.chaland.jpa.Samples.SHOP;
import static org.chaland.jpa.TestServer.H2;
import static org.chaland.jpa.TestServer.MARIADB;
import static org.chaland.jpa.TestServer.POSTGRESQL;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.StorageConflictException;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the server under test really answers where something goes wrong, and what leaves of it. */
@Tag("matrix")
class ServerErrorsTest {

    private static final String CANARY = "canary@example.org";
    private static final int LONGEST_SECONDS = 60;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level usual = root.getLevel();
    private OverhearingDataSource connections;
    private TestDatabase database;
    private PlainHost host;

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(usual);
        host.close();
        database.close();
    }

    @Test
    void oneOfTwoThatWaitForEachOtherIsGivenUp() {
        open(UnaryOperator.identity());
        var first = stored();
        var second = stored();
        var both = new CountDownLatch(2);

        var there = started(() -> catchThrowable(
                () -> host.inTransaction(() -> locked(host.storage().customers(), first, second, both))));
        var back = started(() -> catchThrowable(
                () -> host.inTransaction(() -> locked(host.storage().customers(), second, first, both))));

        var lost = Stream.of(answer(there), answer(back))
                .flatMap(failure -> Optional.ofNullable(failure).stream())
                .toList();
        assertThat(lost).hasSize(1);
        isToldAs(
                Failure.Kind.CONFLICT,
                Map.of(H2, "40001/40001", POSTGRESQL, "40P01/0", MARIADB, "40001/1213"),
                lost.get(0));
    }

    @Test
    void whoeverWasGivenUpInATransactionOfOursTriesAgainAndWins() {
        open(UnaryOperator.identity());
        var first = stored();
        var second = stored();
        var both = new CountDownLatch(2);
        var runs = new AtomicInteger();
        var storage = database.storage();
        var transactions = storage.transactions();

        var there = started(() -> transactions.inTransaction(() -> {
            runs.incrementAndGet();
            return locked(storage.customers(), first, second, both);
        }));
        var back = started(() -> transactions.inTransaction(() -> {
            runs.incrementAndGet();
            return locked(storage.customers(), second, first, both);
        }));

        assertThat(List.of(answer(there), answer(back))).containsOnly(true);
        assertThat(runs).hasValueGreaterThan(2);
    }

    @Test
    void whoeverWritesWhatWasChangedSinceTheyReadIsGivenUp() {
        open(Isolation.SNAPSHOT::of);
        var customer = stored();
        var other = stored();

        var failure = catchThrowable(() -> host.inTransaction(() -> {
            // Not before does EclipseLink begin the transaction in the database.
            host.storage().customers().lock(SHOP, other.id()).orElseThrow();
            var read = host.storage().customers().find(SHOP, customer.id()).orElseThrow();
            assertThat(answer(started(() -> database.storage().customers().update(customer))))
                    .isTrue();
            return host.storage().customers().update(read);
        }));

        isToldAs(
                Failure.Kind.CONFLICT,
                Map.of(H2, "40001/40001", POSTGRESQL, "40001/0", MARIADB, "HY000/1020"),
                failure);
    }

    @Test
    void whoeverWaitsForALockInVainIsToldSo() throws SQLException {
        open(ServerErrorsTest::impatient);
        var customer = stored();
        try (var holder = DriverManager.getConnection(database.url())) {
            holder.setAutoCommit(false);
            holder.createStatement().executeQuery("select id from chaland_customer for update");

            var failure = catchThrowable(
                    () -> host.inTransaction(() -> host.storage().customers().lock(SHOP, customer.id())));

            isToldAs(
                    Failure.Kind.LOCK_WAIT,
                    Map.of(H2, "HYT00/50200", POSTGRESQL, "55P03/0", MARIADB, "HY000/1205"),
                    failure);
            holder.rollback();
        }
    }

    @Test
    void takenKeyIsToldByCodeOnlyThoughTheDriverTellsItsValue() {
        open(UnaryOperator.identity());
        database.run("alter table chaland_audit add constraint uq_canary unique (staff)");
        var storage = database.storage();
        storage.audit().append(entry(CANARY, "first"));

        var failure = catchThrowable(() -> storage.audit().append(entry(CANARY, "second")));

        isToldAs(
                Failure.Kind.DUPLICATE_KEY,
                Map.of(H2, "23505/23505", POSTGRESQL, "23505/0", MARIADB, "23000/1062"),
                failure);
        assertThat(connections.heard().get(0).toString())
                .as("what the driver says")
                .contains(CANARY);
    }

    @Test
    void linkOfACustomerThatIsNotThereIsNoTakenKey() {
        open(UnaryOperator.identity());
        var nobody = new CustomerId(Samples.id());
        var link = LinkColumns.row(SHOP, nobody, Link.signedIn(Samples.account(), NOW));
        var transactions = new ResourceLocalTransactions(database.factory(), Transactions::fullJitter);

        var failure = catchThrowable(() ->
                transactions.write("link", nobody, manager -> Statements.insertUnlessTaken(manager, link, List.of())));

        isToldAs(Failure.Kind.OTHER, Map.of(H2, "23506/23506", POSTGRESQL, "23503/0", MARIADB, "23000/1452"), failure);
        assertThat(failure).hasMessageContaining("constraint fk_chaland_link_customer");
    }

    @Test
    void valueTooLongIsBadData() {
        open(UnaryOperator.identity());

        var customer = Samples.guest().toBuilder()
                .details(Details.of(Map.of(Field.EMAIL, CANARY.repeat(100))))
                .build();

        var failure = catchThrowable(() -> database.storage().customers().insert(customer));

        isToldAs(
                Failure.Kind.BAD_DATA,
                Map.of(H2, "22001/22001", POSTGRESQL, "22001/0", MARIADB, "22001/1406"),
                failure);
    }

    @Test
    void textThatPostgresCannotKeepIsBadData() {
        open(UnaryOperator.identity());

        var failure = catchThrowable(() -> database.storage().audit().append(entry(CANARY + '\0', "any")));

        if (TestServer.CURRENT == POSTGRESQL) {
            isToldAs(Failure.Kind.BAD_DATA, Map.of(POSTGRESQL, "22021/0"), failure);
        } else {
            assertThat(failure).as("others keep it").isNull();
        }
    }

    private void open(UnaryOperator<String> address) {
        var url = address.apply(TestDatabase.freshUrl());
        connections = new OverhearingDataSource(url);
        database = TestDatabase.create(url, connections.asDataSource());
        host = new PlainHost(database.factory());
        connections.heard().clear();
    }

    /** With locks that are waited for as short as can be. */
    private static String impatient(String url) {
        return switch (TestServer.CURRENT) {
            case H2 -> url.replaceAll("LOCK_TIMEOUT=\\d+", "LOCK_TIMEOUT=100");
            case POSTGRESQL -> url + "&options=-c%20lock_timeout=100";
            case MARIADB -> url + "&sessionVariables=innodb_lock_wait_timeout=1";
        };
    }

    private Customer stored() {
        var customer = Samples.guest().toBuilder()
                .details(Details.of(Map.of(Field.EMAIL, CANARY)))
                .build();
        assertThat(database.storage().customers().insert(customer)).isTrue();
        return customer;
    }

    private static AuditEntry entry(String staff, String reason) {
        return new AuditEntry(
                Samples.id(),
                SHOP,
                new CustomerId(Samples.id()),
                AuditEntry.Action.EDITED,
                staff,
                Optional.of(reason),
                NOW);
    }

    /** Locks one, and the other once both threads have one. */
    private boolean locked(CustomerStore customers, Customer one, Customer other, CountDownLatch both) {
        customers.lock(SHOP, one.id()).orElseThrow();
        both.countDown();
        try {
            assertThat(both.await(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        return customers.lock(SHOP, other.id()).isPresent();
    }

    private static <T> CompletableFuture<T> started(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }

    private static <T> T answer(CompletableFuture<T> running) {
        return running.orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
    }

    private void isToldAs(Failure.Kind kind, Map<TestServer, String> codes, Throwable failure) {
        var driver = connections.heard().get(0);
        var code = codes.get(TestServer.CURRENT);
        assertThat(driver.getSQLState() + "/" + driver.getErrorCode()).isEqualTo(code);
        assertThat(Failure.Kind.of(driver)).isEqualTo(kind);
        assertThat(failure)
                .isExactlyInstanceOf(kind.isRepeatable() ? StorageConflictException.class : StorageException.class)
                .hasMessageContaining("SQLState " + code.replace("/", ", vendor code "));
        assertThat(everythingIn(failure))
                .as("the frames of the failure, without the text of the driver")
                .contains("Caused by: " + driver.getClass().getName(), "org.chaland.jpa.Transactions.guarded")
                .doesNotContain(CANARY);
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(line -> line.contains(CANARY));
    }

    private static String everythingIn(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString() + failure;
    }
}
