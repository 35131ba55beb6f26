package org.chaland.journey;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chaland.spi.Storage;

/** A storage in which something else happens, once, right before or after a call: what another request does meanwhile. */
final class MeddledStorage extends WatchedStorage {

    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, Runnable> after = new ConcurrentHashMap<>();

    MeddledStorage(Storage storage) {
        super(storage);
    }

    /** Of a call such as {@code CustomerStore.link}, the next one. */
    void before(String call, Runnable meanwhile) {
        before.put(call, meanwhile);
    }

    /** Whether that call did not come yet. */
    boolean awaits(String call) {
        return before.containsKey(call);
    }

    /** As {@link #before}, once the call has returned. */
    void after(String call, Runnable meanwhile) {
        after.put(call, meanwhile);
    }

    @Override
    protected void begins(String call) {
        Optional.ofNullable(before.remove(call)).ifPresent(Runnable::run);
    }

    @Override
    protected void returned(String call) {
        Optional.ofNullable(after.remove(call)).ifPresent(Runnable::run);
    }
}
