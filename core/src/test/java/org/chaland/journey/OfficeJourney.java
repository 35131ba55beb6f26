package org.chaland.journey;

import static org.chaland.journey.World.SHOP;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.CreateOutcome;
import org.chaland.backoffice.CustomerView;
import org.chaland.backoffice.EditOutcome;
import org.chaland.backoffice.LinkOutcome;
import org.chaland.backoffice.MergeOutcome;
import org.chaland.backoffice.MergePreview;
import org.chaland.backoffice.PreviewOutcome;
import org.chaland.backoffice.RecordPurchaseOutcome;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.UnlinkOutcome;
import org.chaland.backoffice.ViewOutcome;
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

    static final Staff STAFF = Staff.of("staff-7", "office", Purpose.ORDER_HANDLING);
    static final Staff COLLEAGUE = Staff.of("staff-8", "office", Purpose.ORDER_HANDLING);
    static final String REASON = "Asked for on the telephone";
    static final ShopId ELSEWHERE = new ShopId("elsewhere");

    final BackOffice office = world.chaland.backOffice();

    OfficeJourney() {
        world.shops.put(ELSEWHERE, ShopRules.builder().build());
    }

    CustomerId created(Details details) {
        return ((CreateOutcome.Created) office.create(STAFF, SHOP, details, Locale.ENGLISH)).customer();
    }

    /** A customer for whom staff recorded a purchase, which was paid. */
    CustomerId buyer(Details details, String reference) {
        var customer = created(details);
        recorded(customer, reference);
        world.complete(reference);
        return customer;
    }

    void recorded(CustomerId customer, String reference) {
        var outcome = office.recordPurchase(STAFF, SHOP, customer, reference, List.of(), Locale.ENGLISH);
        if (!(outcome instanceof RecordPurchaseOutcome.Recorded)) {
            throw new AssertionError(outcome);
        }
    }

    EditOutcome edit(CustomerId customer, Details typed, String base) {
        return office.edit(STAFF, SHOP, customer, typed, base, Locale.ENGLISH);
    }

    String base(CustomerId customer) {
        return office.editForm(STAFF, SHOP, customer).orElseThrow().base();
    }

    LinkOutcome link(CustomerId customer, Account account) {
        return office.link(STAFF, SHOP, customer, account.issuer(), account.subject(), REASON);
    }

    UnlinkOutcome unlink(CustomerId customer, Account account) {
        return office.unlink(STAFF, SHOP, customer, account, REASON);
    }

    MergePreview preview(CustomerId from, CustomerId into) {
        var outcome = office.previewMerge(STAFF, SHOP, from, into);
        if (outcome instanceof PreviewOutcome.Possible possible) {
            return possible.preview();
        }
        throw new AssertionError(outcome);
    }

    MergeOutcome merge(CustomerId from, CustomerId into) {
        return office.merge(STAFF, SHOP, preview(from, into).token(), REASON);
    }

    CustomerView view(CustomerId customer) {
        var outcome = office.view(STAFF, SHOP, customer, Locale.ENGLISH);
        if (outcome instanceof ViewOutcome.Shown shown) {
            return shown.view();
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
