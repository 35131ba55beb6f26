package org.chaland.jpa.erasure;

import org.chaland.journey.WatchedStorage;
import org.chaland.spi.Storage;

/** A storage whose shop dies before a call, and with it whatever was not committed; afterwards nobody calls any more. */
final class MortalStorage extends WatchedStorage {

    private int left;

    MortalStorage(Storage storage, int calls) {
        super(storage);
        left = calls;
    }

    @Override
    protected void begins(String call) {
        if (left == 0) {
            throw new Death();
        }
        left--;
    }

    /** @return whether it lived to the end of it */
    static boolean survives(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (Death died) {
            return false;
        }
    }

    /** Nobody handles it. */
    private static final class Death extends Error {

        private static final long serialVersionUID = 1;

        Death() {
            super("died", null, false, false);
        }
    }
}
