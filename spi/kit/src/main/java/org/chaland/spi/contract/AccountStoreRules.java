package org.chaland.spi.contract;

import static java.util.stream.Collectors.toMap;
import static org.chaland.spi.contract.Samples.ISSUER;
import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_ISSUER;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.known;
import static org.chaland.spi.contract.Samples.purchase;
import static org.chaland.spi.contract.Samples.purchaseOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Access;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopAccount;
import org.chaland.model.Training;
import org.chaland.spi.AccountStore;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the accounts that shops made, and for the customers of an account, in every {@link AccountStore}. */
abstract class AccountStoreRules extends StoragePart {

    private static final Account ANNA = account("anna");

    private Storage storage;
    private AccountStore accounts;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        accounts = storage.accounts();
    }

    @Test
    void accountThatIsLinkedToNobodyHasNoHolder() {
        linked(1, Link.created(account("berta"), NOW));

        assertEquals(List.of(), accounts.holders(ANNA));
    }

    @Test
    void holdersAreTheCustomersOfEveryShopWithTheirLinks() {
        var made = Link.created(ANNA, NOW);
        var signedIn = Link.signedIn(ANNA, NOW.plusSeconds(1)).in(Link.State.SUSPENDED);
        linked(1, made);
        storage.customers()
                .insert(Customer.builder(OTHER_SHOP, id(2), NOW)
                        .links(List.of(signedIn))
                        .build());

        assertEquals(
                Map.of(
                        id(1), new AccountStore.Holder(SHOP, id(1), made, Access.none()),
                        id(2), new AccountStore.Holder(OTHER_SHOP, id(2), signedIn, Access.none())),
                accounts.holders(ANNA).stream().collect(toMap(AccountStore.Holder::customer, holder -> holder)));
    }

    @Test
    void holdersAreThoseOfToday() {
        linked(1, Link.created(ANNA, NOW));
        storage.customers().unlink(SHOP, id(1), ANNA);
        linked(2, Link.created(ANNA, NOW));

        assertEquals(List.of(id(2)), holders(ANNA));
    }

    @Test
    void accountsAreComparedAsBytes() {
        for (var number = 0; number < Samples.LOOK_ALIKES.size(); number++) {
            linked(number, Link.created(account(Samples.LOOK_ALIKES.get(number)), NOW));
        }
        linked(50, Link.created(new Account(OTHER_ISSUER, "anna"), NOW));

        for (var number = 0; number < Samples.LOOK_ALIKES.size(); number++) {
            assertEquals(List.of(id(number)), holders(account(Samples.LOOK_ALIKES.get(number))));
        }
        assertEquals(List.of(id(50)), holders(new Account(OTHER_ISSUER, "anna")));
    }

    @Test
    void accountThatAShopMadeIsFoundAsItWasStored() {
        var made = new ShopAccount(ANNA, OTHER_SHOP, true, NOW);

        assertTrue(accounts.insert(made));

        assertEquals(Optional.of(made), accounts.find(ANNA));
        assertTrue(accounts.isMadeBy(OTHER_SHOP, ANNA));
        assertFalse(accounts.isMadeBy(SHOP, ANNA));
        assertEquals(Optional.empty(), accounts.find(account("berta")));
    }

    @Test
    void accountIsMadeByOneShopAndTheTransactionGoesOnAfterASecond() {
        var made = new ShopAccount(ANNA, SHOP, false, NOW);
        accounts.insert(made);

        storage.transactions().inTransaction(() -> {
            assertFalse(accounts.insert(new ShopAccount(ANNA, OTHER_SHOP, true, NOW.plusSeconds(1))));
            return accounts.insert(new ShopAccount(account("berta"), OTHER_SHOP, true, NOW));
        });

        assertEquals(Optional.of(made), accounts.find(ANNA));
        assertTrue(accounts.find(account("berta")).isPresent());
    }

    @Test
    void updateWritesSuspensionClosureAndTimeAndNotTheMaker() {
        accounts.insert(new ShopAccount(ANNA, SHOP, false, NOW));

        var closed = Optional.of(NOW.plusSeconds(7));
        assertTrue(accounts.update(new ShopAccount(ANNA, OTHER_SHOP, true, closed, NOW.plusSeconds(1))));
        assertEquals(Optional.of(new ShopAccount(ANNA, SHOP, true, closed, NOW.plusSeconds(1))), accounts.find(ANNA));
        assertTrue(accounts.update(new ShopAccount(ANNA, OTHER_SHOP, true, NOW.plusSeconds(1))));

        assertEquals(Optional.of(new ShopAccount(ANNA, SHOP, true, NOW.plusSeconds(1))), accounts.find(ANNA));
        assertFalse(accounts.update(new ShopAccount(account("berta"), SHOP, true, NOW)));
        assertEquals(Optional.empty(), accounts.find(account("berta")));
    }

    @Test
    void accountThatAShopMadeOutlivesLinkAndCustomer() {
        var made = new ShopAccount(ANNA, SHOP, true, NOW);
        accounts.insert(made);
        linked(1, Link.created(ANNA, NOW).in(Link.State.SUSPENDED));
        linked(2, Link.signedIn(account("berta"), NOW));

        storage.customers().unlink(SHOP, id(1), ANNA);
        storage.customers().link(SHOP, id(2), Link.signedIn(new Account(OTHER_ISSUER, "anna"), NOW));
        storage.retention().forgetTraces(SHOP, id(1));
        storage.retention().forgetHistory(SHOP, id(1));
        var unlinked = storage.customers().find(SHOP, id(1)).orElseThrow();
        storage.customers().delete(SHOP, id(1), unlinked.version());

        assertEquals(Optional.of(made), accounts.find(ANNA));
    }

    @Test
    void deletedAccountIsForgottenAndItsLinkStays() {
        accounts.insert(new ShopAccount(ANNA, SHOP, false, NOW));
        linked(1, Link.created(ANNA, NOW));

        assertTrue(accounts.delete(ANNA));

        assertEquals(Optional.empty(), accounts.find(ANNA));
        assertFalse(accounts.delete(ANNA));
        assertEquals(List.of(id(1)), holders(ANNA));
    }

    @Test
    void accountsThatShopsMadeAreComparedAsBytes() {
        for (var number = 0; number < Samples.LOOK_ALIKES.size(); number++) {
            var alike = account(Samples.LOOK_ALIKES.get(number));
            assertTrue(accounts.insert(new ShopAccount(alike, SHOP, false, NOW.plusSeconds(number))));
        }

        for (var number = 0; number < Samples.LOOK_ALIKES.size(); number++) {
            var alike = account(Samples.LOOK_ALIKES.get(number));
            assertEquals(
                    Optional.of(NOW.plusSeconds(number)), accounts.find(alike).map(ShopAccount::lookAt));
        }
    }

    @Test
    void lockOfAnAccountFindsWhatFindDoesAndRefusesOutsideATransaction() {
        var made = new ShopAccount(ANNA, SHOP, true, NOW);
        accounts.insert(made);

        assertEquals(Optional.of(made), storage.transactions().inTransaction(() -> accounts.lock(ANNA)));
        assertEquals(Optional.empty(), storage.transactions().inTransaction(() -> accounts.lock(account("berta"))));
        assertThrows(IllegalStateException.class, () -> accounts.lock(ANNA));
    }

    @Test
    void accountOfATransactionThatIsRolledBackIsNotStored() {
        Rollbacks.rolledBack(storage.transactions(), () -> accounts.insert(new ShopAccount(ANNA, SHOP, false, NOW)));

        assertEquals(Optional.empty(), accounts.find(ANNA));
    }

    @Test
    void accessLastsUntilTheLastEndOfWhatWasEverPaid() {
        linked(1, Link.created(ANNA, NOW));
        paid("A-1", ending(NOW), ending(NOW.plusSeconds(10)));
        paid("A-2", ending(NOW.plusSeconds(5)));

        assertEquals(Access.until(NOW.plusSeconds(10)), access());
    }

    @Test
    void accessHasNoEndWhereATrainingHasNoneOrThereIsNone() {
        linked(1, Link.created(ANNA, NOW));
        paid("A-1", ending(NOW), Training.of("safety"));
        assertEquals(Access.withoutEnd(), access());

        linked(2, Link.created(account("berta"), NOW));
        storage.purchases()
                .insert(purchaseOf(id(2), "B-1", NOW).toBuilder().completed(NOW).build());
        assertEquals(
                Access.withoutEnd(), accounts.holders(account("berta")).get(0).access());
    }

    @Test
    void whatWasCancelledEndedAsItsTrainingsSayOrWhenItWasCancelled() {
        linked(1, Link.created(ANNA, NOW));
        storage.purchases().insert(cancelled("A-1", NOW.plusSeconds(7)));
        assertEquals(Access.until(NOW.plusSeconds(7)), access());

        storage.purchases().insert(cancelled("A-2", NOW.plusSeconds(9), ending(NOW.plusSeconds(8))));
        storage.purchases().insert(cancelled("A-3", NOW.plusSeconds(6), Training.of("safety")));
        assertEquals(Access.until(NOW.plusSeconds(8)), access());
    }

    @Test
    void whatWasNeverPaidGivesNoAccess() {
        linked(1, Link.created(ANNA, NOW));
        storage.purchases()
                .insert(purchase("A-1").toBuilder()
                        .trainings(List.of(ending(NOW)))
                        .build());
        storage.purchases().insert(purchase("A-2").toBuilder().cancelled(NOW).build());

        assertEquals(Access.none(), access());
    }

    @Test
    void purchasesOfOthersGiveNoAccess() {
        linked(1, Link.created(ANNA, NOW));
        storage.purchases()
                .insert(purchaseOf(id(2), "B-1", NOW).toBuilder().completed(NOW).build());
        storage.purchases()
                .insert(Purchase.builder(new PurchaseRef(OTHER_SHOP, "elsewhere"), id(1), known(), NOW)
                        .completed(NOW)
                        .build());

        assertEquals(Access.none(), access());
    }

    private void linked(int number, Link link) {
        storage.customers()
                .insert(guest(number).toBuilder().links(List.of(link)).build());
    }

    private List<CustomerId> holders(Account account) {
        return accounts.holders(account).stream()
                .map(AccountStore.Holder::customer)
                .toList();
    }

    private Access access() {
        return accounts.holders(new Account(ISSUER, "anna")).get(0).access();
    }

    private void paid(String reference, Training... trainings) {
        storage.purchases()
                .insert(purchase(reference).toBuilder()
                        .trainings(List.of(trainings))
                        .completed(NOW)
                        .build());
    }

    private static Purchase cancelled(String reference, Instant at, Training... trainings) {
        return purchase(reference).toBuilder()
                .trainings(List.of(trainings))
                .completed(NOW)
                .cancelled(at)
                .build();
    }

    private static Training ending(Instant end) {
        return Training.of("welding").until(end);
    }
}
