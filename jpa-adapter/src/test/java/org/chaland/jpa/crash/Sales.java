package org.chaland.jpa.crash;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chaland.jpa.TestDatabase;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.memory.InMemoryMessages;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.Storage;

/** What the database of a {@link BusyShop} holds, each of whose customers buys at most once. */
final class Sales implements AutoCloseable {

    private static final int ALL = 100_000;
    private static final Duration ONCE_EVERY_PAUSE_IS_OVER = Duration.ofHours(5);
    private static final List<Task.Kind> OF_A_PAYMENT = List.of(Task.Kind.PROVISION, Task.Kind.TELL);

    private final TestDatabase database;
    private final Storage storage;

    Sales(String url) {
        database = TestDatabase.open(url);
        storage = database.storage();
    }

    Storage storage() {
        return storage;
    }

    /** What is wrong, before any upkeep, with purchases that were confirmed to the caller and with the others. */
    List<String> findings(Collection<String> confirmed) {
        var findings = new Findings();
        var purchases = purchases();
        for (var purchase : purchases) {
            var isPaid = purchase.state() == Purchase.State.COMPLETED;
            var kinds =
                    tasks(purchase.customer()).stream().map(Task::kind).sorted().toList();
            findings.expect(
                    kinds.equals(isPaid ? OF_A_PAYMENT : List.of()),
                    purchase.ref() + " is " + purchase.state() + " with " + kinds);
        }
        var lost = lost(confirmed);
        findings.expect(lost.isEmpty(), "confirmed and lost: " + lost);
        var tasks = database.count("select count(*) from chaland_task");
        findings.expect(tasks == (long) OF_A_PAYMENT.size() * paid(purchases), "tasks: " + tasks);
        return findings.toList();
    }

    /** Those of the confirmed purchases that are not paid. */
    Set<String> lost(Collection<String> confirmed) {
        var lost = new TreeSet<>(confirmed);
        purchases().stream()
                .filter(purchase -> purchase.state() == Purchase.State.COMPLETED)
                .map(purchase -> purchase.ref().reference())
                .forEach(lost::remove);
        return lost;
    }

    /** What is wrong once upkeep has done all that is due, of which that provider may know some already. */
    List<String> findingsAfterUpkeep(InMemoryIdentityProvider provider) {
        var messages = new InMemoryMessages();
        var chaland = BusyShop.shop(storage, provider)
                .messageSender(messages)
                .clock(Clock.offset(Clock.systemUTC(), ONCE_EVERY_PAUSE_IS_OVER))
                .build();
        chaland.upkeep().run(ALL);
        var purchases = purchases();
        var paid = purchases.stream()
                .filter(purchase -> purchase.state() == Purchase.State.COMPLETED)
                .collect(Collectors.toSet());
        return new Findings()
                .expect(
                        provider.accounts().size() == paid.size(),
                        "accounts: " + provider.accounts().size())
                .expect(
                        provider.invitations().size() == paid.size(),
                        "invited: " + provider.invitations().size())
                .expect(new HashSet<>(provider.invitations()).size() == paid.size(), "somebody is invited twice")
                .expect(
                        provider.supported(BusyShop.SHOP).size() == paid.size(),
                        "let in: " + provider.supported(BusyShop.SHOP).size())
                .expect(
                        paid.stream()
                                .flatMap(purchase -> tasks(purchase.customer()).stream())
                                .allMatch(task -> task.state() == Task.State.DONE),
                        "not all is done")
                .toList();
    }

    /** How many purchases are paid. */
    long paid() {
        return paid(purchases());
    }

    @Override
    public void close() {
        database.close();
    }

    private static long paid(List<Purchase> purchases) {
        return purchases.stream()
                .filter(purchase -> purchase.state() == Purchase.State.COMPLETED)
                .count();
    }

    private List<Purchase> purchases() {
        return storage.directory().newest(BusyShop.SHOP, Optional.empty(), ALL).stream()
                .map(CustomerEntry::id)
                .flatMap(customer ->
                        storage.purchases().ofCustomer(PurchaseQuery.newest(BusyShop.SHOP, customer, ALL)).stream())
                .toList();
    }

    private List<Task> tasks(CustomerId customer) {
        return storage.tasks().ofCustomer(BusyShop.SHOP, customer, ALL);
    }
}
