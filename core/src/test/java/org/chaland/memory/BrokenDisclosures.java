package org.chaland.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;
import org.chaland.spi.DisclosureStore;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.spi.contract.DisclosureStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Logs of what staff were shown that break one rule each. */
final class BrokenDisclosures {

    private static final int ALL = 1_000;

    private BrokenDisclosures() {}

    @DisplayName("A log that forgets what was shown")
    @Breaks("entryComesBackAsItWasWritten")
    static final class ForgottenFields extends DisclosureStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDisclosures(sound -> new ForwardingDisclosures(sound) {
                @Override
                public void append(List<Disclosure> entries) {
                    super.append(
                            entries.stream().map(ForgottenFields::emailOnly).toList());
                }
            });
        }

        private static Disclosure emailOnly(Disclosure entry) {
            return new Disclosure(
                    entry.id(),
                    entry.shop(),
                    entry.customer(),
                    entry.staff(),
                    entry.role(),
                    entry.purpose(),
                    EnumSet.of(PersonalField.EMAIL),
                    entry.at());
        }
    }

    @DisplayName("A log that takes short names only")
    @Breaks("nameRoleAndPurposeMayBeAsLongAsIsAllowedAndAllFieldsNamed")
    static final class ShortNames extends DisclosureStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDisclosures(sound -> new ForwardingDisclosures(sound) {
                @Override
                public void append(List<Disclosure> entries) {
                    if (entries.stream().anyMatch(entry -> entry.staff().length() > Disclosure.LONGEST_STAFF)) {
                        throw new StorageException("The name of somebody is too long.");
                    }
                    super.append(entries);
                }
            });
        }
    }

    @DisplayName("A log that adds one entry after the other")
    @Breaks("entriesAreAddedTogetherOrNotAtAll")
    static final class OneByOne extends DisclosureStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDisclosures(sound -> new ForwardingDisclosures(sound) {
                @Override
                public void append(List<Disclosure> entries) {
                    entries.forEach(entry -> super.append(List.of(entry)));
                }
            });
        }
    }

    @DisplayName("A log that lists everything the wrong way round")
    @Breaks({
        "pagesOfACustomerShowEachEntryOnceTheNewestFirst",
        "pagesOfATimeShowEachEntryOfWhomeverOnceTheOldestFirst",
        "timeHoldsItsBeginningAndNotItsEnd"
    })
    static final class WrongWayRound extends DisclosureStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDisclosures(BrokenLists::reversed);
        }
    }

    @DisplayName("A log that compares ids as signed numbers")
    @Breaks({
        "thoseOfACustomerAtOneTimeComeInDescendingOrderOfTheBytesOfTheirIds",
        "thoseOfATimeAtOneMomentComeInAscendingOrderOfTheBytesOfTheirIds"
    })
    static final class SignedIds extends DisclosureStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDisclosures(BrokenLists::bySignedIds);
        }
    }

    @DisplayName("A log that shows the first page for ever")
    @Breaks({
        "pagesOfACustomerShowEachEntryOnceTheNewestFirst",
        "pagesOfATimeShowEachEntryOfWhomeverOnceTheOldestFirst",
        "pageOfACustomerAfterAnEntryThatIsNotListedIsEmpty",
        "pageOfATimeAfterAnEntryThatIsNotListedIsEmpty"
    })
    static final class FirstPageOnly extends DisclosureStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDisclosures(BrokenLists::firstPageOnly);
        }
    }

    @DisplayName("A log that tells everybody what was shown of others, in whichever shop")
    @Breaks({"entriesOfAnotherCustomerOrShopAreNotThisCustomers", "entriesOfAnotherShopAreNotOfThisTime"})
    static final class OneLogForAll extends DisclosureStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDisclosures(BrokenLists::ofAll);
        }
    }

    @DisplayName("A log whose times hold their end")
    @Breaks("timeHoldsItsBeginningAndNotItsEnd")
    static final class WithTheEnd extends DisclosureStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDisclosures(sound -> new ForwardingDisclosures(sound) {
                @Override
                public List<Disclosure> between(
                        ShopId shop, Instant from, Instant until, Optional<UUID> after, int limit) {
                    return super.between(shop, from, until.plusNanos(1000), after, limit);
                }
            });
        }
    }

    @DisplayName("A log apart from the transaction")
    @Breaks("entryIsSeenInItsTransactionAndGoneWhenThatIsRolledBack")
    static final class LogApart extends DisclosureStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDisclosures(sound -> new InMemoryStorage().disclosures());
        }
    }

    @DisplayName("A log of customers who are still there")
    @Breaks("entryOutlivesItsCustomer")
    static final class GoneWithTheCustomer extends DisclosureStoreContract {

        @Override
        protected Storage storage() {
            var gone = new ArrayList<CustomerId>();
            return Breakable.sound()
                    .withCustomers(sound -> new ForwardingCustomers(sound) {
                        @Override
                        public boolean delete(ShopId shop, CustomerId id, long version) {
                            return super.delete(shop, id, version) && gone.add(id);
                        }
                    })
                    .withDisclosures(sound -> new ForwardingDisclosures(sound) {
                        @Override
                        public List<Disclosure> ofCustomer(
                                ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
                            return gone.contains(customer) ? List.of() : super.ofCustomer(shop, customer, after, limit);
                        }
                    });
        }
    }

    @DisplayName("A log whose lists can be changed")
    @Breaks("listsAreUnmodifiable")
    static final class ModifiableLists extends DisclosureStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDisclosures(sound -> new BrokenLists(sound) {
                @Override
                List<Disclosure> page(List<Disclosure> all, Optional<UUID> after, int limit) {
                    return new ArrayList<>(
                            Pages.after(all, after, Disclosure::id).limit(limit).toList());
                }
            });
        }
    }

    /** Ways to get both lists wrong at once. */
    private abstract static class BrokenLists extends ForwardingDisclosures {

        final List<Disclosure> written = new ArrayList<>();

        BrokenLists(DisclosureStore sound) {
            super(sound);
        }

        /** @param all the sound list, all of it */
        abstract List<Disclosure> page(List<Disclosure> all, Optional<UUID> after, int limit);

        @Override
        public void append(List<Disclosure> entries) {
            super.append(entries);
            written.addAll(entries);
        }

        @Override
        public List<Disclosure> ofCustomer(ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
            return page(super.ofCustomer(shop, customer, Optional.empty(), ALL), after, limit);
        }

        @Override
        public List<Disclosure> between(ShopId shop, Instant from, Instant until, Optional<UUID> after, int limit) {
            return page(super.between(shop, from, until, Optional.empty(), ALL), after, limit);
        }

        static DisclosureStore reversed(DisclosureStore sound) {
            return new BrokenLists(sound) {
                @Override
                List<Disclosure> page(List<Disclosure> all, Optional<UUID> after, int limit) {
                    var reversed = new ArrayList<>(all);
                    Collections.reverse(reversed);
                    return Pages.after(reversed, after, Disclosure::id)
                            .limit(limit)
                            .toList();
                }
            };
        }

        static DisclosureStore bySignedIds(DisclosureStore sound) {
            return new BrokenLists(sound) {
                @Override
                List<Disclosure> page(List<Disclosure> all, Optional<UUID> after, int limit) {
                    return all.stream()
                            .filter(entry -> after.filter(last -> entry.id().compareTo(last) <= 0)
                                    .isEmpty())
                            .limit(limit)
                            .toList();
                }
            };
        }

        static DisclosureStore firstPageOnly(DisclosureStore sound) {
            return new BrokenLists(sound) {
                @Override
                List<Disclosure> page(List<Disclosure> all, Optional<UUID> after, int limit) {
                    return all.stream().limit(limit).toList();
                }
            };
        }

        static DisclosureStore ofAll(DisclosureStore sound) {
            return new BrokenLists(sound) {
                @Override
                List<Disclosure> page(List<Disclosure> all, Optional<UUID> after, int limit) {
                    return Pages.after(written, after, Disclosure::id)
                            .limit(limit)
                            .toList();
                }
            };
        }
    }
}
