package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import java.util.function.Supplier;
import org.chaland.spi.AccountStore;
import org.chaland.spi.AuditLog;
import org.chaland.spi.CheckoutStore;
import org.chaland.spi.ClaimStore;
import org.chaland.spi.CourseStore;
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
 * <p>The persistence unit lists {@link ChalandEntities}; the tables are created beforehand, with {@link ChalandSchema}. The
 * database must support savepoints.
 *
 * <p>In a program of its own:
 *
 * <pre>{@code
 * var storage = JpaStorage.resourceLocal(entityManagerFactory);
 * }</pre>
 *
 * <p>In an application with transactions of its own, so that Chaland takes part in them, such as one with Spring's
 * {@code TransactionTemplate}; the README has the lines for hosts that call Chaland in callbacks after a commit:
 *
 * <pre>{@code
 * var storage = JpaStorage.joining(
 *         () -> sharedEntityManager,
 *         TransactionRunner.of(
 *                 work -> template.executeWithoutResult(status -> work.run()),
 *                 TransactionSynchronizationManager::isActualTransactionActive));
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
    private final CourseStore courses;
    private final CheckoutStore checkouts;
    private final ClaimStore claims;
    private final PurchaseStore purchases;
    private final TaskStore tasks;
    private final LeaseStore leases;
    private final AuditLog audit;
    private final DisclosureStore disclosures;
    private final RetentionStore retention;

    JpaStorage(Transactions transactions) {
        this.transactions = transactions;
        customers = new JpaCustomerStore(transactions);
        directory = new JpaCustomerDirectory(transactions);
        accounts = new JpaAccountStore(transactions);
        courses = new JpaCourseStore(transactions);
        checkouts = new JpaCheckoutStore(transactions);
        claims = new JpaClaimStore(transactions);
        purchases = new JpaPurchaseStore(transactions);
        tasks = new JpaTaskStore(transactions);
        leases = new JpaLeaseStore(transactions);
        audit = new JpaAuditLog(transactions);
        disclosures = new JpaDisclosureStore(transactions);
        retention = new JpaRetentionStore(transactions, directory);
    }

    /**
     * Returns storage that begins and ends its transactions itself. Each transaction has an entity manager of its own, and so has
     * each call outside a transaction.
     *
     * @param factory of a resource-local persistence unit; the host closes it
     */
    public static JpaStorage resourceLocal(EntityManagerFactory factory) {
        return new JpaStorage(
                new ResourceLocalTransactions(Objects.requireNonNull(factory, "factory"), Transactions::fullJitter));
    }

    /**
     * Returns storage that takes part in the host's transactions. It does not flush, clear or close the entity manager, and does not
     * end a transaction that the host began.
     *
     * @param managers gives the entity manager of the transaction that is active on the calling thread, and outside one any
     *     entity manager that can read; a shared proxy will do
     * @param hostTransactions runs work with the semantics of REQUIRED, on one database connection for each transaction. If it fails
     *     to commit, its exception becomes the cause of a {@link org.chaland.spi.StorageException}
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
    public CourseStore courses() {
        return courses;
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
