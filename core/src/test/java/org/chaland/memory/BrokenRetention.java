package org.chaland.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.CustomerRef;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.RetentionStore;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.RetentionContract;
import org.junit.jupiter.api.DisplayName;

/** Stores that break one rule of when records are to be looked at each. */
final class BrokenRetention {

    private static final int ALL = 1_000;

    private BrokenRetention() {}

    @DisplayName("A store that takes every new record for due")
    @Breaks("newRecordIsToBeReviewedADayAfterItWasMade")
    static final class AllDue extends Broken {

        @Override
        RetentionStore broken(RetentionStore sound) {
            return new ForwardingRetention(sound) {
                @Override
                public List<CustomerRef> toReview(Instant now, int limit) {
                    return super.toReview(now.plusSeconds(60), limit);
                }
            };
        }
    }

    @DisplayName("A store that looks at the newest first")
    @Breaks("thoseThatHaveWaitedLongestComeFirstAndNoMoreThanAskedFor")
    static final class NewestFirst extends Broken {

        @Override
        RetentionStore broken(RetentionStore sound) {
            return new ForwardingRetention(sound) {
                @Override
                public List<CustomerRef> toReview(Instant now, int limit) {
                    var all = new ArrayList<>(super.toReview(now, ALL));
                    Collections.reverse(all);
                    return all.stream().limit(limit).toList();
                }
            };
        }
    }

    @DisplayName("A store that puts nothing off")
    @Breaks({
        "whatIsPutOffComesWhenItsTimeHasCome",
        "whatIsNeverToBeReviewedAgainIsNotListedUntilThatIsTakenBack",
        "changesOfARecordLeaveItsTime",
        "puttingOffIsUndoneByARollback"
    })
    static final class NeverPutOff extends Broken {

        @Override
        RetentionStore broken(RetentionStore sound) {
            return new ForwardingRetention(sound) {
                @Override
                public void reviewAt(ShopId shop, CustomerId customer, Optional<Instant> at) {}
            };
        }
    }

    @DisplayName("A store that forgets a record that was never to be looked at again")
    @Breaks("whatIsNeverToBeReviewedAgainIsNotListedUntilThatIsTakenBack")
    static final class ForGood extends Broken {

        private final Set<CustomerId> never = new HashSet<>();

        @Override
        RetentionStore broken(RetentionStore sound) {
            return new ForwardingRetention(sound) {
                @Override
                public void reviewAt(ShopId shop, CustomerId customer, Optional<Instant> at) {
                    if (at.isEmpty()) {
                        never.add(customer);
                    }
                    super.reviewAt(shop, customer, at.filter(any -> !never.contains(customer)));
                }
            };
        }
    }

    @DisplayName("A store that looks at whatever was changed")
    @Breaks("changesOfARecordLeaveItsTime")
    static final class ChangesAreDue extends RetentionContract {

        @Override
        protected Storage storage() {
            var storage = Breakable.sound();
            UnaryOperator<CustomerStore> broken = sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean update(Customer customer) {
                    storage.retention().reviewAt(customer.shop(), customer.id(), Optional.of(customer.createdAt()));
                    return super.update(customer);
                }
            };
            return storage.withCustomers(broken);
        }
    }

    @DisplayName("A store that looks at records in use only")
    @Breaks("recordsOfAllShopsAndStatesAreListed")
    static final class ActiveOnly extends RetentionContract {

        @Override
        protected Storage storage() {
            var storage = Breakable.sound();
            return storage.withRetention(sound -> new ForwardingRetention(sound) {
                @Override
                public List<CustomerRef> toReview(Instant now, int limit) {
                    return super.toReview(now, limit).stream()
                            .filter(record -> storage.customers()
                                    .find(record.shop(), record.id())
                                    .filter(Customer::isActive)
                                    .isPresent())
                            .toList();
                }
            });
        }
    }

    @DisplayName("A store that asks for no shop")
    @Breaks("timesAreThoseOfTheShopThatKeepsTheRecord")
    static final class AnyShop extends RetentionContract {

        @Override
        protected Storage storage() {
            var storage = Breakable.sound();
            return storage.withRetention(sound -> new ForwardingRetention(sound) {
                @Override
                public void reviewAt(ShopId shop, CustomerId customer, Optional<Instant> at) {
                    super.toReview(Instant.MAX, ALL).stream()
                            .filter(record -> record.id().equals(customer))
                            .forEach(record -> super.reviewAt(record.shop(), customer, at));
                }
            });
        }
    }

    @DisplayName("A store that lists what it has listed before, be it gone")
    @Breaks("removedRecordIsNotListed")
    static final class Remembering extends RetentionContract {

        @Override
        protected Storage storage() {
            var gone = new ArrayList<CustomerRef>();
            return Breakable.sound()
                    .withCustomers(sound -> new ForwardingCustomers(sound) {
                        @Override
                        public boolean delete(ShopId shop, CustomerId id, long version) {
                            gone.add(new CustomerRef(shop, id));
                            return super.delete(shop, id, version);
                        }
                    })
                    .withRetention(sound -> new ForwardingRetention(sound) {
                        @Override
                        public List<CustomerRef> toReview(Instant now, int limit) {
                            var all = new ArrayList<>(super.toReview(now, limit));
                            all.addAll(gone);
                            return List.copyOf(all);
                        }
                    });
        }
    }

    @DisplayName("A store apart from the transaction")
    @Breaks("puttingOffIsUndoneByARollback")
    static final class Apart extends RetentionContract {

        @Override
        protected Storage storage() {
            var sound = new InMemoryStorage();
            return Breakable.sound().withCustomers(any -> sound.customers()).withRetention(any -> sound.retention());
        }
    }

    @DisplayName("A store that hands out its own list")
    @Breaks("listIsUnmodifiable")
    static final class OwnList extends Broken {

        @Override
        RetentionStore broken(RetentionStore sound) {
            return new ForwardingRetention(sound) {
                @Override
                public List<CustomerRef> toReview(Instant now, int limit) {
                    return new ArrayList<>(super.toReview(now, limit));
                }
            };
        }
    }

    private abstract static class Broken extends RetentionContract {

        abstract RetentionStore broken(RetentionStore sound);

        @Override
        protected final Storage storage() {
            return Breakable.sound().withRetention(this::broken);
        }
    }
}
