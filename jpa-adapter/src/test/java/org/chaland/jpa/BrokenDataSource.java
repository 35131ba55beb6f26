package org.chaland.jpa;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** A pool that has no connection left. */
final class BrokenDataSource {

    private BrokenDataSource() {}

    /** With connections asked for when a transaction begins, or only when the first statement comes. */
    static EntityManagerFactory factory(String text, boolean late) {
        var pool = (DataSource) Proxy.newProxyInstance(
                BrokenDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    throw new SQLException("No connection for " + text, "08001", 90067);
                });
        var unit = new PersistenceConfiguration("broken")
                .property("hibernate.connection.datasource", pool)
                .property("hibernate.connection.provider_disables_autocommit", late)
                .property("hibernate.boot.allow_jdbc_metadata_access", false)
                .property("hibernate.dialect", "org.hibernate.dialect.H2Dialect");
        ChalandEntities.classes().forEach(unit::managedClass);
        return new HibernatePersistenceProvider().createEntityManagerFactory(unit);
    }
}
