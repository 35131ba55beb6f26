package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.Samples.SHOP;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A transaction of ours begins before the first thing that is read in it, whoever the provider is. */
@Tag("matrix")
class RepeatableReadsTest {

    @Test
    void whatIsReadBeforeTheFirstWriteIsOfTheTransactionToo() {
        try (var database = TestDatabase.create(Isolation.REPEATABLE_READ, "")) {
            var storage = database.storage();
            var customers = storage.customers();
            var guest = Samples.guest();

            boolean seen = storage.transactions().inTransaction(() -> {
                assertThat(customers.find(SHOP, guest.id())).isEmpty();
                CompletableFuture.runAsync(() -> customers.insert(guest)).join();
                return customers.find(SHOP, guest.id()).isPresent();
            });

            assertThat(seen).as("what others have stored since").isFalse();
            assertThat(customers.find(SHOP, guest.id())).isPresent();
        }
    }
}
