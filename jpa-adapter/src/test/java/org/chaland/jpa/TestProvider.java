package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.jpa.JpaHelper;
import org.hibernate.Session;

/**
 * The persistence provider that the tests run on, of the system property {@code chaland.test.provider}. By name, because only
 * some runs have EclipseLink; and never by the API alone, which answers with whichever it finds first.
 */
enum TestProvider {
    HIBERNATE("org.hibernate.jpa.HibernatePersistenceProvider", "hibernate.connection.pool_size", Map.of(), manager -> {
        var statistics = manager.unwrap(Session.class).getStatistics();
        return statistics.getEntityCount() + statistics.getCollectionCount();
    }),
    ECLIPSELINK(
            "org.eclipse.persistence.jpa.PersistenceProvider",
            "eclipselink.connection-pool.default.max",
            Map.of(
                    "eclipselink.weaving", "false",
                    "eclipselink.logging.level", "OFF",
                    "eclipselink.deploy-on-startup", "true",
                    "eclipselink.session.customizer", "org.chaland.jpa.WithoutWaiting"),
            manager -> ((UnitOfWorkImpl) JpaHelper.getEntityManager(manager).getUnitOfWork())
                    .getCloneMapping()
                    .size());

    static final TestProvider CURRENT =
            valueOf(System.getProperty("chaland.test.provider", "hibernate").toUpperCase(Locale.ROOT));

    private static final String CONNECTIONS = "64";

    private final String className;
    private final String poolSize;
    private final Map<String, String> settings;
    private final ToIntFunction<EntityManager> managed;

    TestProvider(
            String className, String poolSize, Map<String, String> settings, ToIntFunction<EntityManager> managed) {
        this.className = className;
        this.poolSize = poolSize;
        this.settings = settings;
        this.managed = managed;
    }

    /** How many entities and collections the entity manager has an eye on. */
    int managed(EntityManager manager) {
        return managed.applyAsInt(manager);
    }

    PersistenceProvider provider() {
        try {
            return (PersistenceProvider)
                    Class.forName(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    Map<String, ?> settings(String url) {
        return with(Map.of("jakarta.persistence.jdbc.url", url, poolSize, CONNECTIONS));
    }

    Map<String, ?> settings(DataSource connections) {
        return with(Map.of("jakarta.persistence.nonJtaDataSource", connections));
    }

    private Map<String, ?> with(Map<String, ?> more) {
        var all = new HashMap<String, Object>(settings);
        all.putAll(more);
        return all;
    }
}
