package org.chaland.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.PurchaseStore;

/** Does what another does, until a subclass breaks it. */
public class ForwardingPurchases implements PurchaseStore {

    private final PurchaseStore sound;

    public ForwardingPurchases(PurchaseStore sound) {
        this.sound = sound;
    }

    @Override
    public boolean insert(Purchase purchase) {
        return sound.insert(purchase);
    }

    @Override
    public Optional<Purchase> find(PurchaseRef ref) {
        return sound.find(ref);
    }

    @Override
    public Optional<Purchase> lock(PurchaseRef ref) {
        return sound.lock(ref);
    }

    @Override
    public boolean update(Purchase purchase) {
        return sound.update(purchase);
    }

    @Override
    public List<Purchase> ofCustomer(PurchaseQuery query) {
        return sound.ofCustomer(query);
    }

    @Override
    public boolean givesAccess(ShopId shop, CustomerId customer, Instant at) {
        return sound.givesAccess(shop, customer, at);
    }

    @Override
    public List<Purchase> seatsOf(ShopId shop, Collection<String> orders) {
        return sound.seatsOf(shop, orders);
    }

    @Override
    public Purchase.Counts counts(ShopId shop, CustomerId customer) {
        return sound.counts(shop, customer);
    }

    @Override
    public int repoint(ShopId shop, Collection<CustomerId> from, CustomerId to) {
        return sound.repoint(shop, from, to);
    }
}
