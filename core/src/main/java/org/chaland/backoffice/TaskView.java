package org.chaland.backoffice;

import java.util.Optional;
import org.chaland.model.Task;

/**
 * A task as staff see it.
 *
 * @param task as stored: what, for whom, how far it has come, how often it was begun, when it is due, and the code of the reason
 * @param explanation what the reason means and what staff can do about it, in the language asked for; empty without a reason
 */
public record TaskView(Task task, Optional<String> explanation) {

    /** Whether {@link BackOffice#runAgain} would take it. */
    public boolean canRunAgain() {
        return task.state() == Task.State.STOPPED;
    }
}
