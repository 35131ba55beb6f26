package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import java.util.function.Supplier;
import org.chaland.spi.AccountStore;
import org.chaland.spi.AuditLog;
import org.chaland.spi.CheckoutStore;
import org.chaland.spi.ClaimStore;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.DisclosureStore;
import org.chaland.spi.LeaseStore;
import org.chaland.spi.PurchaseStore;
import org.chaland.spi.RetentionStore;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;
import org.chaland.spi.TransactionRunner;

/**
 * Storage in a relational database, through the persistence provider that the host has chosen.
 *
 * <p>The persistence unit lists {@link ChalandEntities}; the tables are made beforehand, with {@link ChalandSchema}. The
 * database has to know savepoints.
 *
 * <p>In a program of its own:
 *
 * <pre>{@code
 * var storage = JpaStorage.resourceLocal(entityManagerFactory);
 * }</pre>
 *
 * <p>In a Spring application, so that Chaland takes part in its transactions:
 *
 * <pre>{@code
 * @Bean
 * Storage chalandStorage(EntityManager shared, PlatformTransactionManager manager) {
 *     var template = new TransactionTemplate(manager);
 *     return JpaStorage.joining(() -> shared, new TransactionRunner() {
 *         public <T> T inTransaction(Supplier<T> work) {
 *             return template.execute(status -> work.get());
 *         }
 *
 *         public boolean isActive() {
 *             return TransactionSynchronizationManager.isActualTransactionActive();
 *         }
 *     });
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads.
 *
 * @since 0.1
 */
public final class JpaStorage implements Storage {

    private final TransactionRunner transactions;
    private final CustomerStore customers;
    private final CustomerDirectory directory;
    private final AccountStore accounts;
    private final CheckoutStore checkouts;
    private final ClaimStore claims;
    private final PurchaseStore purchases;
    private final TaskStore tasks;
    private final LeaseStore leases;
    private final AuditLog audit;
    private final DisclosureStore disclosures;
    private final RetentionStore retention;

    JpaStorage(ManagedTransactions transactions) {
        var calls = new Calls(transactions);
        this.transactions = transactions;
        customers = new JpaCustomerStore(calls);
        directory = new JpaCustomerDirectory(calls);
        accounts = new JpaAccountStore(calls);
        checkouts = new JpaCheckoutStore(calls);
        claims = new JpaClaimStore(calls);
        purchases = new JpaPurchaseStore(calls);
        tasks = new JpaTaskStore(calls);
        leases = new JpaLeaseStore(calls);
        audit = new JpaAuditLog(calls);
        disclosures = new JpaDisclosureStore(calls);
        retention = new JpaRetentionStore(calls);
    }

    /**
     * Storage that begins and ends its transactions itself. Each gets an entity manager of its own, as does each call outside
     * one.
     *
     * @param factory of a resource-local persistence unit; stays the host's to close
     */
    public static JpaStorage resourceLocal(EntityManagerFactory factory) {
        return new JpaStorage(
                new ResourceLocalTransactions(Objects.requireNonNull(factory, "factory"), Repetition.withFullJitter()));
    }

    /**
     * Storage that takes part in the host's transactions. It neither flushes nor clears nor closes the entity manager, and
     * ends no transaction that the host began.
     *
     * @param managers gives the entity manager of the transaction that is active on the calling thread, and outside one any
     *     that can read; a shared proxy will do
     * @param hostTransactions runs work with the semantics of REQUIRED, over one database connection for a transaction. Where
     *     it fails to commit, its exception is told as a {@link org.chaland.spi.StorageException}
     */
    public static JpaStorage joining(Supplier<EntityManager> managers, TransactionRunner hostTransactions) {
        return new JpaStorage(new HostTransactions(
                Objects.requireNonNull(managers, "managers"),
                Objects.requireNonNull(hostTransactions, "hostTransactions")));
    }

    @Override
    public CustomerStore customers() {
        return customers;
    }

    @Override
    public CustomerDirectory directory() {
        return directory;
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public CheckoutStore checkouts() {
        return checkouts;
    }

    @Override
    public ClaimStore claims() {
        return claims;
    }

    @Override
    public PurchaseStore purchases() {
        return purchases;
    }

    @Override
    public TaskStore tasks() {
        return tasks;
    }

    @Override
    public LeaseStore leases() {
        return leases;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public DisclosureStore disclosures() {
        return disclosures;
    }

    @Override
    public RetentionStore retention() {
        return retention;
    }

    @Override
    public TransactionRunner transactions() {
        return transactions;
    }
}
