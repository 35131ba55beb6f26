package org.chaland.linking;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Rounds;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.TaskStore;

/** The intents to make an account: one for each record, so several for a customer who was merged. */
final class ProvisionIntents {

    /** The provider is asked for our own account before and after it says so. */
    private static final Optional<String> NOTHING_MADE =
            Optional.of(Provisioning.code(ProviderRefusalException.Reason.EMAIL_TAKEN));

    private final TaskStore tasks;

    ProvisionIntents(TaskStore tasks) {
        this.tasks = tasks;
    }

    static String key(CustomerId customer) {
        return "provision/" + customer;
    }

    /**
     * Those that had stopped have found their end if nothing was made for them. Of the others one may have made an account that
     * is left over now: they look for it once more, and stop again if so.
     */
    void end(ShopId shop, Collection<CustomerId> records, String how, Instant now) {
        of(shop, records).stream()
                .filter(task -> task.state() == Task.State.STOPPED)
                .forEach(task -> {
                    if (task.reason().equals(NOTHING_MADE)) {
                        end(task, how);
                    } else {
                        lookAgain(task, now);
                    }
                });
    }

    /**
     * Of several that are not done, one goes on; or two accounts would be made for one person. One that was begun may have made
     * an account already, so it always goes on; also one that is begun right now, in place of the one that would have.
     */
    void keepOne(ShopId shop, Collection<CustomerId> records, String how) {
        Rounds.untilWon(shop, () -> isOneKept(shop, records, how) ? Optional.of(how) : Optional.empty());
    }

    private boolean isOneKept(ShopId shop, Collection<CustomerId> records, String how) {
        return of(shop, records).stream()
                .filter(task -> task.state() != Task.State.DONE)
                .sorted(Comparator.comparing(ProvisionIntents::rank))
                .skip(1)
                .filter(task -> rank(task) > 0)
                .allMatch(task -> end(task, how));
    }

    /** Of those records the ones for which an account may have been made already. */
    List<CustomerId> begun(ShopId shop, Stream<CustomerId> records) {
        return records.filter(record -> tasks.find(shop, key(record))
                        .filter(task -> task.attempts() > 0)
                        .isPresent())
                .toList();
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

    private void lookAgain(Task task, Instant now) {
        tasks.update(task.toBuilder()
                .state(Task.State.OPEN)
                .nextAttemptAt(now)
                .reason(Optional.empty())
                .build());
    }

    /** Whether nobody was quicker. */
    private boolean end(Task task, String how) {
        return tasks.update(task.toBuilder()
                .state(Task.State.DONE)
                .leasedUntil(Optional.empty())
                .reason(Optional.of(how))
                .build());
    }
}
