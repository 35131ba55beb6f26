package org.chaland.linking;

import java.time.Instant;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Customer;
import org.chaland.model.Task;

/** Writes tasks, each intent once. */
final class Intents {

    private final Parts parts;

    Intents(Parts parts) {
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
     * it found out must not count. Renewing raises the version, which is the fence, and gives the lease back.
     */
    void ensure(Task.Kind kind, String key, Customer customer, String reference) {
        var known = parts.storage().tasks().find(customer.shop(), key);
        if (known.isEmpty()) {
            insert(task(kind, key, customer).reference(Optional.of(reference)));
        } else {
            parts.storage().tasks().update(renewed(known.get(), reference, parts.now()));
        }
    }

    private static Task renewed(Task known, String reference, Instant now) {
        return known.toBuilder()
                .state(Task.State.OPEN)
                .reference(Optional.of(reference))
                .attempts(known.state() == Task.State.OPEN ? known.attempts() : 0)
                .nextAttemptAt(now)
                .leasedUntil(Optional.empty())
                .reason(Optional.empty())
                .build();
    }
}
