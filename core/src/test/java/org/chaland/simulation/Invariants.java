package org.chaland.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;

/** What must hold after every step. */
final class Invariants {

    private final Stage stage;

    Invariants(Stage stage) {
        this.stage = stage;
    }

    /** Looks only if something may have changed since. */
    void check() {
        var stored = stage.known.hasChanged();
        var called = stage.rules.hasChanged();
        if (called) {
            oneAccountForAKey();
            if (stage.oneAccountForAnAddress) {
                oneAccountForAnAddress();
            }
        }
        if (stored) {
            stage.links.check(stage.known.customers());
            stage.known.customers().forEach(Invariants::noLinkOutOfUse);
            var tasks = stage.known.tasks();
            tasks.forEach(this::noTaskFailedByItself);
            stage.known.purchases().forEach(purchase -> paidMeansTasks(purchase, tasks));
        }
    }

    private static void noLinkOutOfUse(Customer customer) {
        require(
                customer.isActive()
                        || customer.state() == Customer.State.RESTRICTED
                        || customer.links().isEmpty(),
                "customer " + customer.id() + " is not in use and has an account");
    }

    /** A mail that is about to be sent. */
    void noMailAfterErasure(CustomerId to) {
        require(
                stage.known.current(to).filter(Customer::isActive).isPresent(),
                "customer " + to + " is written to and is not in use any more");
    }

    private void oneAccountForAKey() {
        var keys = new HashSet<AccountKey>();
        stage.remote.users.stream()
                .flatMap(user -> user.key().stream())
                .forEach(key -> require(keys.add(key), "two accounts carry " + key));
    }

    private void oneAccountForAnAddress() {
        var addresses = new HashSet<String>();
        stage.remote.users.stream()
                .filter(user -> user.key().isPresent())
                .forEach(user -> require(addresses.add(user.email()), "two accounts have one address"));
    }

    /** Nothing that a provider may do is a surprise to the core. */
    private void noTaskFailedByItself(Task task) {
        require(!task.reason().equals(Optional.of("failed")), "task " + task.key() + " failed by itself");
    }

    private void paidMeansTasks(Purchase purchase, List<Task> tasks) {
        if (purchase.state() != Purchase.State.COMPLETED) {
            return;
        }
        var buyer = stage.known.current(purchase.customer());
        require(
                tasks.stream()
                        .filter(task -> task.kind() == Task.Kind.PROVISION
                                || task.kind() == Task.Kind.GRANT_SUPPORT
                                || task.kind() == Task.Kind.END_ACCOUNT)
                        .anyMatch(task -> stage.known.current(task.customer()).equals(buyer)),
                "purchase " + purchase.ref() + " was paid and nothing is to follow from it");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new Violation(what);
        }
    }
}
