package org.chaland.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.ShopId;
import org.chaland.spi.DisclosureStore;

/** Does what another does, until a subclass breaks it. */
public class ForwardingDisclosures implements DisclosureStore {

    private final DisclosureStore sound;

    public ForwardingDisclosures(DisclosureStore sound) {
        this.sound = sound;
    }

    @Override
    public void append(List<Disclosure> entries) {
        sound.append(entries);
    }

    @Override
    public List<Disclosure> ofCustomer(
            ShopId shop, CustomerId customer, Optional<Instant> since, Optional<UUID> after, int limit) {
        return sound.ofCustomer(shop, customer, since, after, limit);
    }

    @Override
    public List<Disclosure> between(ShopId shop, Instant from, Instant until, Optional<UUID> after, int limit) {
        return sound.between(shop, from, until, after, limit);
    }

    @Override
    public Optional<Disclosure> oldestAfter(Optional<ShopId> shop) {
        return sound.oldestAfter(shop);
    }

    @Override
    public int purge(ShopId shop, Instant over, int most) {
        return sound.purge(shop, over, most);
    }
}
