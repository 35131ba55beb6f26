package org.chaland.property;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chaland.memory.Breakable;
import org.chaland.memory.ForwardingCheckouts;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Checkout;
import org.chaland.model.ShopId;
import org.chaland.spi.CheckoutStore;
import org.chaland.spi.Storage;

/** A store of checkouts that finds them under every handle that they ever had. */
final class NaiveCheckouts extends ForwardingCheckouts {

    private final Map<UUID, String> current = new HashMap<>();
    private final Map<String, UUID> everHad = new HashMap<>();

    private NaiveCheckouts(CheckoutStore sound) {
        super(sound);
    }

    static Storage rememberingHandles(InMemoryIdentityProvider users) {
        return Breakable.sound().withCheckouts(NaiveCheckouts::new);
    }

    @Override
    public boolean insert(Checkout checkout) {
        return super.insert(noted(checkout));
    }

    @Override
    public boolean update(Checkout checkout) {
        return super.update(noted(checkout));
    }

    private Checkout noted(Checkout checkout) {
        current.put(checkout.id(), checkout.handleHash());
        everHad.put(checkout.handleHash(), checkout.id());
        return checkout;
    }

    @Override
    public Optional<Checkout> findByHandle(ShopId shop, String handleHash) {
        return super.findByHandle(
                shop,
                Optional.ofNullable(everHad.get(handleHash)).map(current::get).orElse(handleHash));
    }
}
