package org.chaland.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.chaland.model.Billing;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.KnownAddressContract;
import org.junit.jupiter.api.DisplayName;

/** Directories that are wrong about known addresses, in one way each. */
final class BrokenKnownAddresses {

    private static final ShopId SHOP = new ShopId("shop-1");

    private BrokenKnownAddresses() {}

    @DisplayName("A directory that knows nobody")
    @Breaks({
        "addressOfACustomerWithAnActiveLinkIsKnown",
        "oneActiveLinkAmongManyIsEnough",
        "addressesAreComparedInTheirCanonicalForm"
    })
    static final class Nobody extends KnownAddressContract {

        @Override
        protected Storage storage() {
            return deciding((customer, email) -> false);
        }
    }

    @DisplayName("A directory that counts guests as well")
    @Breaks({"addressOfAGuestIsNot", "linkThatIsNotActiveDoesNotCount"})
    static final class GuestsToo extends KnownAddressContract {

        @Override
        protected Storage storage() {
            return deciding((customer, email) -> customer.isActive() && has(customer, email));
        }
    }

    @DisplayName("A directory that counts every link")
    @Breaks("linkThatIsNotActiveDoesNotCount")
    static final class EveryLink extends KnownAddressContract {

        @Override
        protected Storage storage() {
            return deciding((customer, email) -> customer.isActive() && !customer.isGuest() && has(customer, email));
        }
    }

    @DisplayName("A directory that looks at the first link")
    @Breaks("oneActiveLinkAmongManyIsEnough")
    static final class FirstLink extends KnownAddressContract {

        @Override
        protected Storage storage() {
            return deciding((customer, email) -> customer.isActive()
                    && has(customer, email)
                    && customer.links().stream().limit(1).anyMatch(Link::isActive));
        }
    }

    @DisplayName("A directory that compares addresses as a careless database does")
    @Breaks("addressesAreComparedInTheirCanonicalForm")
    static final class Wildcards extends KnownAddressContract {

        @Override
        protected Storage storage() {
            return deciding((customer, email) -> isLinked(customer)
                    && emails(customer).stream()
                            .anyMatch(stored ->
                                    stored.value().replace("_", "a").equals(email.value()) || stored.equals(email)));
        }
    }

    @DisplayName("A directory that looks at addresses for invoices")
    @Breaks("addressForInvoicesIsNotLookedAt")
    static final class Invoices extends KnownAddressContract {

        @Override
        protected Storage storage() {
            return deciding((customer, email) -> isLinked(customer)
                    && (has(customer, email)
                            || customer.details()
                                    .billing()
                                    .flatMap(Billing::email)
                                    .flatMap(CanonicalEmail::of)
                                    .equals(Optional.of(email))));
        }
    }

    @DisplayName("A directory that counts whoever was ever stored")
    @Breaks("recordsOutOfUseDoNotCount")
    static final class OutOfUse extends KnownAddressContract {

        @Override
        protected Storage storage() {
            return deciding((customer, email) ->
                    has(customer, email) && customer.links().stream().anyMatch(Link::isActive));
        }
    }

    @DisplayName("A directory of all shops")
    @Breaks({"customersOfAnotherShopDoNotCount", "whatTheTransactionWroteCountsAndWhatWasRolledBackDoesNot"})
    static final class AllShops extends KnownAddressContract {

        @Override
        protected Storage storage() {
            var stored = new ArrayList<Customer>();
            return Breakable.sound()
                    .withCustomers(sound -> new ForwardingCustomers(sound) {
                        @Override
                        public boolean insert(Customer customer) {
                            return super.insert(customer) && stored.add(customer);
                        }
                    })
                    .withDirectory(sound -> new ForwardingDirectory(sound) {
                        @Override
                        public boolean hasActiveLink(ShopId shop, CanonicalEmail email) {
                            return stored.stream().anyMatch(customer -> isLinked(customer) && has(customer, email));
                        }
                    });
        }
    }

    /** Asks about each customer of the shop, as it is now. */
    private static Storage deciding(BiPredicate<Customer, CanonicalEmail> isKnown) {
        var ids = new ArrayList<Customer>();
        var memory = Breakable.sound();
        return memory.withCustomers(sound -> new ForwardingCustomers(sound) {
                    @Override
                    public boolean insert(Customer customer) {
                        return super.insert(customer) && ids.add(customer);
                    }
                })
                .withDirectory(sound -> new ForwardingDirectory(sound) {
                    @Override
                    public boolean hasActiveLink(ShopId shop, CanonicalEmail email) {
                        return ids.stream()
                                .flatMap(known -> memory.customers().find(SHOP, known.id()).stream())
                                .anyMatch(customer -> isKnown.test(customer, email));
                    }
                });
    }

    private static boolean isLinked(Customer customer) {
        return customer.isActive() && customer.links().stream().anyMatch(Link::isActive);
    }

    private static boolean has(Customer customer, CanonicalEmail email) {
        return emails(customer).contains(email);
    }

    private static List<CanonicalEmail> emails(Customer customer) {
        return customer.details().contact().email().flatMap(CanonicalEmail::of).stream()
                .toList();
    }
}
