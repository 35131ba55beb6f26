package org.chaland.simulation;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.moodle.SimulatedSite;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountState;
import org.chaland.spi.Invitation;

/** The users of a Moodle, as the adapter brings them about; what the simulation looks at is read from the site after each call. */
class MoodleRemote extends Remote {

    final SimulatedSite site;

    MoodleRemote(String issuer, SimulatedSite site) {
        super(issuer);
        this.site = site;
        site.empty();
    }

    @Override
    Optional<Account> find(AccountKey key) {
        return site.provider().find(key).map(this::ours);
    }

    /** Moodle looks at the address in the call that makes the account. */
    @Override
    Optional<Account> check(AccountKey key, String email) {
        return Optional.empty();
    }

    @Override
    Account insert(AccountKey key, String email) {
        var contact = Contact.builder()
                .givenName("Ada")
                .familyName("Example")
                .email(email)
                .build();
        try {
            return ours(site.provider().create(key, contact));
        } finally {
            look();
        }
    }

    @Override
    Account add(Optional<AccountKey> key, String email) {
        var account = ours(key.map(ours -> site.made(ours, email)).orElseGet(() -> site.person(email)));
        look();
        return account;
    }

    @Override
    void update(Account account, Contact contact) {
        site.provider().update(theirs(account), contact);
        super.update(account, contact);
        look();
    }

    @Override
    void invite(Account account) {
        site.provider().invite(theirs(account), new Invitation.Context(Stage.SHOP, Locale.FRENCH, Optional.empty()));
        super.invite(account);
    }

    @Override
    void support(Account account, boolean open) {
        try {
            if (open) {
                site.provider().grant(Stage.SHOP, theirs(account));
            } else {
                site.provider().revoke(Stage.SHOP, theirs(account));
            }
        } finally {
            look();
        }
    }

    @Override
    AccountState stateOf(Account account) {
        return site.provider().stateOf(theirs(account));
    }

    @Override
    void suspend(Account account, boolean wanted) {
        try {
            if (wanted) {
                site.provider().suspend(theirs(account));
            } else {
                site.provider().reactivate(theirs(account));
            }
        } finally {
            look();
        }
    }

    @Override
    void erase(Account account) {
        site.provider().erase(theirs(account));
        super.erase(account);
        look();
    }

    final void look() {
        users.clear();
        supported.clear();
        suspended.clear();
        site.rows().forEach(row -> {
            var account = new Account(issuer, row.id());
            users.add(new User(account, row.idnumber().map("c-"::concat).map(AccountKey::new), row.email()));
            addresses.computeIfAbsent(account, any -> new LinkedHashSet<>()).add(row.email());
            if (row.supported()) {
                supported.add(account);
            }
            if (row.suspended()) {
                suspended.add(account);
            }
        });
    }

    final Account ours(Account theirs) {
        return new Account(issuer, theirs.subject());
    }

    private Account theirs(Account ours) {
        return new Account(site.provider().issuer(), ours.subject());
    }
}
