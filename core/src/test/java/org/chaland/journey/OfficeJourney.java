package org.chaland.journey;

import static org.chaland.journey.World.SHOP;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.CustomerView;
import org.chaland.backoffice.MergePreview;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.spi.ShopRules;

/** A world with staff in it. */
abstract class OfficeJourney extends MeddledJourney {

    static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
    static final Staff COLLEAGUE = Staff.of(SHOP, "staff-8", "office", Purpose.ORDER_HANDLING);
    static final String REASON = "Asked for on the telephone";
    static final ShopId ELSEWHERE = new ShopId("elsewhere");
    static final Staff STAFF_ELSEWHERE = Staff.of(ELSEWHERE, "staff-7", "office", Purpose.ORDER_HANDLING);

    final BackOffice office = world.chaland.backOffice();

    OfficeJourney() {
        world.shops.put(ELSEWHERE, ShopRules.builder().build());
    }

    CustomerId created(Details details) {
        return office.create(STAFF, details, Locale.ENGLISH)
                .toOptional()
                .orElseThrow()
                .customer();
    }

    /** A customer for whom staff recorded a purchase, which was paid. */
    CustomerId buyer(Details details, String reference) {
        var customer = created(details);
        recorded(customer, reference);
        world.complete(reference);
        return customer;
    }

    void recorded(CustomerId customer, String reference) {
        var outcome = office.recordPurchase(STAFF, customer, reference, List.of(), Locale.ENGLISH);
        if (!isDone(outcome)) {
            throw new AssertionError(outcome);
        }
    }

    /** Whether it succeeded and changed something. */
    static boolean isDone(StaffOutcome<?> outcome) {
        return outcome instanceof StaffOutcome.Done<?> done && done.changed();
    }

    StaffOutcome<CustomerId> edit(CustomerId customer, Details typed, String base) {
        return office.edit(STAFF, customer, typed, base, Locale.ENGLISH);
    }

    String base(CustomerId customer) {
        return office.editForm(STAFF, customer).orElseThrow().base();
    }

    StaffOutcome<CustomerId> link(CustomerId customer, Account account) {
        return office.link(STAFF, customer, account.issuer(), account.subject(), REASON);
    }

    StaffOutcome<CustomerId> unlink(CustomerId customer, Account account) {
        return office.unlink(STAFF, customer, account, REASON);
    }

    MergePreview preview(CustomerId from, CustomerId into) {
        var outcome = office.previewMerge(STAFF, from, into);
        if (outcome instanceof StaffOutcome.Done<MergePreview> possible) {
            return possible.value();
        }
        throw new AssertionError(outcome);
    }

    StaffOutcome<BackOffice.Merged> merge(CustomerId from, CustomerId into) {
        return office.merge(STAFF, preview(from, into).token(), REASON);
    }

    CustomerView view(CustomerId customer) {
        var outcome = office.view(STAFF, customer, Locale.ENGLISH);
        if (outcome instanceof StaffOutcome.Done<CustomerView> shown) {
            return shown.value();
        }
        throw new AssertionError(outcome);
    }

    List<AuditEntry> audit(CustomerId customer) {
        return world.storage.audit().ofCustomer(SHOP, customer, Optional.empty(), 100);
    }

    /** In no order: entries of one moment have none. */
    List<AuditEntry.Action> done(CustomerId customer) {
        return audit(customer).stream().map(AuditEntry::action).toList();
    }

    AuditEntry entry(CustomerId customer, AuditEntry.Action action) {
        return audit(customer).stream()
                .filter(entry -> entry.action() == action)
                .findFirst()
                .orElseThrow();
    }

    /** As a store of the host would have it: whatever it is, however it came about. */
    void stored(CustomerId customer, Link link) {
        world.storage.customers().link(SHOP, customer, link);
    }
}
