package org.chaland.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.CustomerLinkingContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of customers that break one rule of finding them by an account each. */
final class BrokenLookups {

    private BrokenLookups() {}

    @DisplayName("A store that disregards the case of subjects")
    @Breaks("subjectsAreComparedAsBytes")
    static final class CaseOfSubjects extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ChangedAccounts(sound) {
                @Override
                Account changed(Account account) {
                    return new Account(account.issuer(), account.subject().toLowerCase(Locale.ROOT));
                }
            });
        }
    }

    @DisplayName("A store that disregards the end of long issuers")
    @Breaks("issuersAreComparedAsBytes")
    static final class CutIssuers extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ChangedAccounts(sound) {
                @Override
                Account changed(Account account) {
                    var issuer = account.issuer();
                    return new Account(issuer.substring(0, Math.min(254, issuer.length())), account.subject());
                }
            });
        }
    }

    @DisplayName("A store that finds active accounts only")
    @Breaks("accountIsFoundInWhateverStateItsLinkIs")
    static final class ActiveLinksOnly extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public Optional<Customer> findByAccount(ShopId shop, Account account) {
                    return super.findByAccount(shop, account)
                            .filter(found -> found.linkAt(account.issuer())
                                    .map(Link::isActive)
                                    .orElse(false));
                }
            });
        }
    }

    @DisplayName("A store that finds somebody for every account")
    @Breaks({"accountOfNobodyIsNotFound", "unknownCustomerIsNotLinked"})
    static final class Anybody extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                private final List<Customer> stored = new ArrayList<>();

                @Override
                public boolean insert(Customer customer) {
                    return super.insert(customer) && stored.add(customer);
                }

                @Override
                public Optional<Customer> findByAccount(ShopId shop, Account account) {
                    return super.findByAccount(shop, account)
                            .or(() -> stored.stream().findFirst());
                }
            });
        }
    }

    /** Confuses accounts. */
    private abstract static class ChangedAccounts extends ForwardingCustomers {

        ChangedAccounts(CustomerStore sound) {
            super(sound);
        }

        abstract Account changed(Account account);

        @Override
        public Optional<Customer> findByAccount(ShopId shop, Account account) {
            return super.findByAccount(shop, changed(account));
        }

        @Override
        public Linking link(ShopId shop, CustomerId id, Link link) {
            return super.link(shop, id, new Link(changed(link.account()), link.proof(), link.state(), link.since()));
        }
    }
}
