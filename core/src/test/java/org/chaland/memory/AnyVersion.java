package org.chaland.memory;

import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.chaland.model.Customer;
import org.chaland.model.Task;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.TaskStore;

/** Stores that write over whatever is stored: they try one version after the other. */
final class AnyVersion {

    private static final int HIGHEST = 100;

    private AnyVersion() {}

    static ForwardingCustomers ofCustomers(CustomerStore sound) {
        return new ForwardingCustomers(sound) {
            @Override
            public boolean update(Customer customer) {
                return any(version ->
                        sound.update(customer.toBuilder().version(version).build()));
            }
        };
    }

    static ForwardingTasks ofTasks(TaskStore sound) {
        return new ForwardingTasks(sound) {
            @Override
            public boolean update(Task task) {
                return any(version ->
                        sound.update(task.toBuilder().version(version).build()));
            }
        };
    }

    private static boolean any(LongPredicate written) {
        return LongStream.rangeClosed(1, HIGHEST).anyMatch(written);
    }
}
