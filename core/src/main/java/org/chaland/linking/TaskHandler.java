package org.chaland.linking;

import java.util.function.Supplier;
import org.chaland.model.Task;

/** Does one kind of task. */
@FunctionalInterface
public interface TaskHandler {

    /**
     * Does it, outside any transaction. May be called again for the same task after a crash.
     *
     * @return what follows from it: runs in the transaction that records the result, sees what was committed meanwhile, and
     *     is rolled back if another worker has taken the task or its intent was renewed; locks the customer before it reads
     *     or writes anything of theirs
     * @throws org.chaland.spi.ProviderUnavailableException to be tried again
     * @throws org.chaland.spi.ProviderRefusalException to be stopped with that reason
     */
    Supplier<TaskResult> handle(Task task);
}
