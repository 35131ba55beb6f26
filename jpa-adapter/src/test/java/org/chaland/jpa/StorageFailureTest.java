package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.chaland.jpa.Samples.NOW;
import static org.chaland.jpa.Samples.SHOP;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Checkout;
import org.chaland.model.Claim;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Disclosure;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.Purpose;
import org.chaland.model.Task;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Drivers repeat the values of a row in their messages. Frames leave the adapter, those messages do not (I10). */
@Tag("matrix")
class StorageFailureTest {

    private static final String CANARY = "canary@example.org";
    private static final Details TOO_LONG = Details.of(Map.of(Field.EMAIL, CANARY.repeat(100)));
    private static final CanonicalEmail EMAIL = CanonicalEmail.of(CANARY).orElseThrow();
    private static final Account SECRET = new Account(Samples.ISSUER, CANARY);

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TestDatabase WITHOUT_TABLES = TestDatabase.open(TestDatabase.freshUrl());
    private static final List<TestDatabase> UNREACHABLE = List.of(unreachable(true), unreachable(false));

    @FunctionalInterface
    interface Call {
        void on(Storage storage);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
        WITHOUT_TABLES.close();
        UNREACHABLE.forEach(TestDatabase::close);
    }

    /** @param late whether connections are asked for only when the first statement comes; otherwise when a transaction begins */
    private static TestDatabase unreachable(boolean late) {
        var url = TestDatabase.freshUrl();
        var connections = new BrokenDataSource(url, CANARY);
        var database = TestDatabase.create(url, connections.asDataSource(), late);
        connections.breakNow();
        return database;
    }

    @Test
    void valueTooLongIsToldByCodeOnly() {
        var customer = Samples.guest().toBuilder().details(TOO_LONG).build();

        var failure = catchThrowable(() -> DATABASE.storage().customers().insert(customer));

        assertThat(failure)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("insert customer " + customer.id())
                .hasMessageContaining("SQLState 22001")
                .hasMessageContaining("database's own log");
        assertThat(everythingIn(failure))
                .as("the frames of the failure, without the value of the row")
                .contains("Caused by: ", "org.chaland.jpa.Transactions.guarded", "org.chaland.jpa.JpaCustomerStore")
                .doesNotContain(CANARY);
    }

    @Test
    void constraintIsNamed() {
        DATABASE.run("alter table chaland_link drop constraint fk_chaland_link_customer;"
                + "alter table chaland_link add constraint fk_chaland_link_customer check (subject <> '" + CANARY
                + "')");

        var failure = catchThrowable(() -> DATABASE.storage().customers().insert(Samples.linked(SECRET)));

        assertThat(failure).hasMessageContaining("constraint fk_chaland_link_customer");
        assertThat(everythingIn(failure)).doesNotContain(CANARY);
    }

    static Stream<Arguments> calls() {
        var customer = new CustomerId(Samples.id());
        var purchase = Purchase.builder(Samples.ref(), customer, TOO_LONG, NOW).build();
        var checkout = Checkout.builder(Samples.id(), SHOP, CANARY.repeat(10), NOW)
                .account(SECRET)
                .build();
        var claim = Claim.builder(Samples.id(), SHOP, Claim.Purpose.TAKE_RECORDS, Samples.hash(), EMAIL, NOW)
                .account(SECRET, Optional.empty())
                .build();
        var task = Samples.task(CANARY, customer).toBuilder()
                .reason(Optional.of(CANARY))
                .build();
        var audited = new AuditEntry(
                Samples.id(), SHOP, customer, AuditEntry.Action.EDITED, CANARY, Optional.of(CANARY), NOW);
        var shown = new Disclosure(
                Samples.id(),
                SHOP,
                Optional.of(customer),
                CANARY,
                "office",
                Purpose.SUPPORT,
                Set.of(PersonalField.EMAIL),
                NOW);
        return Stream.of(
                call("insert customer", s -> s.customers().insert(Samples.linked(SECRET))),
                call("find customer", s -> s.customers().find(SHOP, customer)),
                call(
                        "lock customer",
                        s -> s.transactions().inTransaction(() -> s.customers().lock(SHOP, customer))),
                call("find by account", s -> s.customers().findByAccount(SHOP, SECRET)),
                call("update customer", s -> s.customers().update(Samples.guest())),
                call("link", s -> s.customers().link(SHOP, customer, Link.signedIn(SECRET, NOW))),
                call("insert checkout", s -> s.checkouts().insert(checkout)),
                call("find checkout", s -> s.checkouts().findByHandle(SHOP, CANARY)),
                call("update checkout", s -> s.checkouts().update(checkout)),
                call("insert claim", s -> s.claims().insert(claim)),
                call("find claim", s -> s.claims().find(SHOP, claim.id())),
                call("find the claim of whoever asked", s -> s.claims().findByAsker(SHOP, CANARY)),
                call("find the account of a mailbox", s -> s.claims().accountOf(EMAIL)),
                call("insert a mailbox", s -> s.claims().insertMailbox(EMAIL, SECRET, NOW)),
                call("update claim", s -> s.claims().update(claim)),
                call("delete claim", s -> s.claims().delete(SHOP, claim.id())),
                call("insert purchase", s -> s.purchases().insert(purchase)),
                call("find purchase", s -> s.purchases().find(purchase.ref())),
                call("update purchase", s -> s.purchases().update(purchase)),
                call("list purchases", s -> s.purchases().ofCustomer(PurchaseQuery.newest(SHOP, customer, 1))),
                call("repoint", s -> s.purchases().repoint(SHOP, List.of(customer), customer)),
                call("insert task", s -> s.tasks().insert(task)),
                call("insert tasks", s -> s.tasks().insertAll(List.of(task))),
                call("find task", s -> s.tasks().find(SHOP, CANARY)),
                call("update task", s -> s.tasks().update(task)),
                call("due", s -> s.tasks().due(NOW, 1)),
                call("list tasks", s -> s.tasks().ofCustomer(SHOP, customer, 1)),
                call("list waiting tasks", s -> s.tasks().waiting(SHOP, Optional.of(CANARY), Task.Place.START, 1)),
                call("count waiting tasks", s -> s.tasks().count(SHOP, NOW)),
                call("list overdue tasks", s -> s.tasks().overdue(NOW, 1)),
                call("purge tasks", s -> s.tasks().purge(NOW, 1)),
                call("unlink", s -> s.customers().unlink(SHOP, customer, SECRET)),
                call("delete customer", s -> s.customers().delete(SHOP, customer, 1)),
                call("list newest", s -> s.directory().newest(SHOP, Optional.of(customer), 1)),
                call("search", s -> s.directory().search(SHOP, List.of(CANARY), Optional.empty(), 1)),
                call("list an address", s -> s.directory().withEmail(SHOP, EMAIL, Optional.empty(), 1)),
                call("list shared addresses", s -> s.directory().sharingEmail(SHOP, Optional.empty(), 1)),
                call("list merged", s -> s.directory().mergedInto(SHOP, customer)),
                call("append audit entry", s -> s.audit().append(audited)),
                call("list audit entries", s -> s.audit().ofCustomer(SHOP, customer, Optional.empty(), 1)),
                call("append disclosures", s -> s.disclosures().append(List.of(shown))),
                call(
                        "list disclosures",
                        s -> s.disclosures().ofCustomer(SHOP, customer, Optional.of(NOW), Optional.empty(), 1)),
                call("find the oldest disclosure", s -> s.disclosures().oldestAfter(Optional.of(SHOP))),
                call("purge disclosures", s -> s.disclosures().purge(SHOP, NOW, 1)),
                call(
                        "list the disclosures of a time",
                        s -> s.disclosures().between(SHOP, NOW, NOW.plusSeconds(1), Optional.empty(), 1)));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void brokenTableIsToldByCodeOnly(Call call) {
        onEachWiring(WITHOUT_TABLES, storage -> {
            var failure = catchThrowable(() -> call.on(storage));

            assertThat(failure).isInstanceOf(StorageException.class).hasMessageContaining("SQLState 42");
            assertThat(everythingIn(failure)).doesNotContain(CANARY);
        });
    }

    @ParameterizedTest
    @MethodSource("calls")
    void failureThatLeftAJoinedTransactionDoomsIt(Call call) {
        onEachWiring(WITHOUT_TABLES, storage -> {
            var commit = catchThrowable(() -> storage.transactions().inTransaction(() -> {
                assertThat(catchThrowable(() -> call.on(storage))).isInstanceOf(StorageException.class);
                return true;
            }));

            assertThat(commit).isInstanceOf(StorageException.class);
            assertThat(everythingIn(commit)).doesNotContain(CANARY);
        });
    }

    @ParameterizedTest
    @MethodSource("calls")
    void databaseThatDoesNotAnswerIsToldByCodeOnly(Call call) {
        for (var unreachable : UNREACHABLE) {
            onEachWiring(unreachable, storage -> {
                var failure = catchThrowable(() -> call.on(storage));

                assertThat(failure).isInstanceOf(StorageException.class).hasMessageContaining("SQLState 08001");
                assertThat(everythingIn(failure)).doesNotContain(CANARY);
            });
        }
    }

    private static void onEachWiring(TestDatabase database, Consumer<Storage> work) {
        work.accept(database.storage());
        try (var host = new PlainHost(database.factory())) {
            work.accept(host.storage());
        }
    }

    private static Arguments call(String name, Call call) {
        return Arguments.of(Named.of(name, call));
    }

    private static String everythingIn(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
