package org.chaland.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;

/**
 * Keeps tasks.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface TaskStore {

    /**
     * Stores a new task.
     *
     * @return whether it was stored; {@code false}, with nothing stored, if the shop has a task of that key. The enclosing
     *     transaction stays usable either way (I16).
     * @throws StorageException if the id is taken by a task of another key and the store can tell that from a key that is taken;
     *     otherwise the answer is {@code false} too. Ids are to be new ones
     */
    boolean insert(Task task);

    /**
     * Stores new tasks, each as {@link #insert} does, in that order; a store may need one round trip for all of them. Only
     * within a transaction are they stored together.
     *
     * @return those that were not stored, because the shop has a task of their key; unmodifiable
     */
    default List<Task> insertAll(List<Task> tasks) {
        return tasks.stream().filter(task -> !insert(task)).toList();
    }

    /** The task of that key, compared as bytes; or empty. */
    Optional<Task> find(ShopId shop, String key);

    /**
     * As {@link #find}, and no other transaction changes or locks the task until this one ends. It is shown as it is now, also where
     * others have changed it since this transaction began and the storage goes on to show what was there before; or the transaction is
     * given up.
     *
     * @throws IllegalStateException if no transaction is active
     */
    Optional<Task> lock(ShopId shop, String key);

    /**
     * Writes reference, state, attempts, times, lease, reason, detail and the marks of being overtaken and of being told. A worker takes
     * a task by writing a lease: of two workers that read the same version, one gets it.
     *
     * @param task carries the version that was read; the stored one becomes that plus one
     * @return whether it was written; {@code false}, with nothing written, if the stored version is another or the task is
     *     unknown
     */
    boolean update(Task task);

    /**
     * Tasks of all shops for which {@link Task#isDue} holds, those due longest first. Called in a transaction, it locks them until
     * that ends, and leaves out those that another transaction has locked, so that workers on many nodes take different ones; a
     * store that cannot leave them out waits.
     *
     * @param limit at most so many, at least 1
     * @return unmodifiable; empty if there are none
     */
    List<Task> due(Instant now, int limit);

    /**
     * Tasks of a customer and of the records merged into it, in every state, the newest first; tasks of claims are not among them.
     *
     * @param limit at most so many, at least 1
     * @return unmodifiable; empty if there are none
     */
    List<Task> ofCustomer(ShopId shop, CustomerId customer, int limit);

    /** As {@link #ofCustomer}, without the tasks that are done. */
    List<Task> unfinished(ShopId shop, CustomerId customer, int limit);

    /**
     * Tasks of a shop that are not done, in the order of {@link Task#attentionAt}: first those that stopped or are overdue, the longest
     * first, then those that will be. Those of one time come in ascending order of the bytes of their ids.
     *
     * @param reason only tasks with this reason, compared as bytes; or empty for all
     * @param after {@link Task#place} of the last one of the page before, whatever became of it; {@link Task.Place#START} for the first page
     * @param limit at most so many, at least 1
     * @return unmodifiable; empty if there are none
     */
    List<Task> waiting(ShopId shop, Optional<String> reason, Task.Place after, int limit);

    /** Counts the tasks of a shop that are not done, as {@link Task#waiting} tells them apart at that time. */
    Task.Counts count(ShopId shop, Instant now);

    /**
     * Tasks of all shops of which listeners are to be told that they are not done: {@link Task#alarmAt} has come. The longest overdue
     * first.
     *
     * @param limit at most so many, at least 1
     * @return unmodifiable; empty if there are none
     */
    List<Task> overdue(Instant now, int limit);

    /**
     * Deletes tasks of all shops that are done since then or earlier, by {@link Task#removableSince}, the oldest first.
     *
     * @param most at most so many, at least 1
     * @return how many were deleted
     */
    int purge(Instant done, int most);
}
