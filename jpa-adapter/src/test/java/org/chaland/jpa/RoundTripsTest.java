package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.Samples.NOW;
import static org.chaland.jpa.Samples.SHOP;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Time on a server is the number of round trips; these are what one would write by hand. */
@Tag("matrix")
class RoundTripsTest {

    private static final CanonicalEmail EMAIL =
            CanonicalEmail.of("x@example.org").orElseThrow();

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
                        "select chaland_task",
                        "select chaland_task");
    }

    @Test
    void pageIsOneStatementHoweverMuchItShows() {
        var customers = Stream.generate(() -> Samples.linked(Samples.account()))
                .limit(6)
                .toList();
        customers.forEach(storage.customers()::insert);
        customers.forEach(customer -> storage.purchases().insert(Samples.purchase(Samples.ref(), customer.id())));
        var last = Optional.of(customers.get(0).id());
        var directory = storage.directory();

        for (var after : List.of(last, Optional.<CustomerId>empty())) {
            assertThat(statements(() -> directory.newest(SHOP, after, 9))).hasSize(1);
            assertThat(statements(() -> directory.withEmail(SHOP, EMAIL, after, 9)))
                    .hasSize(1);
            assertThat(statements(() -> directory.sharingEmail(SHOP, after, 9))).hasSize(1);
            assertThat(statements(() -> directory.search(SHOP, List.of("xx", "x"), after, 9)))
                    .hasSize(1);
        }
        assertThat(statements(() -> directory.hasActiveLink(SHOP, EMAIL))).hasSize(1);
        assertThat(statements(() -> directory.linked(SHOP, EMAIL, "https://lms.example", 9)))
                .hasSize(1);
        assertThat(statements(() -> directory.mergedInto(SHOP, customers.get(0).id())))
                .containsExactly("select chaland_customer");
        assertThat(statements(() -> storage.tasks().waiting(SHOP, Optional.empty(), Task.Place.START, 9)))
                .containsExactly("select chaland_task");
        assertThat(statements(() -> storage.tasks().count(SHOP, Samples.NOW))).containsExactly("select chaland_task");
        assertThat(statements(
                        () -> storage.audit().ofCustomer(SHOP, customers.get(0).id(), Optional.of(Samples.id()), 9)))
                .containsExactly("select chaland_audit");
        assertThat(statements(() -> storage.disclosures()
                        .ofCustomer(SHOP, customers.get(0).id(), Optional.empty(), Optional.of(Samples.id()), 9)))
                .containsExactly("select chaland_disclosure");
        assertThat(statements(() -> storage.disclosures()
                        .ofCustomer(SHOP, customers.get(0).id(), Optional.of(NOW), Optional.of(Samples.id()), 9)))
                .as("of the customer, and of everybody")
                .containsExactly("select chaland_disclosure", "select chaland_disclosure");
        assertThat(statements(() ->
                        storage.disclosures().between(SHOP, NOW, NOW.plusSeconds(1), Optional.of(Samples.id()), 9)))
                .containsExactly("select chaland_disclosure");
        assertThat(directory.search(SHOP, List.of("xx", "x"), Optional.empty(), 9))
                .hasSize(6)
                .allMatch(line -> line.linked() && line.purchases().total() == 1);
    }

    @Test
    void listOfPurchasesIsOneStatementHoweverManyThereAre() {
        var customer = new CustomerId(Samples.id());
        for (int i = 0; i < 5; i++) {
            storage.purchases().insert(Samples.purchase(Samples.ref(), customer));
        }
        recording.seen();

        assertThat(storage.purchases().ofCustomer(PurchaseQuery.newest(SHOP, customer, 4)))
                .hasSize(4);

        assertThat(recording.seen()).containsExactly("select chaland_purchase");
    }

    @Test
    void whetherThereIsAccessAndHowManyThereAreIsOneStatementEachHoweverManyPurchasesThereAre() {
        var customer = new CustomerId(Samples.id());
        for (int i = 0; i < 5; i++) {
            storage.purchases().insert(Samples.purchase(Samples.ref(), customer));
        }
        recording.seen();

        assertThat(storage.purchases().givesAccess(SHOP, customer, NOW)).isFalse();
        storage.purchases().counts(SHOP, customer);

        assertThat(recording.seen()).containsExactly("select chaland_purchase", "select chaland_purchase");
    }

    @Test
    void lockingReadsTheLinksOfACustomerOnceTheRowIsHeld() {
        var customer = Samples.linked(Samples.account());
        var purchase = Samples.purchase(Samples.ref(), customer.id());
        storage.customers().insert(customer);
        storage.purchases().insert(purchase);

        assertThat(inTransaction(() -> storage.customers().lock(SHOP, customer.id())))
                .containsExactly("select chaland_customer for update", "select chaland_customer");
        assertThat(inTransaction(() -> storage.purchases().lock(purchase.ref())))
                .containsExactly("select chaland_purchase for update");
    }

    @Test
    void insertingIsOneStatementForATableBetweenTwoOfTheSavepoint() {
        var customer = Samples.linked(Samples.account());

        assertThat(inTransaction(() -> storage.customers().insert(customer)))
                .containsExactly(
                        "savepoint chaland",
                        "insert chaland_customer",
                        "insert chaland_link",
                        "insert chaland_customer_term",
                        "release chaland");
        assertThat(inTransaction(() -> storage.customers().insert(customer)))
                .containsExactly("savepoint chaland", "insert chaland_customer", "rollback chaland");
        assertThat(inTransaction(() -> storage.purchases().insert(Samples.purchase(Samples.ref(), customer.id()))))
                .containsExactly("savepoint chaland", "insert chaland_purchase", "release chaland");
        assertThat(inTransaction(() -> storage.checkouts().insert(Samples.checkout())))
                .containsExactly("savepoint chaland", "insert chaland_checkout", "release chaland");
        assertThat(inTransaction(() -> storage.tasks().insert(Samples.task("key", customer.id()))))
                .containsExactly("savepoint chaland", "insert chaland_task", "release chaland");
    }

    @Test
    void insertingTasksTogetherIsOneStatementUnlessAKeyIsTaken() {
        var customer = new CustomerId(Samples.id());
        var known = Samples.task("known", customer);
        storage.tasks().insert(known);

        assertThat(inTransaction(() ->
                        storage.tasks().insertAll(List.of(Samples.task("a", customer), Samples.task("b", customer)))))
                .containsExactly("savepoint chaland", "insert chaland_task", "release chaland");
        assertThat(inTransaction(() -> storage.tasks().insertAll(List.of(Samples.task("c", customer), known))))
                .containsExactly(
                        "savepoint chaland",
                        "insert chaland_task",
                        "rollback chaland",
                        "savepoint chaland",
                        "insert chaland_task",
                        "release chaland",
                        "savepoint chaland",
                        "insert chaland_task",
                        "rollback chaland");
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
                .containsExactly("update chaland_purchase");
        assertThat(inTransaction(() -> storage.purchases().update(purchase)))
                .as("lost")
                .containsExactly("update chaland_purchase");
        assertThat(inTransaction(() -> storage.purchases().repoint(SHOP, List.of(customer.id()), customer.id())))
                .containsExactly("update chaland_purchase");
    }

    @Test
    void updateThatChangesTheTermsWritesThemAnew() {
        var customer = Samples.guest();
        storage.customers().insert(customer);
        var renamed = customer.toBuilder().details(Samples.everyField("z")).build();

        assertThat(inTransaction(() -> storage.customers().update(renamed)))
                .containsExactly(
                        "update chaland_customer",
                        "update chaland_customer",
                        "delete chaland_customer_term",
                        "insert chaland_customer_term");
        assertThat(inTransaction(() -> storage.customers().update(renamed)))
                .as("lost")
                .containsExactly("update chaland_customer", "update chaland_customer");
    }

    @Test
    void unlinkingLocksTakesAwayAndRaises() {
        var account = Samples.account();
        var customer = Samples.linked(account);
        storage.customers().insert(customer);

        assertThat(inTransaction(() -> storage.customers().unlink(SHOP, customer.id(), account)))
                .containsExactly(
                        "select chaland_customer for update",
                        "select chaland_customer",
                        "delete chaland_link",
                        "update chaland_customer");
    }

    @Test
    void deletingIsOneStatementAndSoIsWritingDownWhatStaffDidOrWereShown() {
        var customer = Samples.linked(Samples.account());
        storage.customers().insert(customer);

        assertThat(inTransaction(() -> storage.customers().delete(SHOP, customer.id(), customer.version())))
                .containsExactly("delete chaland_customer");
        assertThat(inTransaction(() -> {
                    storage.audit().append(Samples.auditEntry(customer.id()));
                    return true;
                }))
                .containsExactly("insert chaland_audit");
        assertThat(inTransaction(() -> {
                    storage.disclosures()
                            .append(List.of(Samples.disclosure(customer.id()), Samples.disclosure(customer.id())));
                    return true;
                }))
                .containsExactly("insert chaland_disclosure");
    }

    @Test
    void linkingLocksLooksWritesAndRaises() {
        var customer = Samples.guest();
        storage.customers().insert(customer);
        var link = Link.signedIn(Samples.account(), NOW);

        assertThat(inTransaction(() -> storage.customers().link(SHOP, customer.id(), link)))
                .containsExactly(
                        "select chaland_customer for update",
                        "select chaland_customer",
                        "select chaland_customer",
                        "savepoint chaland",
                        "insert chaland_link",
                        "release chaland",
                        "update chaland_customer");
    }

    @Test
    void callByItselfAddsItsCommit() {
        storage.tasks().insert(Samples.task("key", new CustomerId(Samples.id())));

        assertThat(recording.seen())
                .containsExactly("savepoint chaland", "insert chaland_task", "release chaland", "commit");
    }

    private List<String> statements(Supplier<?> call) {
        recording.seen();
        call.get();
        return recording.seen();
    }

    private List<String> inTransaction(Supplier<?> call) {
        return storage.transactions().inTransaction(() -> {
            recording.seen();
            call.get();
            return recording.seen();
        });
    }
}
