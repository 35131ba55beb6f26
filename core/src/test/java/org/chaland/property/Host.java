package org.chaland.property;

import java.util.function.Function;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Storage;

/** What the shop runs on: sound, or naive in one respect. */
record Host(
        Function<InMemoryIdentityProvider, Storage> storage,
        Function<InMemoryIdentityProvider, IdentityProvider> provider) {

    static Host on(Storage storage) {
        return new Host(users -> storage, users -> users);
    }
}
