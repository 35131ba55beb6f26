package org.chaland.memory;

import java.util.stream.Stream;
import org.chaland.model.Checkout;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.CheckoutStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of checkouts that break one rule each. */
final class BrokenCheckouts {

    private BrokenCheckouts() {}

    @DisplayName("A store that says it has stored a checkout and has not")
    @Breaks({
        "checkoutIsFoundAsItWasStored",
        "checkoutThatBelongsToNobodyYetIsFoundAsItWasStored",
        "timeOfExpiryKeepsItsMicrosecondsAlsoWhenClocksAreSetBack",
        "updateWritesEverything"
    })
    static final class Forgetful extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                @Override
                public boolean insert(Checkout checkout) {
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that stores with an update what it does not know")
    @Breaks("updateOfAnUnknownCheckoutIsRefusedAndStoresNothing")
    static final class Upsert extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                @Override
                public boolean update(Checkout checkout) {
                    return super.update(checkout) || super.insert(checkout);
                }
            });
        }
    }

    @DisplayName("A store that writes a checkout whatever version was read")
    @Breaks("updateOfAnotherVersionIsRefusedAndWritesNothing")
    static final class VersionDisregarded extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(AnyVersion::ofCheckouts);
        }
    }

    @DisplayName("A store that writes through any shop")
    @Breaks("updateThroughAnotherShopIsRefusedAndWritesNothing")
    static final class AnyShop extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                @Override
                public boolean update(Checkout checkout) {
                    return Stream.of("shop-1", "shop-2")
                            .map(ShopId::new)
                            .anyMatch(shop -> super.update(
                                    Checkout.builder(checkout.id(), shop, checkout.handleHash(), checkout.expiresAt())
                                            .version(checkout.version())
                                            .build()));
                }
            });
        }
    }

    @DisplayName("A store that replaces the checkout of an id")
    @Breaks("secondCheckoutOfAnIdIsRefusedAndTheFirstStaysAsItWas")
    static final class ReplacedById extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                @Override
                public boolean insert(Checkout checkout) {
                    return super.insert(checkout) || super.update(checkout) || true;
                }
            });
        }
    }
}
