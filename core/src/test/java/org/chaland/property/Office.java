package org.chaland.property;

import static org.chaland.journey.World.SHOP;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.MergePreview;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Purpose;
import org.chaland.prefill.ContactStep;
import org.chaland.property.Model.Bought;
import org.chaland.property.Model.Linked;
import org.chaland.spi.AccountState;

/** Staff record orders, link, unlink, merge, correct and delete, whichever records there are, in use or not. */
final class Office {

    private static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
    private static final String REASON = "Asked for on the telephone";

    private final Shop shop;
    private final Model model;
    private final BackOffice office;

    Office(Shop shop) {
        this.shop = shop;
        model = shop.model;
        office = shop.world.chaland.backOffice();
    }

    /**
     * An order by telephone, most often of somebody whose account has ended, or else for whom one was made; what a merge has left
     * leads to who stayed.
     *
     * @return its reference if it is paid at once
     */
    Optional<String> record(Move move) {
        var caller = Shop.pick(those(Linked::isSuspended), move.pick())
                .or(() -> Shop.pick(those(Linked::isMade), move.pick()))
                .filter(id -> move.how() % 4 > 0);
        return caller.or(() -> record(move.pick())).flatMap(this::record).filter(order -> move.how() % 2 > 0);
    }

    private Optional<String> record(CustomerId id) {
        var reference = "order-" + model.purchases.size();
        var buyer = model.records.get(id).mergedInto().orElse(id);
        var outcome = office.recordPurchase(STAFF, id, reference, List.of(), Locale.ENGLISH);
        happened(shop, "record", outcome);
        if (model.isErased(buyer)) {
            Check.same(StaffOutcome.refused(Refusal.UNKNOWN), outcome, "An order by telephone");
            return Optional.empty();
        }
        if (!Merge.isComplete(shop.details(buyer))) {
            Check.that(outcome instanceof StaffOutcome.Rejected, "An order needs all that the shop asks for");
            return Optional.empty();
        }
        Check.same(StaffOutcome.done(buyer), outcome, "An order by telephone");
        model.purchases.put(reference, Bought.placed(buyer, shop.details(buyer)));
        return Optional.of(reference);
    }

    private List<CustomerId> those(Predicate<Linked> linked) {
        return model.records.keySet().stream()
                .filter(id -> model.records.get(id).link().filter(linked).isPresent())
                .toList();
    }

    /** Most often where an account is gone, if there is such a record. */
    void link(Move move) {
        var account = Shop.pick(shop.lms.accounts(), move.how()).orElseThrow();
        var record = Shop.pick(those(Linked::isBroken), move.pick()).filter(id -> move.how() % 4 > 0);
        record.or(() -> record(move.pick())).ifPresent(id -> {
            var outcome = office.link(STAFF, id, account.issuer(), account.subject(), REASON);
            happened(shop, "link", outcome, hasBrokenLink(id) ? " where an account is gone" : "");
            Check.same(linking(id, account), outcome, "Linking by staff");
            if (outcome.equals(StaffOutcome.done(id))) {
                model.link(id, account, Link.Proof.STAFF);
                model.ofStaff.add(id);
            }
        });
    }

    private StaffOutcome<CustomerId> linking(CustomerId id, Account account) {
        if (!model.isInUse(id)) {
            return StaffOutcome.refused(Refusal.UNKNOWN);
        }
        if (shop.lms.stateOf(account) == AccountState.SUSPENDED) {
            return StaffOutcome.refused(Refusal.NOT_USABLE);
        }
        var owner = model.ownedBy(account);
        if (owner.isPresent()) {
            return owner.get().equals(id)
                    ? StaffOutcome.unchanged(id)
                    : StaffOutcome.refused(Refusal.LINKED_ELSEWHERE, owner.get());
        }
        return model.records.get(id).link().isPresent() && !hasBrokenLink(id)
                ? StaffOutcome.refused(Refusal.OTHER_ACCOUNT)
                : StaffOutcome.done(id);
    }

    private boolean hasBrokenLink(CustomerId id) {
        return model.records.get(id).link().filter(Linked::isBroken).isPresent();
    }

    void unlink(Move move) {
        record(move.pick()).ifPresent(id -> {
            var linked = model.records.get(id).link().map(Linked::account);
            var account =
                    linked.orElseGet(() -> shop.accountOf(Person.OWNER_ONE).orElseThrow());
            var outcome = office.unlink(STAFF, id, account, REASON);
            happened(shop, "unlink", outcome);
            if (!model.isInUse(id)) {
                Check.same(StaffOutcome.refused(Refusal.UNKNOWN), outcome, "Unlinking by staff");
            } else if (linked.isEmpty()) {
                Check.same(StaffOutcome.refused(Refusal.NOT_LINKED), outcome, "Unlinking by staff");
            } else {
                Check.same(StaffOutcome.done(id), outcome, "Unlinking by staff");
                model.unlink(id);
                model.ofStaff.add(id);
            }
        });
    }

    void merge(Move move) {
        record(move.pick())
                .ifPresent(from -> record(move.how()).ifPresent(into -> {
                    var preview = office.previewMerge(STAFF, from, into);
                    Check.same(refusal(from, into), preview.refusal(), "What cannot be merged");
                    if (preview instanceof StaffOutcome.Done<MergePreview> possible) {
                        var outcome = office.merge(STAFF, possible.value().token(), REASON);
                        happened(shop, "merge", outcome);
                        Check.that(outcome.toOptional().isPresent(), "What can be merged is merged");
                        model.merge(from, into);
                        model.ofStaff.add(into);
                    }
                }));
    }

    private Optional<Refusal> refusal(CustomerId from, CustomerId into) {
        if (from.equals(into)) {
            return Optional.of(Refusal.SAME_RECORD);
        }
        if (!model.isInUse(from) || !model.isInUse(into)) {
            return Optional.of(Refusal.NOT_IN_USE);
        }
        return model.records.get(from).link().isPresent()
                        && model.records.get(into).link().isPresent()
                ? Optional.of(Refusal.TWO_ACCOUNTS)
                : Optional.empty();
    }

    /** Most often somebody who is at a checkout. */
    void edit(Move move) {
        var atCheckout = model.handles.values().stream()
                .filter(held -> held.alive() && held.order().isEmpty())
                .flatMap(held -> held.record().stream())
                .toList();
        var record = Shop.pick(atCheckout, move.pick()).filter(id -> move.how() % 4 > 0);
        record.or(() -> record(move.pick())).ifPresent(id -> {
            var form = office.editForm(STAFF, id);
            Check.same(model.isInUse(id), form.isPresent(), "A record in use can be corrected");
            form.ifPresent(shown -> edit(id, shown, move));
        });
    }

    private void edit(CustomerId id, ContactStep form, Move move) {
        var typed = move.how() % 2 == 0
                ? shop.typing.edited(Person.STAFF, shop.details(id))
                : shop.typing.withAddress(Person.STAFF, shop.details(id), address(move.how()));
        Check.same(shop.details(id), shown(form), "Staff see what is stored");
        var outcome = office.edit(STAFF, id, typed, form.base(), Locale.ENGLISH);
        Check.same(StaffOutcome.done(id), outcome, "Correction by staff");
        model.write(id, typed);
        model.ofStaff.add(id);
    }

    private static Details shown(ContactStep form) {
        var values = new EnumMap<Field, String>(Field.class);
        form.fields().forEach(field -> field.value().ifPresent(value -> values.put(field.field(), value)));
        return Details.of(values);
    }

    private String address(int number) {
        return record(number)
                .flatMap(id -> shop.details(id).get(Field.EMAIL))
                .orElseGet(() -> shop.addressOf(shop.accountOf(Person.OWNER_ONE).orElseThrow()));
    }

    void delete(Move move) {
        record(move.pick()).ifPresent(id -> {
            var version = shop.world.customer(id).version();
            var outcome = office.delete(STAFF, id, version);
            happened(shop, "delete", outcome);
            if (!model.isInUse(id)) {
                Check.same(StaffOutcome.refused(Refusal.UNKNOWN), outcome, "Deletion by staff");
            } else if (model.purchases.values().stream()
                    .anyMatch(bought -> bought.customer().equals(id))) {
                Check.that(outcome.equals(StaffOutcome.refused(Refusal.HAS_PURCHASES)), "Nobody who bought is deleted");
            } else {
                Check.same(StaffOutcome.done(id), outcome, "Deletion by staff");
                model.delete(id);
            }
        });
    }

    private Optional<CustomerId> record(int number) {
        return Shop.pick(List.copyOf(model.records.keySet()), number);
    }

    static void happened(Shop shop, String what, StaffOutcome<?> outcome) {
        happened(shop, what, outcome, "");
    }

    private static void happened(Shop shop, String what, StaffOutcome<?> outcome, String where) {
        var how = outcome instanceof StaffOutcome.Done<?> done && done.changed()
                ? "DONE"
                : outcome.refusal()
                        .map(Enum::name)
                        .orElseGet(() -> outcome.getClass().getSimpleName());
        shop.happened.accept("staff " + what + ' ' + how + where);
    }
}
