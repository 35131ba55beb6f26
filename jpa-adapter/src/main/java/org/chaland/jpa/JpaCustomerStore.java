package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.SearchTerms;

/** Customers and their links. */
final class JpaCustomerStore implements CustomerStore {

    private static final String FIND = """
            select c from ChalandCustomer c left join fetch c.links
            where c.id = :id and c.shop = :shop
            """;

    /** The first statement, so that it waits for the writes of others before anything else is read. */
    private static final String LOCK = """
            select version from chaland_customer
            where id = ? and shop = ? for update
            """;

    /** Without the links. */
    private static final String ROW = """
            select c from ChalandCustomer c
            where c.id = :id and c.shop = :shop
            """;

    private static final String FIND_BY_ACCOUNT = """
            select c from ChalandCustomer c left join fetch c.links
            where c.id = (select owner.id from ChalandCustomer owner join owner.links owned where owned.accountKey = :key)
            """;

    private static final String OWNER = """
            select owner.id from ChalandCustomer owner join owner.links owned
            where owned.accountKey = :key
            """;

    /** Under a lock, and therefore in their current state. */
    private static final String LINKS = """
            select issuer, subject, proof, state, since from chaland_link
            where customer_id = ? for update
            """;

    private static final String RAISE = """
            update chaland_customer set epoch = epoch + 1, version = version + 1
            where id = ?
            """;

    private static final String CHANGE_LINK = """
            update chaland_link set proof = ?, state = ?, since = ?
            where account_key = ? and customer_id = ?
            """;

    private static final String UNLINK = """
            delete from chaland_link
            where account_key = ? and customer_id = ?
            """;

    private static final String FORGET_TERMS = """
            delete from chaland_customer_term
            where customer_id = ?
            """;

    /** The foreign keys delete its links and terms too. */
    private static final String DELETE = """
            delete from chaland_customer
            where id = ? and shop = ? and version = ?
            """;

    /** In the order of their ids, so that two transactions never wait for each other. */
    private static final String LOCK_ALL = """
            select id, version from chaland_customer
            where shop = ? and id in (...)
            order by id for update
            """;

    private static final String FIND_ALL = """
            select distinct c from ChalandCustomer c left join fetch c.links
            where c.id in :ids and c.shop = :shop
            """;

    private static final String LOCK_MERGED = """
            select id from chaland_customer
            where shop = ? and merged_into in (...)
            order by id for update
            """;

    private static final String REDIRECT = """
            update chaland_customer set merged_into = ?, version = version + 1
            where shop = ? and merged_into in (...)
            """;

    private static final String MERGE = """
            update chaland_customer set state = 'MERGED', merged_into = ?, email_key = null, terms_key = ?, changed_at = ?,
                epoch = epoch + 1, version = version + 1
            where shop = ? and state = 'ACTIVE'
            and not exists (select 1 from chaland_link l where l.customer_id = chaland_customer.id)
            and id in (...)
            """;

    private static final String FORGET_TERMS_OF_MERGED = """
            delete from chaland_customer_term
            where exists (select 1 from chaland_customer c where c.id = customer_id and c.merged_into = ?)
            and customer_id in (...)
            """;

    private static final String AS_READ = "id = ? and shop = ? and epoch <= ?";

    private final Transactions transactions;

    JpaCustomerStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean insert(Customer customer) {
        var terms = SearchTerms.of(customer);
        var row = CustomerEntity.newRow(customer, Keys.ofTerms(terms));
        var belonging = Stream.of(LinkColumns.rows(customer), CustomerTermEntity.rows(customer, terms))
                .flatMap(List::stream)
                .toList();
        return transactions.write(
                "insert customer", customer.id(), manager -> Statements.insertUnlessTaken(manager, row, belonging));
    }

    @Override
    public Optional<Customer> find(ShopId shop, CustomerId id) {
        return transactions.read(
                "find customer", id, manager -> read(manager, FIND, shop, id).first(CustomerEntity::toModel));
    }

    @Override
    public Optional<Customer> lock(ShopId shop, CustomerId id) {
        return transactions.lock("lock customer", id, manager -> locked(manager, shop, id));
    }

    @Override
    public List<Customer> lockAll(ShopId shop, Collection<CustomerId> ids) {
        return transactions.lock("lock customers of shop", shop, manager -> {
            var found = new ArrayList<Customer>();
            for (var part : Statements.parts(inOrder(ids.stream()))) {
                found.addAll(lockedPart(manager, shop, part));
            }
            return List.copyOf(found);
        });
    }

    @Override
    public List<CustomerId> lockMerged(ShopId shop, Collection<CustomerId> survivors) {
        return transactions.lock("lock what was merged into customers of shop", shop, manager -> {
            var found = Statements.selectForAll(
                    manager, LOCK_MERGED, row -> new CustomerId(id(row)), List.of(shop), inOrder(survivors.stream()));
            return inOrder(found.stream());
        });
    }

    @Override
    public int mergeAll(ShopId shop, Collection<CustomerId> ids, CustomerId survivor, Instant at) {
        return transactions.write("merge customers into", survivor, manager -> {
            var all = inOrder(ids.stream());
            var none = Keys.ofTerms(Collections.emptySortedSet());
            Statements.executeForAll(manager, REDIRECT, List.of(survivor, shop), all);
            var merged = Statements.executeForAll(manager, MERGE, List.of(survivor, none, at, shop), all);
            Statements.executeForAll(manager, FORGET_TERMS_OF_MERGED, List.of(survivor), all);
            return merged;
        });
    }

    @Override
    public Optional<Customer> findByAccount(ShopId shop, Account account) {
        return transactions.read(
                "find the customer of an account in shop",
                shop,
                manager -> new Read<>(manager, CustomerEntity.class, FIND_BY_ACCOUNT)
                        .with("key", Keys.ofAccount(shop, account))
                        .first(CustomerEntity::toModel));
    }

    /** One statement, unless the terms have changed. */
    @Override
    public boolean update(Customer customer) {
        var terms = SearchTerms.of(customer);
        var key = Keys.ofTerms(terms);
        return transactions.write(
                "update customer",
                customer.id(),
                manager -> update(manager, customer, key, AS_READ + " and terms_key = ?", key)
                        || update(manager, customer, key, AS_READ) && replaceTerms(manager, customer, terms));
    }

    private static boolean update(
            EntityManager manager, Customer customer, String termsKey, String condition, Object... more)
            throws SQLException {
        var read = Stream.of(customer.id(), customer.shop(), customer.epoch());
        return Statements.update(
                manager,
                CustomerEntity.changes(customer, termsKey),
                customer.version(),
                condition,
                Stream.concat(read, Stream.of(more)).toArray());
    }

    private static boolean replaceTerms(EntityManager manager, Customer customer, Collection<String> terms)
            throws SQLException {
        Statements.execute(manager, FORGET_TERMS, customer.id());
        Statements.insertAll(manager, CustomerTermEntity.rows(customer, terms));
        return true;
    }

    @Override
    public Linking link(ShopId shop, CustomerId id, Link link) {
        return transactions.write("link customer", id, manager -> {
            var customer = locked(manager, shop, id);
            return customer.filter(Customer::isActive).isPresent()
                    ? link(manager, customer.get(), link)
                    : Linking.NOT_ACTIVE;
        });
    }

    @Override
    public boolean changeLink(ShopId shop, CustomerId id, Link link) {
        return transactions.write("change a link of customer", id, manager -> {
            var isLinked = isLinked(locked(manager, shop, id), link.account());
            if (isLinked) {
                Statements.execute(
                        manager,
                        CHANGE_LINK,
                        link.proof(),
                        link.state(),
                        link.since(),
                        Keys.ofAccount(shop, link.account()),
                        id);
                Statements.execute(manager, RAISE, id);
            }
            return isLinked;
        });
    }

    @Override
    public boolean unlink(ShopId shop, CustomerId id, Account account) {
        return transactions.write("unlink customer", id, manager -> {
            // Locks the customer before the link, as linking and deleting do, so that none deadlocks with another.
            var isLinked = isLinked(locked(manager, shop, id), account);
            if (isLinked) {
                Statements.execute(manager, UNLINK, Keys.ofAccount(shop, account), id);
                Statements.execute(manager, RAISE, id);
            }
            return isLinked;
        });
    }

    @Override
    public boolean delete(ShopId shop, CustomerId id, long version) {
        return transactions.write(
                "delete customer", id, manager -> Statements.execute(manager, DELETE, id, shop, version) > 0);
    }

    private static boolean isLinked(Optional<Customer> customer, Account account) {
        return customer.flatMap(known -> known.linkAt(account.issuer()))
                .filter(link -> link.account().equals(account))
                .isPresent();
    }

    private static Linking link(EntityManager manager, Customer locked, Link link) throws SQLException {
        var before = locked.linkAt(link.account().issuer()).map(Link::account);
        if (before.equals(Optional.of(link.account()))) {
            return Linking.ALREADY_LINKED;
        }
        var owner = new Read<>(manager, UUID.class, OWNER)
                .with("key", Keys.ofAccount(locked.shop(), link.account()))
                .values();
        if (!owner.isEmpty()) {
            return Linking.LINKED_ELSEWHERE;
        }
        if (before.isPresent()) {
            return Linking.OTHER_ACCOUNT;
        }
        var row = LinkColumns.row(locked.shop(), locked.id(), link);
        // This customer is locked, so only another customer can have been linked to the account since the query above.
        if (!Statements.insertUnlessTaken(manager, row, List.of())) {
            return Linking.LINKED_ELSEWHERE;
        }
        Statements.execute(manager, RAISE, locked.id());
        return Linking.LINKED;
    }

    /**
     * Locks the customer and reads it. MariaDB under REPEATABLE READ shows even locked rows as they were when the transaction began;
     * the version tells that row and links are old. Then they are read again under a lock of their own. That lock is not always taken,
     * because it also locks the gaps between links.
     */
    private static Optional<Customer> locked(EntityManager manager, ShopId shop, CustomerId id) throws SQLException {
        var held = Statements.select(manager, LOCK, row -> row.getLong(1), id, shop);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        var seen = read(manager, FIND, shop, id)
                .first(CustomerEntity::toModel)
                .filter(found -> found.version() == held.get(0));
        return seen.isPresent() ? seen : Optional.of(current(manager, shop, id));
    }

    /** As {@link #locked}, for several ids in their order. */
    private static List<Customer> lockedPart(EntityManager manager, ShopId shop, List<CustomerId> ids)
            throws SQLException {
        var held = Statements.selectForAll(
                manager, LOCK_ALL, row -> Map.entry(new CustomerId(id(row)), row.getLong(2)), List.of(shop), ids);
        var seen = new Read<>(manager, CustomerEntity.class, FIND_ALL)
                .with("ids", ids).with("shop", shop).list(CustomerEntity::toModel).stream()
                        .collect(Collectors.toMap(Customer::id, Function.identity()));
        var current = new ArrayList<Customer>();
        for (var version : held) {
            var found = seen.get(version.getKey());
            current.add(
                    found != null && found.version() == version.getValue()
                            ? found
                            : current(manager, shop, version.getKey()));
        }
        return current;
    }

    private static List<CustomerId> inOrder(Stream<CustomerId> ids) {
        return ids.distinct()
                .sorted(Comparator.comparing(id -> id.value().toString()))
                .toList();
    }

    private static UUID id(ResultSet row) throws SQLException {
        return UUID.fromString(row.getString(1));
    }

    private static Customer current(EntityManager manager, ShopId shop, CustomerId id) throws SQLException {
        var row = read(manager, ROW, shop, id)
                .locked()
                .first(CustomerEntity::withoutLinks)
                .orElseThrow();
        var links = Statements.select(manager, LINKS, LinkColumns::toModel, id);
        return row.links(LinkColumns.inOrder(links.stream())).build();
    }

    private static Read<CustomerEntity> read(EntityManager manager, String jpql, ShopId shop, CustomerId id) {
        return new Read<>(manager, CustomerEntity.class, jpql).with("id", id).with("shop", shop);
    }
}
