package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    private static final String STOPPED = """
            select t from ChalandTask t
            where t.shop = :shop and t.state = 'STOPPED'
            """;

    private static final String AFTER = """
            and t.createdAt <= (select u.createdAt from ChalandTask u where u.id = :after and u.shop = :shop)
            and (t.createdAt < (select u.createdAt from ChalandTask u where u.id = :after) or t.id < :after)
            """;

    /** Names shop and state, because H2 does not see otherwise that an index has this order. */
    private static final String NEWEST_FIRST = """
            order by t.shop desc, t.state desc, t.createdAt desc, t.id desc
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
    public List<Task> stopped(ShopId shop, Optional<UUID> after, int limit) {
        var jpql = STOPPED + after.map(any -> AFTER).orElse("") + NEWEST_FIRST;
        return transactions.read(
                "list the stopped tasks of shop",
                shop,
                manager -> new Read<>(manager, TaskEntity.class, jpql)
                        .with("shop", shop)
                        .with("after", after)
                        .limit(limit)
                        .list(TaskEntity::toModel));
    }
}
