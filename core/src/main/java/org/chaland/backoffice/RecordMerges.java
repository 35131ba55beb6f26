package org.chaland.backoffice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.chaland.model.ShopId;

/** Merges two records that staff judge to be one person's, as they saw them. */
final class RecordMerges {

    private static final String MERGED = "merged";
    private static final Set<PersonalField> COMPARED = compared();

    private final Parts parts;
    private final AuditTrail audit;
    private final Merging merging;

    RecordMerges(Parts parts, AccountTasks tasks, AuditTrail audit) {
        this.parts = parts;
        this.audit = audit;
        merging = new Merging(parts, tasks);
    }

    PreviewOutcome preview(Look look, CustomerId from, CustomerId into) {
        var one = found(look, from);
        var other = found(look, into);
        return refusal(one, other)
                .<PreviewOutcome>map(PreviewOutcome.Refused::new)
                .orElseGet(() -> new PreviewOutcome.Possible(preview(look, one.orElseThrow(), other.orElseThrow())));
    }

    private Optional<Customer> found(Look look, CustomerId id) {
        return parts.storage().customers().find(look.shop(), id).filter(found -> look.reaches(id));
    }

    private MergePreview preview(Look look, Customer from, Customer into) {
        var token = new MergeToken(from.id(), from.version(), into.id(), into.version());
        var one = side(look, from);
        var other = side(look, into);
        return new MergePreview(
                one, other, differing(one.customer().details(), other.customer().details()), token);
    }

    private MergeSide side(Look look, Customer customer) {
        var shop = customer.shop();
        var seen = look.see(customer.id(), COMPARED);
        return new MergeSide(
                Veil.over(customer, seen),
                Veil.over(parts.storage().purchases().counts(shop, customer.id()), seen),
                parts.storage().directory().mergedInto(shop, customer.id()));
    }

    private static Set<PersonalField> compared() {
        var fields = EnumSet.of(PersonalField.RECORD, PersonalField.ACCOUNTS, PersonalField.PURCHASES);
        fields.addAll(Veil.TYPED);
        return fields;
    }

    private static Set<Field> differing(Details from, Details into) {
        return Stream.of(Field.values())
                .filter(field -> !from.get(field).equals(into.get(field)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    MergeOutcome merge(Staff staff, ShopId shop, MergeToken token, String typed) {
        var reason = Reason.of(typed);
        if (!reason.faults().isEmpty()) {
            return new MergeOutcome.Rejected(reason.faults());
        }
        return parts.storage().transactions().inTransaction(() -> {
            var customers = parts.storage().customers();
            CustomerLocks.lockTombstones(parts.storage(), shop, token.from());
            CustomerLocks.lockAll(customers, shop, Stream.of(token.from(), token.into()));
            var from = customers.find(shop, token.from());
            var into = customers.find(shop, token.into());
            if (isOutdated(from, token.fromVersion()) || isOutdated(into, token.intoVersion())) {
                return new MergeOutcome.Changed();
            }
            return refusal(from, into)
                    .<MergeOutcome>map(MergeOutcome.Refused::new)
                    .orElseGet(() -> merge(staff, from.orElseThrow(), into.orElseThrow(), reason));
        });
    }

    private MergeOutcome merge(Staff staff, Customer from, Customer into, Reason reason) {
        var purchases = merging.merge(from, into, MERGED);
        audit.add(staff, from.shop(), from.id(), AuditEntry.Action.MERGED, reason);
        audit.add(staff, into.shop(), into.id(), AuditEntry.Action.MERGED, reason);
        return new MergeOutcome.Merged(into.id(), purchases);
    }

    private static boolean isOutdated(Optional<Customer> found, long version) {
        return found.filter(customer -> customer.version() != version).isPresent();
    }

    private static Optional<MergeRefusal> refusal(Optional<Customer> from, Optional<Customer> into) {
        if (from.isEmpty() || into.isEmpty()) {
            return Optional.of(MergeRefusal.UNKNOWN);
        }
        if (from.equals(into)) {
            return Optional.of(MergeRefusal.SAME_RECORD);
        }
        if (!from.get().isActive() || !into.get().isActive()) {
            return Optional.of(MergeRefusal.NOT_IN_USE);
        }
        return from.get().links().stream()
                .filter(link -> into.get().linkAt(link.account().issuer()).isPresent())
                .findAny()
                .map(link -> MergeRefusal.TWO_ACCOUNTS);
    }
}
