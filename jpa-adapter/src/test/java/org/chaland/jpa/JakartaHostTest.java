package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lines of the README for a Jakarta EE server, on a transaction that stands for the container's. */
@Tag("shop")
class JakartaHostTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final EntityManager manager = DATABASE.factory().createEntityManager();
    private final Storage storage = storage(manager, new OfManager(manager));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    static Storage storage(EntityManager shared, UserTransaction own) {
        return JpaStorage.joining(() -> shared, new JakartaTransactions(own));
    }

    @Test
    void whatIsCommittedIsThere() {
        var customer = Samples.guest();

        assertThat(storage.customers().insert(customer)).isTrue();

        assertThat(DATABASE.storage().customers().find(customer.shop(), customer.id()))
                .contains(customer);
    }

    @Test
    void whatTheHostTakesBackIsGone() {
        var customer = Samples.guest();
        manager.getTransaction().begin();

        storage.customers().insert(customer);
        manager.getTransaction().rollback();

        assertThat(DATABASE.storage().customers().find(customer.shop(), customer.id()))
                .isEmpty();
    }

    @Test
    void workThatFailsAfterJoiningTakesTheHostsTransactionAlong() {
        manager.getTransaction().begin();

        assertThatThrownBy(() -> storage.transactions().inTransaction(() -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
        manager.getTransaction().rollback();
    }

    private record OfManager(EntityManager manager) implements UserTransaction {

        @Override
        public void begin() {
            manager.getTransaction().begin();
        }

        @Override
        public void commit() throws RollbackException {
            if (manager.getTransaction().getRollbackOnly()) {
                manager.getTransaction().rollback();
                throw new RollbackException("marked for rollback");
            }
            manager.getTransaction().commit();
        }

        @Override
        public void rollback() {
            manager.getTransaction().rollback();
        }

        @Override
        public void setRollbackOnly() {
            manager.getTransaction().setRollbackOnly();
        }

        @Override
        public int getStatus() {
            return manager.getTransaction().isActive() ? Status.STATUS_ACTIVE : Status.STATUS_NO_TRANSACTION;
        }

        @Override
        public void setTransactionTimeout(int seconds) {
            throw new UnsupportedOperationException("A transaction of these tests lasts as long as it lasts.");
        }
    }
}
