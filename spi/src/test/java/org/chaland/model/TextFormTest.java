package org.chaland.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is logged by accident holds nobody's data (I10). */
class TextFormTest {

    private static final UUID ID = new UUID(1, 2);
    private static final CustomerId CUSTOMER = new CustomerId(new UUID(3, 4));
    private static final String CANARY = "canary";

    @Test
    void lineOfACustomerShowsItsId() {
        var line = new CustomerEntry(
                CUSTOMER, CANARY, CANARY, CANARY, CANARY, true, Instant.EPOCH, new Purchase.Counts(1, 2, 3));

        assertEquals("CustomerEntry[id=" + CUSTOMER + "]", line.toString());
    }

    @Test
    void auditEntryShowsNeitherWhoNorWhy() {
        var entry = new AuditEntry(
                ID,
                new ShopId("shop-1"),
                CUSTOMER,
                AuditEntry.Action.EDITED,
                CANARY,
                Optional.of(CANARY),
                Instant.EPOCH);

        assertFalse(entry.toString().contains(CANARY));
    }

    @Test
    void disclosureDoesNotShowWhoItWas() {
        assertFalse(disclosure(Optional.of(CUSTOMER)).toString().contains(CANARY));
    }

    @Test
    void disclosureTellsWhetherItIsOfOneCustomerOrOfEverybody() {
        assertTrue(disclosure(Optional.of(CUSTOMER)).toString().contains("customer=" + CUSTOMER + ","));
        assertTrue(disclosure(Optional.empty()).toString().contains("customer=everybody,"));
    }

    private static Disclosure disclosure(Optional<CustomerId> customer) {
        return new Disclosure(
                ID,
                new ShopId("shop-1"),
                customer,
                CANARY,
                "role",
                Purpose.SUPPORT,
                Set.of(PersonalField.EMAIL),
                Instant.EPOCH);
    }

    @Test
    void purchasesAreCountedInAll() {
        assertEquals(6, new Purchase.Counts(1, 2, 3).total());
    }
}
