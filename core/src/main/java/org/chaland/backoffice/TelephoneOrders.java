package org.chaland.backoffice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.backoffice.RecordPurchaseOutcome.Reason;
import org.chaland.internal.Parts;
import org.chaland.internal.ShopForms;
import org.chaland.linking.CustomerLocks;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;

/** Places orders that customers gave by telephone, as the end of a checkout would. */
final class TelephoneOrders {

    private final Parts parts;
    private final ShopForms forms;
    private final AuditTrail audit;

    TelephoneOrders(Parts parts, ShopForms forms, AuditTrail audit) {
        this.parts = parts;
        this.forms = forms;
        this.audit = audit;
    }

    RecordPurchaseOutcome record(
            Staff staff, ShopId shop, CustomerId id, String reference, List<Training> trainings, Locale locale) {
        var ref = PurchaseRef.read(shop, reference);
        if (ref.isEmpty()) {
            return new RecordPurchaseOutcome.NotAReference();
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> CustomerLocks.lockCurrent(parts.storage().customers(), shop, id)
                        .filter(Customer::isActive)
                        .map(customer -> before(customer, ref.get())
                                .orElseGet(() -> place(staff, customer, ref.get(), trainings, locale)))
                        .orElseGet(RecordPurchaseOutcome.Unknown::new));
    }

    private RecordPurchaseOutcome place(
            Staff staff, Customer customer, PurchaseRef ref, List<Training> trainings, Locale locale) {
        var checked = forms.check(customer.shop(), customer.details(), locale);
        if (!checked.isAccepted()) {
            return new RecordPurchaseOutcome.Incomplete(checked.violations());
        }
        var purchase = Purchase.builder(ref, customer.id(), customer.details(), parts.now())
                .trainings(trainings)
                .build();
        if (!parts.storage().purchases().insert(purchase)) {
            return before(customer, ref).orElseGet(() -> new RecordPurchaseOutcome.Conflict(Reason.OTHER_CUSTOMER));
        }
        audit.add(staff, customer.shop(), customer.id(), AuditEntry.Action.PURCHASE_RECORDED);
        return new RecordPurchaseOutcome.Recorded(customer.id());
    }

    /** What the reference names already. */
    private Optional<RecordPurchaseOutcome> before(Customer customer, PurchaseRef ref) {
        return parts.storage().purchases().find(ref).map(purchase -> {
            if (!purchase.customer().equals(customer.id())) {
                return new RecordPurchaseOutcome.Conflict(Reason.OTHER_CUSTOMER);
            }
            return purchase.state() == Purchase.State.CANCELLED
                    ? new RecordPurchaseOutcome.Conflict(Reason.CANCELLED)
                    : new RecordPurchaseOutcome.Unchanged(customer.id());
        });
    }
}
