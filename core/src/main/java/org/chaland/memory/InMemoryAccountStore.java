package org.chaland.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Access;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.spi.AccountStore;

/** Accounts of all shops, found by looking at every customer. */
final class InMemoryAccountStore implements AccountStore {

    private final InMemoryTransactions transactions;
    private final InMemoryCustomers customers;
    private final InMemoryPurchases purchases;

    InMemoryAccountStore(InMemoryTransactions transactions, InMemoryCustomers customers, InMemoryPurchases purchases) {
        this.transactions = transactions;
        this.customers = customers;
        this.purchases = purchases;
    }

    @Override
    public List<AccountHolder> holders(Account account) {
        return transactions.atomically(() -> customers
                .all()
                .flatMap(customer -> linkTo(customer, account)
                        .map(link -> new AccountHolder(customer.shop(), customer.id(), link, access(customer)))
                        .stream())
                .toList());
    }

    @Override
    public List<Account> toLookAt(Instant after, Instant until, int limit) {
        return transactions.atomically(() -> customers
                .all()
                .flatMap(customer ->
                        timed(customer).map(link -> new Look(link.account(), customers.look(customer, link))))
                .filter(look -> look.at().isAfter(after) && !look.at().isAfter(until))
                .sorted(Comparator.comparing(Look::at))
                .map(Look::account)
                .distinct()
                .limit(limit)
                .toList());
    }

    @Override
    public void lookAgain(Account account, Instant at) {
        transactions.atomically(() -> {
            customers
                    .all()
                    .forEach(customer -> timed(customer)
                            .filter(link -> link.account().equals(account))
                            .forEach(link -> customers.lookAgain(customer, link, at)));
            return true;
        });
    }

    private static Stream<Link> timed(Customer customer) {
        return customer.links().stream().filter(Link::isForUsToEnd);
    }

    private Access access(Customer customer) {
        return purchases.access(customer.shop(), customer.id());
    }

    private static Optional<Link> linkTo(Customer customer, Account account) {
        return customer.linkAt(account.issuer()).filter(link -> link.account().equals(account));
    }

    /** When an account is to be looked at. */
    private record Look(Account account, Instant at) {}
}
