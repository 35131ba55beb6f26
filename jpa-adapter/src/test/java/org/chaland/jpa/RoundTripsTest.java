package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.Samples.NOW;
import static org.chaland.jpa.Samples.SHOP;

import java.util.List;
import java.util.function.Supplier;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time on a server is the number of round trips; these are what one would write by hand. */
class RoundTripsTest {

    private RecordingDataSource recording;
    private TestDatabase database;
    private Storage storage;

    @BeforeEach
    void create() {
        var url = TestDatabase.freshUrl();
        recording = new RecordingDataSource(url);
        database = TestDatabase.create(url, recording.asDataSource());
        storage = database.storage();
        recording.seen();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findingIsOneStatementOutsideATransaction() {
        var customer = Samples.linked(Samples.account());
        var purchase = Samples.purchase(Samples.ref(), customer.id());
        storage.customers().insert(customer);
        storage.purchases().insert(purchase);
        recording.seen();

        storage.customers().find(SHOP, customer.id());
        storage.customers().findByAccount(SHOP, customer.links().get(0).account());
        storage.purchases().find(purchase.ref());
        storage.checkouts().findByHandle(SHOP, Samples.hash());
        storage.tasks().find(SHOP, "key");
        storage.tasks().due(NOW, 9);
        storage.tasks().ofCustomer(SHOP, customer.id(), 9);

        assertThat(recording.seen())
                .containsExactly(
                        "select chaland_customer",
                        "select chaland_customer",
                        "select chaland_purchase",
                        "select chaland_checkout",
                        "select chaland_task",
                        "select chaland_task",
                        "select chaland_task");
    }

    @Test
    void listOfPurchasesIsTwoStatementsHoweverManyThereAre() {
        var customer = new CustomerId(Samples.id());
        for (int i = 0; i < 5; i++) {
            storage.purchases().insert(Samples.purchase(Samples.ref(), customer));
        }
        recording.seen();

        assertThat(storage.purchases().ofCustomer(SHOP, customer, 4)).hasSize(4);

        assertThat(recording.seen()).containsExactly("select chaland_purchase", "select chaland_purchase");
    }

    @Test
    void lockingReadsWhatBelongsToTheRowOnceItIsHeld() {
        var customer = Samples.linked(Samples.account());
        var purchase = Samples.purchase(Samples.ref(), customer.id());
        storage.customers().insert(customer);
        storage.purchases().insert(purchase);

        assertThat(inTransaction(() -> storage.customers().lock(SHOP, customer.id())))
                .containsExactly("select chaland_customer for update", "select chaland_link");
        assertThat(inTransaction(() -> storage.purchases().lock(purchase.ref())))
                .containsExactly("select chaland_purchase for update", "select chaland_training");
    }

    @Test
    void insertingIsOneStatementForATableBetweenTwoOfTheSavepoint() {
        var customer = Samples.linked(Samples.account());

        assertThat(inTransaction(() -> storage.customers().insert(customer)))
                .containsExactly("setSavepoint", "insert chaland_customer", "insert chaland_link", "releaseSavepoint");
        assertThat(inTransaction(() -> storage.customers().insert(customer)))
                .containsExactly("setSavepoint", "insert chaland_customer", "rollback");
        assertThat(inTransaction(() -> storage.purchases().insert(Samples.purchase(Samples.ref(), customer.id()))))
                .containsExactly(
                        "setSavepoint", "insert chaland_purchase", "insert chaland_training", "releaseSavepoint");
        assertThat(inTransaction(() -> storage.checkouts().insert(Samples.checkout())))
                .containsExactly("setSavepoint", "insert chaland_checkout", "releaseSavepoint");
        assertThat(inTransaction(() -> storage.tasks().insert(Samples.task("key", customer.id()))))
                .containsExactly("setSavepoint", "insert chaland_task", "releaseSavepoint");
    }

    @Test
    void updatingIsOneStatementForATable() {
        var customer = Samples.guest();
        var purchase = Samples.purchase(Samples.ref(), customer.id());
        var task = Samples.task("key", customer.id());
        var checkout = Samples.checkout();
        storage.customers().insert(customer);
        storage.purchases().insert(purchase);
        storage.tasks().insert(task);
        storage.checkouts().insert(checkout);

        assertThat(inTransaction(() -> storage.customers().update(customer)))
                .containsExactly("update chaland_customer");
        assertThat(inTransaction(() -> storage.checkouts().update(checkout)))
                .containsExactly("update chaland_checkout");
        assertThat(inTransaction(() -> storage.tasks().update(task))).containsExactly("update chaland_task");
        assertThat(inTransaction(() -> storage.purchases().update(purchase)))
                .containsExactly("update chaland_purchase", "delete chaland_training", "insert chaland_training");
        assertThat(inTransaction(() -> storage.purchases().update(purchase)))
                .as("lost")
                .containsExactly("update chaland_purchase");
        assertThat(inTransaction(() -> storage.purchases().repoint(SHOP, customer.id(), customer.id())))
                .containsExactly("update chaland_purchase");
    }

    @Test
    void linkingLocksLooksWritesAndRaises() {
        var customer = Samples.guest();
        storage.customers().insert(customer);
        var link = Link.signedIn(Samples.account(), NOW);

        assertThat(inTransaction(() -> storage.customers().link(SHOP, customer.id(), link)))
                .containsExactly(
                        "select chaland_customer for update",
                        "select chaland_link",
                        "select chaland_customer",
                        "setSavepoint",
                        "insert chaland_link",
                        "releaseSavepoint",
                        "update chaland_customer");
    }

    @Test
    void callByItselfAddsItsCommit() {
        storage.tasks().insert(Samples.task("key", new CustomerId(Samples.id())));

        assertThat(recording.seen())
                .containsExactly("setSavepoint", "insert chaland_task", "releaseSavepoint", "commit");
    }

    private List<String> inTransaction(Supplier<?> call) {
        return storage.transactions().inTransaction(() -> {
            recording.seen();
            call.get();
            return recording.seen();
        });
    }
}
