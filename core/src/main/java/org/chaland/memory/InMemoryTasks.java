package org.chaland.memory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.StorageException;
import org.chaland.spi.TaskStore;

/** Tasks by id, and ids by key. */
final class InMemoryTasks implements TaskStore {

    private static final Comparator<Task> DUE_LONGEST_FIRST = Comparator.comparing(Task::nextAttemptAt)
            .thenComparing(Task::createdAt)
            .thenComparing(Task::id, Lists.BY_ID);
    private static final Comparator<Task> NEWEST_FIRST = Comparator.comparing(Task::createdAt)
            .thenComparing(Task::id, Lists.BY_ID)
            .reversed();

    private static final Comparator<Task.Place> BY_PLACE =
            Comparator.comparing(Task.Place::at).thenComparing(Task.Place::id, Lists.BY_ID);

    private final InMemoryTransactions transactions;
    private final InMemoryCustomers customers;
    private final InMemoryTable<UUID, Task> tasks;
    private final InMemoryTable<ShopKey, UUID> ids;
    private final InMemoryIndex<CustomerId, UUID> owned;

    InMemoryTasks(InMemoryTransactions transactions, InMemoryCustomers customers) {
        this.transactions = transactions;
        this.customers = customers;
        tasks = new InMemoryTable<>(transactions);
        ids = new InMemoryTable<>(transactions);
        owned = new InMemoryIndex<>(transactions);
    }

    @Override
    public boolean insert(Task task) {
        return transactions.atomically(() -> {
            if (ids.contains(new ShopKey(task.shop(), task.key()))) {
                return false;
            }
            requireNewId(task.id());
            ids.put(new ShopKey(task.shop(), task.key()), task.id());
            if (task.claim().isEmpty()) {
                owned.add(task.customer(), task.id());
            }
            return write(task);
        });
    }

    @Override
    public Optional<Task> find(ShopId shop, String key) {
        return transactions.atomically(() -> ids.find(new ShopKey(shop, key)).flatMap(tasks::find));
    }

    @Override
    public Optional<Task> lock(ShopId shop, String key) {
        transactions.requireActive();
        return find(shop, key);
    }

    @Override
    public boolean update(Task task) {
        return transactions.atomically(() -> tasks.find(task.id())
                .filter(before -> before.shop().equals(task.shop()) && before.version() == task.version())
                .map(before -> write(changed(before, task)))
                .orElse(false));
    }

    @Override
    public List<Task> due(Instant now, int limit) {
        return transactions.atomically(() -> tasks.all()
                .filter(task -> task.isDue(now))
                .sorted(DUE_LONGEST_FIRST)
                .limit(limit)
                .toList());
    }

    @Override
    public List<Task> ofCustomer(ShopId shop, CustomerId customer, int limit) {
        return transactions.atomically(() ->
                ofRecords(shop, customer).sorted(NEWEST_FIRST).limit(limit).toList());
    }

    @Override
    public List<Task> unfinished(ShopId shop, CustomerId customer, int limit) {
        return transactions.atomically(() -> ofRecords(shop, customer)
                .filter(task -> task.state() != Task.State.DONE)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList());
    }

    private Stream<Task> ofRecords(ShopId shop, CustomerId customer) {
        var merged = customers.mergedInto(shop, customer).map(Customer::id);
        return Stream.concat(Stream.of(customer), merged).flatMap(record -> of(shop, record));
    }

    @Override
    public List<Task> waiting(ShopId shop, Optional<String> reason, Task.Place after, int limit) {
        return transactions.atomically(() -> tasks.all()
                .filter(task -> task.shop().equals(shop))
                .filter(task -> reason.isEmpty() || task.reason().equals(reason))
                .flatMap(task -> task.place().map(place -> new Placed(place, task)).stream())
                .filter(placed -> BY_PLACE.compare(placed.place, after) > 0)
                .sorted(Comparator.comparing(Placed::place, BY_PLACE))
                .limit(limit)
                .map(Placed::task)
                .toList());
    }

    @Override
    public Task.Counts count(ShopId shop, Instant now) {
        return transactions.atomically(() -> {
            var waiting = tasks.all()
                    .filter(task -> task.shop().equals(shop) && task.state() != Task.State.DONE)
                    .toList();
            var by = waiting.stream()
                    .collect(groupingBy(task -> task.waiting(now).orElseThrow(), counting()));
            return new Task.Counts(
                    by.getOrDefault(Task.Waiting.OPEN, 0L),
                    by.getOrDefault(Task.Waiting.FAILING, 0L),
                    by.getOrDefault(Task.Waiting.OVERDUE, 0L),
                    by.getOrDefault(Task.Waiting.STOPPED, 0L),
                    waiting.stream().map(Task::since).min(Comparator.naturalOrder()));
        });
    }

    @Override
    public List<Task> overdue(Instant now, int limit) {
        return transactions.atomically(() -> tasks.all()
                .filter(task -> task.alarmAt().filter(at -> !at.isAfter(now)).isPresent())
                .sorted(Comparator.comparing((Task task) -> task.alarmAt().orElseThrow())
                        .thenComparing(Task::id, Lists.BY_ID))
                .limit(limit)
                .toList());
    }

    @Override
    public int purge(Instant done, int most) {
        return transactions.atomically(() -> {
            var gone = tasks.all()
                    .filter(task -> task.removableSince()
                            .filter(at -> !at.isAfter(done))
                            .isPresent())
                    .sorted(Comparator.comparing(Task::since).thenComparing(Task::id, Lists.BY_ID))
                    .limit(most)
                    .toList();
            gone.forEach(this::remove);
            return gone.size();
        });
    }

    void forgetClaim(UUID claim) {
        tasks.all()
                .filter(task -> task.claim().equals(Optional.of(claim)))
                .toList()
                .forEach(this::remove);
    }

    void forget(ShopId shop, CustomerId customer) {
        of(shop, customer).toList().forEach(this::remove);
    }

    private void remove(Task task) {
        tasks.remove(task.id());
        ids.remove(new ShopKey(task.shop(), task.key()));
        if (task.claim().isEmpty()) {
            owned.remove(task.customer(), task.id());
        }
    }

    private Stream<Task> of(ShopId shop, CustomerId customer) {
        return owned.of(customer)
                .flatMap(id -> tasks.find(id).stream())
                .filter(task -> task.shop().equals(shop));
    }

    /** What {@link TaskStore#update} writes, over what it leaves. */
    private static Task changed(Task before, Task after) {
        return before.toBuilder()
                .reference(after.reference())
                .state(after.state())
                .attempts(after.attempts())
                .nextAttemptAt(after.nextAttemptAt())
                .leasedUntil(after.leasedUntil())
                .reason(after.reason())
                .detail(after.detail())
                .overtaken(after.isOvertaken())
                .since(after.since())
                .toldOverdue(after.isToldOverdue())
                .version(before.version() + 1)
                .build();
    }

    /** An id used twice is not a lost race: answering {@code false} would pass for "this intent is written already". */
    private void requireNewId(UUID id) {
        if (tasks.contains(id)) {
            throw new StorageException("Task " + id + " exists under another key: make a new id for every task.");
        }
    }

    private boolean write(Task task) {
        tasks.put(task.id(), task);
        return true;
    }

    private record Placed(Task.Place place, Task task) {}

    /** What a shop uses at most once. */
    private record ShopKey(ShopId shop, String key) {}
}
