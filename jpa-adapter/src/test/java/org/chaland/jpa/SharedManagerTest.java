package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionTemplate;

/** The check of the tables through the entity manager that Spring injects, which is a proxy without one of its own. */
@Tag("matrix")
class SharedManagerTest {

    private final TestDatabase database = TestDatabase.create();
    private final EntityManager shared = SharedEntityManagerCreator.createSharedEntityManager(database.factory());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tablesAreCheckedOutsideATransaction() {
        assertThatCode(() -> ChalandSchema.validate(shared)).doesNotThrowAnyException();

        database.run("drop table chaland_lease");

        assertThatThrownBy(() -> ChalandSchema.validate(shared)).hasMessageContaining("Table chaland_lease is missing");
    }

    @Test
    void tablesAreCheckedWithinATransactionWhichGoesOn() {
        var customer = Samples.guest();
        var storage = SpringHost.storage(database.factory());
        database.run("drop table chaland_lease");

        new TransactionTemplate(new JpaTransactionManager(database.factory())).executeWithoutResult(status -> {
            assertThatThrownBy(() -> ChalandSchema.validate(shared))
                    .hasMessageContaining("Table chaland_lease is missing");
            storage.customers().insert(customer);
        });

        assertThat(database.storage().customers().find(customer.shop(), customer.id()))
                .contains(customer);
    }
}
