package org.chaland.backoffice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.backoffice.BackOffice.Merged;
import org.chaland.backoffice.MergePreview.Side;
import org.chaland.backoffice.MergePreview.Token;
import org.chaland.backoffice.StaffGate.Read;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.Merging;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;

/** Merges two records of one person in the versions that staff saw. */
final class RecordMerges {

    private static final String MERGED = "merged";
    private static final Set<PersonalField> COMPARED = compared();

    private final Parts parts;
    private final StaffGate gate;
    private final Merging merging;

    RecordMerges(Parts parts, AccountTasks tasks, StaffGate gate) {
        this.parts = parts;
        this.gate = gate;
        merging = new Merging(parts, tasks);
    }

    StaffOutcome<MergePreview> preview(Read read, CustomerId from, CustomerId into) {
        var one = found(read, from);
        var other = found(read, into);
        return refusal(one, other)
                .<StaffOutcome<MergePreview>>map(StaffOutcome::refused)
                .orElseGet(() -> StaffOutcome.unchanged(preview(read, one.orElseThrow(), other.orElseThrow())));
    }

    private Optional<Customer> found(Read read, CustomerId id) {
        return parts.storage().customers().find(read.shop(), id).filter(found -> read.reaches(id));
    }

    private MergePreview preview(Read read, Customer from, Customer into) {
        var token = new Token(from.id(), from.version(), into.id(), into.version());
        var one = side(read, from);
        var other = side(read, into);
        return new MergePreview(
                one, other, differing(one.customer().details(), other.customer().details()), token);
    }

    private Side side(Read read, Customer customer) {
        var shop = customer.shop();
        var seen = read.show(customer.id(), COMPARED);
        return new Side(
                Redaction.of(customer, seen),
                Redaction.of(parts.storage().purchases().counts(shop, customer.id()), seen),
                parts.storage().directory().mergedInto(shop, customer.id()));
    }

    private static Set<PersonalField> compared() {
        var fields = EnumSet.of(PersonalField.RECORD, PersonalField.ACCOUNTS, PersonalField.PURCHASES);
        fields.addAll(Redaction.TYPED);
        return fields;
    }

    private static Set<Field> differing(Details from, Details into) {
        return Stream.of(Field.values())
                .filter(field -> !from.get(field).equals(into.get(field)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    StaffOutcome<Merged> merge(Staff staff, Token token, String typed) {
        var reason = Reason.of(typed);
        if (!reason.faults().isEmpty()) {
            return StaffOutcome.rejected(reason.faults());
        }
        return parts.storage().transactions().inTransaction(() -> {
            var shop = staff.shop();
            var customers = parts.storage().customers();
            CustomerLocks.lockTombstones(parts.storage(), shop, token.from());
            CustomerLocks.lockAll(customers, shop, Stream.of(token.from(), token.into()));
            var from = customers.find(shop, token.from());
            var into = customers.find(shop, token.into());
            if (isOutdated(from, token.fromVersion()) || isOutdated(into, token.intoVersion())) {
                return StaffOutcome.refused(Refusal.CHANGED);
            }
            return refusal(from, into)
                    .<StaffOutcome<Merged>>map(StaffOutcome::refused)
                    .orElseGet(() -> merge(staff, from.orElseThrow(), into.orElseThrow(), reason));
        });
    }

    private StaffOutcome<Merged> merge(Staff staff, Customer from, Customer into, Reason reason) {
        var purchases = merging.merge(from, into, MERGED);
        gate.log(staff, from.id(), AuditEntry.Action.MERGED, reason);
        gate.log(staff, into.id(), AuditEntry.Action.MERGED, reason);
        return StaffOutcome.done(new Merged(into.id(), purchases));
    }

    private static boolean isOutdated(Optional<Customer> found, long version) {
        return found.filter(customer -> customer.version() != version).isPresent();
    }

    private static Optional<Refusal> refusal(Optional<Customer> from, Optional<Customer> into) {
        if (from.isEmpty() || into.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN);
        }
        if (from.equals(into)) {
            return Optional.of(Refusal.SAME_RECORD);
        }
        if (!from.get().isActive() || !into.get().isActive()) {
            return Optional.of(Refusal.NOT_IN_USE);
        }
        return from.get().links().stream()
                .filter(link -> !link.account().isMailbox())
                .filter(link -> into.get().linkAt(link.account().issuer()).isPresent())
                .findAny()
                .map(link -> Refusal.TWO_ACCOUNTS);
    }
}
