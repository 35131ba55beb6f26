package org.chaland.memory;

import static java.util.stream.Collectors.toMap;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.spi.contract.CustomerLinkingContract;
import org.chaland.spi.contract.CustomerStoreContract;
import org.chaland.spi.contract.RaceContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of customers that break one rule each. */
final class BrokenCustomers {

    private BrokenCustomers() {}

    @DisplayName("A store that writes whatever version was read")
    @Breaks("updateOfAnotherVersionIsRefusedAndWritesNothing")
    static final class AnyVersion extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(UnconditionalUpdates::new);
        }
    }

    @DisplayName("A store that compares the version first and writes later")
    @Breaks("changesOfACustomerLoseNone")
    static final class ComparedTooEarly extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new UnconditionalUpdates(sound) {
                private final Gap gap = new Gap();

                @Override
                public boolean update(Customer customer) {
                    var isCurrent = find(customer.shop(), customer.id())
                            .filter(before -> before.version() == customer.version())
                            .isPresent();
                    gap.pass();
                    return isCurrent && super.update(customer);
                }
            });
        }
    }

    @DisplayName("A store that takes a change which lowers the epoch")
    @Breaks("updateWithALowerEpochIsRefusedAndWritesNothing")
    static final class LoweredEpoch extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean update(Customer customer) {
                    var stored = find(customer.shop(), customer.id()).map(Customer::epoch);
                    return super.update(customer.toBuilder()
                            .epoch(Math.max(stored.orElse(0L), customer.epoch()))
                            .build());
                }
            });
        }
    }

    @DisplayName("A store that links and leaves the epoch as it was")
    @Breaks("linkIsAddedAndEpochAndVersionGrowByOne")
    static final class ForgottenEpoch extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public Optional<Customer> find(ShopId shop, CustomerId id) {
                    return super.find(shop, id)
                            .map(found -> found.toBuilder()
                                    .epoch(found.epoch() - found.links().size())
                                    .build());
                }
            });
        }
    }

    @DisplayName("A store that links an account a second time")
    @Breaks("accountOfAnotherCustomerIsRefusedAndNeitherChanges")
    static final class SecondLinkOfAnAccount extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return answering(Linking.LINKED_ELSEWHERE, Linking.LINKED);
        }
    }

    @DisplayName("A store that links a second account of an issuer")
    @Breaks("secondAccountOfAnIssuerIsRefusedAndChangesNothing")
    static final class SecondAccountOfAnIssuer extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return answering(Linking.OTHER_ACCOUNT, Linking.LINKED);
        }
    }

    @DisplayName("A store that takes the customer's own account for somebody else's")
    @Breaks("linkingTheSameAccountAgainChangesNothing")
    static final class OwnAccountRefused extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return answering(Linking.ALREADY_LINKED, Linking.LINKED_ELSEWHERE);
        }
    }

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

    @DisplayName("A store that forgets the shop when it looks for an id")
    @Breaks("customerOfOneShopIsNotFoundInAnother")
    static final class ForgottenShop extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                private final Map<CustomerId, ShopId> shops = new HashMap<>();

                @Override
                public boolean insert(Customer customer) {
                    shops.putIfAbsent(customer.id(), customer.shop());
                    return super.insert(customer);
                }

                @Override
                public Optional<Customer> find(ShopId shop, CustomerId id) {
                    return super.find(shops.getOrDefault(id, shop), id);
                }
            });
        }
    }

    @DisplayName("A store that keeps a part of a customer whom it refused")
    @Breaks("newCustomerWithAnAccountOfAnotherIsRefusedAndNothingOfItIsStored")
    static final class HalfInsert extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean insert(Customer customer) {
                    return super.insert(customer)
                            || super.insert(customer.toBuilder()
                                            .links(List.of())
                                            .build())
                                    && false;
                }
            });
        }
    }

    @DisplayName("A store that writes links with an update")
    @Breaks("updateLeavesLinksAndTimeOfCreationAsTheyAre")
    static final class LinksWrittenByUpdate extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                private final Map<CustomerId, List<Link>> links = new HashMap<>();

                @Override
                public boolean update(Customer customer) {
                    links.put(customer.id(), customer.links());
                    return super.update(customer);
                }

                @Override
                public Optional<Customer> find(ShopId shop, CustomerId id) {
                    return super.find(shop, id)
                            .map(found -> found.toBuilder()
                                    .links(links.getOrDefault(id, found.links()))
                                    .build());
                }
            });
        }
    }

    @DisplayName("A store that keeps milliseconds")
    @Breaks({"customerIsFoundAsItWasStored", "timesKeepTheirMicrosecondsAlsoWhenClocksAreSetBack"})
    static final class Milliseconds extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean insert(Customer customer) {
                    return super.insert(customer.toBuilder()
                            .changedAt(customer.changedAt().truncatedTo(ChronoUnit.MILLIS))
                            .build());
                }
            });
        }
    }

    @DisplayName("A store that trims texts")
    @Breaks("textsComeBackUnchanged")
    static final class TrimmedTexts extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean insert(Customer customer) {
                    var trimmed = customer.details().values().entrySet().stream()
                            .collect(toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().trim()));
                    return super.insert(
                            customer.toBuilder().details(Details.of(trimmed)).build());
                }
            });
        }
    }

    @DisplayName("A store that measures texts in chars")
    @Breaks("textsMayBeAsLongAsTheirFieldAllows")
    static final class LengthInChars extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean insert(Customer customer) {
                    customer.details().values().forEach((field, value) -> {
                        if (value.length() > field.maxLength()) {
                            throw new StorageException("Field " + field + " is too long for its column.");
                        }
                    });
                    return super.insert(customer);
                }
            });
        }
    }

    private static Storage answering(Linking sound, Linking broken) {
        return Breakable.sound().withCustomers(customers -> new ForwardingCustomers(customers) {
            @Override
            public Linking link(ShopId shop, CustomerId id, Link link) {
                var answer = super.link(shop, id, link);
                return answer == sound ? broken : answer;
            }
        });
    }

    /** Writes over whatever is stored. */
    private static class UnconditionalUpdates extends ForwardingCustomers {

        UnconditionalUpdates(CustomerStore sound) {
            super(sound);
        }

        @Override
        public boolean update(Customer customer) {
            return find(customer.shop(), customer.id())
                    .map(before -> super.update(
                            customer.toBuilder().version(before.version()).build()))
                    .orElse(false);
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
            return super.link(
                    shop,
                    id,
                    new Link(changed(link.account()), link.proof(), link.madeByShop(), link.state(), link.since()));
        }
    }
}
