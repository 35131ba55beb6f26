package org.chaland.linking;

import java.util.List;
import java.util.function.Supplier;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.CustomerListener;

/** Tells the host's listeners; one that fails has all told again, with the same event id. */
public final class ListenerCalls implements TaskHandler {

    private final List<CustomerListener> listeners;

    /** Tells those, in this order. */
    public ListenerCalls(List<CustomerListener> listeners) {
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
