package org.chaland.jpa;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.jta.cdi.TransactionExtension;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.ValidationMode;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.hibernate.engine.transaction.jta.platform.internal.NarayanaJtaPlatform;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.transaction.spi.TransactionServices;

/** As much of a Jakarta EE server as a shop needs: Weld, Narayana, a pool of Agroal, and a container's entity manager. */
final class JakartaServer implements AutoCloseable {

    final TransactionManager transactions =
            jtaPropertyManager.getJTAEnvironmentBean().getTransactionManager();
    final TransactionSynchronizationRegistry registry =
            jtaPropertyManager.getJTAEnvironmentBean().getTransactionSynchronizationRegistry();

    private final AgroalDataSource pool;
    private final EntityManagerFactory factory;
    private final WeldContainer beans;

    JakartaServer(String url, Class<?>... classes) throws SQLException {
        Stream.of("default", "stateStore", "communicationStore")
                .map(name -> BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, name))
                .forEach(store -> store.setObjectStoreType(VolatileStore.class.getName()));
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(8)
                        .transactionIntegration(new NarayanaTransactionIntegration(transactions, registry))
                        .connectionFactoryConfiguration(made -> made.jdbcUrl(url))));
        var unit = new PersistenceConfiguration("server")
                .transactionType(PersistenceUnitTransactionType.JTA)
                .validationMode(ValidationMode.NONE)
                .property("jakarta.persistence.jtaDataSource", pool)
                .property("hibernate.transaction.jta.platform", new NarayanaJtaPlatform());
        ChalandEntities.classes().forEach(unit::managedClass);
        factory = TestProvider.HIBERNATE.provider().createEntityManagerFactory(unit);
        beans = new Weld()
                .disableDiscovery()
                .addServices(new ForObservers())
                .addBeanClasses(classes)
                .addExtension(new TransactionExtension())
                .initialize();
    }

    <T> T bean(Class<T> type) {
        return beans.select(type).get();
    }

    void fire(Object event) {
        beans.event().fire(event);
    }

    EntityManager shared() {
        return (EntityManager) Proxy.newProxyInstance(
                JakartaServer.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                    var isLent = registry.getTransactionKey() != null && isRunning();
                    var manager = isLent ? ofTransaction() : factory.createEntityManager();
                    try {
                        return method.invoke(manager, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    } finally {
                        if (!isLent) {
                            manager.close();
                        }
                    }
                });
    }

    private boolean isRunning() {
        var status = registry.getTransactionStatus();
        return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
    }

    private EntityManager ofTransaction() {
        var known = (EntityManager) registry.getResource(this);
        if (known != null) {
            return known;
        }
        var manager = factory.createEntityManager();
        registry.putResource(this, manager);
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Hibernate flushes by itself.
            }

            @Override
            public void afterCompletion(int status) {
                manager.close();
            }
        });
        return manager;
    }

    @Override
    public void close() {
        beans.shutdown();
        factory.close();
        pool.close();
    }

    /** By which observers wait for the end of the transaction. */
    private final class ForObservers implements TransactionServices {

        @Override
        public void registerSynchronization(Synchronization observer) {
            try {
                transactions.getTransaction().registerSynchronization(observer);
            } catch (RollbackException | SystemException broken) {
                throw new IllegalStateException(broken);
            }
        }

        @Override
        public boolean isTransactionActive() {
            return isRunning();
        }

        @Override
        public UserTransaction getUserTransaction() {
            return com.arjuna.ats.jta.UserTransaction.userTransaction();
        }

        @Override
        public void cleanup() {
            // Nothing is kept.
        }
    }
}
