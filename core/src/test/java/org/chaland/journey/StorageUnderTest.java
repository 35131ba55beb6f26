package org.chaland.journey;

import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.memory.InMemoryStorage;
import org.chaland.spi.Storage;

/** The journeys run on every storage: an adapter's build names a supplier of empty ones by a system property. */
public final class StorageUnderTest {

    private static final String PROPERTY = "chaland.journey.storage";

    private StorageUnderTest() {}

    public static Storage fresh() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(StorageUnderTest::make)
                .orElseGet(InMemoryStorage::new);
    }

    /** Whether no adapter's build has named another. */
    static boolean isInMemory() {
        return System.getProperty(PROPERTY) == null;
    }

    private static Storage make(String supplier) {
        try {
            var made = Class.forName(supplier).getDeclaredConstructor().newInstance();
            return (Storage) ((Supplier<?>) made).get();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The storage under test cannot be made: correct " + PROPERTY + ".", e);
        }
    }
}
