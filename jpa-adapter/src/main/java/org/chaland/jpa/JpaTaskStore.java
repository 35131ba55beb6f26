package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.TaskStore;

/** Tasks: work outside the database. */
final class JpaTaskStore implements TaskStore {

    private static final String FIND = """
            select t from ChalandTask t
            where t.taskKey = :key
            """;

    private static final String DUE = """
            select t from ChalandTask t
            where t.dueAt <= :now
            order by t.dueAt, t.id
            """;

    private static final String FREE = """
            select id from chaland_task
            where due_at <= ?
            order by due_at, id
            limit ? for update skip locked
            """;

    private static final String OF_IDS = """
            select t from ChalandTask t
            where t.id in :ids
            order by t.dueAt, t.id
            """;

    private static final String OF_CUSTOMER = """
            select t from ChalandTask t
            where t.customerId = :customer and t.shop = :shop
            """;

    /** A query of its own: H2 reads a whole table for "or". */
    private static final String OF_MERGED = """
            select t from ChalandTask t, ChalandCustomer c
            where c.mergedInto = :customer and c.shop = :shop and t.customerId = c.id and t.shop = c.shop
            """;

    private static final String UNFINISHED = """
            and t.state <> 'DONE'
            """;

    /** Names the customer, because H2 does not see otherwise that an index has this order. */
    private static final String NEWEST_OF_CUSTOMER = """
            order by t.customerId desc, t.createdAt desc, t.id desc
            """;

    private static final String NEWEST_OF_MERGED = """
            order by t.createdAt desc, t.id desc
            """;

    private static final String WAITING = """
            select t from ChalandTask t
            where t.shop = :shop and t.attentionAt >= :at and (t.attentionAt > :at or t.id > :id)
            order by t.shop, t.attentionAt, t.id
            """;

    private static final String WAITING_WITH_REASON = """
            select t from ChalandTask t
            where t.shop = :shop and t.reason = :reason and t.attentionAt >= :at and (t.attentionAt > :at or t.id > :id)
            order by t.shop, t.reason, t.attentionAt, t.id
            """;

    /** Those that are not done have a time at which somebody should look, so the index of what waits counts them. */
    private static final String COUNT = """
            select t.state, count(t), sum(case when t.attentionAt <= :now then 1 else 0 end),
            sum(case when t.attentionAt > :now and t.attempts > 0 then 1 else 0 end), min(t.sinceAt)
            from ChalandTask t
            where t.shop = :shop and t.attentionAt >= :epoch
            group by t.state
            """;

    private static final String OVERDUE = """
            select t from ChalandTask t
            where t.alarmAt <= :now
            order by t.alarmAt, t.id
            """;

    private static final String DONE = """
            select t.id from ChalandTask t
            where t.doneAt <= :done
            order by t.doneAt, t.id
            """;

    private static final String FORGET = """
            delete from chaland_task
            where done_at <= ? and id in (...)
            """;

    /** Ids in the order of their bytes. */
    private static final Comparator<Task> NEWEST = Comparator.comparing(Task::createdAt)
            .thenComparing(task -> task.id().toString())
            .reversed();

    private final Transactions transactions;

    JpaTaskStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean insert(Task task) {
        return transactions.write(
                "insert task",
                task.id(),
                manager -> Statements.insertUnlessTaken(manager, TaskEntity.newRow(task), List.of()));
    }

    /** One statement. If a key is taken, the database does not say which, so each task is inserted by itself. */
    @Override
    public List<Task> insertAll(List<Task> tasks) {
        var rows = tasks.stream().map(TaskEntity::newRow).toList();
        return transactions.write(
                "insert tasks",
                tasks.stream().map(Task::id).toList(),
                manager -> Statements.insertUnlessTaken(manager, rows) ? List.of() : TaskStore.super.insertAll(tasks));
    }

    @Override
    public Optional<Task> find(ShopId shop, String key) {
        return transactions.read(
                "find a task in shop",
                shop,
                manager -> ofKey(manager, shop, key).first(TaskEntity::toModel));
    }

    @Override
    public Optional<Task> lock(ShopId shop, String key) {
        return transactions.lock(
                "lock a task in shop",
                shop,
                manager -> ofKey(manager, shop, key).locked().first(TaskEntity::toModel));
    }

    private static Read<TaskEntity> ofKey(EntityManager manager, ShopId shop, String key) {
        return new Read<>(manager, TaskEntity.class, FIND).with("key", Keys.ofTask(shop, key));
    }

    @Override
    public boolean update(Task task) {
        return transactions.write(
                "update task",
                task.id(),
                manager -> Statements.update(
                        manager,
                        TaskEntity.changes(task),
                        task.version(),
                        "id = ? and shop = ?",
                        task.id(),
                        task.shop()));
    }

    @Override
    public List<Task> due(Instant now, int limit) {
        return transactions.read(
                "list tasks due at",
                now,
                manager -> transactions.isActive() ? free(manager, now, limit) : due(manager, now, limit));
    }

    private static List<Task> due(EntityManager manager, Instant now, int limit) {
        return new Read<>(manager, TaskEntity.class, DUE)
                .with("now", now)
                .limit(limit)
                .list(TaskEntity::toModel);
    }

    /** No provider writes such a query for each of the databases. */
    private static List<Task> free(EntityManager manager, Instant now, int limit) throws SQLException {
        var ids = Statements.select(manager, FREE, row -> row.getObject(1, UUID.class), now, limit);
        return ids.isEmpty()
                ? List.of()
                : new Read<>(manager, TaskEntity.class, OF_IDS).with("ids", ids).list(TaskEntity::toModel);
    }

    @Override
    public List<Task> ofCustomer(ShopId shop, CustomerId customer, int limit) {
        return ofRecords(shop, customer, "", limit);
    }

    @Override
    public List<Task> unfinished(ShopId shop, CustomerId customer, int limit) {
        return ofRecords(shop, customer, UNFINISHED, limit);
    }

    private List<Task> ofRecords(ShopId shop, CustomerId customer, String condition, int limit) {
        return transactions.read(
                "list the tasks of customer",
                customer,
                manager -> Stream.of(
                                OF_CUSTOMER + condition + NEWEST_OF_CUSTOMER, OF_MERGED + condition + NEWEST_OF_MERGED)
                        .flatMap(jpql -> new Read<>(manager, TaskEntity.class, jpql)
                                        .with("customer", customer)
                                        .with("shop", shop)
                                        .limit(limit)
                                        .list(TaskEntity::toModel)
                                        .stream())
                        .sorted(NEWEST)
                        .limit(limit)
                        .toList());
    }

    @Override
    public List<Task> waiting(ShopId shop, Optional<String> reason, Task.Place after, int limit) {
        var jpql = reason.isPresent() ? WAITING_WITH_REASON : WAITING;
        return transactions.read(
                "list the waiting tasks of shop",
                shop,
                manager -> new Read<>(manager, TaskEntity.class, jpql)
                        .with("shop", shop)
                        .with("reason", reason)
                        .with("at", after.at())
                        .with("id", after.id())
                        .limit(limit)
                        .list(TaskEntity::toModel));
    }

    @Override
    public Task.Counts count(ShopId shop, Instant now) {
        var rows = transactions.read(
                "count the waiting tasks of shop",
                shop,
                manager -> new Read<>(manager, Object[].class, COUNT)
                        .with("shop", shop).with("now", now).with("epoch", Instant.EPOCH).values().stream()
                                .collect(Collectors.toMap(row -> Task.State.valueOf((String) row[0]), row -> row)));
        var open = Optional.ofNullable(rows.get(Task.State.OPEN));
        var overdue = open.map(row -> number(row[2])).orElse(0L);
        var failing = open.map(row -> number(row[3])).orElse(0L);
        return new Task.Counts(
                open.map(row -> number(row[1])).orElse(0L) - overdue - failing,
                failing,
                overdue,
                Optional.ofNullable(rows.get(Task.State.STOPPED))
                        .map(row -> number(row[1]))
                        .orElse(0L),
                rows.values().stream()
                        .map(row -> Stored.instant(number(row[4])))
                        .min(Comparator.naturalOrder()));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    @Override
    public List<Task> overdue(Instant now, int limit) {
        return transactions.read(
                "list tasks overdue at",
                now,
                manager -> new Read<>(manager, TaskEntity.class, OVERDUE)
                        .with("now", now)
                        .limit(limit)
                        .list(TaskEntity::toModel));
    }

    @Override
    public int purge(Instant done, int most) {
        return transactions.write("purge tasks done by", done, manager -> {
            var ids = new Read<>(manager, UUID.class, DONE)
                    .with("done", done)
                    .limit(most)
                    .values();
            return Statements.executeForAll(manager, FORGET, List.of(done), ids);
        });
    }
}
