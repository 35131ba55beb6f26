package org.chaland.upkeep;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.TaskStore;

/** Writes tasks, each intent once. Every change is repeated if another writer was quicker. Internal: used by the rooms of Chaland. */
public final class Intents {

    private final Parts parts;
    private final TaskStore tasks;

    /** Writes to the storage of those parts. */
    @SuppressWarnings("exports")
    public Intents(Parts parts) {
        this.parts = parts;
        tasks = parts.storage().tasks();
    }

    /** Returns an intent for a customer that is not written yet. */
    public Task.Builder task(Task.Kind kind, String key, Customer customer) {
        return task(kind, key, customer.shop(), customer.id());
    }

    /** Returns an intent for a customer that is not written yet. */
    public Task.Builder task(Task.Kind kind, String key, ShopId shop, CustomerId customer) {
        return Task.builder(parts.ids().uuid(), shop, kind, key, parts.now()).customer(customer);
    }

    /** Returns the key of the task that mails the code of that claim. */
    public static String ofCode(UUID claim) {
        return "mail-code/" + claim;
    }

    /** Returns an intent for the mail of a claim that is not written yet. It holds the id only; the address is looked up when it runs. */
    public Task.Builder mail(Claim claim) {
        return Task.builder(parts.ids().uuid(), claim.shop(), Task.Kind.MAIL_CODE, ofCode(claim.id()), parts.now())
                .claim(claim.id());
    }

    /** Writes the intent, unless its key exists. */
    public void insert(Task.Builder task) {
        tasks.insert(task.build());
    }

    /**
     * Writes the intent, or makes the existing task of its key due at once: a running worker may have looked before the
     * order of this intent was paid, so its result must not count.
     */
    public void ensure(Task.Builder intent) {
        ensure(intent.build(), this::renewedAtOnce);
    }

    /** As {@link #ensure(Task.Builder)} for each; those that are new take one statement together. */
    public void ensureAll(Stream<Task.Builder> intents) {
        var fresh = intents.map(Task.Builder::build).toList();
        if (!fresh.isEmpty()) {
            tasks.insertAll(fresh).forEach(task -> ensure(task, this::renewedAtOnce));
        }
    }

    /** What opens a course names dates, so that a call that is under way is waited for: it must not land after the next one. */
    private Task renewedAtOnce(Task known, Task fresh) {
        return known.kind() == Task.Kind.COURSE
                ? known.renewed(parts.now())
                : known.renewedAtOnce(fresh.reference(), parts.now());
    }

    /** Writes the intent, or changes the existing task of its key as told. */
    public void ensure(Task.Builder intent, UnaryOperator<Task> change) {
        ensure(intent.build(), (known, fresh) -> change.apply(known));
    }

    /** After a lost race the other writer's task is read under a lock, which also shows it to a transaction with an old snapshot. */
    private void ensure(Task fresh, Change change) {
        Rounds.untilWon(
                fresh.shop(),
                () -> isEnsured(tasks.find(fresh.shop(), fresh.key()), fresh, change)
                                || isEnsured(tasks.lock(fresh.shop(), fresh.key()), fresh, change)
                        ? Optional.of(fresh)
                        : Optional.empty());
    }

    private boolean isEnsured(Optional<Task> known, Task fresh, Change change) {
        return known.map(task -> tasks.update(change.of(task, fresh))).orElseGet(() -> tasks.insert(fresh));
    }

    /** Inserts both; falls back to {@link #ensure} for the second if a key exists. The caller has locked the customer. */
    public void ensureTogether(Task.Builder other, Task.Builder intent) {
        if (!tasks.insertAll(List.of(other.build(), intent.build())).isEmpty()) {
            ensure(intent);
        }
    }

    /** Makes the task of that key due once more; see {@link Task#again}. Nothing happens if there is none. */
    public void again(ShopId shop, String key) {
        change(shop, key, task -> task.again(parts.now()));
    }

    /** Makes the task of that key due once more because its worker was overtaken; see {@link Task#overtaken}. */
    void overtaken(ShopId shop, String key) {
        change(shop, key, task -> task.overtaken(parts.now()));
    }

    /** Ends the task of that key for that reason; see {@link Task#ended}. Nothing happens if there is none. */
    public void end(ShopId shop, String key, String reason) {
        change(shop, key, task -> task.ended(reason, parts.now()));
    }

    private void change(ShopId shop, String key, UnaryOperator<Task> change) {
        Rounds.untilWon(shop, () -> {
            var known = tasks.find(shop, key);
            return Optional.of(key).filter(any -> known.isEmpty() || tasks.update(change.apply(known.get())));
        });
    }

    /** How an intent changes the task that is stored already. */
    private interface Change {
        Task of(Task known, Task fresh);
    }
}
