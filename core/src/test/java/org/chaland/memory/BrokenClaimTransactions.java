package org.chaland.memory;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.spi.contract.ClaimTransactionContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of claims that are sound until two want the same thing, or a transaction is rolled back. */
final class BrokenClaimTransactions {

    private BrokenClaimTransactions() {}

    @DisplayName("A store that takes no part in transactions")
    @Breaks({"newClaimIsGoneAfterARollback", "changeOfAClaimIsUndoneByARollback", "deletedClaimIsBackAfterARollback"})
    static final class StoreApart extends ClaimTransactionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new InMemoryStorage().claims());
        }
    }

    @DisplayName("A storage that never commits")
    @Breaks("refusalsLeaveTheTransactionUsable")
    static final class NeverCommittedClaims extends ClaimTransactionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(NeverCommitted::new);
        }
    }

    @DisplayName("A store that finds the claim that it first had of an account")
    @Breaks("whatWasWrittenCountsInTheSameTransaction")
    static final class FirstRemembered extends ClaimTransactionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                private final Map<Account, Claim> first = new ConcurrentHashMap<>();

                @Override
                public boolean insert(Claim claim) {
                    first.putIfAbsent(claim.account(), claim);
                    return super.insert(claim);
                }

                @Override
                public Optional<Claim> findByAccount(ShopId shop, Account account) {
                    return super.findByAccount(shop, account).map(found -> first.get(account));
                }
            });
        }
    }

    @DisplayName("A store that looks for the account first and stores later")
    @Breaks("oneOfManyClaimsOfAnAccountIsStored")
    static final class AccountComparedTooEarly extends ClaimTransactionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                private final Gap gap = new Gap();

                @Override
                public boolean insert(Claim claim) {
                    var isNew = findByAccount(claim.shop(), claim.account()).isEmpty();
                    gap.pass();
                    return isNew && (super.insert(claim) || true);
                }
            });
        }
    }

    @DisplayName("A store that fails when a claim loses a race")
    @Breaks({"oneOfManyClaimsOfAnAccountIsStored", "oneOfManyClaimsOfAnAccountIsStoredInTransactionsOfWhichNoneFails"})
    static final class FailureOfAClaimThatLost extends ClaimTransactionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(sound -> new ForwardingClaims(sound) {
                @Override
                public boolean insert(Claim claim) {
                    if (!super.insert(claim)) {
                        throw new StorageException("Constraint uq_claim_account was hit.");
                    }
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that counts two tries as one")
    @Breaks("oneOfManyTriesOfAVersionIsCounted")
    static final class AnyVersionCounted extends ClaimTransactionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withClaims(AnyVersion::ofClaims);
        }
    }

    @DisplayName("A store that lets everybody remove a claim")
    @Breaks({"oneOfManyRemovesAClaim", "claimThatIsRemovedInATransactionIsRemovedByNobodyElse"})
    static final class RemovedByAll extends ClaimTransactionContract {

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
}
