package org.chaland.backoffice;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.internal.ShopForms;
import org.chaland.internal.ThreeWayMerge;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.ShopId;

/** Corrects a record; all writes are conditional, and what others changed meanwhile is never lost (I8). */
final class Editing {

    private final Parts parts;
    private final ShopForms forms;
    private final RecordForms recordForms;
    private final AuditTrail audit;

    Editing(Parts parts, ShopForms forms, RecordForms recordForms, AuditTrail audit) {
        this.parts = parts;
        this.forms = forms;
        this.recordForms = recordForms;
        this.audit = audit;
    }

    Optional<RecordForm> form(ShopId shop, CustomerId id) {
        return inUse(shop, id).map(recordForms::filled);
    }

    EditOutcome edit(Staff staff, ShopId shop, CustomerId id, Details typed, String base, Locale locale) {
        if (inUse(shop, id).isEmpty()) {
            return new EditOutcome.Unknown();
        }
        var checked = forms.check(shop, typed, locale);
        if (!checked.isAccepted()) {
            return new EditOutcome.Rejected(recordForms.typedBack(shop, typed, base, checked.violations()));
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(
                        shop,
                        () -> inUse(shop, id)
                                .map(customer -> save(staff, customer, checked.details(), base, locale))
                                .orElseGet(() -> Optional.of(new EditOutcome.Unknown()))));
    }

    /** Empty if a race was lost and another round is worth it. */
    private Optional<EditOutcome> save(Staff staff, Customer customer, Details typed, String base, Locale locale) {
        var merge = forms.merge(
                customer.shop(),
                base,
                typed,
                customer.details(),
                field -> field == Field.LANGUAGE && typed.get(field).isEmpty(),
                locale);
        if (!merge.conflicts().isEmpty()) {
            return Optional.of(conflict(customer, typed, merge));
        }
        if (merge.merged().equals(customer.details())) {
            return Optional.of(new EditOutcome.Saved(false));
        }
        var now = parts.now();
        var changed =
                customer.toBuilder().details(merge.merged()).changedAt(now).build();
        if (!parts.storage().customers().update(changed)) {
            return Optional.empty();
        }
        audit.add(staff, customer.shop(), customer.id(), AuditEntry.Action.EDITED, now);
        return Optional.of(new EditOutcome.Saved(true));
    }

    private EditOutcome conflict(Customer customer, Details typed, ThreeWayMerge merge) {
        var fields = merge.conflicts().stream()
                .map(field -> new FieldConflict(field, customer.details().get(field), typed.get(field)))
                .toList();
        var values = new EnumMap<Field, String>(Field.class);
        values.putAll(merge.merged().values());
        fields.forEach(conflict -> conflict.typed()
                .ifPresentOrElse(value -> values.put(conflict.field(), value), () -> values.remove(conflict.field())));
        return new EditOutcome.Conflict(
                fields, recordForms.decided(customer, Details.of(values)), customer.changedAt(), changedBy(customer));
    }

    /** The entry of an edit carries the time of the edit. */
    private Optional<String> changedBy(Customer customer) {
        return parts
                .storage()
                .audit()
                .ofCustomer(customer.shop(), customer.id(), Optional.empty(), BackOffice.PAGE_SIZE)
                .stream()
                .filter(entry -> entry.at().equals(customer.changedAt()))
                .map(AuditEntry::staff)
                .findFirst();
    }

    private Optional<Customer> inUse(ShopId shop, CustomerId id) {
        return parts.storage().customers().find(shop, id).filter(Customer::isActive);
    }
}
