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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.AuditEntry;
import org.chaland.model.AuditEntry.Action;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.AuditLog;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link AuditLog}. */
abstract class AuditLogRules extends StoragePart {

    private static final String OUTSIDE_THE_BASIC_PLANE = "\ud834\udd1e";

    private Storage storage;
    private AuditLog audit;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        audit = storage.audit();
    }

    @Test
    void entryComesBackAsItWasWritten() {
        for (var action : Action.values()) {
            var number = action.ordinal();
            var reason =
                    Optional.of(" asked \u00e9 by 'telephone'; -- " + number).filter(any -> number % 2 == 0);
            var entry = new AuditEntry(
                    uuid(number), SHOP, id(number), action, "Staff-" + number, reason, NOW.plusNanos(1000L * number));
            audit.append(entry);

            assertEquals(List.of(entry), audit.ofCustomer(SHOP, id(number), Optional.empty(), Pages.ALL));
        }
    }

    @Test
    void nameAndReasonMayBeAsLongAsIsAllowed() {
        var entry = new AuditEntry(
                uuid(1),
                SHOP,
                id(1),
                Action.EDITED,
                OUTSIDE_THE_BASIC_PLANE.repeat(AuditEntry.LONGEST_STAFF),
                Optional.of(OUTSIDE_THE_BASIC_PLANE.repeat(AuditEntry.LONGEST_REASON)),
                NOW);
        audit.append(entry);

        assertEquals(List.of(entry), audit.ofCustomer(SHOP, id(1), Optional.empty(), Pages.ALL));
    }

    @Test
    void pagesShowEachEntryOnceTheNewestFirst() {
        audit.append(entry(1, NOW.plusSeconds(1)));
        audit.append(entry(2, NOW.plusSeconds(3)));
        audit.append(entry(3, NOW.plusSeconds(2)));
        audit.append(entry(4, NOW));
        audit.append(entry(5, NOW.plusSeconds(2)));

        Pages.assertPages(List.of(uuid(2), uuid(5), uuid(3), uuid(1), uuid(4)), this::ofCustomer, AuditEntry::id);
    }

    @Test
    void thoseOfOneTimeComeInDescendingOrderOfTheBytesOfTheirIds() {
        Samples.IDS_IN_ORDER.forEach(id -> audit.append(entry(SHOP, id, id(1), NOW)));

        var descending = new ArrayList<>(Samples.IDS_IN_ORDER);
        Collections.reverse(descending);
        Pages.assertPages(descending, this::ofCustomer, AuditEntry::id);
    }

    @Test
    void entriesOfAnotherCustomerOrShopAreNotListed() {
        audit.append(entry(SHOP, uuid(1), id(1), NOW));
        audit.append(entry(SHOP, uuid(2), id(2), NOW));
        audit.append(entry(OTHER_SHOP, uuid(3), id(1), NOW));

        Pages.assertPages(List.of(uuid(1)), this::ofCustomer, AuditEntry::id);
        assertEquals(List.of(), audit.ofCustomer(SHOP, id(3), Optional.empty(), Pages.ALL));
    }

    @Test
    void pageAfterAnEntryThatIsNotListedIsEmpty() {
        audit.append(entry(SHOP, uuid(1), id(1), NOW));
        audit.append(entry(SHOP, uuid(2), id(2), NOW.plusSeconds(1)));
        audit.append(entry(OTHER_SHOP, uuid(3), id(1), NOW.plusSeconds(1)));

        Pages.assertNothingFollows(List.of(uuid(2), uuid(3), uuid(4)), this::ofCustomer);
    }

    @Test
    void idThatIsTakenIsAFailureAndTheFirstEntryStaysAsItWas() {
        var first = entry(1, NOW);
        audit.append(first);

        assertThrows(StorageException.class, () -> audit.append(entry(1, NOW.plusSeconds(1))));
        assertThrows(StorageException.class, () -> audit.append(entry(OTHER_SHOP, uuid(1), id(2), NOW)));

        assertEquals(List.of(first), ofCustomer(Optional.empty(), Pages.ALL));
        assertEquals(List.of(), audit.ofCustomer(OTHER_SHOP, id(2), Optional.empty(), Pages.ALL));
    }

    @Test
    void entryIsSeenInItsTransactionAndGoneWhenThatIsRolledBack() {
        Rollbacks.rolledBack(storage.transactions(), () -> {
            audit.append(entry(1, NOW));
            assertEquals(1, ofCustomer(Optional.empty(), Pages.ALL).size());
        });

        assertEquals(List.of(), ofCustomer(Optional.empty(), Pages.ALL));
        audit.append(entry(1, NOW));
    }

    @Test
    void entryOutlivesItsCustomer() {
        storage.customers().insert(guest(1));
        audit.append(entry(1, NOW));

        storage.customers().delete(SHOP, id(1), 1);
        audit.append(entry(2, NOW));

        Pages.assertPages(List.of(uuid(2), uuid(1)), this::ofCustomer, AuditEntry::id);
    }

    @Test
    void listIsUnmodifiable() {
        audit.append(entry(1, NOW));

        Pages.assertUnmodifiable(ofCustomer(Optional.empty(), Pages.ALL));
    }

    private static AuditEntry entry(int number, Instant at) {
        return entry(SHOP, uuid(number), id(1), at);
    }

    private static AuditEntry entry(ShopId shop, UUID id, CustomerId customer, Instant at) {
        return new AuditEntry(id, shop, customer, Action.EDITED, "staff-1", Optional.of("wrong address"), at);
    }

    private List<AuditEntry> ofCustomer(Optional<UUID> after, int limit) {
        return audit.ofCustomer(SHOP, id(1), after, limit);
    }
}
