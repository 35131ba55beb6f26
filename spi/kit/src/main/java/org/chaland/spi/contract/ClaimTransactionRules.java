package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.claim;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.hash;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.spi.ClaimStore;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link ClaimStore} in transactions, and when many threads want the same thing. */
abstract class ClaimTransactionRules extends StoragePart {

    private static final String ANNA = hash(77);

    private Storage storage;
    private ClaimStore claims;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        claims = storage.claims();
    }

    @Test
    void newClaimIsGoneAfterARollback() {
        rolledBack(() -> assertTrue(claims.insert(claim(1))));

        assertEquals(Optional.empty(), claims.find(SHOP, uuid(1)));
        assertTrue(claims.insert(claim(1)));
    }

    @Test
    void changeOfAClaimIsUndoneByARollback() {
        claims.insert(claim(1));

        rolledBack(() -> assertTrue(claims.update(
                claim(1).toBuilder().ended(Claim.State.CONFIRMED, NOW).tries(1).build())));

        assertEquals(Parts.of(claim(1)), Parts.ofClaim(claims.find(SHOP, uuid(1))));
    }

    @Test
    void deletedClaimIsBackAfterARollback() {
        claims.insert(claim(1));

        rolledBack(() -> assertTrue(claims.delete(SHOP, uuid(1))));

        assertEquals(Parts.of(claim(1)), Parts.ofClaim(claims.findByAsker(SHOP, claim(1).asker())));
    }

    @Test
    void whatWasWrittenCountsInTheSameTransaction() {
        var kept = storage.transactions().inTransaction(() -> {
            claims.insert(claim(1, SHOP, ANNA));
            claims.delete(SHOP, uuid(1));
            claims.insert(claim(2, SHOP, ANNA));
            claims.update(claim(2, SHOP, ANNA).toBuilder().tries(1).build());
            return claims.findByAsker(SHOP, ANNA).orElseThrow();
        });

        assertEquals(List.of(uuid(2), 1, 2L), List.of(kept.id(), kept.tries(), kept.version()));
    }

    @Test
    void refusalsLeaveTheTransactionUsable() {
        claims.insert(claim(1, SHOP, ANNA));

        var answers = storage.transactions().inTransaction(() -> {
            var refused = List.of(
                    claims.insert(claim(1)),
                    claims.insert(claim(2, SHOP, ANNA)),
                    claims.update(claim(1).toBuilder().version(7).build()),
                    claims.delete(SHOP, uuid(9)));
            assertTrue(storage.customers().insert(guest(1)));
            return refused;
        });

        assertEquals(List.of(false, false, false, false), answers);
        assertTrue(storage.customers().find(SHOP, id(1)).isPresent());
    }

    @Test
    void oneOfManyClaimsOfAnAskerIsStored() {
        assertOneIsStored(this::insert);
    }

    @Test
    void oneOfManyClaimsOfAnAskerIsStoredInTransactionsOfWhichNoneFails() {
        assertOneIsStored(number -> storage.transactions().inTransaction(() -> insert(number)));
    }

    @Test
    void oneOfManyTriesOfAVersionIsCounted() {
        claims.insert(claim(1));

        var answers = Threads.race(
                number -> claims.update(claim(1).toBuilder().tries(1).build()));

        assertEquals(1, Collections.frequency(answers, true), "how many have won");
        assertEquals(2, claims.find(SHOP, uuid(1)).orElseThrow().version());
    }

    @Test
    void oneOfManyRemovesAClaim() {
        claims.insert(claim(1));

        var answers = Threads.race(number -> claims.delete(SHOP, uuid(1)));

        assertEquals(1, Collections.frequency(answers, true), "how many have won");
    }

    @Test
    void claimThatIsRemovedInATransactionIsRemovedByNobodyElse() {
        claims.insert(claim(1));

        assertFalse(Threads.afterLockIsReleased(
                storage.transactions(),
                Threads.GRACE,
                () -> assertTrue(claims.delete(SHOP, uuid(1))),
                () -> {},
                () -> claims.delete(SHOP, uuid(1))));
    }

    @Test
    void mailboxGetsOneAccountHoweverManyAskForOne() {
        var email = CanonicalEmail.of("zoe@example.org").orElseThrow();

        var answers =
                Threads.race(number -> claims.insertMailbox(email, new Account(Account.MAILBOX, "box-" + number), NOW));

        assertEquals(1, Collections.frequency(answers, true), "how many have won");
        assertEquals(
                Optional.of(new Account(Account.MAILBOX, "box-" + answers.indexOf(true))), claims.accountOf(email));
    }

    private boolean insert(int number) {
        return claims.insert(claim(number, SHOP, ANNA));
    }

    private void assertOneIsStored(IntFunction<Boolean> step) {
        var answers = Threads.race(step);

        assertEquals(1, Collections.frequency(answers, true), "how many have won");
        assertEquals(
                Optional.of(uuid(answers.indexOf(true))),
                claims.findByAsker(SHOP, ANNA).map(Claim::id));
    }

    private void rolledBack(Runnable work) {
        Rollbacks.rolledBack(storage.transactions(), work);
    }
}
