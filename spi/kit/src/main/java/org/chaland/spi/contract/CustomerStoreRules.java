package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_ISSUER;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.spi.CustomerStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link CustomerStore}; see also {@link CustomerLinkingRules}. */
abstract class CustomerStoreRules extends StoragePart {

    private CustomerStore customers;

    @BeforeEach
    void openEmptyStorage() {
        customers = storage().customers();
    }

    @Test
    void customerIsFoundAsItWasStored() {
        var customer = guest(1).toBuilder()
                .links(List.of(
                        Link.signedIn(account("anna"), NOW.plusSeconds(1)),
                        Link.created(new Account(OTHER_ISSUER, "42"), NOW.plusSeconds(2))))
                .state(Customer.State.RESTRICTED)
                .epoch(3)
                .changedAt(NOW.plusSeconds(3))
                .build();

        assertIsKept(customer);
    }

    @Test
    void customerOfWhomNothingIsKnownIsFoundAsItWasStored() {
        var nobody = Customer.builder(SHOP, id(1), NOW).build();

        assertIsKept(nobody);
    }

    @Test
    void textsComeBackUnchanged() {
        var customer = guest(1).toBuilder().details(Samples.trickyTexts()).build();

        assertIsKept(customer);
    }

    @Test
    void textsMayBeAsLongAsTheirFieldAllows() {
        var customer = guest(1).toBuilder().details(Samples.longestTexts()).build();

        assertIsKept(customer);
    }

    @Test
    void timesKeepTheirMicrosecondsAlsoWhenClocksAreSetBack() {
        var number = 0;
        for (var time : Samples.HOUR_THAT_COMES_TWICE) {
            var customer = Customer.builder(SHOP, id(++number), time)
                    .links(List.of(Link.signedIn(account("user-" + number), time.plusNanos(1000))))
                    .changedAt(time.plusNanos(999_999_000))
                    .build();

            assertIsKept(customer);
        }
    }

    @Test
    void unknownCustomerIsNotFound() {
        assertEquals(Optional.empty(), customers.find(SHOP, id(1)));
    }

    @Test
    void customerOfOneShopIsNotFoundInAnother() {
        customers.insert(guest(1));

        assertEquals(Optional.empty(), customers.find(OTHER_SHOP, id(1)));
    }

    @Test
    void secondCustomerOfAnIdIsRefusedAndTheFirstStaysAsItWas() {
        customers.insert(guest(1));
        var second = Customer.builder(SHOP, id(1), NOW.plusSeconds(1))
                .links(List.of(Link.signedIn(account("anna"), NOW)))
                .build();

        assertFalse(customers.insert(second));

        assertEquals(Parts.of(guest(1)), stored(guest(1)));
        assertEquals(Optional.empty(), customers.findByAccount(SHOP, account("anna")));
    }

    @Test
    void idTakenInOneShopIsTakenInAll() {
        customers.insert(guest(1));

        assertFalse(customers.insert(Customer.builder(OTHER_SHOP, id(1), NOW).build()));

        assertEquals(Optional.empty(), customers.find(OTHER_SHOP, id(1)));
    }

    @Test
    void updateWritesDetailsStateEpochAndTimeOfChange() {
        customers.insert(guest(1));
        var change = guest(1).toBuilder()
                .details(Details.of(Map.of(Field.CITY, "Tours", Field.BILLING_VAT_ID, "FR00")))
                .state(Customer.State.RESTRICTED)
                .epoch(7)
                .changedAt(NOW.plusSeconds(5))
                .build();

        assertTrue(customers.update(change));

        assertEquals(Parts.of(change.toBuilder().version(2).build()), stored(change));
    }

    @Test
    void updateCanEmptyEverything() {
        customers.insert(guest(1).toBuilder().details(Samples.trickyTexts()).build());
        var erased = guest(1).toBuilder()
                .details(Details.empty())
                .state(Customer.State.ERASED)
                .build();

        assertTrue(customers.update(erased));

        assertEquals(Parts.of(erased.toBuilder().version(2).build()), stored(erased));
    }

    @Test
    void tombstoneLeadsToItsSurvivor() {
        customers.insert(guest(1));
        customers.insert(guest(2));
        var tombstone = guest(1).toBuilder().mergedInto(id(2)).build();

        assertTrue(customers.update(tombstone));

        assertEquals(Parts.of(tombstone.toBuilder().version(2).build()), stored(tombstone));
    }

    @Test
    void updateLeavesLinksAndTimeOfCreationAsTheyAre() {
        var linked = guest(1).toBuilder()
                .links(List.of(Link.signedIn(account("anna"), NOW)))
                .build();
        customers.insert(linked);

        assertTrue(customers.update(Customer.builder(SHOP, id(1), NOW.plusSeconds(9))
                .details(linked.details())
                .changedAt(NOW)
                .links(List.of(Link.created(account("berta"), NOW)))
                .build()));

        assertEquals(Parts.of(linked.toBuilder().version(2).build()), stored(linked));
    }

    @Test
    void updateOfAnotherVersionIsRefusedAndWritesNothing() {
        customers.insert(guest(1));
        customers.update(guest(1));
        var before = stored(guest(1));

        for (var version : List.of(0, 1, 3)) {
            assertFalse(customers.update(guest(1).toBuilder()
                    .details(Details.empty())
                    .version(version)
                    .build()));
        }

        assertEquals(before, stored(guest(1)));
    }

    @Test
    void updateWithALowerEpochIsRefusedAndWritesNothing() {
        var customer = guest(1).toBuilder().epoch(5).build();
        customers.insert(customer);

        assertFalse(customers.update(
                customer.toBuilder().details(Details.empty()).epoch(4).build()));

        assertEquals(Parts.of(customer), stored(customer));
    }

    @Test
    void updateOfAnUnknownCustomerIsRefusedAndStoresNothing() {
        assertFalse(customers.update(guest(1)));

        assertEquals(Optional.empty(), customers.find(SHOP, id(1)));
    }

    @Test
    void updateThroughAnotherShopIsRefusedAndWritesNothing() {
        customers.insert(guest(1));

        assertFalse(customers.update(Customer.builder(OTHER_SHOP, id(1), NOW).build()));

        assertEquals(Parts.of(guest(1)), stored(guest(1)));
    }

    private void assertIsKept(Customer customer) {
        assertTrue(customers.insert(customer));
        assertEquals(Parts.of(customer), stored(customer));
    }

    private List<Object> stored(Customer customer) {
        return Parts.ofCustomer(customers.find(customer.shop(), customer.id()));
    }
}
