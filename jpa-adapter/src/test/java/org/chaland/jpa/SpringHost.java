package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a Spring application sets up, with the very lines that the README shows. */
final class SpringHost {

    private SpringHost() {}

    static Storage storage(EntityManagerFactory factory) {
        return storage(factory, new JpaTransactionManager(factory));
    }

    static Storage storage(EntityManagerFactory factory, PlatformTransactionManager manager) {
        return chalandStorage(SharedEntityManagerCreator.createSharedEntityManager(factory), manager);
    }

    private static Storage chalandStorage(EntityManager shared, PlatformTransactionManager manager) {
        return JpaStorage.joining(() -> shared, transactions(manager));
    }

    static TransactionRunner transactions(PlatformTransactionManager manager) {
        var joined = new TransactionTemplate(manager);
        var own = new TransactionTemplate(manager);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return TransactionRunner.of(
                work -> (isActive() ? joined : own).executeWithoutResult(status -> work.run()), SpringHost::isActive);
    }

    /** A transaction that is over is still bound to the thread in an AFTER_COMMIT listener. */
    private static boolean isActive() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive();
    }
}
