package org.chaland.claim;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.chaland.claim.CodeRequest.Status;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountCheck;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.Accounts;
import org.chaland.linking.OrderLinks;
import org.chaland.model.Account;
import org.chaland.model.Claim.Purpose;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;

/**
 * Claims: somebody proves a mailbox and gets what belongs to it (I2 c, e).
 *
 * <p>With a code, a visitor who is signed in gets the records of the mailbox that were paid for, also if they were refunded since: anybody
 * can leave a form or an unpaid order with any address, and that must not become somebody's data. Such records are left to expire; an
 * order that is paid later can be claimed then. Records whose accounts have all been deleted by their providers count as guest records;
 * their broken links are removed. The claimed records are merged into the record of the visitor's account, and paid purchases open the
 * support area. Who is not signed in can sign in by a code: see {@link org.chaland.checkout.Checkouts#requestCode}.
 *
 * <pre>{@code
 * chaland.claims().request(visit, email);      // show "a code is on its way"
 * chaland.claims().answer(visit, code);
 * }</pre>
 *
 * <p>With the link in the mail about an order whose address belongs to an account already, whoever reads the mailbox attaches the order:
 *
 * <pre>{@code
 * chaland.claims().show(shop, link);           // opening the page changes nothing: show the order and two buttons
 * chaland.claims().confirm(shop, link);        // signs nobody in
 * }</pre>
 *
 * <p>Only a visitor who is signed in as themselves can claim; an operator who acts for another person cannot (I13). Neither the
 * answer of a method nor its duration tells whether there is a record with an address (I6). Call all methods but {@link #show} outside
 * of a transaction: tries are counted even if the request that made them fails.
 *
 * <p>Safe for use by several threads.
 */
public final class Claims {

    private final Parts parts;
    private final MailboxCodes codes;
    private final AccountCheck accounts;
    private final Accounts others;
    private final OrderClaims orders;
    private final OrderLinks pages;

    /** Internal: called by {@link org.chaland.Chaland} only. */
    @SuppressWarnings("exports")
    public Claims(Parts parts, AccountTasks tasks, MailboxCodes codes) {
        this.parts = parts;
        this.codes = codes;
        accounts = new AccountCheck(parts);
        others = new Accounts(parts, tasks);
        orders = new OrderClaims(parts, tasks);
        pages = new OrderLinks(parts);
    }

    /**
     * Requests a code, which a task mails to the address whether or not anything is known of it. Run
     * {@link org.chaland.upkeep.Upkeep#runFor(Visit)} when the page has been answered, and not before, because its duration would tell.
     *
     * <p>An account has one claim in a shop; a request for another address cancels the one before. A code is valid for ten minutes after it
     * was mailed, and it is not mailed later than an hour after the request. A repeated request mails another code, unless one was mailed a
     * moment ago; those before stay valid. The number of requests is limited for each account and
     * for each address ({@link org.chaland.spi.Limit}), before anything is looked up. Two requests of an account for one address
     * in a day are free of the limit of the address, so that others cannot keep its owner out.
     *
     * @param email as typed
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     * @throws IllegalArgumentException if there is no such shop
     */
    public CodeRequest request(Visit visit, String email) {
        parts.rules(visit.shop());
        parts.requireNoTransaction("Asking for a claim");
        return visit.account()
                .map(account -> request(visit, account, email))
                .orElseGet(() -> new CodeRequest(Status.NOT_SIGNED_IN));
    }

    private CodeRequest request(Visit visit, Account account, String typed) {
        var email = MailboxCodes.address(typed);
        if (email.isEmpty()) {
            return CodeRequest.noAddress(codes.noAddress(visit.locale()));
        }
        if (!codes.mayAsk(visit, email.get())) {
            return new CodeRequest(Status.TOO_OFTEN);
        }
        if (accounts.ask(account) == AccountCheck.Answer.NOT_USABLE) {
            return new CodeRequest(Status.NOT_USABLE);
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> codes.claimant(visit.shop(), account).map(owner -> {
                    codes.request(codes.claim(visit, Purpose.TAKE_RECORDS, Digests.askerOf(account), email.get())
                            .account(account, owner)
                            .build());
                    return new CodeRequest(Status.REQUESTED);
                }))
                .orElseGet(() -> new CodeRequest(Status.NOT_USABLE));
    }

    /**
     * Answers the claim with a code. Every answer counts as a try, and a claim has five tries. All failures look the same, so that
     * a visitor who guesses learns nothing. A hundred records are merged in one transaction; of more, a crash leaves the rest to be
     * claimed again. If the record of the account has the address, its mailbox counts as proven from then on, and what waited for that
     * goes on.
     *
     * @param code as typed; hyphens, spaces and the case of letters are ignored
     * @return what the visitor has got; empty if nothing was claimed, for any reason
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     * @throws IllegalArgumentException if there is no such shop
     */
    public Optional<Claimed> answer(Visit visit, String code) {
        parts.rules(visit.shop());
        parts.requireNoTransaction("Answering a claim");
        return visit.account()
                .flatMap(account -> codes.answered(visit, Purpose.TAKE_RECORDS, Digests.askerOf(account), code))
                .filter(claim -> accounts.ask(claim.account().orElseThrow()) != AccountCheck.Answer.NOT_USABLE)
                .flatMap(claim -> {
                    others.lookFor(claim.shop(), claim.email(), claim.customer());
                    return codes.take(claim);
                });
    }

    /**
     * Returns the address of the order's page for whoever reads the buyer's mailbox, to be put into a mail to them. It cannot be guessed,
     * signs nobody in, and is good as long as the order's record has the address that it has now. Mails of Chaland about an order hold it.
     *
     * @return empty if there is no such order, if its record is not in use, or if the shop has no such page
     *     ({@link org.chaland.spi.ShopRules#orderPage()})
     * @throws IllegalArgumentException if there is no such shop
     */
    public Optional<URI> orderPage(PurchaseRef order) {
        parts.rules(order.shop());
        return parts.storage()
                .purchases()
                .find(order)
                .flatMap(found -> pages.buyer(found).flatMap(buyer -> pages.to(order, buyer)));
    }

    /**
     * Returns the order to whose page a link in a mail leads. Show the order, and nothing of what is stored of its buyer: mails are
     * forwarded. Show the page with {@code no-store} and {@code no-referrer}.
     *
     * @param link the last part of the link, untrusted
     * @return empty if the link is not good, or not any more: show the same page as for an order that does not exist
     * @throws IllegalArgumentException if there is no such shop
     */
    public Optional<MailedOrder> order(ShopId shop, String link) {
        parts.rules(shop);
        return pages.find(shop, link).map(MailedOrder::of);
    }

    /**
     * Returns what a link in a mail is about. Changes nothing, so that whatever opens links before people do confirms nothing. Show the
     * page with {@code no-store} and {@code no-referrer}.
     *
     * @param link the last part of the link, untrusted
     * @return empty if the link is unknown, older than a day, or about an order that is not what it was: show one page for all of these
     * @throws IllegalArgumentException if there is no such shop
     */
    public Optional<OrderClaim> show(ShopId shop, String link) {
        parts.rules(shop);
        return orders.show(shop, link);
    }

    /**
     * Confirms, at a press of a button, that the order is that of the mailbox's owner. The order's record is then the mailbox's: merged
     * into the one that the mailbox has in this shop, if it has one. By a task it gets the account of the learning provider that can be
     * recovered by the mailbox; run {@link org.chaland.upkeep.Upkeep#runFor} for the customer of the result. Nobody is signed in, neither
     * here nor where the order was placed. Can be repeated.
     *
     * @return the order as it is now; empty as for {@link #show}
     * @throws IllegalArgumentException if there is no such shop
     */
    public Optional<OrderClaim> confirm(ShopId shop, String link) {
        parts.rules(shop);
        return orders.confirm(shop, link);
    }

    /**
     * Says, at a press of a button, that the order is not that of the mailbox's owner: its link is dead, and staff are told. Can be repeated;
     * an order that was confirmed stays so.
     *
     * @return the order as it is now; empty as for {@link #show}
     * @throws IllegalArgumentException if there is no such shop
     */
    public Optional<OrderClaim> decline(ShopId shop, String link) {
        parts.rules(shop);
        return orders.decline(shop, link);
    }

    /**
     * The records that now belong to the visitor.
     *
     * @param customer the record into which they were merged
     * @param records how many there were
     * @param purchases how many purchases came with them
     */
    public record Claimed(CustomerId customer, int records, long purchases) {}

    /**
     * An order to whose page a link in a mail leads, as the reader of the mailbox may see it.
     *
     * @param reference of the order
     * @param placedAt when it was placed
     * @param state whether it is paid
     * @param mailbox the buyer's address, masked for people: the first letter and the domain
     */
    public record MailedOrder(String reference, Instant placedAt, Purchase.State state, String mailbox) {

        @Override
        public String toString() {
            return "MailedOrder[reference=" + reference + ", state=" + state + "]";
        }

        static MailedOrder of(OrderLinks.Found found) {
            var order = found.order();
            var mailbox = found.buyer().details().contact().canonicalEmail().orElseThrow();
            return new MailedOrder(
                    order.ref().reference(), order.placedAt(), order.state(), OrderClaim.masked(mailbox));
        }
    }
}
