package org.chaland.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chaland.model.Access;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.ShopAccount;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.AccountStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of accounts that are wrong about whose one is, or until when, in one way each. */
final class BrokenAccountStores {

    private BrokenAccountStores() {}

    @DisplayName("A store that finds the holders of all accounts of an issuer")
    @Breaks("accountThatIsLinkedToNobodyHasNoHolder")
    static final class AnySubject extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public List<AccountHolder> holders(Account account) {
                    var others = super.holders(new Account(account.issuer(), "berta"));
                    return super.holders(account).isEmpty() ? others : super.holders(account);
                }
            });
        }
    }

    @DisplayName("A store that finds the holders of one shop only")
    @Breaks("holdersAreTheCustomersOfEveryShopWithTheirLinks")
    static final class OneShop extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public List<AccountHolder> holders(Account account) {
                    return super.holders(account).stream().limit(1).toList();
                }
            });
        }
    }

    @DisplayName("A store that goes on finding whose link was taken away")
    @Breaks("holdersAreThoseOfToday")
    static final class WhoeverHadIt extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return remembering();
        }
    }

    @DisplayName("A store that does not tell capitals from small letters")
    @Breaks("accountsAreComparedAsBytes")
    static final class AnyCase extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public List<AccountHolder> holders(Account account) {
                    var lower = new Account(account.issuer(), account.subject().toLowerCase(Locale.ROOT));
                    return Stream.concat(super.holders(account).stream(), super.holders(lower).stream())
                            .distinct()
                            .toList();
                }
            });
        }
    }

    @DisplayName("A store that takes the first end for the last")
    @Breaks("accessLastsUntilTheLastEndOfWhatWasEverPaid")
    static final class FirstEnd extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return deciding(paid -> paid.flatMap(purchase -> purchase.trainings().stream())
                    .flatMap(training -> training.end().stream())
                    .sorted()
                    .findFirst()
                    .map(Access::until)
                    .orElse(Access.none()));
        }
    }

    @DisplayName("A store that sees only trainings that end")
    @Breaks({
        "accessHasNoEndWhereATrainingHasNoneOrThereIsNone",
        "whatWasCancelledEndedAsItsTrainingsSayOrWhenItWasCancelled"
    })
    static final class OnlyEnds extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return deciding(paid -> paid.flatMap(purchase -> purchase.trainings().stream())
                    .map(Training::end)
                    .flatMap(Optional::stream)
                    .map(Access::until)
                    .reduce(Access.none(), Access::or));
        }
    }

    @DisplayName("A store that forgets what was cancelled")
    @Breaks("whatWasCancelledEndedAsItsTrainingsSayOrWhenItWasCancelled")
    static final class Cancelled extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return deciding(paid -> paid.filter(purchase -> purchase.state() == Purchase.State.COMPLETED)
                    .map(Purchase::access)
                    .reduce(Access.none(), Access::or));
        }
    }

    @DisplayName("A store that takes an order for a payment")
    @Breaks("whatWasNeverPaidGivesNoAccess")
    static final class Unpaid extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return deciding(all -> all.map(purchase -> purchase.completedAt().isPresent()
                            ? purchase
                            : purchase.toBuilder()
                                    .completed(purchase.placedAt())
                                    .build())
                    .map(Purchase::access)
                    .reduce(Access.none(), Access::or));
        }
    }

    @DisplayName("A store that gives access to everybody once one has paid")
    @Breaks("purchasesOfOthersGiveNoAccess")
    static final class Everybody extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return forEverybody();
        }
    }

    @DisplayName("A store that forgets who suspended an account")
    @Breaks("accountThatAShopMadeIsFoundAsItWasStored")
    static final class NeverSuspended extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public Optional<ShopAccount> find(Account account) {
                    return super.find(account).map(made -> made.suspended(false));
                }
            });
        }
    }

    @DisplayName("A store in which the last shop that claims an account has made it")
    @Breaks("accountIsMadeByOneShopAndTheTransactionGoesOnAfterASecond")
    static final class LastMaker extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public boolean insert(ShopAccount account) {
                    delete(account.account());
                    return super.insert(account);
                }
            });
        }
    }

    @DisplayName("A store whose updates change the maker of an account")
    @Breaks("updateWritesSuspensionAndTimeAndNotTheMaker")
    static final class ChangedMaker extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public boolean update(ShopAccount account) {
                    return delete(account.account()) && insert(account);
                }
            });
        }
    }

    @DisplayName("A store that forgets an account with its link")
    @Breaks("accountThatAShopMadeOutlivesLinkAndCustomer")
    static final class ForgottenWithTheLink extends AccountStoreContract {

        @Override
        protected Storage storage() {
            var storage = Breakable.sound();
            return storage.withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public boolean unlink(ShopId shop, CustomerId id, Account account) {
                    storage.accounts().delete(account);
                    return super.unlink(shop, id, account);
                }
            });
        }
    }

    @DisplayName("A store that says it has deleted an account")
    @Breaks("deletedAccountIsForgottenAndItsLinkStays")
    static final class NeverDeleted extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public boolean delete(Account account) {
                    return find(account).isPresent();
                }
            });
        }
    }

    @DisplayName("A store that ignores the case of made accounts")
    @Breaks("accountsThatShopsMadeAreComparedAsBytes")
    static final class AnyCaseOfMadeAccounts extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                private final Set<String> subjects = new HashSet<>();

                @Override
                public boolean insert(ShopAccount account) {
                    return subjects.add(account.account().subject().toLowerCase(Locale.ROOT)) && super.insert(account);
                }
            });
        }
    }

    @DisplayName("A store that locks an account outside a transaction")
    @Breaks("lockOfAnAccountFindsWhatFindDoesAndRefusesOutsideATransaction")
    static final class LockWithoutATransaction extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public Optional<ShopAccount> lock(Account account) {
                    return find(account);
                }
            });
        }
    }

    @DisplayName("A store that keeps an account although the transaction is rolled back")
    @Breaks("accountOfATransactionThatIsRolledBackIsNotStored")
    static final class KeptAfterARollback extends AccountStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                private final Map<Account, ShopAccount> kept = new HashMap<>();

                @Override
                public boolean insert(ShopAccount account) {
                    kept.put(account.account(), account);
                    return super.insert(account);
                }

                @Override
                public Optional<ShopAccount> find(Account account) {
                    return super.find(account).or(() -> Optional.ofNullable(kept.get(account)));
                }
            });
        }
    }

    private static Storage remembering() {
        var before = new HashSet<AccountHolder>();
        var storage = Breakable.sound();
        return storage.withCustomers(sound -> new ForwardingCustomers(sound) {
                    @Override
                    public boolean insert(Customer customer) {
                        var inserted = super.insert(customer);
                        customer.links()
                                .forEach(
                                        link -> before.addAll(storage.accounts().holders(link.account())));
                        return inserted;
                    }
                })
                .withAccounts(sound -> new ForwardingAccounts(sound) {
                    @Override
                    public List<AccountHolder> holders(Account account) {
                        return before.stream()
                                .filter(holder -> holder.link().account().equals(account))
                                .toList();
                    }
                });
    }

    private static Storage forEverybody() {
        var paid = new HashSet<Purchase>();
        return Breakable.sound()
                .withPurchases(sound -> new ForwardingPurchases(sound) {
                    @Override
                    public boolean insert(Purchase purchase) {
                        return paid.add(purchase) && super.insert(purchase);
                    }
                })
                .withAccounts(sound -> new ForwardingAccounts(sound) {
                    @Override
                    public List<AccountHolder> holders(Account account) {
                        return withAccess(
                                super.holders(account),
                                holder -> paid.stream().map(Purchase::access).reduce(Access.none(), Access::or));
                    }
                });
    }

    private static Storage deciding(Function<Stream<Purchase>, Access> rule) {
        var storage = Breakable.sound();
        return storage.withAccounts(sound ->
                new ForwardingAccounts(sound) {
                    @Override
                    public List<AccountHolder> holders(Account account) {
                        return withAccess(
                                super.holders(account),
                                holder -> rule.apply(storage
                                        .purchases()
                                        .ofCustomer(PurchaseQuery.newest(holder.shop(), holder.customer(), 100))
                                        .stream()));
                    }
                });
    }

    private static List<AccountHolder> withAccess(List<AccountHolder> holders, Function<AccountHolder, Access> rule) {
        return holders.stream()
                .map(holder -> new AccountHolder(holder.shop(), holder.customer(), holder.link(), rule.apply(holder)))
                .toList();
    }
}
