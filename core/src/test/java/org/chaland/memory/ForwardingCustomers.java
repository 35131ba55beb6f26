package org.chaland.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;

/** Does what another does, until a subclass breaks it. */
public class ForwardingCustomers implements CustomerStore {

    private final CustomerStore sound;

    public ForwardingCustomers(CustomerStore sound) {
        this.sound = sound;
    }

    @Override
    public boolean insert(Customer customer) {
        return sound.insert(customer);
    }

    @Override
    public Optional<Customer> find(ShopId shop, CustomerId id) {
        return sound.find(shop, id);
    }

    @Override
    public Optional<Customer> lock(ShopId shop, CustomerId id) {
        return sound.lock(shop, id);
    }

    @Override
    public List<Customer> lockAll(ShopId shop, Collection<CustomerId> ids) {
        return sound.lockAll(shop, ids);
    }

    @Override
    public List<CustomerId> lockMerged(ShopId shop, Collection<CustomerId> survivors) {
        return sound.lockMerged(shop, survivors);
    }

    @Override
    public int mergeAll(ShopId shop, Collection<CustomerId> ids, CustomerId survivor, Instant at) {
        return sound.mergeAll(shop, ids, survivor, at);
    }

    @Override
    public Optional<Customer> findByAccount(ShopId shop, Account account) {
        return sound.findByAccount(shop, account);
    }

    @Override
    public boolean update(Customer customer) {
        return sound.update(customer);
    }

    @Override
    public Linking link(ShopId shop, CustomerId id, Link link) {
        return sound.link(shop, id, link);
    }

    @Override
    public boolean changeLink(ShopId shop, CustomerId id, Link link) {
        return sound.changeLink(shop, id, link);
    }

    @Override
    public boolean unlink(ShopId shop, CustomerId id, Account account) {
        return sound.unlink(shop, id, account);
    }

    @Override
    public boolean delete(ShopId shop, CustomerId id, long version) {
        return sound.delete(shop, id, version);
    }
}
