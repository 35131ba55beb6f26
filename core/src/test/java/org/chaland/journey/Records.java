package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.SHOP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Storage;

/** What is stored and what the host was told: for a test to read, and to change as another request would. */
abstract class Records {

    public final Storage storage;
    public final List<CustomerEvent> events = new ArrayList<>();

    Records(Storage storage) {
        this.storage = storage;
    }

    public Customer customer(CustomerId id) {
        return storage.customers().find(SHOP, id).orElseThrow();
    }

    public Optional<Customer> customerOf(Account account) {
        return storage.customers().findByAccount(SHOP, account);
    }

    public Purchase purchase(String reference) {
        return storage.purchases().find(World.ref(reference)).orElseThrow();
    }

    public List<Task> tasks(CustomerId customer) {
        return storage.tasks().ofCustomer(SHOP, customer, 100).stream()
                .filter(task -> task.customer().equals(customer))
                .toList();
    }

    public Optional<Task> task(CustomerId customer, Task.Kind kind) {
        return tasks(customer).stream().filter(task -> task.kind() == kind).findFirst();
    }

    public List<CustomerEvent.Type> told() {
        return events.stream().map(CustomerEvent::type).toList();
    }

    void update(Customer.Builder changed) {
        assertThat(storage.customers().update(changed.build())).isTrue();
    }

    /** A customer with Ada's details who has signed in as that account before. */
    Customer linked(Account account, Link.State state) {
        var customer = recordOf(account, state);
        assertThat(storage.customers().insert(customer)).isTrue();
        return customer;
    }

    /** As {@link #linked}, but not stored yet. */
    static Customer recordOf(Account account, Link.State state) {
        return Customer.builder(SHOP, new CustomerId(new UUID(7, 7)), World.START)
                .details(People.ADA)
                .links(List.of(new Link(account, Link.Proof.SIGNED_IN, state, World.START)))
                .build();
    }

    public boolean isMadeByShop(Account account) {
        return storage.accounts().isMadeBy(SHOP, account);
    }

    /** As a worker takes up what is to be done. */
    void begin(CustomerId customer, Task.Kind kind) {
        var task = task(customer, kind).orElseThrow();
        var begun = task.toBuilder()
                .attempts(task.attempts() + 1)
                .leasedUntil(Optional.of(World.START.plusSeconds(60)))
                .build();
        assertThat(storage.tasks().update(begun)).isTrue();
    }

    void addTask(Task.Kind kind, CustomerId customer, Optional<String> topic) {
        var id = new UUID(6, kind.ordinal());
        var task = Task.builder(id, SHOP, kind, "test/" + kind, World.START)
                .customer(customer)
                .topic(topic)
                .build();
        assertThat(storage.tasks().insert(task)).isTrue();
    }
}
