package org.chaland.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.AccountLookContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of accounts that are wrong about when one is to be looked at, in one way each. */
final class BrokenAccountLooks {

    private static final int MANY = 100;

    private BrokenAccountLooks() {}

    @DisplayName("A store in which an account waits until somebody puts it off")
    @Breaks("accountThatTheShopMadeIsLookedAtSinceItWasLinked")
    static final class NeverByItself extends AccountLookContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                private boolean asked;

                @Override
                public void lookAgain(Account account, Instant at) {
                    asked = true;
                    super.lookAgain(account, at);
                }

                @Override
                public List<Account> toLookAt(Instant after, Instant until, int limit) {
                    return asked ? super.toLookAt(after, until, limit) : List.of();
                }
            });
        }
    }

    @DisplayName("A store that looks at whatever is linked")
    @Breaks("whatTheShopDidNotMakeOrWhatIsGoneIsNeverLookedAt")
    static final class AnyLink extends AccountLookContract {

        @Override
        protected Storage storage() {
            return linking(link -> new Link(link.account(), link.proof(), true, Link.State.ACTIVE, link.since()));
        }
    }

    @DisplayName("A store that looks at active links only")
    @Breaks({"whatIsSuspendedIsLookedAtAsWell", "linkInPlaceOfAnotherIsNew"})
    static final class OnlyActive extends AccountLookContract {

        @Override
        protected Storage storage() {
            return linking(link -> link.isActive() ? link : link.in(Link.State.BROKEN));
        }
    }

    @DisplayName("A store that puts nothing off")
    @Breaks({"whatWasLookedAtIsLookedAtAgainAtItsTime", "accountOfTwoShopsIsListedOnceAndPutOffInBoth"})
    static final class NeverPutOff extends AccountLookContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public void lookAgain(Account account, Instant at) {
                    // Forgotten.
                }
            });
        }
    }

    @DisplayName("A store that forgets the time when the customer changes")
    @Breaks("changeOfTheCustomerLeavesTheTimeAsItIs")
    static final class AnyChange extends AccountLookContract {

        @Override
        protected Storage storage() {
            return forgetful();
        }
    }

    @DisplayName("A store that keeps the time of an account beyond its link")
    @Breaks("linkInPlaceOfAnotherIsNew")
    static final class TimeOfTheAccount extends AccountLookContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                private final Map<Account, Instant> times = new HashMap<>();

                @Override
                public void lookAgain(Account account, Instant at) {
                    times.put(account, at);
                    super.lookAgain(account, at);
                }

                @Override
                public List<Account> toLookAt(Instant after, Instant until, int limit) {
                    return super.toLookAt(after, until, limit).stream()
                            .filter(account ->
                                    !times.getOrDefault(account, until).isAfter(until))
                            .toList();
                }
            });
        }
    }

    @DisplayName("A store that lists the newest first")
    @Breaks({"thoseThatHaveWaitedLongestComeFirstAndNoMoreThanAskedFor", "whatWasLookedAtIsLookedAtAgainAtItsTime"})
    static final class AnyOrder extends AccountLookContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public List<Account> toLookAt(Instant after, Instant until, int limit) {
                    var all = new ArrayList<>(super.toLookAt(after, until, MANY));
                    Collections.reverse(all);
                    return all.stream().limit(limit).toList();
                }
            });
        }
    }

    @DisplayName("A store that counts links where it is to count accounts")
    @Breaks("accountsOfTwoShopsFillAPageAsOthersDo")
    static final class CountedByLinks extends AccountLookContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public List<Account> toLookAt(Instant after, Instant until, int limit) {
                    return super.toLookAt(after, until, limit).stream()
                            .flatMap(account -> holders(account).stream()
                                    .map(holder -> holder.link().account()))
                            .limit(limit)
                            .distinct()
                            .toList();
                }
            });
        }
    }

    @DisplayName("A store that begins with the first time itself")
    @Breaks("timesUpToTheFirstOneAreLeftOut")
    static final class FromTheFirstOn extends AccountLookContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public List<Account> toLookAt(Instant after, Instant until, int limit) {
                    return super.toLookAt(after.minusNanos(1_000), until, limit);
                }
            });
        }
    }

    @DisplayName("A store that lists an account once for each shop")
    @Breaks("accountOfTwoShopsIsListedOnceAndPutOffInBoth")
    static final class Twice extends AccountLookContract {

        @Override
        protected Storage storage() {
            return twice();
        }
    }

    @DisplayName("A store that puts off at once, whatever becomes of the transaction")
    @Breaks("whatWasPutOffInATransactionThatIsTakenBackIsNot")
    static final class OutsideOfTransactions extends AccountLookContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                private final Map<Account, Instant> times = new HashMap<>();

                @Override
                public void lookAgain(Account account, Instant at) {
                    times.put(account, at);
                    super.lookAgain(account, at);
                }

                @Override
                public List<Account> toLookAt(Instant after, Instant until, int limit) {
                    return super.toLookAt(after, until, limit).stream()
                            .filter(account ->
                                    !times.getOrDefault(account, until).isAfter(until))
                            .toList();
                }
            });
        }
    }

    private static Storage linking(UnaryOperator<Link> changed) {
        return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
            @Override
            public boolean insert(Customer customer) {
                return super.insert(customer.toBuilder()
                        .links(customer.links().stream().map(changed).toList())
                        .build());
            }

            @Override
            public Linking link(ShopId shop, CustomerId id, Link link) {
                return super.link(shop, id, changed.apply(link));
            }
        });
    }

    private static Storage forgetful() {
        var storage = Breakable.sound();
        return storage.withCustomers(sound -> new ForwardingCustomers(sound) {
            @Override
            public Linking link(ShopId shop, CustomerId id, Link link) {
                find(shop, id)
                        .orElseThrow()
                        .links()
                        .forEach(known -> storage.accounts().lookAgain(known.account(), known.since()));
                return super.link(shop, id, link);
            }
        });
    }

    private static Storage twice() {
        return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
            @Override
            public List<Account> toLookAt(Instant after, Instant until, int limit) {
                return super.toLookAt(after, until, limit).stream()
                        .flatMap(account -> Collections.nCopies(holders(account).size(), account).stream())
                        .toList();
            }
        });
    }
}
