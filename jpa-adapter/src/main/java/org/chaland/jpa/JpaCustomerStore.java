package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.jpa.entity.CustomerEntity;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;

/** Customers and their links. */
final class JpaCustomerStore implements CustomerStore {

    private static final String FIND = """
            select c from ChalandCustomer c left join fetch c.links
            where c.id = :id and c.shop = :shop
            """;

    /** Nothing else is read yet: what others write meanwhile is waited for. */
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

    /** Locked, and therefore as they are. */
    private static final String LINKS = """
            select issuer, subject, proof, state, since from chaland_link
            where customer_id = ? for update
            """;

    private static final String RAISE = """
            update chaland_customer set epoch = epoch + 1, version = version + 1
            where id = ?
            """;

    private static final String UNLINK = """
            delete from chaland_link
            where account_key = ? and customer_id = ?
            """;

    private static final String FORGET_TERMS = """
            delete from chaland_customer_term
            where customer_id = ?
            """;

    /** Its links and terms go with it: the foreign keys say so. */
    private static final String DELETE = """
            delete from chaland_customer
            where id = ? and shop = ? and version = ?
            """;

    private static final String AS_IT_WAS_READ = "id = ? and shop = ? and version = ? and epoch <= ?";

    private final Calls calls;

    JpaCustomerStore(Calls calls) {
        this.calls = calls;
    }

    @Override
    public boolean insert(Customer customer) {
        var terms = Terms.of(customer);
        var belonging = Stream.of(CustomerMapper.linkRows(customer), terms.rows())
                .flatMap(List::stream)
                .toList();
        return calls.write(
                "insert customer",
                customer.id(),
                manager -> Statements.insertUnlessTaken(
                        manager, CustomerMapper.newRow(customer).set("terms_key", terms.key()), belonging));
    }

    @Override
    public Optional<Customer> find(ShopId shop, CustomerId id) {
        return calls.read(
                "find customer", id, manager -> read(manager, FIND, shop, id).first(CustomerMapper::toModel));
    }

    @Override
    public Optional<Customer> lock(ShopId shop, CustomerId id) {
        return calls.lock("lock customer", id, manager -> locked(manager, shop, id));
    }

    @Override
    public Optional<Customer> findByAccount(ShopId shop, Account account) {
        return calls.read(
                "find the customer of an account in shop",
                shop,
                manager -> new Read<>(manager, CustomerEntity.class, FIND_BY_ACCOUNT)
                        .with("key", Keys.ofAccount(shop, account))
                        .first(CustomerMapper::toModel));
    }

    /** One statement, unless the terms have changed. */
    @Override
    public boolean update(Customer customer) {
        var terms = Terms.of(customer);
        return calls.write(
                "update customer",
                customer.id(),
                manager -> updateUnder(manager, customer, terms, AS_IT_WAS_READ + " and terms_key = ?", terms.key())
                        || updateWithTerms(manager, customer, terms));
    }

    private static boolean updateWithTerms(EntityManager manager, Customer customer, Terms terms) throws SQLException {
        if (!updateUnder(manager, customer, terms, AS_IT_WAS_READ)) {
            return false;
        }
        Statements.execute(manager, FORGET_TERMS, customer.id().value());
        Statements.insertAll(manager, terms.rows());
        return true;
    }

    private static boolean updateUnder(
            EntityManager manager, Customer customer, Terms terms, String condition, String... more)
            throws SQLException {
        var changes =
                CustomerMapper.changes(customer).set("terms_key", terms.key()).set("version", customer.version() + 1);
        var read = Stream.of(customer.id().value(), customer.shop().value(), customer.version(), customer.epoch());
        return Statements.update(
                manager,
                changes,
                condition,
                Stream.concat(read, Stream.of(more)).toArray());
    }

    @Override
    public Linking link(ShopId shop, CustomerId id, Link link) {
        return calls.write("link customer", id, manager -> {
            var customer = locked(manager, shop, id);
            return customer.isPresent() ? link(manager, customer.get(), link) : Linking.UNKNOWN_CUSTOMER;
        });
    }

    @Override
    public boolean unlink(ShopId shop, CustomerId id, Account account) {
        return calls.write("unlink customer", id, manager -> {
            // First the customer, then the link: in this order it is linked and deleted too, so that none waits in a
            // circle.
            var isLinked = locked(manager, shop, id)
                    .flatMap(customer -> customer.linkAt(account.issuer()))
                    .filter(link -> link.account().equals(account))
                    .isPresent();
            if (isLinked) {
                Statements.execute(manager, UNLINK, Keys.ofAccount(shop, account), id.value());
                Statements.execute(manager, RAISE, id.value());
            }
            return isLinked;
        });
    }

    @Override
    public boolean delete(ShopId shop, CustomerId id, long version) {
        return calls.write(
                "delete customer",
                id,
                manager -> Statements.execute(manager, DELETE, id.value(), shop.value(), version) > 0);
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
        var row = CustomerMapper.linkRow(locked.shop(), locked.id(), link);
        // This customer is locked, so only another one can have been linked to the account since it was looked for.
        if (!Statements.insertUnlessTaken(manager, row, List.of())) {
            return Linking.LINKED_ELSEWHERE;
        }
        Statements.execute(manager, RAISE, locked.id().value());
        return Linking.LINKED;
    }

    /**
     * Where a transaction is shown what was there when it began, be a row locked or not, as on MariaDB under REPEATABLE READ, the version
     * tells that row and links are those of another time. Then they are read under a lock of their own, which is not always taken,
     * since it keeps others out of the gaps between links too.
     */
    private static Optional<Customer> locked(EntityManager manager, ShopId shop, CustomerId id) throws SQLException {
        var held = Statements.select(manager, LOCK, row -> row.getLong(1), id.value(), shop.value());
        if (held.isEmpty()) {
            return Optional.empty();
        }
        var seen = read(manager, FIND, shop, id)
                .first(CustomerMapper::toModel)
                .filter(found -> found.version() == held.get(0));
        return seen.isPresent() ? seen : Optional.of(asOfNow(manager, shop, id));
    }

    private static Customer asOfNow(EntityManager manager, ShopId shop, CustomerId id) throws SQLException {
        var row = read(manager, ROW, shop, id)
                .locked()
                .first(CustomerMapper::withoutLinks)
                .orElseThrow();
        var links = Statements.select(manager, LINKS, CustomerMapper::toLink, id.value());
        return row.toBuilder().links(CustomerMapper.inOrder(links.stream())).build();
    }

    private static Read<CustomerEntity> read(EntityManager manager, String jpql, ShopId shop, CustomerId id) {
        return new Read<>(manager, CustomerEntity.class, jpql)
                .with("id", id.value())
                .with("shop", shop.value());
    }
}
