package org.chaland.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.LeaseStore;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.RateLimiter;
import org.chaland.spi.SignedIn;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.spi.contract.RateLimiterContract;
import org.junit.jupiter.api.DisplayName;

/** Adapters that are sound until two want the same thing. */
final class BrokenRaces {

    private BrokenRaces() {}

    @DisplayName("A store that compares the version first and writes later")
    @Breaks("changesOfACustomerLoseNone")
    static final class VersionComparedTooEarly extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(AnyVersion.ofCustomers(sound)) {
                private final Gate compared = new Gate();
                private final Gate written = new Gate();

                @Override
                public boolean update(Customer customer) {
                    var isCurrent = find(customer.shop(), customer.id())
                            .filter(before -> before.version() == customer.version())
                            .isPresent();
                    compared.pass();
                    var answer = isCurrent && super.update(customer);
                    written.pass();
                    return answer;
                }
            });
        }
    }

    @DisplayName("A store that looks for the reference first and stores later")
    @Breaks("oneOfManyPurchasesOfAReferenceIsStored")
    static final class ReferenceComparedTooEarly extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            var storage = Breakable.sound();
            return storage.withPurchases(sound -> new ForwardingPurchases(sound) {
                private final Gate gate = new Gate();

                @Override
                public boolean insert(Purchase purchase) {
                    var isNew = find(purchase.ref()).isEmpty();
                    gate.passOutside(storage.transactions());
                    return isNew && (super.insert(purchase) || true);
                }
            });
        }
    }

    @DisplayName("A store that fails when a task loses a race")
    @Breaks({"oneOfManyTasksOfAKeyIsStored", "oneOfManyTasksOfAKeyIsStoredInTransactionsOfWhichNoneFails"})
    static final class FailureOfATaskThatLost extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public boolean insert(Task task) {
                    if (!super.insert(task)) {
                        throw new StorageException("Constraint uq_task_key was hit.");
                    }
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that lets a worker write whose lease was taken over")
    @Breaks({"workerWhoseLeaseWasTakenOverWritesNothing", "updateOfAnotherVersionIsRefusedAndWritesNothing"})
    static final class StaleLease extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(AnyVersion::ofTasks);
        }
    }

    @DisplayName("A store that looks for the asker first and stores later")
    @Breaks("oneOfManyClaimsOfAnAskerIsStored")
    static final class AskerComparedTooEarly extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            var storage = Breakable.sound();
            return storage.withClaims(sound -> new ForwardingClaims(sound) {
                private final Gate gate = new Gate();

                @Override
                public boolean insert(Claim claim) {
                    var isNew = findByAsker(claim.shop(), claim.asker()).isEmpty();
                    gate.passOutside(storage.transactions());
                    return isNew && (super.insert(claim) || true);
                }
            });
        }
    }

    @DisplayName("A store that looks whether anybody has a name and writes later")
    @Breaks("oneOfManyGetsANameThatNobodyHas")
    static final class AbsenceComparedTooEarly extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withLeases(sound -> new LookFirst(sound, false));
        }
    }

    @DisplayName("A store that looks whether a time is over and writes later")
    @Breaks("oneOfManyGetsANameWhoseTimeIsOver")
    static final class TimeComparedTooEarly extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withLeases(sound -> new LookFirst(sound, true));
        }
    }

    @DisplayName("A limiter that looks first and takes later")
    @Breaks("permitsAreTakenOnceHoweverManyAskForThemAtOneMoment")
    static final class PermitsComparedTooEarly extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var gate = new Gate();
            var left = new ConcurrentHashMap<String, Integer>();
            return (limit, key) -> {
                int seen = left.getOrDefault(key, limit.permits());
                gate.pass();
                left.put(key, Math.max(seen - 1, 0));
                return seen > 0;
            };
        }
    }

    @DisplayName(
            "A provider that looks for the key first and creates later, and keeps it in a field that is not unique")
    @Breaks("manyCreationsWithAKeyAtOnceMakeOneAccount")
    static final class KeyComparedTooEarly extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Gate gate = new Gate();
                private final Map<AccountKey, Account> created = new ConcurrentHashMap<>();

                @Override
                public Optional<Account> find(AccountKey key) {
                    return Optional.ofNullable(created.get(key));
                }

                @Override
                public Account create(AccountKey key, Contact contact) {
                    var known = find(key);
                    gate.pass();
                    return known.orElseGet(() -> another(key));
                }

                private Account another(AccountKey key) {
                    var account = memory.addUser(Contact.empty());
                    created.put(key, account);
                    return account;
                }
            };
        }
    }

    @DisplayName("A provider with one place for all who sign in")
    @Breaks("peopleWhoSignInAtOneMomentAreNotConfused")
    static final class OnePlace extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Gate gate = new Gate();
                private volatile Optional<SignedIn> answer = Optional.empty();

                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    answer = super.signIn(attempt);
                    gate.pass();
                    return answer;
                }
            };
        }
    }

    private static final class LookFirst extends ForwardingLeases {

        private final Map<String, Instant> ends = new ConcurrentHashMap<>();
        private final Gate gate = new Gate();
        private final boolean ofKnownNames;

        LookFirst(LeaseStore sound, boolean ofKnownNames) {
            super(sound);
            this.ofKnownNames = ofKnownNames;
        }

        @Override
        public boolean take(String name, UUID holder, Instant now, Instant until) {
            var end = Optional.ofNullable(ends.get(name));
            var isFree = end.filter(now::isBefore).isEmpty();
            if (isFree && end.isPresent() == ofKnownNames) {
                gate.pass();
            }
            if (isFree) {
                ends.put(name, until);
            }
            return isFree;
        }
    }
}
