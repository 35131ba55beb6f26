package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;
import static org.chaland.jpa.Samples.NOW;
import static org.chaland.jpa.Samples.SHOP;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.QueryTimeoutException;
import jakarta.persistence.ValidationMode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageConflictException;
import org.chaland.spi.StorageException;
import org.chaland.spi.TransactionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host with tables and pending changes of its own. */
@Tag("matrix")
class HostTransactionsTest {

    private EntityManagerFactory factory;
    private EntityManager manager;
    private PlainHost host;
    private Storage storage;

    @BeforeEach
    void create() {
        var url = TestDatabase.freshUrl();
        TestDatabase.run(url, TestDatabase.script());
        TestDatabase.run(url, "create table host_order (id bigint primary key, note varchar(10))");
        var unit = new PersistenceConfiguration("host")
                .properties(TestProvider.CURRENT.settings(url))
                .validationMode(ValidationMode.NONE)
                .managedClass(HostOrder.class);
        ChalandEntities.classes().forEach(unit::managedClass);
        factory = TestProvider.CURRENT.provider().createEntityManagerFactory(unit);
        host = new PlainHost(factory);
        manager = host.manager();
        storage = host.storage();
    }

    @AfterEach
    void close() {
        host.close();
        factory.close();
    }

    /** As what a host does once it has committed, be it a call of ours. */
    @Test
    void whatFailsAfterTheHostHasCommittedIsNotRepeated() {
        var runs = new AtomicInteger();
        var eager = JpaStorage.joining(host::manager, new TransactionRunner() {
            @Override
            public boolean isActive() {
                return host.isActive();
            }

            @Override
            public <T> T inTransaction(Supplier<T> work) {
                host.inTransaction(work);
                throw new StorageConflictException("after the commit");
            }
        });

        assertThatThrownBy(() -> eager.transactions().inTransaction(runs::incrementAndGet))
                .isExactlyInstanceOf(StorageException.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void rollbackOfTheHostLeavesNothing() {
        var customer = Samples.linked(Samples.account());
        var purchase = Samples.purchase(Samples.ref(), customer.id());
        var checkout = Samples.checkout();
        var task = Samples.task("key", customer.id());

        manager.getTransaction().begin();
        storage.customers().insert(customer);
        storage.purchases().insert(purchase);
        storage.checkouts().insert(checkout);
        storage.tasks().insert(task);
        storage.audit().append(Samples.auditEntry(customer.id()));
        storage.disclosures().append(List.of(Samples.disclosure(customer.id())));
        manager.getTransaction().rollback();

        assertThat(storage.customers().find(SHOP, customer.id())).isEmpty();
        assertThat(storage.purchases().find(purchase.ref())).isEmpty();
        assertThat(storage.checkouts().findByHandle(SHOP, checkout.handleHash()))
                .isEmpty();
        assertThat(storage.tasks().find(SHOP, "key")).isEmpty();
        assertThat(storage.audit().ofCustomer(SHOP, customer.id(), Optional.empty(), 1))
                .isEmpty();
        assertThat(storage.disclosures().ofCustomer(SHOP, customer.id(), Optional.empty(), Optional.empty(), 1))
                .isEmpty();
        assertThat(storage.directory().newest(SHOP, Optional.empty(), 1)).isEmpty();
        assertThat(storage.directory().search(SHOP, List.of("x"), Optional.empty(), 1))
                .isEmpty();
    }

    @Test
    void pendingChangesOfTheHostStayPendingAndManaged() {
        var order = new HostOrder(1);

        manager.getTransaction().begin();
        manager.persist(order);
        var guest = Samples.guest();
        storage.customers().insert(guest);
        storage.customers().insert(guest);
        storage.customers().lock(SHOP, guest.id());
        storage.customers().link(SHOP, guest.id(), Link.signedIn(Samples.account(), NOW));
        storage.purchases().ofCustomer(PurchaseQuery.newest(SHOP, guest.id(), 1));
        storage.directory().newest(SHOP, Optional.empty(), 1);
        storage.directory().search(SHOP, List.of("x"), Optional.empty(), 1);
        storage.audit().append(Samples.auditEntry(guest.id()));
        storage.audit().ofCustomer(SHOP, guest.id(), Optional.empty(), 1);
        storage.disclosures().append(List.of(Samples.disclosure(guest.id())));
        storage.disclosures().between(SHOP, Samples.NOW, Samples.NOW.plusSeconds(1), Optional.empty(), 1);

        assertThat(manager.contains(order)).isTrue();
        assertThat(rows()).as("rows that were flushed").isZero();

        manager.getTransaction().commit();
        assertThat(rows()).isOne();
    }

    @Test
    void nothingOfOursStaysManaged() {
        var customer = Samples.linked(Samples.account());
        storage.customers().insert(customer);

        manager.getTransaction().begin();
        storage.customers().lock(SHOP, customer.id());
        storage.customers().link(SHOP, customer.id(), Link.signedIn(new Account("https://b", "s"), NOW));
        var reread = storage.customers().find(SHOP, customer.id()).orElseThrow();
        assertNothingIsManaged();
        manager.getTransaction().commit();

        assertThat(reread.version()).isEqualTo(customer.version() + 1);
        assertThat(reread.links()).hasSize(2);
        assertNothingIsManaged();
    }

    /** Where a transaction sees what was there when it began, the customer is read again, under a lock. */
    @Test
    void nothingThatIsReadUnderALockStaysManagedOrCached() {
        var customer = Samples.linked(Samples.account());
        var purchase = Samples.purchase(Samples.ref(), customer.id());
        storage.customers().insert(customer);
        storage.purchases().insert(purchase);

        manager.getTransaction().begin();
        storage.customers().find(SHOP, customer.id());
        var elsewhere = JpaStorage.resourceLocal(factory).customers();
        elsewhere.update(elsewhere.find(SHOP, customer.id()).orElseThrow());
        var locked = storage.customers().lock(SHOP, customer.id()).orElseThrow();
        storage.purchases().lock(purchase.ref());
        assertNothingIsManaged();
        manager.getTransaction().commit();

        assertThat(locked.version()).isEqualTo(customer.version() + 1);
        assertNothingIsManaged();
        assertThat(factory.getCache()
                        .contains(CustomerEntity.class, customer.id().value()))
                .isFalse();
        assertThat(factory.getCache().contains(PurchaseEntity.class, Keys.ofPurchase(purchase.ref())))
                .isFalse();
    }

    /** What counts what is managed counts what the host has. */
    @Test
    void whatTheHostReadsIsManaged() {
        manager.getTransaction().begin();
        manager.persist(new HostOrder(1));

        assertThat(TestProvider.CURRENT.managed(manager)).isOne();

        manager.getTransaction().commit();
    }

    private void assertNothingIsManaged() {
        assertThat(TestProvider.CURRENT.managed(manager))
                .as("entities that are managed")
                .isZero();
    }

    @Test
    void entityManagerAndTransactionStayTheHosts() {
        var customer = Samples.guest();

        manager.getTransaction().begin();
        storage.customers().insert(customer);
        storage.customers().insert(customer);
        storage.transactions().inTransaction(() -> storage.customers().lock(SHOP, customer.id()));
        ChalandSchema.validate(manager);

        assertThat(manager.isOpen()).isTrue();
        assertThat(manager.getTransaction().isActive()).isTrue();
        assertThat(manager.getTransaction().getRollbackOnly()).isFalse();
        assertThat(JpaStorage.resourceLocal(factory).customers().find(SHOP, customer.id()))
                .as("seen by others before the commit")
                .isEmpty();
        manager.getTransaction().rollback();
    }

    @Test
    void failureOfJoinedWorkLeavesAsItWasAndDoomsTheHostsTransaction() {
        var failure = new IllegalArgumentException("work");

        manager.getTransaction().begin();
        var thrown = catchThrowable(() -> storage.transactions().inTransaction(() -> {
            throw failure;
        }));

        assertThat(thrown).isSameAs(failure);
        assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
        manager.getTransaction().rollback();
    }

    @Test
    void failureThatTheProviderDidNotMarkDoomsTheHostsTransaction() {
        var failing = JpaStorage.joining(
                () -> {
                    throw new QueryTimeoutException("late");
                },
                host);

        manager.getTransaction().begin();
        var thrown = catchThrowable(() -> failing.customers().find(SHOP, new CustomerId(Samples.id())));

        assertThat(thrown).isInstanceOf(StorageException.class).hasMessageContaining("QueryTimeoutException");
        assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
        manager.getTransaction().rollback();
    }

    @Test
    void commitThatTheHostRefusesIsAStorageExceptionWithoutItsText() {
        assertThatThrownBy(() -> storage.transactions().inTransaction(() -> {
                    manager.getTransaction().setRollbackOnly();
                    return true;
                }))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("HostCommitException")
                .satisfies(failure -> assertThat(getStackTrace(failure))
                        .as("the host's frames, without its text")
                        .contains("HostCommitException", "PlainHost.own")
                        .doesNotContain("canary"));
    }

    @Test
    void lockOutsideATransactionIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> storage.customers().lock(SHOP, new CustomerId(Samples.id())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transactions().inTransaction");
        assertThatThrownBy(() -> storage.purchases().lock(Samples.ref())).isInstanceOf(IllegalStateException.class);
    }

    /** As the host's transaction sees them, or after it everybody. */
    private long rows() {
        try {
            return Statements.onAnyConnection(manager, connection -> {
                try (var statement = connection.createStatement();
                        var result = statement.executeQuery("select count(*) from host_order")) {
                    result.next();
                    return result.getLong(1);
                }
            });
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
