package org.chaland.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.CustomerRef;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.RetentionStore;

/** Does what another does, until a subclass breaks it. */
public class ForwardingRetention implements RetentionStore {

    private final RetentionStore sound;

    public ForwardingRetention(RetentionStore sound) {
        this.sound = sound;
    }

    @Override
    public List<CustomerRef> toReview(Instant now, int limit) {
        return sound.toReview(now, limit);
    }

    @Override
    public void reviewAt(ShopId shop, CustomerId customer, Optional<Instant> at) {
        sound.reviewAt(shop, customer, at);
    }

    @Override
    public void forgetTraces(ShopId shop, CustomerId customer) {
        sound.forgetTraces(shop, customer);
    }

    @Override
    public boolean forgetDetails(PurchaseRef purchase) {
        return sound.forgetDetails(purchase);
    }

    @Override
    public void forgetHistory(ShopId shop, CustomerId customer) {
        sound.forgetHistory(shop, customer);
    }
}
