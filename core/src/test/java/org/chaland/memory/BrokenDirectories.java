package org.chaland.memory;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.PurchaseCounts;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.CustomerDirectoryContract;
import org.chaland.spi.contract.SharedEmailContract;
import org.junit.jupiter.api.DisplayName;

/** Directories whose lists break one rule each. */
final class BrokenDirectories {

    private BrokenDirectories() {}

    @DisplayName("A directory that lists the oldest customer first")
    @Breaks({"newestCustomerComesFirst", "thoseMadeAtOneTimeComeInDescendingOrderOfTheBytesOfTheirIds"})
    static final class OldestFirst extends CustomerDirectoryContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::reversed);
        }
    }

    @DisplayName("A directory that compares ids as signed numbers")
    @Breaks({
        "thoseMadeAtOneTimeComeInDescendingOrderOfTheBytesOfTheirIds",
        "tombstonesOfASurvivorComeInTheOrderOfTheBytesOfTheirIds"
    })
    static final class SignedIds extends CustomerDirectoryContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::signed);
        }
    }

    @DisplayName("A directory that shows little of a customer")
    @Breaks({
        "lineShowsWhatTheListPromises",
        "lineOfACustomerOfWhomNothingIsKnownIsEmpty",
        "lineSaysThatAnAccountIsLinkedInWhateverStateAndHoweverManyThereAre"
    })
    static final class BareLines extends CustomerDirectoryContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::bare);
        }
    }

    @DisplayName("A directory that counts no purchases")
    @Breaks("lineCountsThePurchasesOfTheCustomerByState")
    static final class NothingCounted extends CustomerDirectoryContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::uncounted);
        }
    }

    @DisplayName("A directory that shows its first page for ever")
    @Breaks({"pagesShowEachCustomerOnce", "pageAfterACustomerWhoIsNotListedIsEmpty"})
    static final class FirstPageOnly extends CustomerDirectoryContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::firstPageOnly);
        }
    }

    @DisplayName("A directory that lists whoever was ever stored")
    @Breaks({
        "onlyRecordsInUseAreListed",
        "customersOfOneShopAreNotListedInAnother",
        "listFollowsEveryChange",
        "listsShowWhatTheTransactionWroteAndNotWhatWasRolledBack",
        "tombstonesOfOthersAndOfOtherShopsAreNotListed"
    })
    static final class WhoeverWasStored extends CustomerDirectoryContract {

        @Override
        protected Storage storage() {
            return whoeverWasStored();
        }
    }

    @DisplayName("A directory whose lists can be changed")
    @Breaks("listsAreUnmodifiable")
    static final class ModifiableLists extends CustomerDirectoryContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::modifiable);
        }
    }

    @DisplayName("A directory that lists the newest of an address first")
    @Breaks({"customersOfAnAddressAreListedTheOldestFirst", "thoseWhoShareAnAddressStandTogetherTheOldestFirst"})
    static final class NewestOfAnAddressFirst extends SharedEmailContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::reversed);
        }
    }

    @DisplayName("A directory that compares ids of one address as signed numbers")
    @Breaks("thoseMadeAtOneTimeComeInTheOrderOfTheBytesOfTheirIds")
    static final class SignedIdsOfAnAddress extends SharedEmailContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::signed);
        }
    }

    @DisplayName("A directory that mixes those who share addresses")
    @Breaks("thoseWhoShareAnAddressStandTogetherTheOldestFirst")
    static final class MixedAddresses extends SharedEmailContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(sound -> new BrokenPages(sound) {
                @Override
                List<CustomerEntry> page(Lines lines, Optional<CustomerId> after, int limit) {
                    var all = lines.page(Optional.empty(), ALL).stream()
                            .sorted(comparing(CustomerEntry::createdAt))
                            .toList();
                    return Pages.after(all, after, CustomerEntry::id)
                            .limit(limit)
                            .toList();
                }
            });
        }
    }

    @DisplayName("A directory that gives everybody the same address")
    @Breaks({
        "addressesAreComparedInTheirCanonicalForm",
        "textThatIsNoAddressIsNotShared",
        "addressForInvoicesIsNotLookedAt",
        "whoeverIsLeftAloneWithAnAddressSharesItNoMore",
        "onlyRecordsInUseAreListed",
        "customersOfOneShopShareNothingWithThoseOfAnother",
        "pageAfterACustomerWhoIsNotListedIsEmpty",
        "listsShowWhatTheTransactionWroteAndNotWhatWasRolledBack"
    })
    static final class OneAddressForAll extends SharedEmailContract {

        @Override
        protected Storage storage() {
            return whoeverWasStored();
        }
    }

    @DisplayName("A directory that shows little of those who share an address")
    @Breaks("lineShowsWhatTheListPromises")
    static final class BareLinesOfAnAddress extends SharedEmailContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::bare);
        }
    }

    @DisplayName("A directory whose lists of an address can be changed")
    @Breaks("listsAreUnmodifiable")
    static final class ModifiableListsOfAnAddress extends SharedEmailContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::modifiable);
        }
    }

    private static Storage whoeverWasStored() {
        var stored = new ArrayList<Customer>();
        return Breakable.sound()
                .withCustomers(sound -> new ForwardingCustomers(sound) {
                    @Override
                    public boolean insert(Customer customer) {
                        return super.insert(customer) && stored.add(customer);
                    }
                })
                .withDirectory(sound -> new WhoeverWasStoredDirectory(sound, stored));
    }

    /** Looks at nothing else. */
    private static final class WhoeverWasStoredDirectory extends BrokenPages {

        private final List<Customer> stored;

        WhoeverWasStoredDirectory(CustomerDirectory sound, List<Customer> stored) {
            super(sound);
            this.stored = stored;
        }

        @Override
        List<CustomerEntry> page(Lines lines, Optional<CustomerId> after, int limit) {
            return stored.stream()
                    .map(customer -> CustomerEntry.of(customer, new PurchaseCounts(0, 0, 0)))
                    .toList();
        }

        @Override
        public List<CustomerId> mergedInto(ShopId shop, CustomerId survivor) {
            return stored.stream().map(Customer::id).toList();
        }
    }
}
