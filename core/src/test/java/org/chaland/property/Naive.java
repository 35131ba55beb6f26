package org.chaland.property;

import java.util.function.Function;
import org.chaland.memory.Breakable;
import org.chaland.memory.ForwardingTasks;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Task;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Storage;

/** Ways of doing it that look well, each of which breaks a rule. */
enum Naive {
    AN_ACCOUNT_OPENS_THE_RECORD_WITH_ITS_ADDRESS(NaiveCustomers::foundByAddress),
    EPOCH_IS_NEVER_RAISED(NaiveCustomers::withoutEpoch),
    LINKING_REPLACES_WHAT_WAS_LINKED(NaiveCustomers::replacingLinks),
    AN_ACCOUNT_IS_NEVER_GONE(NaiveCustomers::withoutBrokenLinks),
    ONE_RECORD_FOR_EACH_ADDRESS(NaiveCustomers::oneForEachAddress),
    HANDLES_LIVE_ON(NaiveCheckouts::rememberingHandles),
    AN_ORDER_DOES_NOT_END_ITS_CHECKOUT(NaiveCheckouts::withoutEnd),
    THE_ORDER_BEFORE_IS_FORGOTTEN(NaiveCheckouts::withoutPreviousOrder),
    OWN_CHANGES_PASS_FOR_THOSE_OF_OTHERS(NaiveCheckouts::withoutRecordVersion),
    CHANGES_OF_OTHERS_PASS_FOR_OWN(NaiveCheckouts::takingAllForOwn),
    FROZEN_COPY_FOLLOWS_THE_RECORD(NaivePurchases::notFrozen),
    AN_INTENT_IS_FORGOTTEN(users -> forgetful()),
    A_TAKEN_ADDRESS_IS_ADOPTED(users -> Breakable.sound(), NaiveProvider::new),
    A_COPY_OUTLIVES_ITS_OWNER(NaiveRetention::keepingCopies),
    AN_ACCOUNT_IS_ONLY_SAID_TO_BE_ERASED(users -> Breakable.sound(), ForgetfulProvider::new);

    private final Host host;

    Naive(Function<InMemoryIdentityProvider, Storage> storage) {
        this(storage, users -> users);
    }

    Naive(
            Function<InMemoryIdentityProvider, Storage> storage,
            Function<InMemoryIdentityProvider, IdentityProvider> provider) {
        host = new Host(storage, provider);
    }

    Host host() {
        return host;
    }

    /** Nobody is told, nobody is waiting for it: no account is made, and nothing has stopped. */
    private static Storage forgetful() {
        return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
            @Override
            public boolean insert(Task task) {
                return task.kind() == Task.Kind.PROVISION || super.insert(task);
            }
        });
    }
}
