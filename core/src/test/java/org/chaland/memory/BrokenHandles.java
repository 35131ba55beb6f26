package org.chaland.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Checkout;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.CheckoutStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of checkouts that break one rule of handles each. */
final class BrokenHandles {

    private BrokenHandles() {}

    @DisplayName("A store that disregards the case of hashes")
    @Breaks("otherHashFindsNothingHoweverAlike")
    static final class CaseOfHashes extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                @Override
                public Optional<Checkout> findByHandle(ShopId shop, String handleHash) {
                    return super.findByHandle(shop, handleHash.toLowerCase(Locale.ROOT));
                }
            });
        }
    }

    @DisplayName("A store that still finds a checkout by the handle before")
    @Breaks("hashBeforeIsForgottenWhenItChanges")
    static final class HashBefore extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                private final Map<String, UUID> before = new HashMap<>();
                private final Map<UUID, String> now = new HashMap<>();

                @Override
                public boolean insert(Checkout checkout) {
                    before.put(checkout.handleHash(), checkout.id());
                    now.put(checkout.id(), checkout.handleHash());
                    return super.insert(checkout);
                }

                @Override
                public boolean update(Checkout checkout) {
                    now.put(checkout.id(), checkout.handleHash());
                    return super.update(checkout);
                }

                @Override
                public Optional<Checkout> findByHandle(ShopId shop, String handleHash) {
                    return super.findByHandle(shop, handleHash)
                            .or(() -> Optional.ofNullable(before.get(handleHash))
                                    .flatMap(id -> super.findByHandle(shop, now.get(id))));
                }
            });
        }
    }

    @DisplayName("A store that hides what has expired")
    @Breaks("expiredCheckoutIsFound")
    static final class HiddenExpired extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                @Override
                public Optional<Checkout> findByHandle(ShopId shop, String handleHash) {
                    return super.findByHandle(shop, handleHash)
                            .filter(found -> found.expiresAt().isAfter(Instant.parse("2026-01-01T00:00:00Z")));
                }
            });
        }
    }

    @DisplayName("A store that forgets the shop when it looks for a hash")
    @Breaks({"handleOfOneShopFindsNothingInAnother", "secondCheckoutOfAHashIsRefusedAndTheFirstStaysAsItWas"})
    static final class ForgottenShop extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                private final Map<String, ShopId> shops = new HashMap<>();

                @Override
                public boolean insert(Checkout checkout) {
                    shops.putIfAbsent(checkout.handleHash(), checkout.shop());
                    return super.insert(checkout);
                }

                @Override
                public Optional<Checkout> findByHandle(ShopId shop, String handleHash) {
                    return super.findByHandle(shops.getOrDefault(handleHash, shop), handleHash);
                }
            });
        }
    }
}
