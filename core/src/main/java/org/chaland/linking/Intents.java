package org.chaland.linking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Customer;
import org.chaland.model.ShopId;
import org.chaland.model.Task;

/** Writes tasks, each intent once. */
public final class Intents {

    /** What is done again because a worker was overtaken at it. */
    static final String OVERTAKEN = "overtaken";

    private final Parts parts;

    /** Writes to the storage of those parts. */
    public Intents(Parts parts) {
        this.parts = parts;
    }

    /** An intent for a customer, not written yet. */
    Task.Builder task(Task.Kind kind, String key, Customer customer) {
        return Task.builder(parts.ids().uuid(), customer.shop(), kind, key, customer.id(), parts.now());
    }

    /** Writes the intent, unless there is one of that key. */
    void insert(Task.Builder task) {
        parts.storage().tasks().insert(task.build());
    }

    /**
     * Writes the intent, or renews it: a worker that is at it already may have looked before this purchase was paid, so what
     * it found out must not count. Renewing raises the version, which is the fence, and gives the lease back. Whoever was quicker is seen
     * under a lock, also by a transaction that goes on to be shown what was there before.
     */
    void ensure(Task.Kind kind, String key, Customer customer, String reference) {
        var tasks = parts.storage().tasks();
        var intent = task(kind, key, customer).reference(Optional.of(reference)).build();
        Rounds.untilWon(
                customer.shop(),
                () -> isEnsured(tasks.find(customer.shop(), key), intent)
                                || isEnsured(tasks.lock(customer.shop(), key), intent)
                        ? Optional.of(key)
                        : Optional.empty());
    }

    /**
     * As {@link #ensure}, of an intent that there hardly ever is before: it is written, together with another that stands by itself,
     * and looked for only if its key turns out to be taken. Whoever writes it has locked customer and purchase.
     */
    void ensureTogether(Task.Builder other, Task.Kind kind, String key, Customer customer, String reference) {
        var intent = task(kind, key, customer).reference(Optional.of(reference)).build();
        if (!parts.storage().tasks().insertAll(List.of(other.build(), intent)).isEmpty()) {
            ensure(kind, key, customer, reference);
        }
    }

    /** Whether nobody was quicker: a worker takes tasks up without a lock of the customer. */
    private boolean isEnsured(Optional<Task> known, Task intent) {
        var tasks = parts.storage().tasks();
        return known.isPresent()
                ? tasks.update(renewed(known.get(), intent.reference(), parts.now()))
                : tasks.insert(intent);
    }

    /**
     * The task is done once more, now, whatever became of it, and not as if it were the first time. A lease that stands is left to run
     * out, so that no two are at it again.
     */
    public void again(ShopId shop, String key) {
        again(shop, key, Optional.empty());
    }

    /** As {@link #again}, because the worker that was at it was overtaken: it may have called for something all the same. */
    public void againAfterOvertaking(ShopId shop, String key) {
        again(shop, key, Optional.of(OVERTAKEN));
    }

    /** What is not done yet needs not be done any more. */
    void end(ShopId shop, String key, String how) {
        var tasks = parts.storage().tasks();
        Rounds.untilWon(
                shop,
                () -> tasks.find(shop, key)
                        .filter(task -> tasks.update(task.toBuilder()
                                .state(Task.State.DONE)
                                .leasedUntil(Optional.empty())
                                .reason(Optional.of(how))
                                .build())));
    }

    private void again(ShopId shop, String key, Optional<String> reason) {
        var tasks = parts.storage().tasks();
        Rounds.untilWon(
                shop,
                () -> tasks.find(shop, key)
                        .map(newest -> newest.toBuilder()
                                .state(Task.State.OPEN)
                                .attempts(Math.max(1, newest.attempts()))
                                .nextAttemptAt(parts.now())
                                .reason(reason)
                                .build())
                        .filter(tasks::update));
    }

    private static Task renewed(Task known, Optional<String> reference, Instant now) {
        var renewed = known.toBuilder().reference(reference).build();
        return known.state() == Task.State.OPEN
                ? renewed.toBuilder()
                        .nextAttemptAt(now)
                        .leasedUntil(Optional.empty())
                        .reason(Optional.empty())
                        .build()
                : reopened(renewed, now);
    }

    /**
     * Open and due at once. One that had stopped counts as begun: what an attempt called for may have landed unheard. One that was
     * done had heard of it.
     */
    public static Task reopened(Task ended, Instant now) {
        return ended.toBuilder()
                .state(Task.State.OPEN)
                .attempts(ended.state() == Task.State.STOPPED ? Math.min(1, ended.attempts()) : 0)
                .nextAttemptAt(now)
                .leasedUntil(Optional.empty())
                .reason(Optional.empty())
                .build();
    }
}
