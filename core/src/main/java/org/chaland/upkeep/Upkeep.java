package org.chaland.upkeep;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.linking.TaskHandler;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.Limit;

/**
 * Runs what is due. The host calls {@link #run} now and then, on as many nodes as it likes, and {@link #runFor} right after
 * a commit so that a buyer does not wait. No thread is started here (I15).
 *
 * <p>Safe for use by several threads and several nodes: a task is taken by writing a lease, and what a worker found out
 * counts only while its lease is the newest.
 */
public final class Upkeep {

    private static final int PAGE = 50;

    private final Parts parts;
    private final Attempt attempt;
    private final List<IntConsumer> before;
    private final Optional<Limit> limit;

    /**
     * For {@link org.chaland.Chaland}: a handler for each kind of task, what looks for things to be done before tasks are run, and
     * how many tasks ask one provider. Nobody else can name the types of its parameters.
     */
    @SuppressWarnings("exports")
    public Upkeep(Parts parts, Map<Task.Kind, TaskHandler> handlers, List<IntConsumer> looks, Optional<Limit> limit) {
        this.parts = parts;
        this.limit = limit;
        before = Stream.concat(Stream.of(new Purge(parts)::run), looks.stream()).toList();
        attempt = new Attempt(parts, new EnumMap<>(handlers));
    }

    /**
     * Removes checkouts and claims whose time was over a day ago, looks for accounts that end and for records whose retention is
     * over, of each as many as the budget; then runs due tasks of all shops, each at most once, the longest due first, until none
     * is left or so many were begun.
     *
     * @param budget at most so many tasks, at least 1
     * @return what became of them
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public UpkeepReport run(int budget) {
        parts.requireNoTransaction("Upkeep");
        before.forEach(step -> Contention.passOver(() -> step.accept(budget)));
        return drain(budget, () -> parts.storage().tasks().due(parts.now(), PAGE));
    }

    /**
     * Runs the due tasks of one customer, such as those that a completed purchase has just written; those of records that were
     * merged into the customer among them.
     *
     * @return what became of them
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public UpkeepReport runFor(ShopId shop, CustomerId customer) {
        return drain(
                PAGE,
                () -> records(shop, customer)
                        .flatMap(record -> parts.storage().tasks().ofCustomer(shop, record, PAGE).stream())
                        .filter(task -> task.isDue(parts.now()))
                        .toList());
    }

    private Stream<CustomerId> records(ShopId shop, CustomerId customer) {
        var tombstones = parts.storage().directory().mergedInto(shop, customer).stream();
        return Stream.concat(Stream.of(customer), tombstones);
    }

    private UpkeepReport drain(int budget, Supplier<List<Task>> due) {
        parts.requireNoTransaction("Upkeep");
        var run = new Run(budget, attempt, new Pace(parts, limit));
        var goesOn = true;
        while (goesOn) {
            goesOn = run.goesOnWith(due);
        }
        return run.report();
    }
}
