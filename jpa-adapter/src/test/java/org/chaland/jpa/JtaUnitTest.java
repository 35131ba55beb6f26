package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.ValidationMode;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import java.lang.reflect.Proxy;
import org.chaland.spi.StorageException;
import org.eclipse.persistence.transaction.JTATransactionController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** EclipseLink in a container, which alone begins transactions; none is active. */
@Tag("matrix")
@Tag("eclipselink")
class JtaUnitTest {

    @BeforeEach
    void start() {
        JTATransactionController.setDefaultTransactionManager(idle());
    }

    @AfterEach
    void stop() {
        JTATransactionController.setDefaultTransactionManager(null);
    }

    @Test
    void checkOfTheTablesOutsideATransactionSaysThatItNeedsOne() {
        var url = TestDatabase.freshUrl();
        var connections = new RecordingDataSource(url).asDataSource();
        var unit = new PersistenceConfiguration("container")
                .transactionType(PersistenceUnitTransactionType.JTA)
                .validationMode(ValidationMode.NONE)
                .properties(TestProvider.CURRENT.settings(connections))
                .property("jakarta.persistence.jtaDataSource", connections);
        ChalandEntities.classes().forEach(unit::managedClass);

        try (var factory = TestProvider.CURRENT.provider().createEntityManagerFactory(unit);
                var manager = factory.createEntityManager()) {
            assertThatThrownBy(() -> ChalandSchema.validate(manager))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("this persistence provider gives no connection")
                    .hasMessageContaining("within a transaction");
        }
    }

    private static TransactionManager idle() {
        return (TransactionManager) Proxy.newProxyInstance(
                JtaUnitTest.class.getClassLoader(),
                new Class<?>[] {TransactionManager.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getStatus") ? Status.STATUS_NO_TRANSACTION : null);
    }
}
