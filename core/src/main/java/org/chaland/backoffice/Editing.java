package org.chaland.backoffice;

import static org.chaland.model.PersonalField.EMAIL;
import static org.chaland.model.PersonalField.RECORD;
import static org.chaland.model.PersonalField.STAFF_ACTIONS;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.backoffice.BackOffice.Created;
import org.chaland.backoffice.StaffGate.Read;
import org.chaland.backoffice.StaffOutcome.Again;
import org.chaland.backoffice.StaffOutcome.FieldConflict;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.form.Violation;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.Mailboxes;
import org.chaland.model.AuditEntry;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.ShopForms;
import org.chaland.prefill.ThreeWayMerge;

/** Creates and corrects records. Corrections are three-way merges written conditionally, so no concurrent change is lost (I8). */
final class Editing {

    private static final String NO_BASE = "";

    private final Parts parts;
    private final ShopForms forms;
    private final StaffGate gate;
    private final Listings listings;
    private final AccountTasks tasks;
    private final Mailboxes mailboxes;

    Editing(Parts parts, ShopForms forms, StaffGate gate, Listings listings, AccountTasks tasks) {
        this.parts = parts;
        this.forms = forms;
        this.gate = gate;
        this.listings = listings;
        this.tasks = tasks;
        mailboxes = new Mailboxes(parts, tasks);
    }

    ContactStep newForm(ShopId shop) {
        var rules = parts.rules(shop);
        var contact = Contact.builder().language(rules.defaultLanguage());
        rules.defaultCountry().ifPresent(contact::country);
        return forms.forStaff(shop, Details.of(contact.build()), NO_BASE, List.of());
    }

    StaffOutcome<Created> create(Staff staff, Details typed, Locale locale) {
        var checked = forms.check(staff.shop(), typed, locale);
        if (!checked.isAccepted()) {
            return again(staff.shop(), typed, NO_BASE, checked.violations());
        }
        return parts.storage().transactions().inTransaction(() -> {
            var created = insert(staff, checked.details());
            List<CustomerEntry> sameAddress =
                    gate.read(staff, EMAIL, List.of(), read -> listings.sameAddress(read, created));
            return StaffOutcome.done(new Created(created.id(), sameAddress));
        });
    }

    /** Inserts a record with valid details in the active transaction. */
    Customer insert(Staff staff, Details details) {
        var created = Customer.builder(staff.shop(), new CustomerId(parts.ids().uuid()), parts.now())
                .details(withLanguage(staff.shop(), details))
                .build();
        parts.storage().customers().insert(created);
        tasks.created(created);
        gate.log(staff, created.id(), AuditEntry.Action.CREATED);
        return created;
    }

    /** Falls back on the shop's language: the language of the page is that of the staff. */
    private Details withLanguage(ShopId shop, Details details) {
        return details.get(Field.LANGUAGE).isPresent()
                ? details
                : details.with(Field.LANGUAGE, parts.rules(shop).defaultLanguage());
    }

    Optional<ContactStep> form(Read read, CustomerId id) {
        return editable(read, id).map(customer -> {
            read.show(id, asked(read.shop()));
            return forms.forStaff(read.shop(), customer.details(), forms.base(customer.details()), List.of());
        });
    }

    /** A form without some of the fields would delete their values, so the purpose must open all of them. */
    private Optional<Customer> editable(Read read, CustomerId id) {
        return active(read.shop(), id).filter(found -> read.reaches(id) && read.opensAll(asked(read.shop())));
    }

    private Optional<Customer> active(ShopId shop, CustomerId id) {
        return parts.storage().customers().find(shop, id).filter(Customer::isActive);
    }

    private Set<PersonalField> asked(ShopId shop) {
        var rules = forms.rules(shop);
        return Stream.of(Field.values())
                .filter(rules::asks)
                .map(PersonalField::of)
                .collect(Collectors.toCollection(() -> EnumSet.of(RECORD)));
    }

    StaffOutcome<CustomerId> edit(Read read, CustomerId id, Details typed, String base, Locale locale) {
        if (editable(read, id).isEmpty()) {
            return StaffOutcome.refused(Refusal.UNKNOWN);
        }
        var shop = read.shop();
        var checked = forms.check(shop, typed, locale);
        if (!checked.isAccepted()) {
            return again(shop, typed, base, checked.violations());
        }
        return Rounds.untilWon(
                shop,
                () -> active(shop, id)
                        .map(customer -> save(read, customer, checked.details(), base, locale))
                        .orElseGet(() -> Optional.of(StaffOutcome.refused(Refusal.UNKNOWN))));
    }

    /** Returns empty if another writer won. */
    private Optional<StaffOutcome<CustomerId>> save(
            Read read, Customer customer, Details typed, String base, Locale locale) {
        Predicate<Field> unchanged =
                field -> field == Field.LANGUAGE && typed.get(field).isEmpty();
        var merge = forms.merge(customer.shop(), base, typed, customer.details(), unchanged);
        if (!merge.conflicts().isEmpty()) {
            return Optional.of(conflict(read, customer, typed, merge));
        }
        if (merge.merged().equals(customer.details())) {
            return Optional.of(StaffOutcome.unchanged(customer.id()));
        }
        var now = parts.now();
        var changed =
                customer.toBuilder().details(merge.merged()).changedAt(now).build();
        if (!parts.storage().customers().update(changed)) {
            return Optional.empty();
        }
        tasks.changed(customer);
        tasks.corrected(customer, merge.merged().contact());
        if (mailboxes.corrected(customer, merge.merged().contact())) {
            tasks.inviteAfterwards(customer);
        }
        gate.log(read.staff(), customer.id(), AuditEntry.Action.EDITED, now);
        return Optional.of(StaffOutcome.done(customer.id()));
    }

    private StaffOutcome<CustomerId> conflict(Read read, Customer customer, Details typed, ThreeWayMerge merge) {
        read.show(customer.id(), asked(customer.shop()));
        var conflicts = merge.conflicts().stream()
                .map(field -> new FieldConflict(field, customer.details().get(field), typed.get(field)))
                .toList();
        var values = new EnumMap<Field, String>(Field.class);
        values.putAll(merge.merged().values());
        conflicts.forEach(
                conflict -> values.put(conflict.field(), conflict.typed().orElse("")));
        var form = forms.forStaff(customer.shop(), Details.of(values), forms.base(customer.details()), List.of());
        return new Again<>(form, conflicts, Optional.of(customer.changedAt()), changedBy(read, customer));
    }

    /** The log entry of an edit has the time of the edit. */
    private Optional<String> changedBy(Read read, Customer customer) {
        if (!read.opens(STAFF_ACTIONS)) {
            return Optional.empty();
        }
        read.show(customer.id(), EnumSet.of(STAFF_ACTIONS));
        return parts
                .storage()
                .audit()
                .ofCustomer(customer.shop(), customer.id(), Optional.empty(), BackOffice.PAGE_SIZE)
                .stream()
                .filter(entry -> entry.at().equals(customer.changedAt()))
                .map(AuditEntry::staff)
                .findFirst();
    }

    private <T> StaffOutcome<T> again(ShopId shop, Details typed, String base, List<Violation> violations) {
        return new Again<>(
                forms.forStaff(shop, typed, base, violations), List.of(), Optional.empty(), Optional.empty());
    }
}
