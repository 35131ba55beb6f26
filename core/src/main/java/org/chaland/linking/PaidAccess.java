package org.chaland.linking;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.model.Access;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.ShopAccount;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountStore;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.PurchaseStore;
import org.chaland.spi.ShopRules;

/**
 * The access that paid purchases give: to a customer, and to an account that a shop made. Such an account ends when no customer of any
 * shop who is linked to it has access, and when the grace of each of these shops has passed, or when staff close it (I12). Other accounts
 * have no end.
 */
public final class PaidAccess {

    private static final int PAGE = 100;

    private final Parts parts;

    /** Reads the storage of those parts. */
    public PaidAccess(Parts parts) {
        this.parts = parts;
    }

    /** Whether a paid purchase of the customer gives access now. */
    public boolean isOpen(Customer customer) {
        return parts.storage().purchases().givesAccess(customer.shop(), customer.id(), parts.now());
    }

    /**
     * Returns the codes of the courses into which the customer was let by purchases and seats of their shop, also those that are closed by
     * now; not those that have not begun.
     */
    public Set<String> coursesLetInto(Customer customer) {
        return new Courses(parts).letInto(customer);
    }

    /** Whether the account has ended by now. */
    public boolean isOver(Account account) {
        var accounts = parts.storage().accounts();
        var holders = accounts.holders(account);
        // Most accounts have not ended, and need no second look.
        return of(holders).isOver(parts.now()) && isOver(new AccountUse(accounts.find(account), holders));
    }

    boolean isOver(AccountUse use) {
        return of(use).isOver(parts.now());
    }

    /** Returns until when the account can be used. */
    Access of(AccountUse use) {
        var closed = use.made().flatMap(ShopAccount::closedAt);
        if (use.maker().isEmpty()) {
            return Access.none();
        }
        return closed.map(Access::until).orElseGet(() -> of(use.holders()));
    }

    private Access of(List<AccountStore.Holder> holders) {
        return holders.stream()
                .map(holder -> holder.access().plus(grace(holder)))
                .reduce(Access.none(), Access::or);
    }

    private Duration grace(AccountStore.Holder holder) {
        return parts.shops().find(holder.shop()).map(ShopRules::grace).orElse(Duration.ZERO);
    }

    /** Reads what is known of the account, without a lock. */
    AccountUse use(Account account) {
        var accounts = parts.storage().accounts();
        return new AccountUse(accounts.find(account), accounts.holders(account));
    }

    /** Locks the customers of the account in all shops, then the account, and returns what is known of it. */
    AccountUse lockedUse(Account account) {
        CustomerLocks.lockHolders(parts.storage(), account);
        var accounts = parts.storage().accounts();
        return new AccountUse(accounts.lock(account), accounts.holders(account));
    }

    /** Returns all purchases of a customer in every state, the newest first. They are read page by page as they are used. */
    public static Stream<Purchase> purchases(PurchaseStore store, ShopId shop, CustomerId customer) {
        return all(store, PurchaseQuery.newest(shop, customer, PAGE));
    }

    static Stream<Purchase> paid(PurchaseStore store, Customer customer) {
        return all(store, newest(customer).in(Purchase.State.COMPLETED));
    }

    /** Whether a purchase of the customer was ever paid, also if it was cancelled since. */
    static boolean everPaid(PurchaseStore store, Customer customer) {
        return all(store, newest(customer))
                .anyMatch(purchase -> purchase.completedAt().isPresent());
    }

    private static PurchaseQuery newest(Customer customer) {
        return PurchaseQuery.newest(customer.shop(), customer.id(), PAGE);
    }

    private static Stream<Purchase> all(PurchaseStore store, PurchaseQuery query) {
        return Stream.iterate(store.ofCustomer(query), page -> !page.isEmpty(), page -> next(store, query, page))
                .flatMap(List::stream);
    }

    private static List<Purchase> next(PurchaseStore store, PurchaseQuery query, List<Purchase> page) {
        if (page.size() < PAGE) {
            return List.of();
        }
        var last = page.get(PAGE - 1).ref().reference();
        return store.ofCustomer(query.after(Optional.of(last)));
    }

    /**
     * What is known of an account.
     *
     * @param made what is known of it if a shop had it made
     * @param holders its customers in all shops
     */
    record AccountUse(Optional<ShopAccount> made, List<AccountStore.Holder> holders) {

        /**
         * Returns the customer for whom the account is suspended and reactivated: that of the shop that had it made. Empty if no
         * shop did, if that shop has no customer linked to it, or if it is gone.
         */
        Optional<AccountStore.Holder> maker() {
            return holders.stream()
                    .filter(holder -> made.filter(known -> known.madeBy().equals(holder.shop()))
                            .isPresent())
                    .filter(holder -> holder.link().state() != Link.State.BROKEN)
                    .findFirst();
        }

        /** Whether Chaland suspended the account. */
        boolean isSuspendedByUs() {
            return made.filter(ShopAccount::suspended).isPresent() || isAny(Link.State.SUSPENDED);
        }

        boolean isAny(Link.State state) {
            return holders.stream().anyMatch(holder -> holder.link().state() == state);
        }
    }
}
