package org.chaland.memory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.SearchTerms;

/** Lists of customers, each made by looking at all of them. */
final class InMemoryDirectory implements CustomerDirectory {

    private static final Comparator<Customer> OLDEST_FIRST =
            Comparator.comparing(Customer::createdAt).thenComparing(InMemoryDirectory::idOf, Lists.BY_ID);

    private final InMemoryTransactions transactions;
    private final InMemoryCustomers customers;
    private final InMemoryPurchases purchases;

    InMemoryDirectory(InMemoryTransactions transactions, InMemoryCustomers customers, InMemoryPurchases purchases) {
        this.transactions = transactions;
        this.customers = customers;
        this.purchases = purchases;
    }

    @Override
    public List<CustomerEntry> newest(ShopId shop, Optional<CustomerId> after, int limit) {
        return page(shop, () -> inUse(shop).sorted(OLDEST_FIRST.reversed()), after, limit);
    }

    @Override
    public List<CustomerEntry> search(ShopId shop, List<String> prefixes, Optional<CustomerId> after, int limit) {
        var order = Comparator.<Customer, String>comparing(
                        customer -> firstTerm(customer, prefixes.get(0)).orElseThrow(), Lists.BY_TEXT)
                .thenComparing(InMemoryDirectory::idOf, Lists.BY_ID);
        return page(
                shop,
                () -> inUse(shop)
                        .filter(customer -> prefixes.stream()
                                .allMatch(prefix -> firstTerm(customer, prefix).isPresent()))
                        .sorted(order),
                after,
                limit);
    }

    @Override
    public List<CustomerEntry> withEmail(ShopId shop, CanonicalEmail email, Optional<CustomerId> after, int limit) {
        return page(
                shop,
                () -> inUse(shop)
                        .filter(customer -> emailOf(customer).equals(Optional.of(email)))
                        .sorted(OLDEST_FIRST),
                after,
                limit);
    }

    @Override
    public List<CustomerId> claimable(ShopId shop, CanonicalEmail email, Instant madeBy, int limit) {
        return transactions.atomically(() -> inUse(shop)
                .filter(customer -> emailOf(customer).equals(Optional.of(email)))
                .filter(customer -> !customer.createdAt().isAfter(madeBy))
                .filter(customer -> customer.links().stream()
                        .allMatch(link -> link.state() == Link.State.BROKEN
                                || link.account().isMailbox()))
                .filter(customer -> purchases.wasPaid(shop, customer.id()))
                .sorted(OLDEST_FIRST)
                .limit(limit)
                .map(Customer::id)
                .toList());
    }

    @Override
    public List<CustomerId> linked(ShopId shop, CanonicalEmail email, String issuer, int limit) {
        return transactions.atomically(() -> inUse(shop)
                .filter(customer -> emailOf(customer).equals(Optional.of(email)))
                .filter(customer -> customer.linkAt(issuer)
                        .filter(link -> link.state() != Link.State.BROKEN)
                        .isPresent())
                .limit(limit)
                .map(Customer::id)
                .toList());
    }

    @Override
    public List<CustomerEntry> sharingEmail(ShopId shop, Optional<CustomerId> after, int limit) {
        return page(shop, () -> sharing(shop), after, limit);
    }

    @Override
    public boolean hasActiveLink(ShopId shop, CanonicalEmail email) {
        return transactions.atomically(() -> inUse(shop)
                .filter(customer -> emailOf(customer).equals(Optional.of(email)))
                .flatMap(customer -> customer.links().stream())
                .anyMatch(Link::isActive));
    }

    @Override
    public List<CustomerId> mergedInto(ShopId shop, Collection<CustomerId> survivors) {
        return transactions.atomically(() -> survivors.stream()
                .distinct()
                .flatMap(survivor -> customers.mergedInto(shop, survivor))
                .map(Customer::id)
                .sorted(Comparator.comparing(CustomerId::value, Lists.BY_ID))
                .toList());
    }

    private Stream<Customer> sharing(ShopId shop) {
        var holders = inUse(shop)
                .flatMap(customer -> emailOf(customer).stream())
                .collect(groupingBy(Function.identity(), counting()));
        return inUse(shop)
                .filter(customer -> emailOf(customer)
                        .filter(email -> holders.getOrDefault(email, 0L) > 1)
                        .isPresent())
                .sorted(Comparator.<Customer, String>comparing(
                                customer -> emailOf(customer).orElseThrow().value())
                        .thenComparing(OLDEST_FIRST));
    }

    private List<CustomerEntry> page(
            ShopId shop, Supplier<Stream<Customer>> all, Optional<CustomerId> after, int limit) {
        return transactions.atomically(() -> Lists.after(all.get().toList(), after, Customer::id)
                .limit(limit)
                .map(customer -> CustomerEntry.of(customer, purchases.counts(shop, customer.id())))
                .toList());
    }

    private Stream<Customer> inUse(ShopId shop) {
        return customers.of(shop).filter(Customer::isActive);
    }

    private static Optional<String> firstTerm(Customer customer, String prefix) {
        return SearchTerms.of(customer).stream()
                .filter(term -> begins(term, prefix))
                .min(Lists.BY_TEXT);
    }

    /** Half a surrogate pair is the beginning of no character. */
    private static boolean begins(String term, String prefix) {
        var beginning = prefix.codePoints().toArray();
        return Arrays.equals(
                beginning, term.codePoints().limit(beginning.length).toArray());
    }

    private static Optional<CanonicalEmail> emailOf(Customer customer) {
        return customer.details().contact().canonicalEmail();
    }

    private static UUID idOf(Customer customer) {
        return customer.id().value();
    }
}
