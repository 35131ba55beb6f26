package org.chaland.memory;

import java.time.Instant;
import java.util.Optional;
import org.chaland.model.Checkout;
import org.chaland.model.ShopId;
import org.chaland.spi.CheckoutStore;

/** Does what another does, until a subclass breaks it. */
public class ForwardingCheckouts implements CheckoutStore {

    private final CheckoutStore sound;

    public ForwardingCheckouts(CheckoutStore sound) {
        this.sound = sound;
    }

    @Override
    public boolean insert(Checkout checkout) {
        return sound.insert(checkout);
    }

    @Override
    public Optional<Checkout> findByHandle(ShopId shop, String handleHash) {
        return sound.findByHandle(shop, handleHash);
    }

    @Override
    public boolean update(Checkout checkout) {
        return sound.update(checkout);
    }

    @Override
    public int purge(Instant expired, int most) {
        return sound.purge(expired, most);
    }
}
