package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import java.util.ArrayList;
import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's callbacks after a transaction, where an AFTER_COMMIT listener runs: Spring swallows whatever fails there. */
class SpringHostTest {

    private final TestDatabase database = TestDatabase.create();
    private final JpaTransactionManager manager = new JpaTransactionManager(database.factory());
    private final Storage storage = SpringHost.storage(database.factory(), manager);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatAListenerStoresAfterTheCommitIsCommittedToo() {
        var first = Samples.guest();
        var second = Samples.guest();
        var active = new ArrayList<Boolean>();

        new TransactionTemplate(manager).executeWithoutResult(status -> {
            storage.customers().insert(first);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int outcome) {
                    active.add(storage.transactions().isActive());
                    storage.customers().insert(second);
                }
            });
        });

        assertThat(active).containsExactly(false);
        assertThat(storage.customers().find(Samples.SHOP, first.id())).isPresent();
        assertThat(storage.customers().find(Samples.SHOP, second.id())).isPresent();
        assertThat(database.count("select count(*) from chaland_customer")).isEqualTo(2);
    }

    @Test
    void aRunnerThatTakesATransactionForActiveThatIsOverIsRefused() {
        var joined = new TransactionTemplate(manager);
        var shared = SharedEntityManagerCreator.createSharedEntityManager(database.factory());
        var wrong = JpaStorage.joining(
                () -> shared,
                TransactionRunner.of(
                        work -> joined.executeWithoutResult(status -> work.run()),
                        TransactionSynchronizationManager::isActualTransactionActive));
        var refusals = new ArrayList<Throwable>();

        new TransactionTemplate(manager).executeWithoutResult(status -> {
            wrong.customers().insert(Samples.guest());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int outcome) {
                    refusals.add(catchThrowable(() -> wrong.customers().insert(Samples.guest())));
                }
            });
        });

        assertThat(refusals)
                .singleElement()
                .asInstanceOf(THROWABLE)
                .hasMessageContaining("isActive() must be false there");
        assertThat(database.count("select count(*) from chaland_customer")).isEqualTo(1);
    }
}
