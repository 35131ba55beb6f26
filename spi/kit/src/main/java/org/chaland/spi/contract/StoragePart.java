package org.chaland.spi.contract;

import java.time.Duration;
import java.util.Objects;
import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Some rules of a storage, and the fixture that they are tested with. */
abstract class StoragePart {

    private @Nullable StorageFixture opened;

    /** Returns a new fixture. Called once, before each test. */
    protected abstract StorageFixture fixture();

    @BeforeEach
    final void openFixture() {
        opened = fixture();
    }

    @AfterEach
    final void closeFixture() {
        opened().close();
    }

    final Storage storage() {
        return opened().storage();
    }

    final TransactionRunner host(Storage storage) {
        return opened().host(storage);
    }

    final Duration grace() {
        return opened().grace();
    }

    private StorageFixture opened() {
        return Objects.requireNonNull(opened, "fixture() returned null");
    }
}
