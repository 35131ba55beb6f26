package org.chaland.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.ShopAccount;
import org.chaland.spi.AccountStore;

/** Accounts that shops had made, and customers of an account, found by looking at every customer. */
final class InMemoryAccountStore implements AccountStore {

    private final InMemoryTransactions transactions;
    private final InMemoryCustomers customers;
    private final InMemoryPurchases purchases;
    private final InMemoryTable<Account, ShopAccount> made;

    InMemoryAccountStore(InMemoryTransactions transactions, InMemoryCustomers customers, InMemoryPurchases purchases) {
        this.transactions = transactions;
        this.customers = customers;
        this.purchases = purchases;
        made = new InMemoryTable<>(transactions);
    }

    @Override
    public List<AccountStore.Holder> holders(Account account) {
        return transactions.atomically(() -> customers
                .all()
                .flatMap(customer -> linkTo(customer, account)
                        .map(link -> new AccountStore.Holder(
                                customer.shop(), customer.id(), link, purchases.access(customer.shop(), customer.id())))
                        .stream())
                .toList());
    }

    private static Optional<Link> linkTo(Customer customer, Account account) {
        return customer.linkAt(account.issuer()).filter(link -> link.account().equals(account));
    }

    @Override
    public boolean insert(ShopAccount account) {
        return transactions.atomically(() -> !made.contains(account.account()) && write(account));
    }

    @Override
    public Optional<ShopAccount> find(Account account) {
        return transactions.atomically(() -> made.find(account));
    }

    @Override
    public Optional<ShopAccount> lock(Account account) {
        transactions.requireActive();
        return find(account);
    }

    @Override
    public boolean update(ShopAccount account) {
        return transactions.atomically(() -> made.find(account.account())
                .map(before -> write(new ShopAccount(
                        before.account(), before.madeBy(), account.suspended(), account.closedAt(), account.lookAt())))
                .orElse(false));
    }

    private boolean write(ShopAccount account) {
        made.put(account.account(), account);
        return true;
    }

    @Override
    public boolean delete(Account account) {
        return transactions.atomically(() -> {
            var isKnown = made.contains(account);
            made.remove(account);
            return isKnown;
        });
    }

    @Override
    public List<Account> toLookAt(Instant after, Instant until, int limit) {
        return transactions.atomically(() -> made.all()
                .filter(account ->
                        account.lookAt().isAfter(after) && !account.lookAt().isAfter(until))
                .sorted(Comparator.comparing(ShopAccount::lookAt))
                .map(ShopAccount::account)
                .limit(limit)
                .toList());
    }
}
