package org.chaland.memory;

import java.util.List;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.spi.contract.CustomerDeletionContract;
import org.chaland.spi.contract.CustomerUnlinkingContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of customers that break one rule of taking away each. */
final class BrokenUnlinking {

    private static final int HIGHEST = 100;

    private BrokenUnlinking() {}

    @DisplayName("A store that says it took a link away")
    @Breaks({
        "linkIsTakenAwayAndEpochAndVersionGrowByOne",
        "linkIsTakenAwayInWhateverStateItIs",
        "accountIsFreeOnceItsLinkIsTakenAway",
        "linkMovesToAnotherCustomerInOneTransaction",
        "unlinkingWhatIsNotLinkedChangesNothing",
        "accountToUnlinkIsComparedAsBytes",
        "changeReadBeforeALinkWasTakenAwayIsRefused",
        "oneOfManyTakesALinkAway"
    })
    static final class NothingTakenAway extends CustomerUnlinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean unlink(ShopId shop, CustomerId id, Account account) {
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that takes all links away")
    @Breaks("otherLinksStayAndMoreCanBeMade")
    static final class AllTakenAway extends CustomerUnlinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean unlink(ShopId shop, CustomerId id, Account account) {
                    var links = find(shop, id).map(found -> found.links()).orElse(List.of());
                    var isLinked = super.unlink(shop, id, account);
                    links.forEach(link -> super.unlink(shop, id, link.account()));
                    return isLinked;
                }
            });
        }
    }

    @DisplayName("A store that takes away active links only")
    @Breaks("linkIsTakenAwayInWhateverStateItIs")
    static final class ActiveLinksOnly extends CustomerUnlinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean unlink(ShopId shop, CustomerId id, Account account) {
                    return find(shop, id)
                                    .flatMap(found -> found.linkAt(account.issuer()))
                                    .filter(Link::isActive)
                                    .isPresent()
                            && super.unlink(shop, id, account);
                }
            });
        }
    }

    @DisplayName("A store that writes over a link that was taken away")
    @Breaks("changeReadBeforeALinkWasTakenAwayIsRefused")
    static final class VersionDisregarded extends CustomerUnlinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(AnyVersion::ofCustomers);
        }
    }

    @DisplayName("A store that takes links away at once, whatever becomes of the transaction")
    @Breaks("unlinkingIsUndoneWhenTheHostRollsBack")
    static final class UnlinkedForGood extends CustomerUnlinkingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(sound -> new PretendedTransactions());
        }
    }

    @DisplayName("A store that ends the transaction when there is nothing to take away")
    @Breaks("refusalLeavesTheTransactionUsable")
    static final class FatalUnlinking extends CustomerUnlinkingContract {

        @Override
        protected Storage storage() {
            var sound = Breakable.sound();
            return sound.withCustomers(customers -> new ForwardingCustomers(customers) {
                @Override
                public boolean unlink(ShopId shop, CustomerId id, Account account) {
                    return super.unlink(shop, id, account) || ended(sound);
                }
            });
        }
    }

    @DisplayName("A store that says it deleted")
    @Breaks({
        "deletedCustomerIsNotFoundAndItsAccountsAreFree",
        "deletingWhatWasNotReadLikeThatChangesNothing",
        "oneOfManyDeletesACustomerWhileOthersUnlinkIt"
    })
    static final class NothingDeleted extends CustomerDeletionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean delete(ShopId shop, CustomerId id, long version) {
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that deletes whatever version was read")
    @Breaks("deletingWhatWasNotReadLikeThatChangesNothing")
    static final class AnyVersionDeleted extends CustomerDeletionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean delete(ShopId shop, CustomerId id, long version) {
                    for (var any = 1L; any < HIGHEST; any++) {
                        if (super.delete(shop, id, any)) {
                            return true;
                        }
                    }
                    return false;
                }
            });
        }
    }

    @DisplayName("A store that deletes a customer's purchases as well")
    @Breaks("deletingLeavesWhatElseNamesTheCustomer")
    static final class EverythingDeleted extends CustomerDeletionContract {

        @Override
        protected Storage storage() {
            var sound = Breakable.sound();
            return sound.withCustomers(customers -> new ForwardingCustomers(customers) {
                @Override
                public boolean delete(ShopId shop, CustomerId id, long version) {
                    sound.purchases().repoint(shop, id, new CustomerId(new UUID(0, 0)));
                    return super.delete(shop, id, version);
                }
            });
        }
    }

    @DisplayName("A store that deletes at once, whatever becomes of the transaction")
    @Breaks("deletingIsUndoneWhenTheHostRollsBack")
    static final class DeletedForGood extends CustomerDeletionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(sound -> new PretendedTransactions());
        }
    }

    @DisplayName("A store that ends the transaction when there is nothing to delete")
    @Breaks("refusalLeavesTheTransactionUsable")
    static final class FatalDeletion extends CustomerDeletionContract {

        @Override
        protected Storage storage() {
            var sound = Breakable.sound();
            return sound.withCustomers(customers -> new ForwardingCustomers(customers) {
                @Override
                public boolean delete(ShopId shop, CustomerId id, long version) {
                    return super.delete(shop, id, version) || ended(sound);
                }
            });
        }
    }

    private static boolean ended(Storage storage) {
        try {
            return storage.transactions().inTransaction(() -> {
                throw new StorageException("There was nothing to take away.");
            });
        } catch (StorageException swallowed) {
            return false;
        }
    }
}
