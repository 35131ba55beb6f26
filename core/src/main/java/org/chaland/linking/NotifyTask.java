package org.chaland.linking;

import java.util.List;
import java.util.function.Supplier;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.CustomerListener;
import org.chaland.upkeep.TaskHandler;
import org.chaland.upkeep.TaskResult;

/** Calls the host's listeners in their order. If one fails, all are called again with the same event id. */
final class NotifyTask implements TaskHandler {

    private final List<CustomerListener> listeners;

    NotifyTask(List<CustomerListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        var type = CustomerEvent.Type.valueOf(task.topic().orElseThrow());
        var event =
                new CustomerEvent(task.id(), type, task.shop(), task.customer(), task.reference(), task.createdAt());
        listeners.forEach(listener -> listener.on(event));
        return TaskResult::done;
    }
}
