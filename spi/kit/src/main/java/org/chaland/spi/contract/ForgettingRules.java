package org.chaland.spi.contract;

import static org.chaland.spi.contract.Rollbacks.rolledBack;
import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.checkout;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.hash;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.purchaseOf;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chaland.model.AuditEntry;
import org.chaland.model.Checkout;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.RetentionStore;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link RetentionStore} of what it takes away: all of one record, and nothing of another. */
abstract class ForgettingRules extends StoragePart {

    private static final String TYPED = "asked by Ms Exemple";

    private Storage storage;
    private RetentionStore retention;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        retention = storage.retention();
    }

    @Test
    void checkoutsOfARecordAreForgottenAndNoOthers() {
        insert(checkout(1).toBuilder().customer(id(1), 0));
        insert(checkout(2).toBuilder().customer(id(1), 3).draft(Optional.of(Samples.known())));
        insert(checkout(3).toBuilder().customer(id(2), 0));
        insert(checkout(4).toBuilder());
        insert(Checkout.builder(uuid(5), OTHER_SHOP, hash(5), NOW).customer(id(1), 0));

        retention.forgetTraces(SHOP, id(1));

        assertEquals(
                List.of(3, 4),
                IntStream.rangeClosed(1, 5)
                        .filter(number -> storage.checkouts()
                                .findByHandle(SHOP, hash(number))
                                .isPresent())
                        .boxed()
                        .toList());
        assertTrue(storage.checkouts().findByHandle(OTHER_SHOP, hash(5)).isPresent());
    }

    @Test
    void reasonsOfWhatWasDoneToARecordAreForgottenAndTheEntriesStay() {
        Stream.of(entry(1, SHOP, id(1)), entry(2, SHOP, id(2)), entry(3, OTHER_SHOP, id(1)), entry(4, SHOP, id(1)))
                .forEach(storage.audit()::append);

        retention.forgetTraces(SHOP, id(1));

        assertEquals(List.of(without(entry(4, SHOP, id(1))), without(entry(1, SHOP, id(1)))), done(SHOP, id(1)));
        assertEquals(List.of(entry(2, SHOP, id(2))), done(SHOP, id(2)));
        assertEquals(List.of(entry(3, OTHER_SHOP, id(1))), done(OTHER_SHOP, id(1)));
    }

    @Test
    void detailsOfAPurchaseAreForgottenAndAllElseStays() {
        var trainings = List.of(Training.of("latin").until(NOW.plusSeconds(9)));
        var paid = purchaseOf(id(1), "order-1", NOW).toBuilder()
                .trainings(trainings)
                .completed(NOW.plusSeconds(1))
                .build();
        storage.purchases().insert(paid);
        storage.purchases().insert(purchaseOf(id(1), "order-2", NOW));

        assertTrue(retention.forgetDetails(paid.ref()));

        var left = storage.purchases().find(paid.ref()).orElseThrow();
        assertEquals(Details.empty().values(), left.frozen().values());
        assertEquals(paid.version() + 1, left.version());
        assertEquals(
                List.of(paid.customer(), paid.state(), paid.trainings(), paid.placedAt(), paid.completedAt()),
                List.of(left.customer(), left.state(), left.trainings(), left.placedAt(), left.completedAt()));
        assertEquals(Samples.known().values(), frozen("order-2").values());
    }

    @Test
    void detailsThatAreNotThereAreNotForgottenAgain() {
        storage.purchases().insert(purchaseOf(id(1), "order-1", NOW));
        var ref = new PurchaseRef(SHOP, "order-1");
        retention.forgetDetails(ref);
        var version = storage.purchases().find(ref).orElseThrow().version();

        assertFalse(retention.forgetDetails(ref));
        assertFalse(retention.forgetDetails(new PurchaseRef(SHOP, "order-2")));
        assertFalse(retention.forgetDetails(new PurchaseRef(OTHER_SHOP, "order-1")));

        assertEquals(version, storage.purchases().find(ref).orElseThrow().version());
    }

    @Test
    void detailsThatWereForgottenDoNotComeBackWithAnUpdate() {
        var placed = purchaseOf(id(1), "order-1", NOW);
        storage.purchases().insert(placed);
        retention.forgetDetails(placed.ref());

        assertFalse(storage.purchases().update(placed));
        assertTrue(storage.purchases()
                .update(placed.toBuilder()
                        .version(placed.version() + 1)
                        .completed(NOW)
                        .build()));
        assertEquals(Details.empty().values(), frozen("order-1").values());
    }

    @Test
    void historyOfARecordIsForgottenAndNoOther() {
        for (var owner : List.of(id(1), id(2))) {
            history(SHOP, owner);
            history(OTHER_SHOP, owner);
        }

        retention.forgetHistory(SHOP, id(1));

        assertEquals(List.of(0, 0, 0, 0), sizes(SHOP, id(1)));
        for (var other : List.of(sizes(SHOP, id(2)), sizes(OTHER_SHOP, id(1)), sizes(OTHER_SHOP, id(2)))) {
            assertEquals(List.of(2, 2, 2, 2), other);
        }
    }

    @Test
    void whatWasShownOfEverybodyStaysWhenOneRecordIsForgotten() {
        history(SHOP, id(1));
        var ofEverybody = new Disclosure(
                uuid(50),
                SHOP,
                Optional.empty(),
                "staff-1",
                "office",
                Purpose.SUPPORT,
                EnumSet.of(PersonalField.EMAIL),
                NOW);
        storage.disclosures().append(List.of(ofEverybody));

        retention.forgetTraces(SHOP, id(1));
        retention.forgetHistory(SHOP, id(1));

        assertEquals(
                List.of(ofEverybody),
                storage.disclosures().ofCustomer(SHOP, id(1), Optional.of(NOW), Optional.empty(), Pages.ALL));
    }

    @Test
    void keysOfWhatIsForgottenAreFree() {
        insert(checkout(1).toBuilder().customer(id(1), 0));
        history(SHOP, id(1));
        retention.forgetTraces(SHOP, id(1));
        retention.forgetHistory(SHOP, id(1));

        insert(checkout(1).toBuilder().customer(id(1), 0));
        history(SHOP, id(1));

        assertEquals(List.of(2, 2, 2, 2), sizes(SHOP, id(1)));
    }

    @Test
    void recordItselfStays() {
        storage.customers().insert(guest(1));
        retention.forgetTraces(SHOP, id(1));
        retention.forgetHistory(SHOP, id(1));

        assertEquals(
                Samples.known().values(),
                storage.customers().find(SHOP, id(1)).orElseThrow().details().values());
    }

    @Test
    void forgettingIsUndoneByARollback() {
        insert(checkout(1).toBuilder().customer(id(1), 0));
        history(SHOP, id(1));
        rolledBack(storage.transactions(), () -> {
            retention.forgetTraces(SHOP, id(1));
            retention.forgetDetails(new PurchaseRef(SHOP, reference(SHOP, id(1), 0)));
            retention.forgetHistory(SHOP, id(1));
            assertEquals(List.of(0, 0, 0, 0), sizes(SHOP, id(1)));
        });

        assertTrue(storage.checkouts().findByHandle(SHOP, hash(1)).isPresent());
        assertEquals(List.of(2, 2, 2, 2), sizes(SHOP, id(1)));
        assertEquals(Optional.of(TYPED), done(SHOP, id(1)).get(0).reason());
        assertEquals(Samples.known().values(), frozen(reference(SHOP, id(1), 0)).values());
    }

    private void insert(Checkout.Builder checkout) {
        assertTrue(storage.checkouts().insert(checkout.build()));
    }

    private Details frozen(String reference) {
        return storage.purchases()
                .find(new PurchaseRef(SHOP, reference))
                .orElseThrow()
                .frozen();
    }

    /** Two of each kind. */
    private void history(ShopId shop, CustomerId owner) {
        for (var number = 0; number < 2; number++) {
            var ref = new PurchaseRef(shop, reference(shop, owner, number));
            var training = Training.of("latin");
            assertTrue(storage.purchases()
                    .insert(Purchase.builder(ref, owner, Samples.known(), NOW)
                            .trainings(List.of(training))
                            .build()));
            var unique = unique(shop, owner, number);
            assertTrue(storage.tasks()
                    .insert(Task.builder(uuid(unique), shop, Task.Kind.TELL, "tell/" + unique, NOW)
                            .customer(owner)
                            .build()));
            storage.audit().append(entry(unique, shop, owner));
            var seen = new Disclosure(
                    uuid(unique),
                    shop,
                    Optional.of(owner),
                    "staff-1",
                    "office",
                    Purpose.SUPPORT,
                    EnumSet.of(PersonalField.EMAIL),
                    NOW.plus(Duration.ofSeconds(number)));
            storage.disclosures().append(List.of(seen));
        }
    }

    private List<Integer> sizes(ShopId shop, CustomerId owner) {
        return List.of(
                storage.purchases()
                        .ofCustomer(PurchaseQuery.newest(shop, owner, Pages.ALL))
                        .size(),
                storage.tasks().ofCustomer(shop, owner, Pages.ALL).size(),
                done(shop, owner).size(),
                storage.disclosures()
                        .ofCustomer(shop, owner, Optional.empty(), Optional.empty(), Pages.ALL)
                        .size());
    }

    private List<AuditEntry> done(ShopId shop, CustomerId owner) {
        return storage.audit().ofCustomer(shop, owner, Optional.empty(), Pages.ALL);
    }

    private static int unique(ShopId shop, CustomerId owner, int number) {
        return (shop.equals(SHOP) ? 0 : 100) + (owner.equals(id(1)) ? 0 : 10) + number;
    }

    private static String reference(ShopId shop, CustomerId owner, int number) {
        return "order-" + unique(shop, owner, number);
    }

    private static AuditEntry entry(int number, ShopId shop, CustomerId owner) {
        return new AuditEntry(
                uuid(number),
                shop,
                owner,
                AuditEntry.Action.EDITED,
                "staff-1",
                Optional.of(TYPED),
                NOW.plusSeconds(number));
    }

    private static AuditEntry without(AuditEntry entry) {
        return new AuditEntry(
                entry.id(),
                entry.shop(),
                entry.customer(),
                entry.action(),
                entry.staff(),
                Optional.empty(),
                entry.at());
    }
}
