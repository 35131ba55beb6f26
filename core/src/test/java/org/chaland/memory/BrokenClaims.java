package org.chaland.memory;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.ClaimStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of claims that break one rule of what is found, written or removed each. */
final class BrokenClaims {

    private static final ShopId[] SHOPS = {new ShopId("shop-1"), new ShopId("shop-2")};

    private BrokenClaims() {}

    @DisplayName("A store that finds a claim through any shop")
    @Breaks("claimInOneShopIsNotFoundInAnother")
    static final class FoundThroughAnyShop extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public Optional<Claim> find(ShopId shop, UUID id) {
                    return Stream.of(SHOPS)
                            .flatMap(each -> super.find(each, id).stream())
                            .findFirst();
                }

                @Override
                public Optional<Claim> findByAccount(ShopId shop, Account account) {
                    return Stream.of(SHOPS)
                            .flatMap(each -> super.findByAccount(each, account).stream())
                            .findFirst();
                }
            });
        }
    }

    @DisplayName("A store that allows an account one claim in all shops")
    @Breaks("accountMayClaimInEveryShop")
    static final class OneForAllShops extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean insert(Claim claim) {
                    return Stream.of(SHOPS)
                                    .allMatch(shop ->
                                            findByAccount(shop, claim.account()).isEmpty())
                            && super.insert(claim);
                }
            });
        }
    }

    @DisplayName("A store that replaces the claim of an account")
    @Breaks("secondClaimOfAnAccountIsRefusedAndTheFirstStaysAsItWas")
    static final class ReplacedByAccount extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean insert(Claim claim) {
                    findByAccount(claim.shop(), claim.account())
                            .ifPresent(before -> delete(before.shop(), before.id()));
                    return super.insert(claim);
                }
            });
        }
    }

    @DisplayName("A store that replaces the claim of an id")
    @Breaks("secondClaimOfAnIdIsRefusedAndTheFirstStaysAsItWas")
    static final class ReplacedById extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean insert(Claim claim) {
                    if (findByAccount(claim.shop(), claim.account()).isEmpty()) {
                        Stream.of(SHOPS).forEach(shop -> delete(shop, claim.id()));
                    }
                    return super.insert(claim);
                }
            });
        }
    }

    @DisplayName("A store that writes a claim whatever version was read")
    @Breaks("updateOfAnotherVersionIsRefusedAndWritesNothing")
    static final class VersionDisregarded extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(AnyVersion::ofClaims);
        }
    }

    @DisplayName("A store that stores with an update what it does not know")
    @Breaks("updateOfAnUnknownClaimIsRefusedAndStoresNothing")
    static final class Upsert extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean update(Claim claim) {
                    return super.update(claim) || super.insert(claim);
                }
            });
        }
    }

    @DisplayName("A store that writes through any shop")
    @Breaks("updateThroughAnotherShopIsRefusedAndWritesNothing")
    static final class WrittenThroughAnyShop extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean update(Claim claim) {
                    return Stream.of(SHOPS).anyMatch(shop -> super.update(BrokenClaimValues.in(shop, claim)));
                }
            });
        }
    }

    @DisplayName("A store that says it has removed a claim and has not")
    @Breaks("claimThatIsDeletedIsGoneAndItsAccountMayClaimAgain")
    static final class NotRemoved extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean delete(ShopId shop, UUID id) {
                    return find(shop, id).isPresent();
                }
            });
        }
    }

    @DisplayName("A store that says it has removed what it never had")
    @Breaks("deletionOfNoClaimIsRefused")
    static final class AlwaysRemoved extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean delete(ShopId shop, UUID id) {
                    return super.delete(shop, id) || true;
                }
            });
        }
    }

    @DisplayName("A store that removes through any shop")
    @Breaks("deletionThroughAnotherShopIsRefused")
    static final class RemovedThroughAnyShop extends ClaimStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean delete(ShopId shop, UUID id) {
                    return Stream.of(SHOPS).anyMatch(each -> super.delete(each, id));
                }
            });
        }
    }
}
