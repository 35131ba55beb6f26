package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.id;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.spi.CustomerStore;

/** Customers that come and go while lists are looked at. */
final class StoredCustomers {

    private final CustomerStore store;

    StoredCustomers(CustomerStore store) {
        this.store = store;
    }

    void insert(Customer... all) {
        for (var customer : all) {
            assertTrue(store.insert(customer), "inserted");
        }
    }

    /** Whatever version is stored. */
    void update(Customer customer) {
        assertTrue(
                store.update(
                        customer.toBuilder().version(version(customer.id())).build()),
                "updated");
    }

    void delete(int number) {
        assertTrue(store.delete(SHOP, id(number), version(id(number))), "deleted");
    }

    static List<CustomerId> ids(Integer... numbers) {
        return List.of(numbers).stream().map(Samples::id).toList();
    }

    private long version(CustomerId id) {
        return store.find(SHOP, id).orElseThrow().version();
    }
}
