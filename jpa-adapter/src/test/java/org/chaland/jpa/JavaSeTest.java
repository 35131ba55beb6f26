package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceConfiguration;
import org.junit.jupiter.api.Test;

/** The lines of the README for a program without a framework. */
class JavaSeTest {

    @Test
    void aProgramOfItsOwnKeepsACustomer() {
        var url = TestDatabase.freshUrl();
        TestDatabase.run(url, ChalandSchema.script(Database.H2));

        var unit = new PersistenceConfiguration("shop").property(PersistenceConfiguration.JDBC_URL, url);
        ChalandEntities.classes().forEach(unit::managedClass);
        try (var factory = unit.createEntityManagerFactory()) {
            factory.runInTransaction(ChalandSchema::validate);
            var storage = JpaStorage.resourceLocal(factory);

            assertThat(storage.customers().insert(Samples.guest())).isTrue();
        }
    }
}
