package org.chaland.linking;

import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.FederatedAccounts;
import org.chaland.spi.RedactedCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One person with two doors: identities of an issuer that are accounts of the learning provider too, by a rule of that provider which the
 * shop has chosen to believe.
 */
public final class Federation {

    private static final Logger LOG = LoggerFactory.getLogger(Federation.class);

    private final Parts parts;
    private final AccountTasks tasks;

    /** Reads and writes the storage of those parts. */
    public Federation(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
    }

    /** Returns the identity elsewhere as which the customer signs in at the learning provider; empty if there is none. */
    Optional<Account> identityOf(Customer customer) {
        return customer.links().stream()
                .filter(Link::isActive)
                .map(Link::account)
                .filter(account -> provider(customer.shop(), account).isPresent())
                .findFirst();
    }

    /** Returns the account of the identity as which the customer signs in elsewhere; empty if there is none. Asks the provider. */
    Optional<Account> accountOf(Customer customer) {
        return identityOf(customer)
                .flatMap(identity -> provider(customer.shop(), identity).flatMap(door -> door.accountOf(identity)));
    }

    /** Returns the learning provider if that identity has accounts there. */
    Optional<FederatedAccounts> provider(ShopId shop, Account identity) {
        var rules = parts.rules(shop);
        return rules.learningIssuer()
                .filter(any -> rules.federatedIssuers().contains(identity.issuer()))
                .flatMap(issuer -> parts.providers().find(issuer, FederatedAccounts.class))
                .filter(provider -> provider.federates(identity.issuer()));
    }

    /**
     * When somebody has signed in who has no record: links them to the record that has their account of the learning provider, if there is
     * one in use. Asks the provider, so call it outside any transaction; if it does not answer, nothing is linked.
     */
    public void join(ShopId shop, Account identity) {
        var customers = parts.storage().customers();
        provider(shop, identity)
                .filter(any -> customers.findByAccount(shop, identity).isEmpty())
                .flatMap(provider -> ask(provider, identity))
                .ifPresent(account -> parts.storage().transactions().inTransaction(() -> {
                    customers
                            .findByAccount(shop, account)
                            .flatMap(owner -> customers.lock(shop, owner.id()))
                            .filter(owner -> isOf(owner, account))
                            .ifPresent(owner -> join(owner, identity));
                    return true;
                }));
    }

    private static boolean isOf(Customer owner, Account account) {
        return owner.isActive()
                && owner.linkAt(account.issuer())
                        .filter(link -> link.account().equals(account) && link.state() != Link.State.BROKEN)
                        .isPresent();
    }

    private void join(Customer owner, Account identity) {
        var shop = owner.shop();
        var customers = parts.storage().customers();
        if (owner.linkAt(identity.issuer()).isEmpty()
                && customers.link(shop, owner.id(), Link.signedIn(identity, parts.now()))
                        == CustomerStore.Linking.LINKED) {
            customers.find(shop, owner.id()).ifPresent(linked -> tasks.linked(linked, identity));
        }
    }

    private static Optional<Account> ask(FederatedAccounts provider, Account identity) {
        try {
            return provider.accountOf(identity);
        } catch (RuntimeException e) {
            LOG.warn("{} did not say which account an identity has", provider.issuer(), RedactedCause.of(e));
            return Optional.empty();
        }
    }
}
