package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.checkout;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.hash;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.purchase;
import static org.chaland.spi.contract.Samples.purchaseOf;
import static org.chaland.spi.contract.Samples.task;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link Storage} when many threads want the same thing: one gets it, and none fails (I16). */
abstract class RaceRules extends StoragePart {

    private static final Link ANNA = Link.signedIn(account("anna"), NOW);

    private Storage storage;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
    }

    /** Each would otherwise try to get what another has just got, all the time. */
    @Test
    void workersThatListDueTasksInATransactionTakeDifferentOnes() {
        var tasks = 40;
        for (var number = 0; number < tasks; number++) {
            storage.tasks().insert(task(number));
        }

        var taken = Threads.race(number -> {
            var mine = new ArrayList<UUID>();
            for (var more = true; more; ) {
                more = storage.transactions().inTransaction(() -> take(mine));
            }
            return mine;
        });

        var all = taken.stream().flatMap(List::stream).toList();
        assertEquals(tasks, all.size());
        assertEquals(tasks, Set.copyOf(all).size());
    }

    private boolean take(List<UUID> mine) {
        var due = storage.tasks().due(NOW, 1);
        for (var task : due) {
            assertTrue(storage.tasks().update(task.leased(NOW.plusSeconds(60))), "another worker was faster");
            mine.add(task.id());
        }
        return !due.isEmpty();
    }

    @Test
    void changesOfACustomerLoseNone() {
        var each = 10;
        storage.customers().insert(guest(1));

        Threads.race(number -> {
            for (var done = 0; done < each; ) {
                var read = storage.customers().find(SHOP, id(1)).orElseThrow();
                var change = read.toBuilder().epoch(read.epoch() + 1).build();
                done += storage.customers().update(change) ? 1 : 0;
            }
            return true;
        });

        var last = storage.customers().find(SHOP, id(1)).orElseThrow();
        assertEquals(each * Threads.MANY, last.epoch());
        assertEquals(each * Threads.MANY + 1, last.version());
    }

    @Test
    void oneOfManyChangesOfACheckoutIsWritten() {
        storage.checkouts().insert(checkout(1));

        var winner = onlyWinner(Threads.race(number -> storage.checkouts()
                .update(checkout(1).toBuilder().handleHash(hash(10 + number)).build())));

        assertTrue(storage.checkouts().findByHandle(SHOP, hash(10 + winner)).isPresent());
    }

    @Test
    void oneOfManyChangesOfAPurchaseIsWritten() {
        storage.purchases().insert(purchase("A-1"));

        var winner = onlyWinner(Threads.race(number -> storage.purchases()
                .update(purchase("A-1").toBuilder().customer(id(number)).build())));

        assertEquals(
                Optional.of(id(winner)),
                storage.purchases().find(purchase("A-1").ref()).map(one -> one.customer()));
    }

    @Test
    void oneOfManyWorkersLeasesATask() {
        storage.tasks().insert(task(1));

        var winner = onlyWinner(Threads.race(number -> storage.tasks()
                .update(task(1).toBuilder()
                        .leasedUntil(Optional.of(NOW.plusSeconds(60)))
                        .attempts(number)
                        .build())));

        assertEquals(
                Optional.of(winner), storage.tasks().find(SHOP, task(1).key()).map(Task::attempts));
    }

    @Test
    void oneOfManyCustomersGetsAnAccount() {
        assertOneGetsTheAccount(this::link);
    }

    @Test
    void oneOfManyCustomersGetsAnAccountInTransactionsOfWhichNoneFails() {
        assertOneGetsTheAccount(inTransaction(this::link));
    }

    @Test
    void customerGetsOneOfManyAccountsOfAnIssuer() {
        storage.customers().insert(guest(1));

        var answers = Threads.race(number ->
                storage.customers().link(SHOP, id(1), Link.signedIn(account("user-" + number), NOW)));

        assertEquals(1, Collections.frequency(answers, Linking.LINKED));
        assertEquals(Threads.MANY - 1, Collections.frequency(answers, Linking.OTHER_ACCOUNT));
        var customer = storage.customers().find(SHOP, id(1)).orElseThrow();
        assertEquals(List.of(1, 1L, 2L), List.of(customer.links().size(), customer.epoch(), customer.version()));
    }

    @Test
    void oneOfManyNewCustomersWithAnAccountIsStored() {
        assertOneIsStoredWithTheAccount(this::insertLinked);
    }

    @Test
    void oneOfManyNewCustomersWithAnAccountIsStoredInTransactionsOfWhichNoneFails() {
        assertOneIsStoredWithTheAccount(inTransaction(this::insertLinked));
    }

    @Test
    void oneOfManyPurchasesOfAReferenceIsStored() {
        assertOneIsStoredUnderTheReference(this::insertPurchase);
    }

    @Test
    void oneOfManyPurchasesOfAReferenceIsStoredInTransactionsOfWhichNoneFails() {
        assertOneIsStoredUnderTheReference(inTransaction(this::insertPurchase));
    }

    @Test
    void oneOfManyTasksOfAKeyIsStored() {
        assertOneIsStoredUnderTheKey(this::insertTask);
    }

    @Test
    void oneOfManyTasksOfAKeyIsStoredInTransactionsOfWhichNoneFails() {
        assertOneIsStoredUnderTheKey(inTransaction(this::insertTask));
    }

    @Test
    void oneOfManyCheckoutsOfAHashIsStored() {
        onlyWinner(Threads.race(number -> storage.checkouts()
                .insert(checkout(number).toBuilder().handleHash(hash(99)).build())));

        assertTrue(storage.checkouts().findByHandle(SHOP, hash(99)).isPresent());
    }

    private Linking link(int number) {
        return storage.customers().link(SHOP, id(number), ANNA);
    }

    private boolean insertLinked(int number) {
        return storage.customers()
                .insert(guest(number).toBuilder().links(List.of(ANNA)).build());
    }

    private boolean insertPurchase(int number) {
        return storage.purchases().insert(purchaseOf(id(number), "A-1", NOW));
    }

    private boolean insertTask(int number) {
        return storage.tasks()
                .insert(Task.builder(uuid(number), SHOP, Task.Kind.INVITE, "key", NOW)
                        .customer(id(1))
                        .build());
    }

    private void assertOneGetsTheAccount(IntFunction<Linking> step) {
        for (var number = 0; number < Threads.MANY; number++) {
            storage.customers().insert(guest(number));
        }

        var answers = Threads.race(step);

        assertEquals(1, Collections.frequency(answers, Linking.LINKED));
        assertEquals(Threads.MANY - 1, Collections.frequency(answers, Linking.LINKED_ELSEWHERE));
        assertOwner(answers.indexOf(Linking.LINKED));
    }

    private void assertOneIsStoredWithTheAccount(IntFunction<Boolean> step) {
        assertOwner(onlyWinner(Threads.race(step)));
    }

    private void assertOneIsStoredUnderTheReference(IntFunction<Boolean> step) {
        var winner = onlyWinner(Threads.race(step));

        assertEquals(
                Optional.of(id(winner)),
                storage.purchases().find(purchase("A-1").ref()).map(one -> one.customer()));
    }

    private void assertOneIsStoredUnderTheKey(IntFunction<Boolean> step) {
        var winner = onlyWinner(Threads.race(step));

        assertEquals(
                Optional.of(uuid(winner)), storage.tasks().find(SHOP, "key").map(Task::id));
    }

    private void assertOwner(int number) {
        assertEquals(
                Optional.of(id(number)),
                storage.customers().findByAccount(SHOP, ANNA.account()).map(Customer::id));
    }

    private <T> IntFunction<T> inTransaction(IntFunction<T> step) {
        return number -> storage.transactions().inTransaction(() -> step.apply(number));
    }

    private static int onlyWinner(List<Boolean> answers) {
        assertEquals(1, Collections.frequency(answers, true), "how many have won");
        return answers.indexOf(true);
    }
}
