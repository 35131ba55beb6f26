package org.chaland.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.TaskStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of tasks that break one rule each. */
final class BrokenTasks {

    private BrokenTasks() {}

    @DisplayName("A store that lets a worker write whose lease was taken over")
    @Breaks({"workerWhoseLeaseWasTakenOverWritesNothing", "updateOfAnotherVersionIsRefusedAndWritesNothing"})
    static final class StaleLease extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(AnyVersion::ofTasks);
        }
    }

    @DisplayName("A store that disregards the case of keys")
    @Breaks("keysAreComparedAsBytes")
    static final class CaseOfKeys extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public Optional<Task> find(ShopId shop, String key) {
                    return super.find(shop, key).or(() -> super.find(shop, key.toLowerCase(Locale.ROOT)));
                }
            });
        }
    }

    @DisplayName("A store that accepts a key twice")
    @Breaks("knownKeyIsRefusedAndTheFirstTaskStaysAsItWas")
    static final class DuplicateKey extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public boolean insert(Task task) {
                    return super.insert(task) || true;
                }
            });
        }
    }

    @DisplayName("A store that inserts tasks together or none of them")
    @Breaks("ofTasksInsertedTogetherThoseOfKnownKeysAreNamedAndTheOthersStored")
    static final class AllOrNone extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> insertAll(List<Task> tasks) {
                    var known = tasks.stream()
                            .filter(task -> find(task.shop(), task.key()).isPresent())
                            .toList();
                    return known.isEmpty() ? super.insertAll(tasks) : known;
                }
            });
        }
    }

    @DisplayName("A store that does not say which of the tasks inserted together were known")
    @Breaks({
        "ofTasksInsertedTogetherThoseOfKnownKeysAreNamedAndTheOthersStored",
        "keyThatComesTwiceAmongTasksInsertedTogetherIsStoredOnce"
    })
    static final class SilentTogether extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> insertAll(List<Task> tasks) {
                    super.insertAll(tasks);
                    return List.of();
                }
            });
        }
    }

    @DisplayName("A store that says it has stored a task and has not")
    @Breaks({
        "taskOfEveryKindAndStateIsFoundAsItWasStored",
        "taskWithoutOptionalPartsIsFoundAsItWasStored",
        "timesKeepTheirMicrosecondsAlsoWhenClocksAreSetBack",
        "tasksInsertedTogetherAreFoundAsTheyWereStored",
        "updateCanGiveTheLeaseBackAndForgetTheReason",
        "updateWritesReferenceStateAttemptsTimesLeaseReasonDetailAndOvertaking"
    })
    static final class Forgetful extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public boolean insert(Task task) {
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that makes up tasks which it does not find")
    @Breaks({"unknownKeyFindsNothing", "updateOfAnUnknownTaskIsRefusedAndStoresNothing"})
    static final class Inventive extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public Optional<Task> find(ShopId shop, String key) {
                    return super.find(shop, key)
                            .or(() -> Optional.of(Task.builder(new UUID(0, 0), shop, Task.Kind.TELL, key, Instant.EPOCH)
                                    .customer(new CustomerId(new UUID(0, 0)))
                                    .build()));
                }
            });
        }
    }

    @DisplayName("A store that takes a claim for a customer")
    @Breaks("taskOfAClaimIsFoundAsItWasStoredAndBelongsToNoCustomer")
    static final class ClaimAsCustomer extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public boolean insert(Task task) {
                    return super.insert(task.claim()
                            .map(claim -> Task.builder(
                                            task.id(), task.shop(), task.kind(), task.key(), task.createdAt())
                                    .customer(new CustomerId(claim))
                                    .build())
                            .orElse(task));
                }
            });
        }
    }

    @DisplayName("A store that keeps keys unique over all shops")
    @Breaks("twoShopsMayUseOneKey")
    static final class OneShopForAll extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                private final Map<String, ShopId> shops = new HashMap<>();

                @Override
                public boolean insert(Task task) {
                    return shops.computeIfAbsent(task.key(), any -> task.shop()).equals(task.shop())
                            && super.insert(task);
                }
            });
        }
    }

    @DisplayName("A store that writes tasks through any shop")
    @Breaks("updateThroughAnotherShopIsRefusedAndWritesNothing")
    static final class AnyShop extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public boolean update(Task task) {
                    return Stream.of("shop-1", "shop-2")
                            .map(ShopId::new)
                            .anyMatch(shop -> super.update(
                                    Task.builder(task.id(), shop, task.kind(), task.key(), task.createdAt())
                                            .customer(task.customer())
                                            .state(task.state())
                                            .version(task.version())
                                            .build()));
                }
            });
        }
    }

    @DisplayName("A store that rewrites the topic of a task")
    @Breaks("updateLeavesTheTopicAsItIs")
    static final class RewrittenTopic extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                private final Map<UUID, Optional<String>> rewritten = new HashMap<>();

                @Override
                public boolean update(Task task) {
                    rewritten.put(task.id(), task.topic());
                    return super.update(task);
                }

                @Override
                public Optional<Task> find(ShopId shop, String key) {
                    return super.find(shop, key)
                            .map(task -> task.toBuilder()
                                    .topic(rewritten.getOrDefault(task.id(), task.topic()))
                                    .build());
                }
            });
        }
    }
}
