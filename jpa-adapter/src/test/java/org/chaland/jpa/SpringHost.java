package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;
import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a Spring application sets up, with the very lines that the README shows. */
final class SpringHost {

    private SpringHost() {}

    static Storage storage(EntityManagerFactory factory) {
        return chalandStorage(
                SharedEntityManagerCreator.createSharedEntityManager(factory), new JpaTransactionManager(factory));
    }

    private static Storage chalandStorage(EntityManager shared, PlatformTransactionManager manager) {
        return JpaStorage.joining(() -> shared, transactions(new TransactionTemplate(manager)));
    }

    static TransactionRunner transactions(TransactionTemplate template) {
        return new TransactionRunner() {
            @Override
            public <T> T inTransaction(Supplier<T> work) {
                return template.execute(status -> work.get());
            }

            @Override
            public boolean isActive() {
                return TransactionSynchronizationManager.isActualTransactionActive();
            }
        };
    }
}
