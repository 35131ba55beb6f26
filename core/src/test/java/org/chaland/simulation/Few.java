package org.chaland.simulation;

import java.util.EnumSet;
import java.util.Set;
import org.chaland.model.Task;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;

/**
 * Sound parts with fewer steps, so that all interleavings can be run. Left out is what changes nothing that is looked at here:
 * tasks that only tell somebody something, and points before a reply, since between the effect of a call and the next point its
 * caller does nothing that others notice. The random schedules have all of these.
 */
final class Few implements Setting {

    private static final Set<Task.Kind> TELLING = EnumSet.of(Task.Kind.TELL, Task.Kind.WRITE);

    private final boolean halvesApart;

    /** With or without a point between the look at the addresses and the creation. */
    Few(boolean halvesApart) {
        this.halvesApart = halvesApart;
    }

    @Override
    public Storage storage(Storage sound, Schedule schedule) {
        return new BrokenStorage(sound) {
            @Override
            public TaskStore tasks() {
                return replaced(TaskStore.class, sound.tasks(), "insert", arguments -> {
                    var task = (Task) arguments[0];
                    return TELLING.contains(task.kind()) || sound.tasks().insert(task);
                });
            }
        };
    }

    @Override
    public SimulatedProvider provider(Schedule schedule, Remote remote, CallRules rules) {
        return new SimulatedProvider(schedule, remote, rules) {
            @Override
            void between(String what) {
                if (halvesApart && !what.equals("reply")) {
                    super.between(what);
                }
            }
        };
    }
}
