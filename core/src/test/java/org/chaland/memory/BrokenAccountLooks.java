package org.chaland.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopAccount;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountStore;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.AccountLookContract;
import org.junit.jupiter.api.DisplayName;

/** Account stores with one defect each about the time at which an account is looked at. */
final class BrokenAccountLooks {

    private static final int MANY = 100;

    private static final ShopId SHOP = new ShopId("books");

    private BrokenAccountLooks() {}

    @DisplayName("A store that looks at an account only after it was written again")
    @Breaks("accountIsLookedAtFromItsTimeOn")
    static final class NeverByItself extends AccountLookContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                private boolean asked;

                @Override
                public boolean update(ShopAccount account) {
                    asked = true;
                    return super.update(account);
                }

                @Override
                public List<Account> toLookAt(Instant after, Instant until, int limit) {
                    return asked ? super.toLookAt(after, until, limit) : List.of();
                }
            });
        }
    }

    @DisplayName("A store that looks at every linked account")
    @Breaks({"accountThatNoShopMadeIsNeverLookedAt", "changeOfALinkLeavesTheTimeAsItIs"})
    static final class AnyLink extends AccountLookContract {

        @Override
        protected Storage storage() {
            var storage = Breakable.sound();
            return storage.withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean insert(Customer customer) {
                    customer.links().forEach(link -> look(storage.accounts(), link));
                    return super.insert(customer);
                }

                @Override
                public Linking link(ShopId shop, CustomerId id, Link link) {
                    look(storage.accounts(), link);
                    return super.link(shop, id, link);
                }
            });
        }

        private static void look(AccountStore accounts, Link link) {
            var made = new ShopAccount(link.account(), SHOP, false, link.since());
            if (!accounts.insert(made)) {
                accounts.update(made);
            }
        }
    }

    @DisplayName("A store that postpones nothing")
    @Breaks("whatWasLookedAtIsLookedAtAgainAtItsTime")
    static final class NeverPutOff extends AccountLookContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public boolean update(ShopAccount account) {
                    return find(account.account()).isPresent();
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
    @Breaks("accountOfTwoShopsIsListedOnce")
    static final class Twice extends AccountLookContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public List<Account> toLookAt(Instant after, Instant until, int limit) {
                    return super.toLookAt(after, until, limit).stream()
                            .flatMap(account ->
                                    Collections.nCopies(
                                            Math.max(1, holders(account).size()), account)
                                            .stream())
                            .toList();
                }
            });
        }
    }

    @DisplayName("A store that postpones at once, whatever becomes of the transaction")
    @Breaks("whatWasPutOffInATransactionThatIsRolledBackIsNot")
    static final class OutsideOfTransactions extends AccountLookContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                private final Map<Account, Instant> times = new HashMap<>();

                @Override
                public boolean update(ShopAccount account) {
                    times.put(account.account(), account.lookAt());
                    return super.update(account);
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
}
