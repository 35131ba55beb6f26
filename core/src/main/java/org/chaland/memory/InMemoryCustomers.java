package org.chaland.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;

/** Customers by id, and their owner by account. */
final class InMemoryCustomers implements CustomerStore {

    private final InMemoryTransactions transactions;
    private final InMemoryTable<CustomerId, Customer> customers;
    private final InMemoryTable<LinkKey, CustomerId> owners;
    private final InMemoryIndex<CustomerId, CustomerId> tombstones;

    InMemoryCustomers(InMemoryTransactions transactions) {
        this.transactions = transactions;
        customers = new InMemoryTable<>(transactions);
        owners = new InMemoryTable<>(transactions);
        tombstones = new InMemoryIndex<>(transactions);
    }

    @Override
    public boolean insert(Customer customer) {
        return transactions.atomically(() -> {
            if (customers.contains(customer.id())
                    || customer.links().stream().anyMatch(link -> owners.contains(key(customer.shop(), link)))) {
                return false;
            }
            write(customer);
            customer.links().forEach(link -> own(customer, link));
            return true;
        });
    }

    @Override
    public Optional<Customer> find(ShopId shop, CustomerId id) {
        return transactions.atomically(() -> stored(shop, id));
    }

    @Override
    public Optional<Customer> lock(ShopId shop, CustomerId id) {
        transactions.requireActive();
        return find(shop, id);
    }

    @Override
    public List<Customer> lockAll(ShopId shop, Collection<CustomerId> ids) {
        transactions.requireActive();
        return transactions.atomically(() -> inOrder(ids.stream().distinct().flatMap(id -> stored(shop, id).stream()))
                .toList());
    }

    @Override
    public List<CustomerId> lockMerged(ShopId shop, Collection<CustomerId> survivors) {
        transactions.requireActive();
        return transactions.atomically(() -> inOrder(
                        survivors.stream().distinct().flatMap(survivor -> mergedInto(shop, survivor)))
                .map(Customer::id)
                .toList());
    }

    private static Stream<Customer> inOrder(Stream<Customer> customers) {
        return customers.sorted(Comparator.comparing(customer -> customer.id().value(), Lists.BY_ID));
    }

    @Override
    public int mergeAll(ShopId shop, Collection<CustomerId> ids, CustomerId survivor, Instant at) {
        return transactions.atomically(() -> {
            var merged = ids.stream()
                    .distinct()
                    .flatMap(id -> stored(shop, id).stream())
                    .filter(customer -> customer.isActive() && customer.isGuest())
                    .toList();
            merged.stream()
                    .flatMap(customer -> mergedInto(shop, customer.id()))
                    .toList()
                    .forEach(tombstone -> write(tombstone.toBuilder()
                            .mergedInto(survivor)
                            .version(tombstone.version() + 1)
                            .build()));
            merged.forEach(customer ->
                    write(raised(customer).mergedInto(survivor).changedAt(at).build()));
            return merged.size();
        });
    }

    @Override
    public Optional<Customer> findByAccount(ShopId shop, Account account) {
        return transactions.atomically(
                () -> owners.find(new LinkKey(shop, account)).flatMap(customers::find));
    }

    @Override
    public boolean update(Customer customer) {
        return transactions.atomically(() -> stored(customer.shop(), customer.id())
                .filter(before -> before.version() == customer.version() && before.epoch() <= customer.epoch())
                .map(before -> write(changed(before, customer)))
                .orElse(false));
    }

    @Override
    public Linking link(ShopId shop, CustomerId id, Link link) {
        return transactions.atomically(() -> stored(shop, id)
                .filter(Customer::isActive)
                .map(customer -> refusal(customer, link).orElseGet(() -> add(customer, link)))
                .orElse(Linking.NOT_ACTIVE));
    }

    @Override
    public boolean changeLink(ShopId shop, CustomerId id, Link link) {
        return transactions.atomically(() -> stored(shop, id)
                .filter(customer -> isLinked(customer, link.account()))
                .map(customer -> write(raised(customer)
                        .links(customer.links().stream()
                                .map(known -> known.account().equals(link.account()) ? link : known)
                                .toList())
                        .build()))
                .orElse(false));
    }

    @Override
    public boolean unlink(ShopId shop, CustomerId id, Account account) {
        return transactions.atomically(() -> stored(shop, id)
                .filter(customer -> isLinked(customer, account))
                .map(customer -> {
                    owners.remove(new LinkKey(shop, account));
                    return write(raised(customer)
                            .links(customer.links().stream()
                                    .filter(link -> !link.account().equals(account))
                                    .toList())
                            .build());
                })
                .orElse(false));
    }

    @Override
    public boolean delete(ShopId shop, CustomerId id, long version) {
        return transactions.atomically(() -> stored(shop, id)
                .filter(customer -> customer.version() == version)
                .map(customer -> {
                    customer.links().forEach(link -> owners.remove(key(shop, link)));
                    customers.remove(id);
                    return true;
                })
                .orElse(false));
    }

    /** All customers of all shops, in no order. */
    Stream<Customer> all() {
        return customers.all();
    }

    /** All customers of the shop, in no order. */
    Stream<Customer> of(ShopId shop) {
        return customers.all().filter(customer -> customer.shop().equals(shop));
    }

    private static boolean isLinked(Customer customer, Account account) {
        return customer.links().stream().anyMatch(link -> link.account().equals(account));
    }

    private Optional<Linking> refusal(Customer customer, Link link) {
        var owner = owners.find(key(customer.shop(), link));
        if (owner.isPresent()) {
            return owner.filter(Predicate.isEqual(customer.id()))
                    .map(same -> Linking.ALREADY_LINKED)
                    .or(() -> Optional.of(Linking.LINKED_ELSEWHERE));
        }
        return customer.linkAt(link.account().issuer()).map(other -> Linking.OTHER_ACCOUNT);
    }

    private Linking add(Customer customer, Link link) {
        write(raised(customer)
                .links(Stream.concat(customer.links().stream(), Stream.of(link)).toList())
                .build());
        own(customer, link);
        return Linking.LINKED;
    }

    private void own(Customer customer, Link link) {
        owners.put(key(customer.shop(), link), customer.id());
    }

    private static Customer.Builder raised(Customer customer) {
        return customer.toBuilder().epoch(customer.epoch() + 1).version(customer.version() + 1);
    }

    private static Customer changed(Customer before, Customer after) {
        var builder = before.toBuilder().details(after.details()).state(after.state());
        after.mergedInto().ifPresent(builder::mergedInto);
        return builder.epoch(after.epoch())
                .changedAt(after.changedAt())
                .version(before.version() + 1)
                .build();
    }

    /** The tombstones of the shop that lead to a record, in no order. */
    Stream<Customer> mergedInto(ShopId shop, CustomerId survivor) {
        return tombstones
                .of(survivor)
                .flatMap(id -> stored(shop, id).stream())
                .filter(customer -> customer.mergedInto().equals(Optional.of(survivor)));
    }

    private boolean write(Customer customer) {
        customers.put(customer.id(), customer);
        customer.mergedInto().ifPresent(survivor -> tombstones.add(survivor, customer.id()));
        return true;
    }

    private Optional<Customer> stored(ShopId shop, CustomerId id) {
        return customers.find(id).filter(customer -> customer.shop().equals(shop));
    }

    private static LinkKey key(ShopId shop, Link link) {
        return new LinkKey(shop, link.account());
    }

    /** What a shop links at most once. */
    private record LinkKey(ShopId shop, Account account) {}
}
