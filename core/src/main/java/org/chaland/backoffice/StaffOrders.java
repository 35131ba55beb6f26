package org.chaland.backoffice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.internal.Parts;
import org.chaland.linking.CustomerLocks;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Training;
import org.chaland.prefill.ShopForms;

/** Places orders by telephone with the details of the record, and settles orders for staff. */
final class StaffOrders {

    private final Parts parts;
    private final ShopForms forms;
    private final StaffGate gate;

    StaffOrders(Parts parts, ShopForms forms, StaffGate gate) {
        this.parts = parts;
        this.forms = forms;
        this.gate = gate;
    }

    StaffOutcome<CustomerId> record(
            Staff staff, CustomerId id, String reference, List<Training> trainings, Locale locale) {
        var ref = PurchaseRef.read(staff.shop(), reference);
        if (ref.isEmpty()) {
            return StaffOutcome.refused(Refusal.NOT_A_REFERENCE);
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> CustomerLocks.lockCurrent(parts.storage().customers(), staff.shop(), id)
                        .filter(Customer::isActive)
                        .map(customer -> existing(customer, ref.get())
                                .orElseGet(() -> place(staff, customer, ref.get(), trainings, locale)))
                        .orElseGet(() -> StaffOutcome.refused(Refusal.UNKNOWN)));
    }

    /** Runs what settles an order, and logs it unless it was so before. */
    PurchaseOutcome settle(Staff staff, PurchaseRef ref, AuditEntry.Action action, Supplier<PurchaseOutcome> settling) {
        gate.requireShop(staff);
        return parts.storage().transactions().inTransaction(() -> {
            var isReached = ref.shop().equals(staff.shop())
                    && parts.storage().purchases().find(ref).stream()
                            .anyMatch(found -> gate.allows(staff, found.customer(), PersonalField.PURCHASES));
            if (!isReached) {
                return new PurchaseOutcome(PurchaseOutcome.Result.UNKNOWN, Optional.empty());
            }
            var outcome = settling.get();
            if (outcome.result() == PurchaseOutcome.Result.CHANGED) {
                outcome.customer().ifPresent(customer -> gate.log(staff, customer, action));
            }
            return outcome;
        });
    }

    private StaffOutcome<CustomerId> place(
            Staff staff, Customer customer, PurchaseRef ref, List<Training> trainings, Locale locale) {
        var checked = forms.check(customer.shop(), customer.details(), locale);
        if (!checked.isAccepted()) {
            return new StaffOutcome.Rejected<>(Set.of(), checked.violations());
        }
        var purchase = Purchase.builder(ref, customer.id(), customer.details(), parts.now())
                .trainings(trainings)
                .build();
        if (!parts.storage().purchases().insert(purchase)) {
            return existing(customer, ref).orElseGet(() -> StaffOutcome.refused(Refusal.OTHER_CUSTOMER));
        }
        gate.log(staff, customer.id(), AuditEntry.Action.PURCHASE_RECORDED);
        return StaffOutcome.done(customer.id());
    }

    /** Returns the answer if there is an order with that reference. */
    private Optional<StaffOutcome<CustomerId>> existing(Customer customer, PurchaseRef ref) {
        return parts.storage().purchases().find(ref).map(purchase -> {
            if (!purchase.customer().equals(customer.id())) {
                return StaffOutcome.refused(Refusal.OTHER_CUSTOMER);
            }
            return purchase.state() == Purchase.State.CANCELLED
                    ? StaffOutcome.refused(Refusal.CANCELLED)
                    : StaffOutcome.unchanged(customer.id());
        });
    }
}
