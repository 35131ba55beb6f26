package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.ISSUER;
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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.CustomerStore.Linking;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the links of every {@link CustomerStore}. */
abstract class CustomerLinkingRules extends StoragePart {

    private static final Link ANNA = Link.signedIn(account("anna"), NOW);

    private CustomerStore customers;

    @BeforeEach
    void openEmptyStorage() {
        customers = storage().customers();
    }

    @Test
    void linkIsAddedAndEpochAndVersionGrowByOne() {
        customers.insert(guest(1).toBuilder().epoch(4).build());

        assertEquals(Linking.LINKED, link(1, ANNA));

        var expected =
                guest(1).toBuilder().links(List.of(ANNA)).epoch(5).version(2).build();
        assertEquals(
                Parts.of(expected), Parts.of(found(1).toBuilder().changedAt(NOW).build()));
    }

    @Test
    void linkComesBackAsItWasMade() {
        for (var proof : Link.Proof.values()) {
            for (var state : Link.State.values()) {
                var number = 1 + proof.ordinal() * 10 + state.ordinal();
                var link = new Link(account("user-" + number), proof, state, NOW.plusSeconds(number));
                customers.insert(guest(number));

                assertEquals(Linking.LINKED, link(number, link));

                assertEquals(List.of(link), found(number).links());
            }
        }
    }

    @Test
    void accountIsFoundInWhateverStateItsLinkIs() {
        for (var state : Link.State.values()) {
            var linked = account("user-" + state);
            customers.insert(guest(state.ordinal()));
            link(state.ordinal(), new Link(linked, Link.Proof.CREATED, state, NOW));

            assertEquals(Optional.of(id(state.ordinal())), owner(linked));
        }
    }

    @Test
    void accountOfNobodyIsNotFound() {
        customers.insert(guest(1));

        assertEquals(Optional.empty(), owner(ANNA.account()));
    }

    @Test
    void customerMayHaveOneAccountAtEachIssuer() {
        var elsewhere = Link.signedIn(new Account(OTHER_ISSUER, "anna"), NOW);
        customers.insert(guest(1));
        link(1, ANNA);

        assertEquals(Linking.LINKED, link(1, elsewhere));

        assertEquals(Optional.of(ANNA), found(1).linkAt(ISSUER));
        assertEquals(Optional.of(elsewhere), found(1).linkAt(OTHER_ISSUER));
        assertEquals(Optional.of(id(1)), owner(elsewhere.account()));
    }

    @Test
    void linkingTheSameAccountAgainChangesNothing() {
        customers.insert(guest(1));
        link(1, ANNA);
        var before = Parts.of(found(1));

        assertEquals(Linking.ALREADY_LINKED, link(1, Link.created(ANNA.account(), NOW.plusSeconds(1))));

        assertEquals(before, Parts.of(found(1)));
    }

    @Test
    void accountOfAnotherCustomerIsRefusedAndNeitherChanges() {
        customers.insert(guest(1));
        customers.insert(guest(2));
        link(1, ANNA);
        var first = Parts.of(found(1));

        assertEquals(Linking.LINKED_ELSEWHERE, link(2, ANNA));

        assertEquals(first, Parts.of(found(1)));
        assertEquals(Parts.of(guest(2)), Parts.of(found(2)));
        assertEquals(Optional.of(id(1)), owner(ANNA.account()));
    }

    @Test
    void secondAccountOfAnIssuerIsRefusedAndChangesNothing() {
        customers.insert(guest(1));
        link(1, ANNA);
        var before = Parts.of(found(1));

        assertEquals(Linking.OTHER_ACCOUNT, link(1, Link.signedIn(account("berta"), NOW)));

        assertEquals(before, Parts.of(found(1)));
        assertEquals(Optional.empty(), owner(account("berta")));
    }

    @Test
    void unknownCustomerIsNotLinked() {
        customers.insert(guest(1));

        assertEquals(Linking.NOT_ACTIVE, link(2, ANNA));
        assertEquals(Linking.NOT_ACTIVE, customers.link(OTHER_SHOP, id(1), ANNA));

        assertEquals(Parts.of(guest(1)), Parts.of(found(1)));
        assertEquals(Optional.empty(), owner(ANNA.account()));
        assertEquals(Optional.empty(), customers.findByAccount(OTHER_SHOP, ANNA.account()));
    }

    @Test
    void changeReadBeforeALinkWasMadeIsRefused() {
        customers.insert(guest(1));
        link(1, ANNA);

        assertFalse(customers.update(guest(1)));
        assertFalse(customers.update(guest(1).toBuilder().epoch(1).build()), "the epoch alone does not make up for it");
    }

    @Test
    void twoShopsLinkOneAccountToCustomersOfTheirOwn() {
        customers.insert(guest(1));
        customers.insert(Customer.builder(OTHER_SHOP, id(2), NOW).build());

        assertEquals(Linking.LINKED, link(1, ANNA));
        assertEquals(Optional.empty(), customers.findByAccount(OTHER_SHOP, ANNA.account()));
        assertEquals(Linking.LINKED, customers.link(OTHER_SHOP, id(2), ANNA));

        assertEquals(Optional.of(id(1)), owner(ANNA.account()));
        assertEquals(
                Optional.of(id(2)),
                customers.findByAccount(OTHER_SHOP, ANNA.account()).map(Customer::id));
    }

    @Test
    void newCustomerWithAnAccountOfAnotherIsRefusedAndNothingOfItIsStored() {
        var elsewhere = Link.signedIn(new Account(OTHER_ISSUER, "anna"), NOW);
        customers.insert(guest(1));
        link(1, ANNA);

        assertFalse(customers.insert(
                guest(2).toBuilder().links(List.of(elsewhere, ANNA)).build()));

        assertEquals(Optional.empty(), customers.find(SHOP, id(2)));
        assertEquals(Optional.empty(), owner(elsewhere.account()));
        assertEquals(Optional.of(id(1)), owner(ANNA.account()));
    }

    @Test
    void accountGivenAtFirstStoringIsFoundAndIsLinkedToNobodyElse() {
        customers.insert(guest(1).toBuilder().links(List.of(ANNA)).build());
        customers.insert(guest(2));

        assertEquals(Optional.of(id(1)), owner(ANNA.account()));
        assertEquals(Linking.LINKED_ELSEWHERE, link(2, ANNA));
        assertEquals(Linking.ALREADY_LINKED, link(1, ANNA));
    }

    @Test
    void subjectsAreComparedAsBytes() {
        var subjects = new ArrayList<>(Samples.LOOK_ALIKES);
        Collections.addAll(subjects, "anna ", " anna", "a".repeat(254), "a".repeat(255));

        assertEachIsAnAccountOfItsOwn(subjects.stream().map(Samples::account).toList());
    }

    @Test
    void issuersAreComparedAsBytes() {
        var issuers = new ArrayList<>(Samples.LOOK_ALIKES);
        Collections.addAll(issuers, "https://a.example", "https://a.example/", "a".repeat(254), "a".repeat(255));

        assertEachIsAnAccountOfItsOwn(
                issuers.stream().map(issuer -> new Account(issuer, "1")).toList());
    }

    /** A record that is erased while an account is made for it must not get that account. */
    @Test
    void recordThatIsNotActiveIsNotLinked() {
        customers.insert(guest(1).toBuilder().state(Customer.State.RESTRICTED).build());
        customers.insert(guest(2).toBuilder().state(Customer.State.ERASED).build());
        customers.insert(guest(3).toBuilder().mergedInto(id(4)).build());

        for (var number : List.of(1, 2, 3)) {
            var before = Parts.of(found(number));

            assertEquals(Linking.NOT_ACTIVE, link(number, ANNA));

            assertEquals(before, Parts.of(found(number)));
        }
        assertEquals(Optional.empty(), owner(ANNA.account()));
    }

    @Test
    void linkIsChangedAndEpochAndVersionGrowByOne() {
        var elsewhere = Link.created(new Account(OTHER_ISSUER, "anna"), NOW);
        var changed = new Link(ANNA.account(), Link.Proof.STAFF, Link.State.SUSPENDED, NOW.plusSeconds(5));
        customers.insert(
                guest(1).toBuilder().links(List.of(ANNA, elsewhere)).epoch(4).build());

        assertTrue(customers.changeLink(SHOP, id(1), changed));

        var expected = guest(1).toBuilder()
                .links(List.of(changed, elsewhere))
                .epoch(5)
                .version(2)
                .build();
        assertEquals(
                Parts.of(expected), Parts.of(found(1).toBuilder().changedAt(NOW).build()));
        assertEquals(Optional.of(id(1)), owner(ANNA.account()));
    }

    @Test
    void linkOfARestrictedRecordIsChanged() {
        customers.insert(guest(1).toBuilder()
                .links(List.of(ANNA))
                .state(Customer.State.RESTRICTED)
                .build());

        assertTrue(customers.changeLink(SHOP, id(1), ANNA.in(Link.State.SUSPENDED)));

        assertEquals(List.of(ANNA.in(Link.State.SUSPENDED)), found(1).links());
    }

    @Test
    void linkThatIsNotThereIsNotChanged() {
        customers.insert(guest(1).toBuilder().links(List.of(ANNA)).build());
        customers.insert(guest(2));
        var before = Parts.of(found(1));

        assertFalse(customers.changeLink(SHOP, id(1), Link.signedIn(account("berta"), NOW)));
        assertFalse(customers.changeLink(SHOP, id(2), ANNA.in(Link.State.BROKEN)));
        assertFalse(customers.changeLink(SHOP, id(9), ANNA.in(Link.State.BROKEN)));
        assertFalse(customers.changeLink(OTHER_SHOP, id(1), ANNA.in(Link.State.BROKEN)));

        assertEquals(before, Parts.of(found(1)));
        assertEquals(Parts.of(guest(2)), Parts.of(found(2)));
    }

    private void assertEachIsAnAccountOfItsOwn(List<Account> accounts) {
        for (var number = 0; number < accounts.size(); number++) {
            customers.insert(guest(number));
            assertEquals(Optional.empty(), owner(accounts.get(number)));
            assertEquals(Linking.LINKED, link(number, Link.signedIn(accounts.get(number), NOW)));
        }
        for (var number = 0; number < accounts.size(); number++) {
            assertEquals(Optional.of(id(number)), owner(accounts.get(number)));
        }
    }

    private Linking link(int number, Link link) {
        return customers.link(SHOP, id(number), link);
    }

    private Customer found(int number) {
        return customers.find(SHOP, id(number)).orElseThrow();
    }

    private Optional<CustomerId> owner(Account account) {
        return customers.findByAccount(SHOP, account).map(Customer::id);
    }
}
