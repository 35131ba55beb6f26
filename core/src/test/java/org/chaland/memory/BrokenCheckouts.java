package org.chaland.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.model.Checkout;
import org.chaland.model.Details;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.CheckoutStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of checkouts that break one rule each. */
final class BrokenCheckouts {

    private BrokenCheckouts() {}

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

    @DisplayName("A store that takes an empty draft for none")
    @Breaks("emptyDraftIsNotTheSameAsNone")
    static final class ForgottenDraft extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                @Override
                public boolean insert(Checkout checkout) {
                    return super.insert(checkout.toBuilder()
                            .draft(checkout.draft().filter(draft -> !draft.equals(Details.empty())))
                            .build());
                }
            });
        }
    }

    @DisplayName("A store that takes nothing away with a change")
    @Breaks("updateCanTakeAway")
    static final class NothingTakenAway extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                @Override
                public boolean update(Checkout checkout) {
                    var before = findByHandle(checkout.shop(), checkout.handleHash());
                    return super.update(checkout.toBuilder()
                            .draft(checkout.draft().or(() -> before.flatMap(Checkout::draft)))
                            .build());
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

    @DisplayName("A store that cuts texts at fifty chars")
    @Breaks({"textsMayBeAsLongAsTheirFieldAllows", "draftIsKeptAsTypedAlsoWhereItIsLongerThanItsFieldAllows"})
    static final class CutTexts extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                @Override
                public boolean insert(Checkout checkout) {
                    return super.insert(checkout.toBuilder()
                            .draft(checkout.draft()
                                    .map(draft -> Texts.changed(
                                            draft, text -> text.substring(0, Math.min(50, text.length())))))
                            .build());
                }
            });
        }
    }

    @DisplayName("A store that trims drafts")
    @Breaks("textsComeBackUnchanged")
    static final class TrimmedTexts extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                @Override
                public boolean insert(Checkout checkout) {
                    return super.insert(checkout.toBuilder()
                            .draft(checkout.draft().map(draft -> Texts.changed(draft, String::trim)))
                            .build());
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
