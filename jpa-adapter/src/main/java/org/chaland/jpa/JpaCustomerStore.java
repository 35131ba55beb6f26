package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** Without the links: they are read once the lock is held, so that none is missed that was made while waiting. */
    private static final String LOCK = """
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

    private static final String LINKED = """
            update chaland_customer set epoch = epoch + 1, version = version + 1
            where id = ?
            """;

    private final Calls calls;

    JpaCustomerStore(Calls calls) {
        this.calls = calls;
    }

    @Override
    public boolean insert(Customer customer) {
        return calls.write(
                "insert customer",
                customer.id(),
                manager -> Statements.insertUnlessTaken(
                        manager, CustomerMapper.newRow(customer), CustomerMapper.linkRows(customer)));
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

    @Override
    public boolean update(Customer customer) {
        var changes = CustomerMapper.changes(customer).set("version", customer.version() + 1);
        return calls.write(
                "update customer",
                customer.id(),
                manager -> Statements.update(
                        manager,
                        changes,
                        "id = ? and shop = ? and version = ? and epoch <= ?",
                        customer.id().value(),
                        customer.shop().value(),
                        customer.version(),
                        customer.epoch()));
    }

    @Override
    public Linking link(ShopId shop, CustomerId id, Link link) {
        return calls.write("link customer", id, manager -> {
            var customer = locked(manager, shop, id);
            return customer.isPresent() ? link(manager, customer.get(), link) : Linking.UNKNOWN_CUSTOMER;
        });
    }

    private static Linking link(EntityManager manager, Customer locked, Link link) throws SQLException {
        var owner = new Read<>(manager, UUID.class, OWNER)
                .with("key", Keys.ofAccount(locked.shop(), link.account()))
                .values();
        if (owner.contains(locked.id().value())) {
            return Linking.ALREADY_LINKED;
        }
        if (!owner.isEmpty()) {
            return Linking.LINKED_ELSEWHERE;
        }
        if (locked.linkAt(link.account().issuer()).isPresent()) {
            return Linking.OTHER_ACCOUNT;
        }
        var row = CustomerMapper.linkRow(
                locked.shop(), locked.id(), link, locked.links().size());
        // This customer is locked, so only another one can have been linked to the account since it was looked for.
        if (!Statements.insertUnlessTaken(manager, row, List.of())) {
            return Linking.LINKED_ELSEWHERE;
        }
        Statements.execute(manager, LINKED, locked.id().value());
        return Linking.LINKED;
    }

    private static Optional<Customer> locked(EntityManager manager, ShopId shop, CustomerId id) {
        return read(manager, LOCK, shop, id).locked().first(CustomerMapper::toModel);
    }

    private static Read<CustomerEntity> read(EntityManager manager, String jpql, ShopId shop, CustomerId id) {
        return new Read<>(manager, CustomerEntity.class, jpql)
                .with("id", id.value())
                .with("shop", shop.value());
    }
}
