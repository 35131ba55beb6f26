package org.chaland.linking;

import java.util.Optional;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.TaskStore;

/**
 * The intents to suspend or reactivate an account: one for each, of the shop that made it, and which of the two is to be done is found out
 * when it runs. So no two calls about one account are ever under way at once, whatever becomes of its customers' purchases.
 */
final class EndIntents {

    private static final String LEFT_SUSPENDED = "left-suspended";

    private final Parts parts;
    private final TaskStore tasks;

    EndIntents(Parts parts) {
        this.parts = parts;
        tasks = parts.storage().tasks();
    }

    static String name(Account account) {
        return Digests.sha256Hex(account.issuer() + ' ' + account.subject()).substring(0, 32);
    }

    /** To be done now, also if it had ended or stopped. */
    void renew(AccountHolder maker) {
        Rounds.untilWon(maker.shop(), () -> {
            var known = find(maker);
            var written = known.map(task -> tasks.update(renewed(task))).orElseGet(() -> insert(maker));
            return Optional.of(maker).filter(any -> written);
        });
    }

    /** To be done now, unless it is under way already or waits for a person. */
    void begin(AccountHolder maker) {
        if (find(maker).filter(task -> task.state() != Task.State.DONE).isEmpty()) {
            renew(maker);
        }
    }

    /** One that waits for a person has found its end without. */
    void end(AccountHolder maker, String how) {
        find(maker)
                .filter(task -> task.state() == Task.State.STOPPED)
                .ifPresent(task -> tasks.update(task.toBuilder()
                        .state(Task.State.DONE)
                        .reason(Optional.of(how))
                        .build()));
    }

    /** The account is taken away from whom it was made for; that it is suspended stays ours to undo, should they get it again. */
    void left(ShopId shop, Account account) {
        Rounds.untilWon(shop, () -> {
            var known = tasks.find(shop, key(account));
            return Optional.of(account)
                    .filter(any -> known.isEmpty()
                            || tasks.update(known.get().toBuilder()
                                    .state(Task.State.DONE)
                                    .reason(Optional.of(LEFT_SUSPENDED))
                                    .build()));
        });
    }

    boolean isLeftSuspended(ShopId shop, Account account) {
        return tasks.find(shop, key(account))
                .flatMap(Task::reason)
                .filter(LEFT_SUSPENDED::equals)
                .isPresent();
    }

    private Optional<Task> find(AccountHolder maker) {
        return tasks.find(maker.shop(), key(maker.link().account()));
    }

    private static String key(Account account) {
        return "end-account/" + name(account);
    }

    private boolean insert(AccountHolder maker) {
        return tasks.insert(Task.builder(
                        parts.ids().uuid(),
                        maker.shop(),
                        Task.Kind.END_ACCOUNT,
                        key(maker.link().account()),
                        maker.customer(),
                        parts.now())
                .account(Optional.of(maker.link().account()))
                .build());
    }

    /** A lease that stands is left to run out: a call of its worker that is on its way lands before the next one is made. */
    private Task renewed(Task known) {
        return known.toBuilder()
                .state(Task.State.OPEN)
                .attempts(known.state() == Task.State.OPEN ? known.attempts() : 0)
                .nextAttemptAt(parts.now())
                .reason(known.reason().filter(Intents.OVERTAKEN::equals))
                .build();
    }
}
