package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.spi.DisclosureStore;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link DisclosureStore}. */
abstract class DisclosureStoreRules extends StoragePart {

    private static final String OUTSIDE_THE_BASIC_PLANE = "\ud834\udd1e";
    private static final Instant END = NOW.plusSeconds(60);

    private Storage storage;
    private DisclosureStore disclosures;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        disclosures = storage.disclosures();
    }

    @Test
    void entryComesBackAsItWasWritten() {
        for (var field : PersonalField.values()) {
            var number = field.ordinal();
            var entry = new Disclosure(
                    uuid(number),
                    SHOP,
                    Optional.of(id(number)),
                    "Staff-" + number,
                    "role-" + number,
                    new Purpose("purpose-" + number),
                    EnumSet.of(field, PersonalField.RECORD),
                    NOW.plusNanos(1000L * number));
            disclosures.append(List.of(entry));

            assertEquals(
                    List.of(entry),
                    disclosures.ofCustomer(SHOP, id(number), Optional.empty(), Optional.empty(), Pages.ALL));
        }
    }

    @Test
    void nameRoleAndPurposeMayBeAsLongAsIsAllowedAndAllFieldsNamed() {
        var entry = new Disclosure(
                uuid(1),
                SHOP,
                Optional.of(id(1)),
                OUTSIDE_THE_BASIC_PLANE.repeat(Disclosure.LONGEST_STAFF),
                "r".repeat(Disclosure.LONGEST_ROLE),
                new Purpose("p".repeat(40)),
                EnumSet.allOf(PersonalField.class),
                NOW);
        disclosures.append(List.of(entry));

        assertEquals(List.of(entry), ofCustomer(Optional.empty(), Pages.ALL));
    }

    @Test
    void entriesAreAddedTogetherOrNotAtAll() {
        disclosures.append(List.of());
        disclosures.append(List.of(entry(1, NOW), entry(2, NOW)));

        assertThrows(
                StorageException.class,
                () -> disclosures.append(List.of(entry(3, NOW), entry(OTHER_SHOP, uuid(1), id(2), NOW))));

        assertEquals(List.of(entry(1, NOW), entry(2, NOW)), between(Optional.empty(), Pages.ALL));
        assertEquals(List.of(), disclosures.between(OTHER_SHOP, NOW, END, Optional.empty(), Pages.ALL));
    }

    @Test
    void pagesOfACustomerShowEachEntryOnceTheNewestFirst() {
        disclosures.append(List.of(
                entry(1, NOW.plusSeconds(1)),
                entry(2, NOW.plusSeconds(3)),
                entry(3, NOW.plusSeconds(2)),
                entry(4, NOW),
                entry(5, NOW.plusSeconds(2))));

        Pages.assertPages(List.of(uuid(2), uuid(5), uuid(3), uuid(1), uuid(4)), this::ofCustomer, Disclosure::id);
    }

    @Test
    void thoseOfACustomerAtOneTimeComeInDescendingOrderOfTheBytesOfTheirIds() {
        Samples.IDS_IN_ORDER.forEach(id -> disclosures.append(List.of(entry(SHOP, id, id(1), NOW))));

        var descending = new ArrayList<>(Samples.IDS_IN_ORDER);
        Collections.reverse(descending);
        Pages.assertPages(descending, this::ofCustomer, Disclosure::id);
    }

    @Test
    void entriesOfAnotherCustomerOrShopAreNotThisCustomers() {
        writeForOthers();

        Pages.assertPages(List.of(uuid(1)), this::ofCustomer, Disclosure::id);
        assertEquals(List.of(), disclosures.ofCustomer(SHOP, id(3), Optional.of(NOW), Optional.empty(), Pages.ALL));
    }

    @Test
    void pageOfACustomerAfterAnEntryThatIsNotListedIsEmpty() {
        writeForOthers();

        Pages.assertNothingFollows(List.of(uuid(2), uuid(3), uuid(4)), this::ofCustomer);
    }

    @Test
    void pagesOfATimeShowEachEntryOfWhomeverOnceTheOldestFirst() {
        for (var number = 0; number < 5; number++) {
            disclosures.append(List.of(entry(SHOP, uuid(number), id(number), NOW.plusSeconds(5L - number))));
        }
        disclosures.append(List.of(entry(SHOP, uuid(9), id(0), NOW.plusSeconds(3))));

        Pages.assertPages(List.of(uuid(4), uuid(3), uuid(2), uuid(9), uuid(1), uuid(0)), this::between, Disclosure::id);
    }

    @Test
    void thoseOfATimeAtOneMomentComeInAscendingOrderOfTheBytesOfTheirIds() {
        Samples.IDS_IN_ORDER.forEach(id -> disclosures.append(List.of(entry(SHOP, id, id(1), NOW))));

        Pages.assertPages(Samples.IDS_IN_ORDER, this::between, Disclosure::id);
    }

    @Test
    void timeHoldsItsBeginningAndNotItsEnd() {
        disclosures.append(
                List.of(entry(1, NOW.minusNanos(1000)), entry(2, NOW), entry(3, END.minusNanos(1000)), entry(4, END)));

        Pages.assertPages(List.of(uuid(2), uuid(3)), this::between, Disclosure::id);
    }

    @Test
    void entriesOfAnotherShopAreNotOfThisTime() {
        writeForOthers();

        Pages.assertPages(List.of(uuid(1), uuid(2)), this::between, Disclosure::id);
    }

    @Test
    void pageOfATimeAfterAnEntryThatIsNotListedIsEmpty() {
        writeForOthers();
        disclosures.append(List.of(entry(5, NOW.minusSeconds(1)), entry(6, END)));

        Pages.assertNothingFollows(List.of(uuid(3), uuid(4), uuid(5), uuid(6)), this::between);
    }

    @Test
    void entryIsSeenInItsTransactionAndGoneWhenThatIsRolledBack() {
        Rollbacks.rolledBack(storage.transactions(), () -> {
            disclosures.append(List.of(entry(1, NOW)));
            assertEquals(1, ofCustomer(Optional.empty(), Pages.ALL).size());
            assertEquals(1, between(Optional.empty(), Pages.ALL).size());
        });

        assertEquals(List.of(), ofCustomer(Optional.empty(), Pages.ALL));
        assertEquals(List.of(), between(Optional.empty(), Pages.ALL));
        disclosures.append(List.of(entry(1, NOW)));
    }

    @Test
    void entryOutlivesItsCustomer() {
        storage.customers().insert(guest(1));
        disclosures.append(List.of(entry(1, NOW)));

        storage.customers().delete(SHOP, id(1), 1);
        disclosures.append(List.of(entry(2, NOW)));

        Pages.assertPages(List.of(uuid(2), uuid(1)), this::ofCustomer, Disclosure::id);
        Pages.assertPages(List.of(uuid(1), uuid(2)), this::between, Disclosure::id);
    }

    @Test
    void entryOfEverybodyComesBackAsItWasWritten() {
        var entry = ofEverybody(1, NOW);
        disclosures.append(List.of(entry));

        assertEquals(List.of(entry), ofCustomer(Optional.empty(), Pages.ALL));
        assertEquals(List.of(entry), between(Optional.empty(), Pages.ALL));
    }

    @Test
    void entryOfEverybodyIsOfEachCustomerFromTheGivenTimeOn() {
        disclosures.append(List.of(
                ofEverybody(1, NOW.minusNanos(1000)), ofEverybody(2, NOW), ofEverybody(3, NOW.plusNanos(1000))));

        for (var customer : List.of(id(1), id(2))) {
            Pages.assertPages(
                    List.of(uuid(3), uuid(2)),
                    (after, limit) -> disclosures.ofCustomer(SHOP, customer, Optional.of(NOW), after, limit),
                    Disclosure::id);
        }
    }

    @Test
    void entryOfEverybodyIsOfNoCustomerWithoutATime() {
        disclosures.append(List.of(ofEverybody(1, NOW), entry(2, NOW)));

        Pages.assertPages(
                List.of(uuid(2)),
                (after, limit) -> disclosures.ofCustomer(SHOP, id(1), Optional.empty(), after, limit),
                Disclosure::id);
    }

    @Test
    void timeOfEverybodysEntriesIsNotThatOfTheCustomersOwn() {
        disclosures.append(List.of(entry(1, NOW.minusSeconds(1)), ofEverybody(2, NOW.minusSeconds(1))));

        Pages.assertPages(List.of(uuid(1)), this::ofCustomer, Disclosure::id);
    }

    @Test
    void entryOfEverybodyIsOfItsShopOnly() {
        disclosures.append(List.of(entry(OTHER_SHOP, uuid(1), Optional.empty(), NOW), ofEverybody(2, NOW)));

        Pages.assertPages(List.of(uuid(2)), this::ofCustomer, Disclosure::id);
        Pages.assertPages(List.of(uuid(2)), this::between, Disclosure::id);
        Pages.assertPages(
                List.of(uuid(1)),
                (after, limit) -> disclosures.ofCustomer(OTHER_SHOP, id(1), Optional.of(NOW), after, limit),
                Disclosure::id);
    }

    @Test
    void pagesOfACustomerHoldBothKindsTheNewestFirst() {
        disclosures.append(List.of(
                entry(1, NOW.plusSeconds(5)),
                ofEverybody(2, NOW.plusSeconds(4)),
                ofEverybody(3, NOW.plusSeconds(3)),
                entry(4, NOW.plusSeconds(2)),
                ofEverybody(5, NOW.plusSeconds(2)),
                entry(6, NOW.plusSeconds(2)),
                entry(7, NOW.plusSeconds(1)),
                ofEverybody(8, NOW)));

        Pages.assertPages(
                List.of(uuid(1), uuid(2), uuid(3), uuid(6), uuid(5), uuid(4), uuid(7), uuid(8)),
                this::ofCustomer,
                Disclosure::id);
    }

    @Test
    void bothKindsAtOneTimeComeInDescendingOrderOfTheBytesOfTheirIds() {
        var descending = new ArrayList<>(Samples.IDS_IN_ORDER);
        Collections.reverse(descending);
        for (var number = 0; number < descending.size(); number++) {
            var customer = number % 2 == 0 ? Optional.of(id(1)) : Optional.<CustomerId>empty();
            disclosures.append(List.of(entry(SHOP, descending.get(number), customer, NOW)));
        }

        Pages.assertPages(descending, this::ofCustomer, Disclosure::id);
    }

    @Test
    void pageOfACustomerAfterAnEntryOfEverybodyThatIsNotListedIsEmpty() {
        disclosures.append(List.of(
                entry(1, NOW.minusSeconds(2)),
                ofEverybody(2, NOW.minusSeconds(1)),
                entry(OTHER_SHOP, uuid(3), Optional.empty(), NOW),
                ofEverybody(4, NOW)));

        Pages.assertNothingFollows(List.of(uuid(2), uuid(3)), this::ofCustomer);
        assertEquals(List.of(), disclosures.ofCustomer(SHOP, id(1), Optional.empty(), Optional.of(uuid(4)), Pages.ALL));
    }

    @Test
    void pagesOfATimeHoldBothKindsTheOldestFirst() {
        disclosures.append(List.of(entry(1, NOW.plusSeconds(2)), ofEverybody(2, NOW.plusSeconds(1)), entry(3, NOW)));

        Pages.assertPages(List.of(uuid(3), uuid(2), uuid(1)), this::between, Disclosure::id);
    }

    @Test
    void oldEntriesOfBothKindsAreDeletedTheOldestFirstAndNoMoreThanWasAsked() {
        disclosures.append(List.of(
                entry(1, NOW.plusSeconds(1)),
                ofEverybody(2, NOW),
                entry(SHOP, uuid(3), id(2), NOW.plusSeconds(2)),
                ofEverybody(4, NOW.plusSeconds(2).plusNanos(1000))));

        assertEquals(2, disclosures.purge(SHOP, NOW.plusSeconds(2), 2));
        Pages.assertPages(List.of(uuid(3), uuid(4)), this::between, Disclosure::id);
        assertEquals(1, disclosures.purge(SHOP, NOW.plusSeconds(2), 2));
        Pages.assertPages(List.of(uuid(4)), this::between, Disclosure::id);
        assertEquals(0, disclosures.purge(SHOP, NOW.plusSeconds(2), 2));
        Pages.assertPages(List.of(uuid(4)), this::between, Disclosure::id);
    }

    @Test
    void oldEntriesOfAnotherShopAreNotDeleted() {
        disclosures.append(List.of(
                entry(1, NOW),
                entry(OTHER_SHOP, uuid(2), id(1), NOW),
                entry(OTHER_SHOP, uuid(3), Optional.empty(), NOW)));

        assertEquals(1, disclosures.purge(SHOP, END, Pages.ALL));

        assertEquals(
                2,
                disclosures
                        .between(OTHER_SHOP, NOW, END, Optional.empty(), Pages.ALL)
                        .size());
    }

    @Test
    void deletedEntriesReturnWhenTheTransactionIsRolledBack() {
        disclosures.append(List.of(entry(1, NOW)));

        Rollbacks.rolledBack(storage.transactions(), () -> {
            assertEquals(1, disclosures.purge(SHOP, NOW, 1));
            assertEquals(List.of(), between(Optional.empty(), Pages.ALL));
        });

        assertEquals(List.of(entry(1, NOW)), between(Optional.empty(), Pages.ALL));
    }

    @Test
    void walkThroughTheShopsFindsTheOldestEntryOfEachOnce() {
        disclosures.append(List.of(entry(1, NOW.plusSeconds(1)), ofEverybody(2, NOW), entry(3, NOW.plusSeconds(2))));
        var shops = List.of("a", "a-b", "a.b", "a_b", "ab", "b", "zz");
        for (var number = 0; number < shops.size(); number++) {
            disclosures.append(
                    List.of(entry(new ShopId(shops.get(number)), uuid(10 + number), id(1), NOW.plusSeconds(number))));
        }

        var found = new ArrayList<UUID>();
        var next = disclosures.oldestAfter(Optional.empty());
        while (next.isPresent() && found.size() < Pages.ALL) {
            found.add(next.get().id());
            next = disclosures.oldestAfter(next.map(Disclosure::shop));
        }

        assertEquals(8, found.size());
        assertEquals(
                Set.of(uuid(2), uuid(10), uuid(11), uuid(12), uuid(13), uuid(14), uuid(15), uuid(16)),
                Set.copyOf(found));
    }

    @Test
    void withoutAnEntryThereIsNoOldest() {
        assertEquals(Optional.empty(), disclosures.oldestAfter(Optional.empty()));
        assertEquals(Optional.empty(), disclosures.oldestAfter(Optional.of(SHOP)));
    }

    @Test
    void listsAreUnmodifiable() {
        disclosures.append(List.of(entry(1, NOW)));

        Pages.assertUnmodifiable(ofCustomer(Optional.empty(), Pages.ALL));
        Pages.assertUnmodifiable(between(Optional.empty(), Pages.ALL));
    }

    /** Entry 1 is of the customer in the shop, entry 2 of another customer, entry 3 of the customer in another shop. */
    private void writeForOthers() {
        disclosures.append(List.of(
                entry(SHOP, uuid(1), id(1), NOW),
                entry(SHOP, uuid(2), id(2), NOW.plusSeconds(1)),
                entry(OTHER_SHOP, uuid(3), id(1), NOW.plusSeconds(1))));
    }

    private static Disclosure entry(int number, Instant at) {
        return entry(SHOP, uuid(number), id(1), at);
    }

    private static Disclosure entry(ShopId shop, UUID id, CustomerId customer, Instant at) {
        return entry(shop, id, Optional.of(customer), at);
    }

    private static Disclosure ofEverybody(int number, Instant at) {
        return entry(SHOP, uuid(number), Optional.empty(), at);
    }

    private static Disclosure entry(ShopId shop, UUID id, Optional<CustomerId> customer, Instant at) {
        var fields = Set.of(PersonalField.EMAIL, PersonalField.BILLING_CITY);
        return new Disclosure(id, shop, customer, "staff-1", "office", Purpose.SUPPORT, fields, at);
    }

    private List<Disclosure> ofCustomer(Optional<UUID> after, int limit) {
        return disclosures.ofCustomer(SHOP, id(1), Optional.of(NOW), after, limit);
    }

    private List<Disclosure> between(Optional<UUID> after, int limit) {
        return disclosures.between(SHOP, NOW, END, after, limit);
    }
}
