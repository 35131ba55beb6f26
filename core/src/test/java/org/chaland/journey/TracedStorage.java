package org.chaland.journey;

import java.util.ArrayList;
import java.util.List;
import org.chaland.spi.Storage;

/** A storage that remembers which of its methods were called, in order. */
final class TracedStorage extends WatchedStorage {

    private final List<String> calls = new ArrayList<>();

    TracedStorage(Storage storage) {
        super(storage);
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    void forget() {
        calls.clear();
    }

    @Override
    protected void begins(String call) {
        calls.add(call);
    }
}
