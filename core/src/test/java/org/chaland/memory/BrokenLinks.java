package org.chaland.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.CustomerLinkingContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of customers that break one rule of linking each. */
final class BrokenLinks {

    private BrokenLinks() {}

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

    @DisplayName("A store that takes a change read before a link was made")
    @Breaks("changeReadBeforeALinkWasMadeIsRefused")
    static final class VersionDisregarded extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(AnyVersion::ofCustomers);
        }
    }

    @DisplayName("A store that gives a customer one account in all")
    @Breaks("customerMayHaveOneAccountAtEachIssuer")
    static final class OneAccountInAll extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public Linking link(ShopId shop, CustomerId id, Link link) {
                    var isLinked =
                            find(shop, id).filter(found -> !found.isGuest()).isPresent();
                    return isLinked ? Linking.OTHER_ACCOUNT : super.link(shop, id, link);
                }
            });
        }
    }

    @DisplayName("A store that forgets how a link was proven")
    @Breaks("linkComesBackAsItWasMade")
    static final class ForgottenProof extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public Linking link(ShopId shop, CustomerId id, Link link) {
                    return super.link(shop, id, Link.signedIn(link.account(), link.since()));
                }
            });
        }
    }

    @DisplayName("A store that lets an account into one shop only")
    @Breaks("twoShopsLinkOneAccountToCustomersOfTheirOwn")
    static final class OneShopForAll extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                private final Map<Account, ShopId> shops = new HashMap<>();

                @Override
                public Linking link(ShopId shop, CustomerId id, Link link) {
                    var isFree =
                            shops.computeIfAbsent(link.account(), any -> shop).equals(shop);
                    return isFree ? super.link(shop, id, link) : Linking.LINKED_ELSEWHERE;
                }
            });
        }
    }

    @DisplayName("A store that takes an unknown customer for a lost race")
    @Breaks("unknownCustomerIsNotLinked")
    static final class UnknownIsElsewhere extends CustomerLinkingContract {

        @Override
        protected Storage storage() {
            return answering(Linking.UNKNOWN_CUSTOMER, Linking.LINKED_ELSEWHERE);
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
}
