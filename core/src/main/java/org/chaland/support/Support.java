package org.chaland.support;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.PaidAccess;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Limit;
import org.chaland.spi.PurchaseHistory;
import org.chaland.spi.SupportPanel;
import org.chaland.support.SupportOutcome.NoAccess;
import org.chaland.support.SupportOutcome.Reason;
import org.chaland.text.Messages;

/**
 * The support area of a customer with an account, and the purchases that a host may serve from there. Only the owner of an active
 * link sees anything (I6). Safe for use by several threads.
 *
 * <p>The number of storage calls does not grow with the number of purchases, and each view calls the host's
 * {@link PurchaseHistory} at most once.
 */
public final class Support {

    private final Parts parts;
    private final Messages messages;
    private final Optional<PurchaseHistory> history;
    private final HostPanels panels;
    private final AreaLinks links;
    private final PaidAccess access;
    private final AccountTasks tasks;
    private final ShownSeats seats;

    /**
     * Internal: called by {@link org.chaland.Chaland} only.
     *
     * @throws IllegalStateException if the id of a panel is not valid or used twice
     */
    @SuppressWarnings("exports")
    public Support(
            Parts parts,
            AccountTasks tasks,
            Messages messages,
            Optional<PurchaseHistory> history,
            List<SupportPanel> panels) {
        this.parts = parts;
        this.tasks = tasks;
        this.messages = messages;
        this.history = history;
        this.panels = new HostPanels(panels);
        this.links = new AreaLinks(parts);
        access = new PaidAccess(parts);
        seats = new ShownSeats(parts);
    }

    /** Opens the first page of the area for a visitor who is not staff. */
    public SupportOutcome open(Visit visit) {
        return open(visit, false, Optional.empty());
    }

    /**
     * Opens the visitor's support area.
     *
     * @param staff whether the host knows the visitor as staff, who also see the link to the sales administration
     * @param after {@link SupportArea.Block#more()} of the page before, as it came back from the browser: that list shows its next
     *     page, the others their first. After a purchase that the customer does not have, the list is empty; a text that is not a
     *     cursor is ignored
     * @return the area, or why the visitor has none and where to go instead
     * @throws IllegalArgumentException if there is no such shop
     */
    public SupportOutcome open(Visit visit, boolean staff, Optional<String> after) {
        var query = AreaQuery.of(visit, staff, after);
        var texts = new AreaTexts(
                messages, visit.locale(), parts.rules(visit.shop()).zone());
        if (visit.visitor() instanceof Visitor.SignedIn signedIn) {
            return open(query, signedIn.account(), texts);
        }
        return visit.visitor() instanceof Visitor.Operator
                ? none(Reason.ON_BEHALF, "support.noAccess.onBehalf", query, texts)
                : none(Reason.NOT_SIGNED_IN, "support.noAccess.notSignedIn", query, texts);
    }

    /**
     * Returns a purchase of the visitor, for a host that serves the page of an order.
     *
     * @param reference as it came from the browser
     * @return empty if there is no such purchase, if it belongs to another customer, or if the visitor has no support area
     */
    public Optional<Purchase> purchase(Visit visit, String reference) {
        return visit.account().flatMap(account -> purchase(visit, account, reference));
    }

    /**
     * Returns a purchase of the visitor if it is paid, for a host that serves a private document or anything else that only a paid
     * order gives. Otherwise as {@link #purchase}.
     */
    public Optional<Purchase> paidPurchase(Visit visit, String reference) {
        return purchase(visit, reference).filter(purchase -> purchase.state() == Purchase.State.COMPLETED);
    }

    /**
     * Has the provider invite the visitor once more to choose a password for the account that the shop had made for them, as when they
     * have signed in by a code because the invitation was lost or has expired. Limited for each customer ({@link org.chaland.spi.Limit}).
     * Run {@link org.chaland.upkeep.Upkeep#runFor} for the customer of the result.
     *
     * @return the customer who is invited; empty if the visitor has no such account in use, or asks too often
     */
    public Optional<CustomerId> inviteAgain(Visit visit) {
        return visit.account()
                .flatMap(account -> parts.storage()
                        .customers()
                        .findByAccount(visit.shop(), account)
                        .filter(known -> known.isOpenTo(account))
                        // Asked outside of the transaction, because a limiter may be elsewhere (I4).
                        .filter(known -> parts.throttle()
                                .allows(Limit.INVITATION_BY_CUSTOMER, known.id().toString()))
                        .flatMap(known -> inviteAgain(known, account)));
    }

    /**
     * As {@link #inviteAgain(Visit)}, for the buyer of an order who is not signed in: the host knows the browser in which it was placed.
     * Nothing that is returned may be shown to others, because it tells that there is an account.
     *
     * @return the customer who is invited; empty if the shop has made no account in use for the buyer, or if they ask too often
     */
    public Optional<CustomerId> inviteAgain(PurchaseRef order) {
        var storage = parts.storage();
        return storage.purchases()
                .find(order)
                .map(Purchase::customer)
                .filter(buyer -> parts.throttle().allows(Limit.INVITATION_BY_CUSTOMER, buyer.toString()))
                .flatMap(buyer -> storage.transactions()
                        .inTransaction(() -> storage.customers()
                                .lock(order.shop(), buyer)
                                .filter(Customer::isActive)
                                .filter(tasks::inviteAgain)
                                .map(Customer::id)));
    }

    private Optional<CustomerId> inviteAgain(Customer known, Account account) {
        var customers = parts.storage().customers();
        return parts.storage()
                .transactions()
                .inTransaction(() -> customers
                        .lock(known.shop(), known.id())
                        .filter(locked -> locked.isOpenTo(account))
                        .filter(tasks::inviteAgain)
                        .map(Customer::id));
    }

    /**
     * Returns where a course is, the same for everybody; empty if the shop's learning provider opens no courses. No network call is
     * made.
     */
    public Optional<URI> courseAddress(ShopId shop, String course) {
        return parts.courseAddress(shop, course);
    }

    private Optional<Purchase> purchase(Visit visit, Account account, String reference) {
        return parts.storage()
                .customers()
                .findByAccount(visit.shop(), account)
                .filter(customer -> customer.isOpenTo(account))
                .flatMap(customer -> PurchaseRef.read(visit.shop(), reference)
                        .flatMap(parts.storage().purchases()::find)
                        .filter(purchase -> purchase.customer().equals(customer.id()))
                        .filter(any -> !hasEnded(customer, account)));
    }

    private SupportOutcome open(AreaQuery query, Account account, AreaTexts texts) {
        var found = parts.storage().customers().findByAccount(query.shop(), account);
        if (found.isEmpty()) {
            return none(Reason.NO_CUSTOMER, "support.noAccess.noCustomer", query, texts);
        }
        var customer = found.get();
        if (hasEnded(customer, account)) {
            return none(Reason.ENDED, "support.noAccess.ended", query, texts);
        }
        return customer.isOpenTo(account)
                ? area(query, customer, texts)
                : none(Reason.NOT_ACTIVE, "support.noAccess.notActive", query, texts);
    }

    /** Decides by our own records: the provider may not know yet that the account has ended. */
    private boolean hasEnded(Customer customer, Account account) {
        return customer.isActive() && access.isOver(account);
    }

    private SupportOutcome none(Reason reason, String key, AreaQuery query, AreaTexts texts) {
        return new NoAccess(reason, texts.of(key), links.forAnybody(query, texts));
    }

    private SupportArea area(AreaQuery query, Customer customer, AreaTexts texts) {
        var purchases = ShownPurchases.read(parts.storage().purchases(), customer, query);
        var descriptions = Descriptions.of(
                purchases.refs(),
                history,
                code -> parts.courseName(query.shop(), code, query.locale()),
                query.locale());
        var shown =
                seats.of(purchases.page(AreaQuery.PagedList.SEATS).purchases().toList(), query.locale());
        var visit = query.visit().withHandle(Optional.empty());
        return new SupportArea(
                texts,
                customer.details().contact().fullName(),
                new OwnBlocks(
                        purchases,
                        descriptions,
                        texts,
                        shown,
                        code -> parts.courseAddress(query.shop(), code),
                        parts.now()),
                panels.blocks(visit, customer.id(), texts),
                links.forCustomer(customer, query, texts));
    }
}
