package org.chaland.upkeep;

import java.util.function.Supplier;
import org.chaland.model.Task;

/** Does one kind of task. Internal: implemented by the rooms of Chaland. */
@FunctionalInterface
public interface TaskHandler {

    /**
     * Makes the calls of the task, outside any transaction. It may run again for the same task, after a crash or by another
     * worker.
     *
     * @return the conclusion. It runs in the transaction that stores the result, sees what others have committed meanwhile,
     *     and is rolled back if another worker has taken the task or if the task was renewed. It locks the customer before
     *     it reads or writes anything of theirs.
     * @throws org.chaland.spi.ProviderUnavailableException if the task is to be tried again
     * @throws org.chaland.spi.ProviderRefusalException if the task is to be stopped with that reason
     */
    Supplier<TaskResult> handle(Task task);
}
