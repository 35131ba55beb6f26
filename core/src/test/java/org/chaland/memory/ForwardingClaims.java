package org.chaland.memory;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;
import org.chaland.spi.ClaimStore;

/** Does what another does, until a subclass breaks it. */
class ForwardingClaims implements ClaimStore {

    private final ClaimStore sound;

    ForwardingClaims(ClaimStore sound) {
        this.sound = sound;
    }

    @Override
    public boolean insert(Claim claim) {
        return sound.insert(claim);
    }

    @Override
    public Optional<Claim> find(ShopId shop, UUID id) {
        return sound.find(shop, id);
    }

    @Override
    public Optional<Claim> findByAccount(ShopId shop, Account account) {
        return sound.findByAccount(shop, account);
    }

    @Override
    public boolean update(Claim claim) {
        return sound.update(claim);
    }

    @Override
    public boolean delete(ShopId shop, UUID id) {
        return sound.delete(shop, id);
    }

    @Override
    public int purge(Instant requested, int most) {
        return sound.purge(requested, most);
    }
}
