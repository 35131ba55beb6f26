package org.chaland.backoffice;

import static org.chaland.model.PersonalField.RECORD;
import static org.chaland.model.PersonalField.STAFF_ACTIONS;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;
import org.chaland.prefill.ShopForms;
import org.chaland.prefill.ThreeWayMerge;

/** Corrects a record; all writes are conditional, and what others changed meanwhile is never lost (I8). */
final class Editing {

    private final Parts parts;
    private final ShopForms forms;
    private final RecordForms recordForms;
    private final AuditTrail audit;
    private final Access access;
    private final AccountTasks tasks;

    Editing(
            Parts parts,
            ShopForms forms,
            RecordForms recordForms,
            AuditTrail audit,
            Access access,
            AccountTasks tasks) {
        this.parts = parts;
        this.forms = forms;
        this.recordForms = recordForms;
        this.audit = audit;
        this.access = access;
        this.tasks = tasks;
    }

    Optional<RecordForm> form(Staff staff, ShopId shop, CustomerId id) {
        return access.look(
                staff,
                shop,
                RECORD,
                Optional.empty(),
                look -> inUse(shop, id).filter(found -> isOpen(look, id)).map(found -> filled(look, found)));
    }

    private RecordForm filled(Look look, Customer customer) {
        look.see(customer.id(), asked(customer.shop()));
        return recordForms.filled(customer);
    }

    /** A form is filled whole or not at all: what is not on it would be taken for deleted. */
    private boolean isOpen(Look look, CustomerId id) {
        return look.reaches(id) && look.opensAll(asked(look.shop()));
    }

    private Set<PersonalField> asked(ShopId shop) {
        var rules = forms.rules(shop);
        return Stream.of(Field.values())
                .filter(rules::asks)
                .map(PersonalField::of)
                .collect(Collectors.toCollection(() -> EnumSet.of(RECORD)));
    }

    EditOutcome edit(Staff staff, ShopId shop, CustomerId id, Details typed, String base, Locale locale) {
        return access.look(
                staff,
                shop,
                RECORD,
                new EditOutcome.Unknown(),
                look -> isOpen(look, id) && inUse(shop, id).isPresent()
                        ? edit(new Correction(staff, look), shop, id, typed, base, locale)
                        : new EditOutcome.Unknown());
    }

    private EditOutcome edit(Correction by, ShopId shop, CustomerId id, Details typed, String base, Locale locale) {
        var checked = forms.check(shop, typed, locale);
        if (!checked.isAccepted()) {
            return new EditOutcome.Rejected(recordForms.typedBack(shop, typed, base, checked.violations()));
        }
        return Rounds.untilWon(
                shop,
                () -> inUse(shop, id)
                        .map(customer -> save(by, customer, checked.details(), base, locale))
                        .orElseGet(() -> Optional.of(new EditOutcome.Unknown())));
    }

    /** Empty if a race was lost and another round is worth it. */
    private Optional<EditOutcome> save(Correction by, Customer customer, Details typed, String base, Locale locale) {
        var merge = forms.merge(
                customer.shop(),
                base,
                typed,
                customer.details(),
                field -> field == Field.LANGUAGE && typed.get(field).isEmpty());
        if (!merge.conflicts().isEmpty()) {
            return Optional.of(conflict(by.look(), customer, typed, merge));
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
        tasks.corrected(customer, merge.merged().contact());
        audit.add(by.staff(), customer.shop(), customer.id(), AuditEntry.Action.EDITED, now);
        return Optional.of(new EditOutcome.Saved(true));
    }

    private EditOutcome conflict(Look look, Customer customer, Details typed, ThreeWayMerge merge) {
        look.see(customer.id(), asked(customer.shop()));
        var fields = merge.conflicts().stream()
                .map(field -> new FieldConflict(field, customer.details().get(field), typed.get(field)))
                .toList();
        var values = new EnumMap<Field, String>(Field.class);
        values.putAll(merge.merged().values());
        fields.forEach(conflict -> conflict.typed()
                .ifPresentOrElse(value -> values.put(conflict.field(), value), () -> values.remove(conflict.field())));
        return new EditOutcome.Conflict(
                fields,
                recordForms.decided(customer, Details.of(values)),
                customer.changedAt(),
                changedBy(look, customer));
    }

    /** The entry of an edit carries the time of the edit. */
    private Optional<String> changedBy(Look look, Customer customer) {
        if (!look.opens(STAFF_ACTIONS)) {
            return Optional.empty();
        }
        look.see(customer.id(), EnumSet.of(STAFF_ACTIONS));
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

    /** Who corrects, and what they see meanwhile. */
    private record Correction(Staff staff, Look look) {}
}
