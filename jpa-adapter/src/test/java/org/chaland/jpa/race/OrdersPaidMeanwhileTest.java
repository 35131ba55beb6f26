package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.jpa.Isolation;
import org.chaland.jpa.TestDatabase;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An order is paid in a transaction that has read already when another order of the same buyer is paid: where the database goes on to
 * show it what was there before, the intent to make an account is found nevertheless.
 */
@Tag("matrix")
@Tag("shop")
class OrdersPaidMeanwhileTest {

    private static final int LONGEST_SECONDS = 60;

    private static final Map<Isolation, TestDatabase> DATABASES = new EnumMap<>(Isolation.class);

    private final AtomicInteger runs = new AtomicInteger();

    @AfterAll
    static void close() {
        DATABASES.values().forEach(TestDatabase::close);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void intentThatWasWrittenMeanwhileIsRenewed(Isolation isolation) {
        var shop = shop(isolation);
        var buyer = shop.guest();
        var orders = List.of(shop.ordered(buyer), shop.ordered(buyer));

        paidWhileAnotherIs(shop, orders.get(1), orders.get(0));

        isProvidedFor(shop, buyer, orders.get(1));
        assertThat(runs.get() == 1 || !isolation.showsLocked()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void intentThatWasRenewedMeanwhileIsRenewedAgain(Isolation isolation) {
        var shop = shop(isolation);
        var buyer = shop.guest();
        var orders = List.of(shop.ordered(buyer), shop.ordered(buyer), shop.ordered(buyer));
        shop.chaland.checkout().completed(orders.get(0));

        paidWhileAnotherIs(shop, orders.get(2), orders.get(1));

        isProvidedFor(shop, buyer, orders.get(2));
        assertThat(runs.get() == 1 || !isolation.showsLocked()).isTrue();
    }

    private void paidWhileAnotherIs(RacingShop shop, PurchaseRef order, PurchaseRef another) {
        var checkout = shop.chaland.checkout();
        var bystander = shop.guest();
        var outcome = shop.storage.transactions().inTransaction(() -> {
            // Not before does EclipseLink begin the transaction in the database.
            shop.storage.customers().lock(bystander.shop(), bystander.id()).orElseThrow();
            shop.storage.purchases().find(order).orElseThrow();
            if (runs.incrementAndGet() == 1) {
                elsewhere(() -> checkout.completed(another));
            }
            return checkout.completed(order);
        });
        assertThat(outcome.result()).isEqualTo(PurchaseOutcome.Result.CHANGED);
        assertThat(shop.storage.purchases().find(order).orElseThrow().state()).isEqualTo(Purchase.State.COMPLETED);
    }

    private static void isProvidedFor(RacingShop shop, Customer buyer, PurchaseRef last) {
        assertThat(shop.tasks(buyer))
                .filteredOn(task -> task.kind() == Task.Kind.PROVISION)
                .extracting(Task::reference)
                .containsExactly(Optional.of(last.reference()));
    }

    private static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work, task -> new Thread(task).start())
                .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static RacingShop shop(Isolation isolation) {
        var database = DATABASES.computeIfAbsent(isolation, any -> TestDatabase.create(isolation, ""));
        return new RacingShop(database.emptied().storage(bound -> 0), new Random(7));
    }
}
