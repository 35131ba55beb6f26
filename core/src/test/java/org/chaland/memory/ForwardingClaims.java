package org.chaland.memory;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
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
    public Optional<Claim> findByAsker(ShopId shop, String asker) {
        return sound.findByAsker(shop, asker);
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

    @Override
    public boolean insertMailbox(CanonicalEmail email, Account account, Instant provenAt) {
        return sound.insertMailbox(email, account, provenAt);
    }

    @Override
    public boolean provenAgain(CanonicalEmail email, Instant provenAt) {
        return sound.provenAgain(email, provenAt);
    }

    @Override
    public Optional<Account> accountOf(CanonicalEmail email) {
        return sound.accountOf(email);
    }

    @Override
    public Optional<CanonicalEmail> mailboxOf(Account account) {
        return sound.mailboxOf(account);
    }

    @Override
    public int purgeMailboxes(Instant since, Instant seenAt, int most) {
        return sound.purgeMailboxes(since, seenAt, most);
    }
}
