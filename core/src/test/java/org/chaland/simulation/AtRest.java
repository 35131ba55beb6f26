package org.chaland.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.PurchaseQuery;

/** What must hold once nothing goes wrong any more and upkeep has done all that was due: 0 doubled, 0 lost, 0 unlinked. */
final class AtRest {

    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofHours(2);
    private static final Duration LONGER_THAN_ALL_JUMPS = Duration.ofDays(8);
    private static final int MOST_ROUNDS = 20;

    private final Stage stage;

    AtRest(Stage stage) {
        this.stage = stage;
    }

    /** Comes to rest, and looks. */
    void check() {
        comeToRest();
        for (var customer : stage.known.customers()) {
            if (customer.isActive()) {
                customer(customer);
            } else if (customer.state() == Customer.State.ERASED) {
                erased(customer);
            }
        }
        stage.remote.users.stream().filter(user -> user.key().isPresent()).forEach(this::madeAccount);
        stage.remote.supported.forEach(this::supported);
        stage.remote.inCourse.forEach(this::inCourse);
    }

    private void inCourse(Account account) {
        require(
                stage.known.customers().stream().anyMatch(customer -> hasPaidCourse(customer, account))
                        || courseHasStopped(account)
                        || stage.unseen.contains(Remote.courseOf(account)),
                "account " + account.subject() + " is in the course and nothing paid gives it that");
    }

    private boolean hasPaidCourse(Customer customer, Account account) {
        return customer.state() != Customer.State.ERASED
                && customer.linkAt(account.issuer())
                        .filter(link -> link.account().equals(account) && link.state() != Link.State.BROKEN)
                        .isPresent()
                && hasPaidCourse(customer);
    }

    private boolean hasPaidCourse(Customer customer) {
        return stage
                .storage
                .purchases()
                .ofCustomer(PurchaseQuery.newest(Stage.SHOP, customer.id(), 100).in(Purchase.State.COMPLETED))
                .stream()
                .flatMap(purchase -> purchase.trainings().stream())
                .anyMatch(training -> training.code().equals(Stage.COURSE) && training.isOpen(stage.clock.now()));
    }

    private boolean courseHasStopped(Account account) {
        return stage.known.tasks().stream()
                .anyMatch(task -> task.kind() == Task.Kind.COURSE
                        && task.state() == Task.State.STOPPED
                        && task.account().equals(Optional.of(account)));
    }

    private void comeToRest() {
        // The clock may have been set back by days, so that much is due only when it has caught up.
        stage.clock.jump(LONGER_THAN_ALL_JUMPS);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            stage.chaland.upkeep().run(1_000);
            stage.invariants.check();
            stage.clock.jump(LONGER_THAN_ANY_PAUSE);
            if (stage.known.tasks().stream().noneMatch(task -> task.state() == Task.State.OPEN)) {
                return;
            }
        }
        throw new Violation("upkeep never comes to rest");
    }

    private void customer(Customer customer) {
        var account = customer.activeLinkAt(stage.remote.issuer).map(Link::account);
        var pays = isEntitled(customer);
        use(customer);
        profile(customer);
        if (stage.remote.hasCourses && hasPaidCourse(customer)) {
            var isIn = account.filter(stage.remote.inCourse::contains).isPresent();
            require(
                    isIn
                            || account.filter(this::courseHasStopped).isPresent()
                            || hasStopped(customer)
                            || stage.links.isLeftToStaff(customer)
                            || account.map(Remote::courseOf)
                                    .filter(stage.unseen::contains)
                                    .isPresent(),
                    "customer " + customer.id() + " has paid the course and is not in it, and nobody is told");
        }
        if (pays) {
            var served = account.filter(stage.remote.supported::contains).isPresent();
            require(
                    served
                            || hasStopped(customer)
                            || stage.links.isLeftToStaff(customer)
                            || account.filter(stage.unseen::contains).isPresent(),
                    "customer " + customer.id() + " has paid and is not served, and nobody is told");
        }
    }

    /** What the shop made for them is looked at below, with all that it made. */
    private static void erased(Customer customer) {
        require(
                customer.links().isEmpty() && customer.details().values().isEmpty(),
                "something is left of customer " + customer.id() + ", who was erased");
    }

    /** What the shop made can be used by whoever has paid, and by nobody else once the grace has passed; or somebody is told. */
    private void use(Customer customer) {
        customer.linkAt(stage.remote.issuer).filter(this::isMadeByShop).ifPresent(link -> {
            var account = link.account();
            var suspended = stage.remote.suspended.contains(account);
            var told = stage.unseen.contains(Remote.useOf(account))
                    || stage.links.isLeftToStaff(customer)
                    || stopped(customer).anyMatch(task -> task.kind() == Task.Kind.END_ACCOUNT);
            require(
                    !(isEntitled(customer) && (suspended || !link.isActive())) || told,
                    "customer " + customer.id() + " has paid and is suspended, and nobody is told");
            require(
                    !(isOver(account) && (!suspended || link.isActive())) || told,
                    "the access of customer " + customer.id() + " is over and the account is in use");
        });
    }

    private boolean isMadeByShop(Link link) {
        return stage.storage.accounts().isMadeBy(Stage.SHOP, link.account());
    }

    /** What the shop made shows what the record says; or somebody is told. */
    private void profile(Customer customer) {
        customer.linkAt(stage.remote.issuer)
                .filter(link -> isMadeByShop(link) && link.state() != Link.State.BROKEN)
                .map(Link::account)
                .ifPresent(account -> {
                    var shown = stage.remote
                            .shown
                            .getOrDefault(account, Contact.empty())
                            .values()
                            .entrySet();
                    var record = customer.details().contact().values().entrySet();
                    require(
                            shown.containsAll(record)
                                    || stage.unseen.contains(Remote.profileOf(account))
                                    || hasStopped(account),
                            "the account of customer " + customer.id() + " does not show what the record says");
                });
    }

    private boolean hasStopped(Account account) {
        return stage.known.tasks().stream()
                .filter(task -> task.kind() == Task.Kind.UPDATE_PROFILE && task.state() == Task.State.STOPPED)
                .anyMatch(task -> task.account().filter(account::equals).isPresent());
    }

    private boolean isOver(Account account) {
        return stage.storage.accounts().holders(account).stream()
                .allMatch(holder -> holder.access().plus(Stage.GRACE).isOver(stage.clock.now()));
    }

    /** An account that we made is somebody's, or somebody is told of it. */
    private void madeAccount(Remote.User user) {
        var maker = stage.known.customers().stream()
                .filter(record ->
                        stage.known.keyOf(record.id()).equals(user.key().orElseThrow()))
                .findFirst()
                .flatMap(record -> stage.known.current(record.id()))
                .orElseThrow(() -> new Violation("an account was made for nobody"));
        var linked = stage.known.customers().stream()
                .flatMap(customer -> customer.links().stream())
                .anyMatch(link -> link.account().equals(user.account()));
        require(
                linked
                        || hasStopped(maker)
                        || stage.links.unlinkedByStaff.contains(user.account())
                        || stage.unseen.contains(user.key().get()),
                "an account made for customer " + maker.id() + " is linked to nobody, and nobody is told");
    }

    private void supported(Account account) {
        var owner = stage.known.customers().stream()
                .filter(customer -> customer.activeLinkAt(account.issuer())
                        .filter(link -> link.account().equals(account))
                        .isPresent())
                .findFirst();
        var entitled = owner.filter(this::isEntitled).isPresent();
        require(
                entitled || closingHasStopped(account, owner) || stage.unseen.contains(account),
                "account " + account.subject() + " is supported and nothing paid gives it that");
    }

    private boolean isEntitled(Customer customer) {
        return stage.storage.purchases().givesAccess(Stage.SHOP, customer.id(), stage.clock.now());
    }

    private boolean hasStopped(Customer customer) {
        return stopped(customer)
                .anyMatch(task -> task.kind() == Task.Kind.PROVISION
                        || task.kind() == Task.Kind.GRANT_SUPPORT
                        || task.kind() == Task.Kind.END_ACCOUNT
                        || task.kind() == Task.Kind.ERASE_ACCOUNT);
    }

    private boolean closingHasStopped(Account account, Optional<Customer> owner) {
        return stage.known.tasks().stream()
                .filter(task ->
                        task.state() == Task.State.STOPPED && task.reason().isPresent())
                .filter(task -> task.kind() == Task.Kind.REVOKE_SUPPORT || task.kind() == Task.Kind.GRANT_SUPPORT)
                .anyMatch(task -> task.account().filter(account::equals).isPresent()
                        || owner.isPresent()
                                && stage.known.current(task.customer()).equals(owner));
    }

    private Stream<Task> stopped(Customer customer) {
        return stage.known
                .tasksOf(customer)
                .filter(task ->
                        task.state() == Task.State.STOPPED && task.reason().isPresent());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new Violation(what);
        }
    }
}
