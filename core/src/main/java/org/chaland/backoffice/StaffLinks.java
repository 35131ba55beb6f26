package org.chaland.backoffice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.chaland.backoffice.StaffOutcome.Fault;
import org.chaland.backoffice.StaffOutcome.Refusal;
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

/** Links and unlinks accounts that staff name for a reason. */
final class StaffLinks {

    private static final String BY_STAFF = "linked-by-staff";

    private final Parts parts;
    private final AccountTasks tasks;
    private final StaffGate gate;
    private final AccountCheck accounts;

    StaffLinks(Parts parts, AccountTasks tasks, StaffGate gate) {
        this.parts = parts;
        this.tasks = tasks;
        this.gate = gate;
        accounts = new AccountCheck(parts);
    }

    /**
     * Links an account that staff name.
     *
     * @param old the account to replace, or empty
     */
    StaffOutcome<CustomerId> link(
            Staff staff, CustomerId id, Optional<Account> old, Optional<Account> account, String typed) {
        parts.requireNoTransaction("Linking an account by staff");
        var shop = staff.shop();
        var reason = Reason.of(typed);
        var faults = faults(shop, reason, account);
        if (!faults.isEmpty()) {
            return StaffOutcome.rejected(faults);
        }
        if (parts.storage()
                .customers()
                .find(shop, id)
                .filter(Customer::isActive)
                .isEmpty()) {
            return StaffOutcome.refused(Refusal.UNKNOWN);
        }
        return switch (accounts.ask(account.orElseThrow())) {
            case NOT_USABLE -> StaffOutcome.refused(Refusal.NOT_USABLE);
            case UNAVAILABLE -> StaffOutcome.refused(Refusal.UNAVAILABLE);
            case USABLE ->
                parts.storage()
                        .transactions()
                        .inTransaction(() -> Rounds.untilWon(shop, () -> write(staff, id, old, account.get(), reason)));
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

    /** Returns empty if another writer won. */
    private Optional<StaffOutcome<CustomerId>> write(
            Staff staff, CustomerId id, Optional<Account> old, Account account, Reason reason) {
        var shop = staff.shop();
        var customer = parts.storage().customers().lock(shop, id).filter(Customer::isActive);
        if (customer.isEmpty()) {
            return Optional.of(StaffOutcome.refused(Refusal.UNKNOWN));
        }
        var present = customer.get().linkAt(account.issuer());
        if (old.isPresent() && !old.equals(present.map(Link::account))) {
            return Optional.of(StaffOutcome.refused(Refusal.OTHER_ACCOUNT));
        }
        return switch (write(customer.get(), present, old, account)) {
            case LINKED -> {
                present.ifPresent(gone -> unlinked(staff, customer.get(), gone.account(), reason));
                linked(parts.storage().customers().find(shop, id).orElseThrow(), account);
                gate.log(staff, id, AuditEntry.Action.LINKED, reason);
                yield Optional.of(StaffOutcome.done(id));
            }
            case ALREADY_LINKED -> Optional.of(StaffOutcome.unchanged(id));
            case LINKED_ELSEWHERE ->
                parts.storage()
                        .customers()
                        .findByAccount(shop, account)
                        .map(other -> StaffOutcome.refused(Refusal.LINKED_ELSEWHERE, other.id()));
            case OTHER_ACCOUNT -> Optional.of(StaffOutcome.refused(Refusal.OTHER_ACCOUNT));
            case NOT_ACTIVE -> Optional.of(StaffOutcome.refused(Refusal.UNKNOWN));
        };
    }

    /** Replaces the present link if staff named it or if it is broken, and adds a link otherwise. */
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
        tasks.linked(customer, account);
        if (parts.rules(customer.shop()).learningIssuer().equals(Optional.of(account.issuer()))) {
            tasks.attached(customer, BY_STAFF);
        }
    }

    /** Closes or opens the account that the shop made; the provider is called by a task (I4). */
    StaffOutcome<CustomerId> close(Staff staff, CustomerId id, boolean closed, String typed) {
        var reason = Reason.of(typed);
        if (!reason.faults().isEmpty()) {
            return StaffOutcome.rejected(reason.faults());
        }
        return parts.storage().transactions().inTransaction(() -> {
            var customer = parts.storage().customers().find(staff.shop(), id).filter(Customer::isActive);
            if (customer.isEmpty()) {
                return StaffOutcome.refused(Refusal.UNKNOWN);
            }
            var changed = tasks.close(customer.get(), closed);
            if (changed.isEmpty()) {
                return StaffOutcome.refused(Refusal.NOT_OURS);
            }
            if (!changed.get()) {
                return StaffOutcome.unchanged(id);
            }
            var action = closed ? AuditEntry.Action.ACCOUNT_CLOSED : AuditEntry.Action.ACCOUNT_OPENED;
            gate.log(staff, id, action, reason);
            return StaffOutcome.done(id);
        });
    }

    StaffOutcome<CustomerId> unlink(Staff staff, CustomerId id, Account account, String typed) {
        var reason = Reason.of(typed);
        if (!reason.faults().isEmpty()) {
            return StaffOutcome.rejected(reason.faults());
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> parts.storage()
                        .customers()
                        .lock(staff.shop(), id)
                        .filter(Customer::isActive)
                        .map(customer -> unlink(staff, customer, account, reason))
                        .orElseGet(() -> StaffOutcome.refused(Refusal.UNKNOWN)));
    }

    private StaffOutcome<CustomerId> unlink(Staff staff, Customer customer, Account account, Reason reason) {
        if (!parts.storage().customers().unlink(customer.shop(), customer.id(), account)) {
            return StaffOutcome.refused(Refusal.NOT_LINKED);
        }
        unlinked(staff, customer, account, reason);
        return StaffOutcome.done(customer.id());
    }

    private void unlinked(Staff staff, Customer customer, Account account, Reason reason) {
        tasks.unlinked(customer, account);
        tasks.unlinkWhatCameWith(customer, account);
        gate.log(staff, customer.id(), AuditEntry.Action.UNLINKED, reason);
    }
}
