package org.chaland.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.LeaseStore;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;
import org.chaland.spi.TransactionRunner;

/** Naive protocols: the core as it is, on one part that does not keep its rule. */
final class Twins {

    /** Look up, then create: a lookup that finds nothing lets two of us create. */
    static final Setting WITHOUT_UNIQUE_KEY = new Setting() {
        @Override
        public Remote remote(String issuer, Known known) {
            return new Remote(issuer) {
                @Override
                Account insert(AccountKey key, String email) {
                    return add(Optional.of(key), email);
                }
            };
        }
    };

    /** Look up by address, adopt. */
    static final Setting ADOPTION_BY_ADDRESS = new Setting() {
        @Override
        public Remote remote(String issuer, Known known) {
            return new Remote(issuer) {
                @Override
                Optional<Account> find(AccountKey key) {
                    return super.find(key)
                            .or(() -> known.customers().stream()
                                    .filter(customer ->
                                            AccountKey.of(customer.id()).equals(key))
                                    .flatMap(customer -> customer.details().contact().email().stream())
                                    .flatMap(email -> users.stream()
                                            .filter(user -> user.email().equals(email)))
                                    .map(User::account)
                                    .findFirst());
                }
            };
        }
    };

    /** A success is believed without looking. */
    static final Setting TRUST_IN_SUCCESS = new Setting() {
        @Override
        public SimulatedProvider provider(Schedule schedule, Remote remote, CallRules rules) {
            return new SimulatedProvider(schedule, remote, rules) {
                @Override
                Account believed(Account said) {
                    return said;
                }
            };
        }
    };

    /** That an account is deleted is believed without looking. */
    static final Setting TRUST_IN_ERASURE = new Setting() {
        @Override
        public SimulatedProvider provider(Schedule schedule, Remote remote, CallRules rules) {
            return new SimulatedProvider(schedule, remote, rules) {
                @Override
                public boolean isErased(Account account) {
                    return true;
                }
            };
        }
    };

    /** Leases only: whoever had one may write, however long ago it ran out. */
    static final Setting WITHOUT_FENCE = new Setting() {
        @Override
        public Storage storage(Storage sound, Schedule schedule) {
            return new BrokenStorage(sound) {
                @Override
                public TaskStore tasks() {
                    return replaced(TaskStore.class, sound.tasks(), "update", task -> anyVersion((Task) task[0]));
                }

                private boolean anyVersion(Task task) {
                    return LongStream.rangeClosed(1, 100)
                            .anyMatch(version -> sound.tasks()
                                    .update(task.toBuilder().version(version).build()));
                }
            };
        }
    };

    /** A link is written over what was there. */
    static final Setting LINK_WITHOUT_COMPARISON = new Setting() {
        @Override
        public Storage storage(Storage sound, Schedule schedule) {
            return new BrokenStorage(sound) {
                @Override
                public CustomerStore customers() {
                    return replaced(CustomerStore.class, sound.customers(), "link", this::write);
                }

                private Object write(Object[] arguments) {
                    var id = (CustomerId) arguments[1];
                    var link = (Link) arguments[2];
                    sound.customers()
                            .find(Stage.SHOP, id)
                            .flatMap(customer -> customer.linkAt(link.account().issuer()))
                            .ifPresent(old -> sound.customers().unlink(Stage.SHOP, id, old.account()));
                    return sound.customers().link(Stage.SHOP, id, link);
                }
            };
        }
    };

    /** A worker goes on with the record as it was before it was erased. */
    static final Setting LINK_TO_THE_ERASED = new Setting() {
        @Override
        public Storage storage(Storage sound, Schedule schedule) {
            return new BrokenStorage(sound) {
                @Override
                public CustomerStore customers() {
                    var blind = replaced(CustomerStore.class, sound.customers(), "lock", this::asBefore);
                    return replaced(CustomerStore.class, blind, "link", this::write);
                }

                private Object asBefore(Object[] arguments) {
                    return sound.customers()
                            .lock(Stage.SHOP, (CustomerId) arguments[1])
                            .map(found -> found.toBuilder()
                                    .state(
                                            found.state() == Customer.State.ERASED
                                                    ? Customer.State.ACTIVE
                                                    : found.state())
                                    .build());
                }

                private Object write(Object[] arguments) {
                    var id = (CustomerId) arguments[1];
                    var isErased = isMoved(id, Customer.State.ERASED, Customer.State.ACTIVE);
                    var answer = sound.customers().link(Stage.SHOP, id, (Link) arguments[2]);
                    if (isErased) {
                        isMoved(id, Customer.State.ACTIVE, Customer.State.ERASED);
                    }
                    return answer;
                }

                private boolean isMoved(CustomerId id, Customer.State from, Customer.State to) {
                    return sound.customers()
                            .find(Stage.SHOP, id)
                            .filter(found -> found.state() == from)
                            .filter(found -> sound.customers()
                                    .update(found.toBuilder().state(to).build()))
                            .isPresent();
                }
            };
        }
    };

    /** What is to follow is written after the transaction that records what happened. */
    static final Setting TASKS_AFTERWARDS = new Setting() {
        @Override
        public Storage storage(Storage sound, Schedule schedule) {
            return new BrokenStorage(sound) {
                private final List<Task> afterwards = new ArrayList<>();

                @Override
                public TaskStore tasks() {
                    return replaced(TaskStore.class, sound.tasks(), "insert", task -> afterwards.add((Task) task[0]));
                }

                @Override
                public TransactionRunner transactions() {
                    var transactions = sound.transactions();
                    return new TransactionRunner() {
                        @Override
                        public <T> T inTransaction(Supplier<T> work) {
                            if (isActive()) {
                                return transactions.inTransaction(work);
                            }
                            var answer = transactions.inTransaction(work);
                            var left = List.copyOf(afterwards);
                            afterwards.clear();
                            schedule.point("the tasks of that");
                            left.forEach(sound.tasks()::insert);
                            return answer;
                        }

                        @Override
                        public boolean isActive() {
                            return transactions.isActive();
                        }
                    };
                }
            };
        }
    };

    /** A mailbox opens whatever account there is. */
    static final Setting ANY_ACCOUNT_OF_A_MAILBOX = new Setting() {
        @Override
        public SimulatedProvider provider(Schedule schedule, Remote remote, CallRules rules) {
            return new SimulatedProvider(schedule, remote, rules) {
                @Override
                public List<Account> findByAddress(CanonicalEmail address) {
                    return remote.users.stream()
                            .map(Remote.User::account)
                            .limit(1)
                            .toList();
                }
            };
        }
    };

    /** Everybody's turn at once. */
    static final Setting WITHOUT_TURNS = new Setting() {
        @Override
        public Storage storage(Storage sound, Schedule schedule) {
            return new BrokenStorage(sound) {
                @Override
                public LeaseStore leases() {
                    return replaced(LeaseStore.class, sound.leases(), "take", name -> true);
                }
            };
        }
    };

    private Twins() {}
}
