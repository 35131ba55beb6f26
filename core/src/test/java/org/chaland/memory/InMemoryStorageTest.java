package org.chaland.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.chaland.model.Checkout;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;

final class InMemoryStorageTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final ShopId SHOP = new ShopId("shop-1");

    private final InMemoryStorage storage = new InMemoryStorage();

    @Test
    void idOfATaskUsedTwiceIsAFailureAndNotALostRace() {
        storage.tasks().insert(task("first"));

        assertThatThrownBy(() -> storage.tasks().insert(task("second")))
                .isInstanceOf(StorageException.class)
                .hasMessageEndingWith("exists under another key: make a new id for every task.");
        assertThat(storage.tasks().find(SHOP, "second")).isEmpty();
    }

    @Test
    void handleOfAnotherCheckoutIsAFailureAndNothingIsWritten() {
        storage.checkouts().insert(checkout(1));
        storage.checkouts().insert(checkout(2));
        var thief = checkout(2).toBuilder().handleHash("hash-1").build();

        assertThatThrownBy(() -> storage.checkouts().update(thief))
                .isInstanceOf(StorageException.class)
                .hasMessageEndingWith("make handles of random bits.");
        assertThat(storage.checkouts().findByHandle(SHOP, "hash-1")).contains(checkout(1));
        assertThat(storage.checkouts().findByHandle(SHOP, "hash-2")).contains(checkout(2));
    }

    @Test
    void lockOutsideATransactionSaysWhatToDo() {
        assertThatThrownBy(() -> storage.customers().lock(SHOP, new CustomerId(new UUID(0, 1))))
                .hasMessageEndingWith("call within TransactionRunner.inTransaction.");
    }

    @Test
    void swallowedFailureSaysWhatToDo() {
        assertThatThrownBy(() -> storage.transactions().inTransaction(() -> {
                    assertThatThrownBy(() -> storage.transactions().inTransaction(() -> {
                                throw new IllegalStateException("the work failed");
                            }))
                            .hasMessage("the work failed");
                    return true;
                }))
                .hasMessageEndingWith("let that failure reach whoever began the transaction.");
    }

    private static Task task(String key) {
        return Task.builder(new UUID(0, 1), SHOP, Task.Kind.INVITE, key, NOW)
                .customer(new CustomerId(new UUID(0, 1)))
                .build();
    }

    private static Checkout checkout(int number) {
        return Checkout.builder(new UUID(0, number), SHOP, "hash-" + number, NOW)
                .build();
    }
}
