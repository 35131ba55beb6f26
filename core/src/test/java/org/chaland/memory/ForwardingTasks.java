package org.chaland.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.TaskStore;

/** Does what another does, until a subclass breaks it. */
public class ForwardingTasks implements TaskStore {

    private final TaskStore sound;

    public ForwardingTasks(TaskStore sound) {
        this.sound = sound;
    }

    @Override
    public boolean insert(Task task) {
        return sound.insert(task);
    }

    @Override
    public Optional<Task> find(ShopId shop, String key) {
        return sound.find(shop, key);
    }

    @Override
    public Optional<Task> lock(ShopId shop, String key) {
        return sound.lock(shop, key);
    }

    @Override
    public boolean update(Task task) {
        return sound.update(task);
    }

    @Override
    public List<Task> due(Instant now, int limit) {
        return sound.due(now, limit);
    }

    @Override
    public List<Task> unfinished(ShopId shop, CustomerId customer, int limit) {
        return sound.unfinished(shop, customer, limit);
    }

    @Override
    public List<Task> ofCustomer(ShopId shop, CustomerId customer, int limit) {
        return sound.ofCustomer(shop, customer, limit);
    }

    @Override
    public List<Task> waiting(ShopId shop, Optional<String> reason, Task.Place after, int limit) {
        return sound.waiting(shop, reason, after, limit);
    }

    @Override
    public Task.Counts count(ShopId shop, Instant now) {
        return sound.count(shop, now);
    }

    @Override
    public List<Task> overdue(Instant now, int limit) {
        return sound.overdue(now, limit);
    }

    @Override
    public int purge(Instant done, int most) {
        return sound.purge(done, most);
    }
}
