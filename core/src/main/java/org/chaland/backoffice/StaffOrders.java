package org.chaland.backoffice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.internal.Parts;
import org.chaland.linking.Acting;
import org.chaland.linking.CustomerLocks;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Training;
import org.chaland.prefill.ShopForms;
import org.chaland.support.Seat;
import org.chaland.support.SeatOutcome;
import org.chaland.support.SeatRequest;
import org.chaland.support.Seats;

/** Places orders by telephone with the details of the record, settles orders for staff, and gives their seats for a buyer. */
final class StaffOrders {

    private static final Set<PersonalField> OF_PARTICIPANT =
            Set.of(PersonalField.GIVEN_NAME, PersonalField.FAMILY_NAME, PersonalField.EMAIL, PersonalField.PURCHASES);

    private final Parts parts;
    private final ShopForms forms;
    private final StaffGate gate;
    private final Seats seats;

    StaffOrders(Parts parts, ShopForms forms, StaffGate gate, Seats seats) {
        this.parts = parts;
        this.forms = forms;
        this.gate = gate;
        this.seats = seats;
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

    Optional<List<Seat>> seats(Staff staff, String reference, Locale locale) {
        return gate.read(staff, PersonalField.PURCHASES, Optional.empty(), read -> {
            Predicate<Customer> shown = buyer ->
                    read.show(buyer.id(), Set.of(PersonalField.PURCHASES)).contains(PersonalField.PURCHASES);
            return seats.of(
                    acting(staff, locale, shown),
                    reference,
                    seat -> Redaction.of(seat, read.show(seat.customer(), OF_PARTICIPANT))
                            .frozen()
                            .contact());
        });
    }

    SeatOutcome giveSeat(Staff staff, String reference, SeatRequest request, Locale locale) {
        return seats.give(acting(staff, locale), reference, request);
    }

    SeatOutcome takeBackSeat(Staff staff, String reference, String seat) {
        return seats.takeBack(acting(staff, Locale.ROOT), reference, seat);
    }

    private Acting acting(Staff staff, Locale locale) {
        gate.requireShop(staff);
        return acting(staff, locale, buyer -> gate.allows(staff, buyer.id(), PersonalField.PURCHASES));
    }

    /** For buyers in use. */
    private Acting acting(Staff staff, Locale locale, Predicate<Customer> reached) {
        return new Acting(
                staff.shop(),
                locale,
                buyer -> buyer.isActive() && reached.test(buyer),
                Optional.of((buyer, action) -> gate.log(staff, buyer, action)));
    }
}
