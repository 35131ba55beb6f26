package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.jpa.entity.TaskEntity;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.TaskStore;

/** What is to be done outside the database. */
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

    /** The customer too, without which H2 does not see that an index is in this order. */
    private static final String OF_CUSTOMER = """
            select t from ChalandTask t
            where t.customerId = :customer and t.shop = :shop
            order by t.customerId desc, t.createdAt desc, t.id desc
            """;

    private static final String STOPPED = """
            select t from ChalandTask t
            where t.shop = :shop and t.state = 'STOPPED'
            """;

    private static final String AFTER = """
            and t.createdAt <= (select u.createdAt from ChalandTask u where u.id = :after and u.shop = :shop)
            and (t.createdAt < (select u.createdAt from ChalandTask u where u.id = :after) or t.id < :after)
            """;

    /** Shop and state too, without which H2 does not see that an index is in this order. */
    private static final String NEWEST_FIRST = """
            order by t.shop desc, t.state desc, t.createdAt desc, t.id desc
            """;

    private final Calls calls;

    JpaTaskStore(Calls calls) {
        this.calls = calls;
    }

    @Override
    public boolean insert(Task task) {
        return calls.write(
                "insert task",
                task.id(),
                manager -> Statements.insertUnlessTaken(manager, TaskMapper.newRow(task), List.of()));
    }

    /** One statement, unless a key is taken: which one it is, the database does not say, so each is inserted by itself. */
    @Override
    public List<Task> insertAll(List<Task> tasks) {
        var rows = tasks.stream().map(TaskMapper::newRow).toList();
        return calls.write(
                "insert tasks",
                tasks.stream().map(Task::id).toList(),
                manager -> Statements.insertUnlessTaken(manager, rows) ? List.of() : TaskStore.super.insertAll(tasks));
    }

    @Override
    public Optional<Task> find(ShopId shop, String key) {
        return calls.read(
                "find a task in shop",
                shop,
                manager -> ofKey(manager, shop, key).first(TaskMapper::toModel));
    }

    @Override
    public Optional<Task> lock(ShopId shop, String key) {
        return calls.lock(
                "lock a task in shop",
                shop,
                manager -> ofKey(manager, shop, key).locked().first(TaskMapper::toModel));
    }

    private static Read<TaskEntity> ofKey(EntityManager manager, ShopId shop, String key) {
        return new Read<>(manager, TaskEntity.class, FIND).with("key", Keys.ofTask(shop, key));
    }

    @Override
    public boolean update(Task task) {
        var changes = TaskMapper.changes(task).set("version", task.version() + 1);
        return calls.write(
                "update task",
                task.id(),
                manager -> Statements.update(
                        manager,
                        changes,
                        "id = ? and shop = ? and version = ?",
                        task.id(),
                        task.shop().value(),
                        task.version()));
    }

    @Override
    public List<Task> due(Instant now, int limit) {
        return calls.read(
                "list tasks due at",
                now,
                manager -> new Read<>(manager, TaskEntity.class, DUE)
                        .with("now", Micros.of(now))
                        .limit(limit)
                        .list(TaskMapper::toModel));
    }

    @Override
    public List<Task> ofCustomer(ShopId shop, CustomerId customer, int limit) {
        return calls.read(
                "list the tasks of customer",
                customer,
                manager -> new Read<>(manager, TaskEntity.class, OF_CUSTOMER)
                        .with("customer", customer.value())
                        .with("shop", shop.value())
                        .limit(limit)
                        .list(TaskMapper::toModel));
    }

    @Override
    public List<Task> stopped(ShopId shop, Optional<UUID> after, int limit) {
        var jpql = STOPPED + after.map(any -> AFTER).orElse("") + NEWEST_FIRST;
        return calls.read(
                "list the stopped tasks of shop",
                shop,
                manager -> new Read<>(manager, TaskEntity.class, jpql)
                        .with("shop", shop.value())
                        .with("after", after)
                        .limit(limit)
                        .list(TaskMapper::toModel));
    }
}
