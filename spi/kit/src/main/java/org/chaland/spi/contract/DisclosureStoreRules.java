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
                    id(number),
                    "Staff-" + number,
                    "role-" + number,
                    new Purpose("purpose-" + number),
                    EnumSet.of(field, PersonalField.RECORD),
                    NOW.plusNanos(1000L * number));
            disclosures.append(List.of(entry));

            assertEquals(List.of(entry), disclosures.ofCustomer(SHOP, id(number), Optional.empty(), Pages.ALL));
        }
    }

    @Test
    void nameRoleAndPurposeMayBeAsLongAsIsAllowedAndAllFieldsNamed() {
        var entry = new Disclosure(
                uuid(1),
                SHOP,
                id(1),
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
        assertEquals(List.of(), disclosures.ofCustomer(SHOP, id(3), Optional.empty(), Pages.ALL));
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
        var fields = Set.of(PersonalField.EMAIL, PersonalField.BILLING_CITY);
        return new Disclosure(id, shop, customer, "staff-1", "office", Purpose.SUPPORT, fields, at);
    }

    private List<Disclosure> ofCustomer(Optional<UUID> after, int limit) {
        return disclosures.ofCustomer(SHOP, id(1), after, limit);
    }

    private List<Disclosure> between(Optional<UUID> after, int limit) {
        return disclosures.between(SHOP, NOW, END, after, limit);
    }
}
