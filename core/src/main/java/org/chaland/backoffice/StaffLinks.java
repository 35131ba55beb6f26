package org.chaland.backoffice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountCheck;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;

/** Links accounts that staff name, for a reason (I2d), and takes links away. */
final class StaffLinks {

    private static final String BY_STAFF = "linked-by-staff";

    private final Parts parts;
    private final AccountTasks tasks;
    private final AuditTrail audit;
    private final AccountCheck accounts;

    StaffLinks(Parts parts, AccountTasks tasks, AuditTrail audit) {
        this.parts = parts;
        this.tasks = tasks;
        this.audit = audit;
        accounts = new AccountCheck(parts);
    }

    LinkOutcome link(Staff staff, ShopId shop, CustomerId id, String issuer, String subject, String typed) {
        return link(staff, shop, id, Optional.empty(), issuer, subject, typed);
    }

    /** As {@link #link}, in the place of an account that the customer has. */
    LinkOutcome replace(Staff staff, ShopId shop, CustomerId id, Account old, String subject, String typed) {
        return link(staff, shop, id, Optional.of(old), old.issuer(), subject, typed);
    }

    private LinkOutcome link(
            Staff staff,
            ShopId shop,
            CustomerId id,
            Optional<Account> old,
            String issuer,
            String subject,
            String typed) {
        parts.requireNoTransaction("Linking an account by staff");
        var reason = Reason.of(typed);
        var account = Account.read(issuer, subject);
        var faults = faults(shop, reason, account);
        if (!faults.isEmpty()) {
            return new LinkOutcome.Rejected(faults);
        }
        if (parts.storage()
                .customers()
                .find(shop, id)
                .filter(Customer::isActive)
                .isEmpty()) {
            return new LinkOutcome.Unknown();
        }
        return switch (accounts.ask(account.orElseThrow())) {
            case NOT_USABLE -> new LinkOutcome.NotUsable();
            case UNAVAILABLE -> new LinkOutcome.Unavailable();
            case USABLE ->
                parts.storage()
                        .transactions()
                        .inTransaction(
                                () -> Rounds.untilWon(shop, () -> link(staff, shop, id, old, account.get(), reason)));
        };
    }

    private Set<Fault> faults(ShopId shop, Reason reason, Optional<Account> account) {
        var faults = EnumSet.noneOf(Fault.class);
        faults.addAll(reason.faults());
        if (account.isEmpty()) {
            faults.add(Fault.ACCOUNT_MALFORMED);
        } else if (!accounts.isIssuerOf(shop, account.get())) {
            faults.add(Fault.ISSUER_UNKNOWN);
        }
        return faults;
    }

    /** Empty if a race was lost and another round is worth it. */
    private Optional<LinkOutcome> link(
            Staff staff, ShopId shop, CustomerId id, Optional<Account> old, Account account, Reason reason) {
        var customer = parts.storage().customers().lock(shop, id).filter(Customer::isActive);
        if (customer.isEmpty()) {
            return Optional.of(new LinkOutcome.Unknown());
        }
        var present = customer.get().linkAt(account.issuer());
        if (old.isPresent() && !old.equals(present.map(Link::account))) {
            return Optional.of(new LinkOutcome.OtherAccount());
        }
        return switch (write(customer.get(), present, old, account)) {
            case LINKED -> {
                present.ifPresent(gone -> unlinked(staff, customer.get(), gone.account(), reason));
                linked(parts.storage().customers().find(shop, id).orElseThrow(), account);
                audit.add(staff, shop, id, AuditEntry.Action.LINKED, reason);
                yield Optional.of(new LinkOutcome.Linked(id));
            }
            case ALREADY_LINKED -> Optional.of(new LinkOutcome.AlreadyLinked());
            case LINKED_ELSEWHERE ->
                parts.storage()
                        .customers()
                        .findByAccount(shop, account)
                        .map(other -> new LinkOutcome.LinkedElsewhere(other.id()));
            case OTHER_ACCOUNT -> Optional.of(new LinkOutcome.OtherAccount());
            case UNKNOWN_CUSTOMER -> Optional.of(new LinkOutcome.Unknown());
        };
    }

    /** A link gives way if it is named, or if it is broken: its account is gone. */
    private CustomerStore.Linking write(
            Customer customer, Optional<Link> present, Optional<Account> old, Account account) {
        var store = parts.storage().customers();
        var link = new Link(account, Link.Proof.STAFF, Link.State.ACTIVE, parts.now());
        return present.filter(found -> old.isPresent() || found.state() == Link.State.BROKEN)
                .filter(found -> !found.account().equals(account))
                .map(found -> CustomerLocks.replaceLink(store, customer, found, link))
                .orElseGet(() -> store.link(customer.shop(), customer.id(), link));
    }

    private void linked(Customer customer, Account account) {
        tasks.linked(customer);
        if (parts.rules(customer.shop()).learningIssuer().equals(Optional.of(account.issuer()))) {
            var records = parts.storage().directory().records(customer.shop(), customer.id());
            tasks.attached(customer, records, BY_STAFF);
        }
    }

    UnlinkOutcome unlink(Staff staff, ShopId shop, CustomerId id, Account account, String typed) {
        var reason = Reason.of(typed);
        if (!reason.faults().isEmpty()) {
            return new UnlinkOutcome.Rejected(reason.faults());
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> parts.storage()
                        .customers()
                        .lock(shop, id)
                        .filter(Customer::isActive)
                        .map(customer -> unlink(staff, customer, account, reason))
                        .orElseGet(UnlinkOutcome.Unknown::new));
    }

    private UnlinkOutcome unlink(Staff staff, Customer customer, Account account, Reason reason) {
        if (!parts.storage().customers().unlink(customer.shop(), customer.id(), account)) {
            return new UnlinkOutcome.NotLinked();
        }
        unlinked(staff, customer, account, reason);
        return new UnlinkOutcome.Unlinked();
    }

    private void unlinked(Staff staff, Customer customer, Account account, Reason reason) {
        tasks.unlinked(customer, account);
        audit.add(staff, customer.shop(), customer.id(), AuditEntry.Action.UNLINKED, reason);
    }
}
