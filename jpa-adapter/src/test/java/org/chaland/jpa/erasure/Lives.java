package org.chaland.jpa.erasure;

import static org.chaland.jpa.erasure.MarkedShop.ANYBODY;
import static org.chaland.jpa.erasure.MarkedShop.LMS;
import static org.chaland.jpa.erasure.MarkedShop.SHOP;
import static org.chaland.jpa.erasure.MarkedShop.expectEqual;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.claim.CodeRequest.Status;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Purpose;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.SearchTerms;

/** All that one person may have to do with a shop; each time with values of their own. */
final class Lives {

    /** What is kept of Ada: what she typed for what she paid. */
    static final Set<String> VOUCHERS = Set.of("guest", "merged");

    /** What Ada paid. */
    static final Set<String> PAID = Set.of("ada-paid", "ada-merged");

    private static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);

    private final MarkedShop shop;
    private final Canaries person;
    private final BackOffice office;
    private final String name;

    private Lives(MarkedShop shop, Canaries person, String name) {
        this.shop = shop;
        this.person = person;
        this.name = name;
        office = shop.chaland.backOffice();
    }

    /** @return the account that the shop made */
    static Account lived(MarkedShop shop, Canaries person, String name) {
        return new Lives(shop, person, name).lived();
    }

    private Account lived() {
        var customer = buys();
        var account = record(customer).linkAt(LMS).orElseThrow().account();
        corrects(account);
        ordersElsewhere(account);
        deals(customer);
        shop.upkeep();
        shop.signsIn(account, person.details("draft"));
        shop.submit(Visitor.signedIn(account), person.details("orderonly"), true);
        expectEqual(
                Status.REQUESTED,
                shop.chaland
                        .claims()
                        .request(
                                Visit.of(SHOP, new Visitor.SignedIn(account)).withLocale(Locale.FRENCH),
                                person.email("claim"))
                        .status());
        person.searchedBy(SearchTerms.of(record(customer)));
        return account;
    }

    private CustomerId buys() {
        var ref = shop.places(ANYBODY, shop.submit(ANYBODY, person.details("guest"), false), name + "-paid");
        shop.chaland.checkout().completed(ref);
        shop.upkeep();
        return shop.storage.purchases().find(ref).orElseThrow().customer();
    }

    private void corrects(Account account) {
        shop.submit(Visitor.signedIn(account), person.details("record"), false);
        shop.upkeep();
    }

    private void ordersElsewhere(Account account) {
        var owner = Visitor.signedIn(account);
        var ref = shop.places(owner, shop.submit(owner, person.details("cancelled"), true), name + "-cancelled");
        shop.chaland.checkout().cancelled(ref);
    }

    /** With staff, who write down why. */
    private void deals(CustomerId customer) {
        var other = value(office.create(STAFF, person.details("merged"), Locale.FRENCH))
                .customer();
        value(office.recordPurchase(STAFF, other, name + "-merged", List.of(), Locale.FRENCH));
        shop.chaland.checkout().completed(new PurchaseRef(SHOP, name + "-merged"));
        var preview = value(office.previewMerge(STAFF, other, customer));
        value(office.merge(STAFF, preview.token(), person.text("merging")));
        value(office.restrict(STAFF, customer, version(customer), person.text("restricting")));
        value(office.liftRestriction(STAFF, customer, version(customer), person.text("lifting")));
        value(office.view(STAFF, customer, Locale.FRENCH));
    }

    private static <T> T value(StaffOutcome<T> outcome) {
        return outcome.toOptional().orElseThrow();
    }

    private long version(CustomerId customer) {
        return record(customer).version();
    }

    private Customer record(CustomerId id) {
        return shop.storage.customers().find(SHOP, id).orElseThrow();
    }
}
