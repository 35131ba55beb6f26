package org.chaland.spi.contract;

import static org.chaland.spi.contract.Rollbacks.rolledBack;
import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.named;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.CustomerRef;
import org.chaland.model.Link;
import org.chaland.spi.RetentionStore;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link RetentionStore} of when records are to be looked at. */
abstract class RetentionRules extends StoragePart {

    private static final Instant DAY_AFTER = NOW.plus(Duration.ofDays(1));

    private Storage storage;
    private RetentionStore retention;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        retention = storage.retention();
    }

    @Test
    void newRecordIsToBeReviewedADayAfterItWasMade() {
        insert(named(1, "Anna", 10));

        assertEquals(List.of(), toReview(9));
        assertEquals(List.of(1), toReview(10));
    }

    @Test
    void thoseThatHaveWaitedLongestComeFirstAndNoMoreThanAskedFor() {
        insert(named(1, "Anna", 3), named(2, "Berta", 1), named(3, "Carla", 4), named(4, "Dora", 2));

        assertEquals(List.of(2, 4), numbers(retention.toReview(time(4), 2)));
        assertEquals(List.of(2, 4, 1), toReview(3));
    }

    @Test
    void whatIsPutOffComesWhenItsTimeHasCome() {
        insert(guest(1), guest(2));
        retention.reviewAt(SHOP, id(1), Optional.of(time(5)));

        assertEquals(List.of(2), toReview(4));
        assertEquals(List.of(2, 1), toReview(5));
        retention.reviewAt(SHOP, id(1), Optional.of(time(-1)));
        assertEquals(List.of(1, 2), toReview(0));
    }

    @Test
    void whatIsNeverToBeReviewedAgainIsNotListedUntilThatIsTakenBack() {
        insert(guest(1));
        retention.reviewAt(SHOP, id(1), Optional.empty());
        assertEquals(List.of(), toReview(1_000_000_000));

        retention.reviewAt(SHOP, id(1), Optional.of(time(7)));
        assertEquals(List.of(1), toReview(7));
    }

    @Test
    void changesOfARecordLeaveItsTime() {
        insert(guest(1));
        retention.reviewAt(SHOP, id(1), Optional.of(time(7)));
        var read = storage.customers().find(SHOP, id(1)).orElseThrow();
        storage.customers().update(read.toBuilder().changedAt(time(1)).build());
        storage.customers().link(SHOP, id(1), Link.created(Samples.account("user-1"), time(2)));

        assertEquals(List.of(), toReview(6));
        assertEquals(List.of(1), toReview(7));
    }

    @Test
    void recordsOfAllShopsAndStatesAreListed() {
        insert(guest(1), Samples.elsewhere(guest(1), 2));
        var outOfUse = Samples.outOfUse(guest(3));
        IntStream.range(0, outOfUse.size())
                .forEach(number ->
                        insert(Customer.builder(SHOP, id(3 + number), NOW).build()));
        IntStream.range(0, outOfUse.size()).forEach(number -> {
            var read = storage.customers().find(SHOP, id(3 + number)).orElseThrow();
            storage.customers().update(moved(read, outOfUse.get(number)));
        });

        var all = retention.toReview(DAY_AFTER, Pages.ALL);
        assertEquals(List.of(1, 2, 3, 4, 5), numbers(all).stream().sorted().toList());
        assertEquals(
                List.of(new CustomerRef(OTHER_SHOP, id(2))),
                all.stream().filter(record -> record.shop().equals(OTHER_SHOP)).toList());
    }

    @Test
    void timesAreThoseOfTheShopThatKeepsTheRecord() {
        insert(guest(1));
        retention.reviewAt(OTHER_SHOP, id(1), Optional.empty());
        retention.reviewAt(SHOP, id(2), Optional.of(time(0)));

        assertEquals(List.of(1), toReview(0));
    }

    @Test
    void removedRecordIsNotListed() {
        insert(guest(1));
        storage.customers().delete(SHOP, id(1), 1);

        assertEquals(List.of(), toReview(0));
    }

    @Test
    void puttingOffIsUndoneByARollback() {
        insert(guest(1));
        rolledBack(storage.transactions(), () -> {
            retention.reviewAt(SHOP, id(1), Optional.of(time(9)));
            assertEquals(List.of(), toReview(8));
        });

        assertEquals(List.of(1), toReview(0));
    }

    @Test
    void listIsUnmodifiable() {
        insert(guest(1));

        Pages.assertUnmodifiable(retention.toReview(DAY_AFTER, Pages.ALL));
    }

    private static Customer moved(Customer read, Customer like) {
        return like.mergedInto()
                .map(survivor -> read.toBuilder().mergedInto(survivor))
                .orElseGet(() -> read.toBuilder().state(like.state()))
                .build();
    }

    private void insert(Customer... customers) {
        List.of(customers)
                .forEach(customer -> assertEquals(true, storage.customers().insert(customer)));
    }

    /** Counted from when a record of {@link Samples#NOW} is looked at first. */
    private static Instant time(int seconds) {
        return DAY_AFTER.plusSeconds(seconds);
    }

    private List<Integer> toReview(int seconds) {
        return numbers(retention.toReview(time(seconds), Pages.ALL));
    }

    private static List<Integer> numbers(List<CustomerRef> records) {
        return records.stream().map(CustomerRef::id).map(RetentionRules::number).toList();
    }

    private static int number(CustomerId id) {
        return IntStream.range(0, Pages.ALL)
                .filter(number -> id(number).equals(id))
                .findFirst()
                .orElseThrow();
    }
}
