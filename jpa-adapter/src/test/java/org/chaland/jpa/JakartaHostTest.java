package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chaland.model.Customer;
import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lines of the README for a Jakarta EE server, with the transactions, the beans and the pool of such servers. */
@Tag("shop")
class JakartaHostTest {

    private final TestDatabase database = TestDatabase.create();
    private JakartaServer server;
    private JakartaHost host;
    private Storage storage;

    @BeforeEach
    void start() throws Exception {
        server = new JakartaServer(database.url(), JakartaHost.class, AfterTheCommit.class);
        host = server.bean(JakartaHost.class);
        storage = JakartaHost.storage(server.shared(), host);
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void whatIsCommittedIsThere() {
        var customer = Samples.guest();

        assertThat(storage.customers().insert(customer)).isTrue();

        assertThat(stored(customer)).isTrue();
    }

    @Test
    void whatTheHostTakesBackIsGone() throws Exception {
        var customer = Samples.guest();
        server.transactions.begin();

        storage.customers().insert(customer);
        server.transactions.rollback();

        assertThat(stored(customer)).isFalse();
    }

    @Test
    void aLostRaceLeavesTheHostsTransactionUsable() throws Exception {
        var known = Samples.guest();
        var other = Samples.guest();
        storage.customers().insert(known);
        server.transactions.begin();

        assertThat(storage.customers().insert(known)).isFalse();
        assertThat(storage.customers().insert(other)).isTrue();
        server.transactions.commit();

        assertThat(stored(other)).isTrue();
    }

    @Test
    void workThatFailsAfterJoiningTakesTheHostsTransactionAlong() throws Exception {
        server.transactions.begin();

        assertThatThrownBy(() -> storage.transactions().inTransaction(() -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(server.transactions.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
        server.transactions.rollback();
    }

    @Test
    void whatAnObserverStoresAfterTheCommitIsCommittedToo() throws Exception {
        var first = Samples.guest();
        var second = Samples.guest();

        afterACommitOf(first, () -> storage.customers().insert(second));

        assertThat(stored(first)).isTrue();
        assertThat(stored(second)).isTrue();
    }

    @Test
    void aRunnerThatSaysThatATransactionIsActiveWhereNoneIsIsRefused() throws Exception {
        assertRefusedAfterTheCommit(TransactionRunner.of(Runnable::run, () -> true), "isActive() must be false there");
    }

    @Test
    void aRunnerThatBeginsNoTransactionIsRefused() throws Exception {
        assertRefusedAfterTheCommit(TransactionRunner.of(Runnable::run, host::isActive), "began no transaction");
    }

    private void assertRefusedAfterTheCommit(TransactionRunner wrong, String message) throws Exception {
        var shared = server.shared();
        var late = Samples.guest();
        var wired = JpaStorage.joining(() -> shared, wrong);
        var refusals = new ArrayList<Throwable>();

        afterACommitOf(
                Samples.guest(),
                () -> refusals.add(catchThrowable(() -> wired.customers().insert(late))));

        assertThat(refusals).singleElement().asInstanceOf(THROWABLE).hasMessageContaining(message);
        assertThat(stored(late)).isFalse();
    }

    private void afterACommitOf(Customer customer, Runnable work) throws Exception {
        var observer = server.bean(AfterTheCommit.class);
        observer.works().add(any -> {
            assertThat(host.isActive()).as("a transaction is active").isFalse();
            work.run();
        });
        server.transactions.begin();
        storage.customers().insert(customer);
        server.fire(customer);
        assertThat(observer.works()).as("the observer waits").hasSize(1);
        server.transactions.commit();
        assertThat(observer.works()).as("the observer was called").isEmpty();
    }

    private boolean stored(Customer customer) {
        return database.storage()
                .customers()
                .find(customer.shop(), customer.id())
                .isPresent();
    }

    /** Of the host. */
    @ApplicationScoped
    static class AfterTheCommit {

        private final List<Consumer<Customer>> works = new ArrayList<>();

        List<Consumer<Customer>> works() {
            return works;
        }

        void saved(@Observes(during = TransactionPhase.AFTER_SUCCESS) Customer customer) {
            works.remove(0).accept(customer);
        }
    }
}
