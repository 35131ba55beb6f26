package org.chaland.linking;

import org.chaland.model.Task;

/** Does one kind of task. */
@FunctionalInterface
public interface TaskHandler {

    /**
     * Does it, outside any transaction. May be called again for the same task after a crash.
     *
     * @throws org.chaland.spi.ProviderUnavailableException to be tried again
     * @throws org.chaland.spi.ProviderRefusalException to be stopped with that reason
     */
    TaskResult handle(Task task);
}
