package org.chaland.simulation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;

/** What must hold whenever the provider is called (I4, I12). */
final class CallRules {

    private final Stage stage;
    private boolean happened;

    CallRules(Stage stage) {
        this.stage = stage;
    }

    /** The provider may have changed. */
    void happened() {
        happened = true;
    }

    /** Whether the provider may have changed since this was asked. */
    boolean hasChanged() {
        var before = happened;
        happened = false;
        return before;
    }

    /** Somebody looks. */
    void seen(Object subject) {
        if (!isOvertaken(stage.schedule.running())) {
            stage.unseen.seen(subject);
        } else if (stage.unseen.contains(subject)) {
            stage.unseen.touched(subject, stage.schedule.running());
        }
    }

    /** Somebody does something, be it that the task was taken over meanwhile. */
    void touched(Object subject) {
        stage.unseen.seen(subject);
        if (isOvertaken(stage.schedule.running())) {
            stage.unseen.touched(subject, stage.schedule.running());
        }
    }

    private boolean isOvertaken(Actor worker) {
        return worker.taken
                .filter(task -> stage.storage
                        .tasks()
                        .find(task.shop(), task.key())
                        .filter(now -> now.version() == task.version())
                        .isEmpty())
                .isPresent();
    }

    void outsideOfTransactions(String call) {
        require(!stage.storage.transactions().isActive(), call + " inside a transaction");
    }

    void provisioning(String call, AccountKey key) {
        outsideOfTransactions(call);
        require(
                tasks(Task.Kind.PROVISION)
                        .anyMatch(task -> stage.known.keyOf(task.customer()).equals(key)),
                call + " for " + key + " without a task");
    }

    void inviting(Account account) {
        outsideOfTransactions("invite");
        require(stage.remote.isMade(account), "an account was invited that the shop did not make");
        require(tasks(Task.Kind.INVITE).findAny().isPresent(), "an invitation without a task");
    }

    void supporting(String call, Account account) {
        outsideOfTransactions(call);
        require(
                tasks(Task.Kind.GRANT_SUPPORT, Task.Kind.REVOKE_SUPPORT).anyMatch(task -> isAbout(task, account)),
                call + " for " + account.subject() + " without a task");
    }

    void opening(String call, Account account) {
        outsideOfTransactions(call);
        require(
                tasks(Task.Kind.COURSE).anyMatch(task -> task.account().equals(Optional.of(account))),
                call + " for " + account.subject() + " without a task");
    }

    /** Only accounts that the shop made (I12). */
    void correcting(Account account) {
        outsideOfTransactions("update");
        require(stage.remote.isMade(account), "an account was changed that the shop did not make");
        require(
                tasks(Task.Kind.UPDATE_PROFILE)
                        .anyMatch(task -> task.account().filter(account::equals).isPresent()),
                "account " + account.subject() + " was changed without a task");
    }

    /** Nobody is looked up whose mailbox was not proven. */
    void lookingUp(CanonicalEmail address) {
        outsideOfTransactions("look up");
        require(stage.links.isProven(address), "an address was looked up that nobody has proven");
    }

    /** Also the account that a mailbox recovers, and that of a record whose address was proven, because it may be gone. */
    void lookingAt(Account account) {
        if (stage.remote.mailboxes(account).anyMatch(stage.links::isProven) || stage.links.isOfProvenRecord(account)) {
            outsideOfTransactions("look at");
        } else {
            ending("look at", account);
        }
    }

    /** Only accounts that the shop made (I12). */
    void ending(String call, Account account) {
        outsideOfTransactions(call);
        require(stage.remote.isMade(account), call + " an account that the shop did not make");
        require(
                tasks(Task.Kind.END_ACCOUNT)
                        .anyMatch(task -> task.account().filter(account::equals).isPresent()),
                call + " " + account.subject() + " without a task");
    }

    /** Only accounts that the shop made, of people who are erased (I12). */
    void erasing(String call, Account account) {
        outsideOfTransactions(call);
        require(stage.remote.isMade(account), call + " an account that the shop did not make");
        require(
                tasks(Task.Kind.ERASE_ACCOUNT)
                        .anyMatch(task -> task.account().filter(account::equals).isPresent()),
                call + " " + account.subject() + " without a task");
        // Whoever signs in with an account that they have asked to be deleted may come too late.
        require(
                stage.links.signedIn.contains(account)
                        || stage.known.customers().stream().noneMatch(customer -> customer.isOpenTo(account)),
                call + " " + account.subject() + ", which somebody uses");
    }

    /** The customer has the account, or had it before staff took it away. */
    private boolean isAbout(Task task, Account account) {
        return task.account().filter(account::equals).isPresent()
                || stage.links.hadEver(stage.known.current(task.customer()), account);
    }

    private Stream<Task> tasks(Task.Kind... kinds) {
        var wanted = List.of(kinds);
        return stage.known.tasks().stream().filter(task -> wanted.contains(task.kind()));
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            stage.schedule.over(new Violation(what));
        }
    }
}
