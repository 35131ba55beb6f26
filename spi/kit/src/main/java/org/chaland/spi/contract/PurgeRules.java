package org.chaland.spi.contract;

import static org.chaland.spi.contract.Rollbacks.rolledBack;
import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.checkout;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.hash;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Checkout;
import org.chaland.model.Claim;
import org.chaland.model.Link;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the removal of what has had its time. Things are numbered, and of each the time comes a second after the one before. */
abstract class PurgeRules extends StoragePart {

    private static final int ALL = 10;
    private static final int MANY = 2_001;

    private Storage storage;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
    }

    @Test
    void checkoutsThatHaveExpiredAreRemovedAndNoOthers() {
        insertCheckouts(3, 1, 4, 2);

        assertEquals(2, storage.checkouts().purge(time(2), ALL));

        assertEquals(List.of(3, 4), checkoutsLeft());
        assertEquals(0, storage.checkouts().purge(time(2), ALL));
    }

    @Test
    void checkoutsThatExpiredLongestAgoAreRemovedFirstAndNoMoreThanAskedFor() {
        insertCheckouts(3, 1, 4, 2);

        assertEquals(2, storage.checkouts().purge(time(4), 2));

        assertEquals(List.of(3, 4), checkoutsLeft());
    }

    @Test
    void manyCheckoutsAreRemovedAtOnce() {
        storage.transactions().inTransaction(() -> {
            IntStream.rangeClosed(1, MANY).forEach(number -> storage.checkouts().insert(expiring(number)));
            return true;
        });

        assertEquals(MANY, storage.checkouts().purge(time(MANY), Integer.MAX_VALUE));
    }

    @Test
    void handleOfARemovedCheckoutIsFree() {
        insertCheckouts(1);
        storage.checkouts().purge(time(1), ALL);

        assertTrue(storage.checkouts().insert(expiring(1)));
    }

    @Test
    void removalOfCheckoutsIsUndoneByARollback() {
        insertCheckouts(1, 2);

        rolledBack(storage.transactions(), () -> storage.checkouts().purge(time(2), ALL));

        assertEquals(List.of(1, 2), checkoutsLeft());
    }

    @Test
    void claimsThatWereMadeByThenAreRemovedAndNoOthers() {
        insertClaims(3, 1, 4, 2);

        assertEquals(2, storage.claims().purge(time(2), ALL));

        assertEquals(List.of(3, 4), claimsLeft());
        assertEquals(0, storage.claims().purge(time(2), ALL));
    }

    @Test
    void claimsThatWereMadeLongestAgoAreRemovedFirstAndNoMoreThanAskedFor() {
        insertClaims(3, 1, 4, 2);

        assertEquals(2, storage.claims().purge(time(4), 2));

        assertEquals(List.of(3, 4), claimsLeft());
    }

    @Test
    void whoAskedForARemovedClaimMayAskAgain() {
        insertClaims(1);
        storage.claims().purge(time(1), ALL);

        assertTrue(storage.claims().insert(made(1)));
    }

    @Test
    void accountsOfMailboxesAreRemovedIfNobodyIsLinkedToThemTheOldestFirst() {
        for (var number = 1; number <= 4; number++) {
            storage.claims().insertMailbox(mailbox(number), mailboxAccount(number), time(number));
        }
        storage.customers().insert(guest(1));
        storage.customers().link(SHOP, id(1), Link.mailbox(mailboxAccount(1), NOW));

        assertEquals(2, storage.claims().purgeMailboxes(time(3), time(9), 2));
        assertEquals(List.of(1, 3, 4), mailboxesLeft());
        assertEquals(1, storage.claims().purgeMailboxes(time(3), time(9), ALL), "one was seen since");
        assertEquals(List.of(1, 4), mailboxesLeft());
    }

    private List<Integer> mailboxesLeft() {
        return IntStream.rangeClosed(1, 4)
                .filter(number -> storage.claims().accountOf(mailbox(number)).isPresent())
                .boxed()
                .toList();
    }

    private static CanonicalEmail mailbox(int number) {
        return CanonicalEmail.of("box-" + number + "@example.org").orElseThrow();
    }

    private static Account mailboxAccount(int number) {
        return new Account(Account.MAILBOX, "box-" + number);
    }

    @Test
    void removalOfClaimsIsUndoneByARollback() {
        insertClaims(1, 2);

        rolledBack(storage.transactions(), () -> storage.claims().purge(time(2), ALL));

        assertEquals(List.of(1, 2), claimsLeft());
    }

    @Test
    void namesWhoseTimeIsOverAreForgottenAndNoOthers() {
        takeNames(3, 1, 4, 2);

        assertEquals(2, storage.leases().purge(time(2), ALL));

        assertEquals(0, storage.leases().purge(time(2), ALL));
        assertFalse(storage.leases().take("name-3", uuid(9), time(2), time(9)), "it is another's still");
    }

    @Test
    void noMoreNamesAreForgottenThanAskedForThoseFirstThatWereOverFirst() {
        takeNames(3, 1, 4, 2);

        assertEquals(2, storage.leases().purge(time(4), 2));

        assertEquals(0, storage.leases().purge(time(2), ALL));
        assertEquals(2, storage.leases().purge(time(4), ALL));
    }

    @Test
    void forgettingNamesIsUndoneByARollback() {
        takeNames(1);

        rolledBack(storage.transactions(), () -> storage.leases().purge(time(1), ALL));

        assertEquals(1, storage.leases().purge(time(1), ALL));
    }

    private void insertCheckouts(int... numbers) {
        IntStream.of(numbers).forEach(number -> storage.checkouts().insert(expiring(number)));
    }

    private void insertClaims(int... numbers) {
        IntStream.of(numbers).forEach(number -> storage.claims().insert(made(number)));
    }

    private void takeNames(int... numbers) {
        IntStream.of(numbers).forEach(number -> storage.leases().take("name-" + number, uuid(1), NOW, time(number)));
    }

    private List<Integer> checkoutsLeft() {
        return IntStream.rangeClosed(1, ALL)
                .filter(number -> storage.checkouts()
                        .findByHandle(SHOP, expiring(number).handleHash())
                        .isPresent())
                .boxed()
                .toList();
    }

    private List<Integer> claimsLeft() {
        return IntStream.rangeClosed(1, ALL)
                .filter(number -> storage.claims().find(SHOP, uuid(number)).isPresent())
                .boxed()
                .toList();
    }

    private static Checkout expiring(int number) {
        return checkout(number).toBuilder().expiresAt(time(number)).build();
    }

    private static Claim made(int number) {
        var email = CanonicalEmail.of("somebody@example.org").orElseThrow();
        return Claim.builder(uuid(number), SHOP, Claim.Purpose.SIGN_IN, hash(number), email, time(number))
                .build();
    }

    private static Instant time(int number) {
        return NOW.plusSeconds(number);
    }
}
