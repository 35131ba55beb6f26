package org.chaland.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaland.memory.ForwardingRetention;
import org.chaland.model.CustomerRef;
import org.chaland.model.Task;
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

/** A storage where others may go on before each call that is made outside of a transaction, and before each transaction. */
final class SimulatedStorage implements Storage {

    private static final Set<String> CHANGING =
            Set.of("insert", "insertAll", "update", "link", "unlink", "delete", "repoint", "mergeAll", "append");

    private final Schedule schedule;
    private final Known known;
    private final Unseen unseen;
    private final CustomerStore customers;
    private final CustomerDirectory directory;
    private final AccountStore accounts;
    private final CourseStore courses;
    private final CheckoutStore checkouts;
    private final ClaimStore claims;
    private final PurchaseStore purchases;
    /** The due tasks that were listed in this transaction, which nobody interrupts. */
    private List<?> listed = List.of();

    private final TaskStore tasks;
    private final LeaseStore leases;
    private final AuditLog audit;
    private final DisclosureStore disclosures;
    private final RetentionStore retention;
    private final TransactionRunner transactions;

    SimulatedStorage(Storage storage, Schedule schedule, Known known, Unseen unseen) {
        this.schedule = schedule;
        this.known = known;
        this.unseen = unseen;
        transactions = new SimulatedTransactions(storage.transactions(), schedule, unseen);
        customers = watched(CustomerStore.class, storage.customers());
        directory = watched(CustomerDirectory.class, storage.directory());
        accounts = watched(AccountStore.class, storage.accounts());
        courses = watched(CourseStore.class, storage.courses());
        checkouts = watched(CheckoutStore.class, storage.checkouts());
        claims = watched(ClaimStore.class, storage.claims());
        purchases = watched(PurchaseStore.class, storage.purchases());
        tasks = watched(TaskStore.class, storage.tasks());
        leases = watched(LeaseStore.class, storage.leases());
        audit = watched(AuditLog.class, storage.audit());
        disclosures = storage.disclosures();
        retention = new NothingToReview(storage.retention());
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

    /** Nobody goes by what is written there, so that when others go on makes no difference to it. */
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

    private <P> P watched(Class<P> port, P adapter) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (method.getName().equals("purge")) {
                        // Takes away what nobody can reach any more, so nobody goes on differently before or after it.
                        return answer(adapter, method, arguments);
                    }
                    if (!transactions.isActive()) {
                        schedule.point(method.getName());
                    }
                    var answer = answer(adapter, method, arguments);
                    if (CHANGING.contains(method.getName())) {
                        known.note(arguments[0]);
                    }
                    if (method.getName().equals("due")) {
                        listed = transactions.isActive() ? (List<?>) answer : List.of();
                    }
                    if (arguments[0] instanceof Task task && answer.equals(true) && isTaking(task)) {
                        taken(task);
                    }
                    if (method.getName().equals("take") && answer.equals(true)) {
                        known.taken((String) arguments[0], List.of(arguments[1], arguments[3]));
                    }
                    if (method.getName().equals("release")) {
                        known.released((String) arguments[0], arguments[1]);
                    }
                    schedule.learn(Fingerprint.of(answer));
                    schedule.say(() -> "  " + port.getSimpleName() + "." + method.getName() + shown(arguments[0]) + " "
                            + (answer instanceof Boolean || answer instanceof Enum ? answer : ""));
                    return answer;
                }));
    }

    /** A worker takes what it has just listed in a transaction, or what it writes outside of any. */
    private boolean isTaking(Task task) {
        return !transactions.isActive()
                || listed.stream()
                        .anyMatch(due -> due instanceof Task known && known.id().equals(task.id()));
    }

    private void taken(Task task) {
        listed = List.of();
        var worker = schedule.running();
        unseen.told(worker);
        worker.taken = Optional.of(task.toBuilder().version(task.version() + 1).build());
        worker.at(Fingerprint.of(task));
    }

    private static String shown(Object argument) {
        return argument instanceof Task task
                ? " " + task.kind() + " " + task.state() + " attempt " + task.attempts()
                : "";
    }

    private static Object answer(Object adapter, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(adapter, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The time of no record is over within the days that are simulated. */
    private static final class NothingToReview extends ForwardingRetention {

        NothingToReview(RetentionStore sound) {
            super(sound);
        }

        @Override
        public List<CustomerRef> toReview(Instant now, int limit) {
            return List.of();
        }
    }
}
