package org.chaland.jpa.crash;

import org.chaland.journey.WatchedStorage;
import org.chaland.spi.Storage;

/** A storage each call of which is a crash point. */
final class FusedStorage extends WatchedStorage {

    private final Fuse fuse;

    FusedStorage(Storage storage, Fuse fuse) {
        super(storage);
        this.fuse = fuse;
    }

    @Override
    protected void begins(String call) {
        fuse.before(call);
    }

    @Override
    protected void returned(String call) {
        fuse.after(call);
    }
}
