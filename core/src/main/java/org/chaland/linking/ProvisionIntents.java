package org.chaland.linking;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.TaskStore;

/** The intents to make an account: one for each record, so several for a customer who was merged. */
final class ProvisionIntents {

    private final TaskStore tasks;

    ProvisionIntents(TaskStore tasks) {
        this.tasks = tasks;
    }

    static String key(CustomerId customer) {
        return "provision/" + customer;
    }

    /** Those that had stopped have found their end. */
    void end(ShopId shop, Collection<CustomerId> records, String how) {
        of(shop, records).stream()
                .filter(task -> task.state() == Task.State.STOPPED)
                .forEach(task -> end(task, how));
    }

    /**
     * Of several that are not done, one goes on; or two accounts would be made for one person. One that was begun may have made
     * an account already, so it always goes on.
     */
    void keepOne(ShopId shop, Collection<CustomerId> records, String how) {
        of(shop, records).stream()
                .filter(task -> task.state() != Task.State.DONE)
                .sorted(Comparator.comparing(ProvisionIntents::rank))
                .skip(1)
                .filter(task -> rank(task) > 0)
                .forEach(task -> end(task, how));
    }

    private static int rank(Task task) {
        if (task.state() == Task.State.STOPPED) {
            return 2;
        }
        return task.attempts() == 0 ? 1 : 0;
    }

    private List<Task> of(ShopId shop, Collection<CustomerId> records) {
        return records.stream()
                .map(record -> tasks.find(shop, key(record)))
                .flatMap(Optional::stream)
                .toList();
    }

    private void end(Task task, String how) {
        tasks.update(task.toBuilder()
                .state(Task.State.DONE)
                .leasedUntil(Optional.empty())
                .reason(Optional.of(how))
                .build());
    }
}
