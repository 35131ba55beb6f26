package org.chaland.memory;

import java.util.List;
import java.util.Optional;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerDirectory;

/** Does what another does, until a subclass breaks it. */
class ForwardingDirectory implements CustomerDirectory {

    private final CustomerDirectory sound;

    ForwardingDirectory(CustomerDirectory sound) {
        this.sound = sound;
    }

    @Override
    public List<CustomerEntry> newest(ShopId shop, Optional<CustomerId> after, int limit) {
        return sound.newest(shop, after, limit);
    }

    @Override
    public List<CustomerEntry> search(ShopId shop, List<String> prefixes, Optional<CustomerId> after, int limit) {
        return sound.search(shop, prefixes, after, limit);
    }

    @Override
    public List<CustomerEntry> withEmail(ShopId shop, CanonicalEmail email, Optional<CustomerId> after, int limit) {
        return sound.withEmail(shop, email, after, limit);
    }

    @Override
    public List<CustomerEntry> sharingEmail(ShopId shop, Optional<CustomerId> after, int limit) {
        return sound.sharingEmail(shop, after, limit);
    }

    @Override
    public boolean hasActiveLink(ShopId shop, CanonicalEmail email) {
        return sound.hasActiveLink(shop, email);
    }

    @Override
    public List<CustomerId> mergedInto(ShopId shop, CustomerId survivor) {
        return sound.mergedInto(shop, survivor);
    }
}
