package org.chaland.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.CustomerStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of customers that break one rule each. */
final class BrokenCustomers {

    private BrokenCustomers() {}

    @DisplayName("A store that writes whatever version was read")
    @Breaks("updateOfAnotherVersionIsRefusedAndWritesNothing")
    static final class VersionDisregarded extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(AnyVersion::ofCustomers);
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

    @DisplayName("A store that says it has stored a customer and has not")
    @Breaks({"customerIsFoundAsItWasStored", "customerOfWhomNothingIsKnownIsFoundAsItWasStored"})
    static final class Forgetful extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean insert(Customer customer) {
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that makes up whom it does not find")
    @Breaks({"unknownCustomerIsNotFound", "updateOfAnUnknownCustomerIsRefusedAndStoresNothing"})
    static final class Inventive extends CustomerStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public Optional<Customer> find(ShopId shop, CustomerId id) {
                    return super.find(shop, id)
                            .or(() -> Optional.of(
                                    Customer.builder(shop, id, Instant.EPOCH).build()));
                }
            });
        }
    }
}
