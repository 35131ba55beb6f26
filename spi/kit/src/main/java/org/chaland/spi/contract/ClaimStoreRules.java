package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.LOOK_ALIKES;
import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.claim;
import static org.chaland.spi.contract.Samples.hash;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.Task;
import org.chaland.spi.ClaimStore;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link ClaimStore}. */
abstract class ClaimStoreRules extends StoragePart {

    private static final String ANNA = hash(77);

    private static final CanonicalEmail ZOE =
            CanonicalEmail.of("zoe@example.org").orElseThrow();
    private static final CanonicalEmail OTHER =
            CanonicalEmail.of("zoe@example.com").orElseThrow();
    private static final Account BOX = new Account(Account.MAILBOX, "box");

    private Storage storage;
    private ClaimStore claims;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        claims = storage.claims();
    }

    @Test
    void claimIsFoundAsItWasStored() {
        assertIsKept(complete(1));
    }

    @Test
    void claimWithoutAccountLanguageAndOrderIsFoundAsItWasStored() {
        assertIsKept(claim(1));
    }

    @Test
    void partsMayBeAsLongAsTheyMay() {
        var longest = new Account("i".repeat(255), "s".repeat(255));
        var email = "l".repeat(64) + "@" + ("d".repeat(61) + ".").repeat(3) + "org";

        assertIsKept(Claim.builder(
                        uuid(1),
                        SHOP,
                        Claim.Purpose.ATTACH_ORDER,
                        ANNA,
                        CanonicalEmail.of(email).orElseThrow(),
                        NOW)
                .language(Optional.of("l".repeat(35)))
                .order("o".repeat(100))
                .account(longest, Optional.empty(), 0)
                .build());
    }

    @Test
    void timesKeepTheirMicrosecondsAlsoWhenClocksAreSetBack() {
        var number = 0;
        for (var time : Samples.HOUR_THAT_COMES_TWICE) {
            var fine = time.plusNanos(999_999_000);
            var like = claim(++number);

            assertIsKept(Claim.builder(like.id(), SHOP, like.purpose(), like.asker(), like.email(), fine)
                    .ended(Claim.State.DECLINED, fine)
                    .build());
        }
    }

    @Test
    void accountsThatLookAlikeAreKeptApart() {
        var number = 0;
        for (var subject : LOOK_ALIKES) {
            assertIsKept(claim(++number).toBuilder()
                    .account(account(subject), Optional.empty(), 0)
                    .build());
        }
        assertEquals(Optional.empty(), claims.findByAsker(SHOP, hash(99)));
    }

    @Test
    void claimInOneShopIsNotFoundInAnother() {
        claims.insert(claim(1, SHOP, ANNA));

        assertEquals(Optional.empty(), claims.find(OTHER_SHOP, uuid(1)));
        assertEquals(Optional.empty(), claims.findByAsker(OTHER_SHOP, ANNA));
    }

    @Test
    void whoAsksMayAskInEveryShop() {
        assertIsKept(claim(1, SHOP, ANNA));
        assertIsKept(claim(2, OTHER_SHOP, ANNA));
    }

    @Test
    void secondClaimOfAnAskerIsRefusedAndTheFirstStaysAsItWas() {
        claims.insert(claim(1, SHOP, ANNA));

        assertFalse(claims.insert(claim(2, SHOP, ANNA).toBuilder().tries(3).build()));

        assertEquals(Parts.of(claim(1, SHOP, ANNA)), Parts.ofClaim(claims.findByAsker(SHOP, ANNA)));
        assertEquals(Optional.empty(), claims.find(SHOP, uuid(2)));
    }

    @Test
    void secondClaimOfAnIdIsRefusedAndTheFirstStaysAsItWas() {
        claims.insert(claim(1));

        assertFalse(claims.insert(claim(1, OTHER_SHOP, ANNA)));

        assertEquals(Parts.of(claim(1)), stored(1));
        assertEquals(Optional.empty(), claims.findByAsker(OTHER_SHOP, ANNA));
    }

    @Test
    void updateWritesAccountCustomerTriesAndStateAndNothingElse() {
        claims.insert(complete(1));

        assertTrue(claims.update(Claim.builder(
                        uuid(1),
                        SHOP,
                        Claim.Purpose.TAKE_RECORDS,
                        ANNA,
                        CanonicalEmail.of("other@example.org").orElseThrow(),
                        NOW.plusSeconds(5))
                .language(Optional.of("de"))
                .order("other")
                .account(account("berta"), Optional.of(id(8)), 7)
                .tries(5)
                .ended(Claim.State.CONFIRMED, NOW.plusSeconds(9))
                .build()));

        assertEquals(
                Parts.of(complete(1).toBuilder()
                        .account(account("berta"), Optional.of(id(8)), 7)
                        .tries(5)
                        .ended(Claim.State.CONFIRMED, NOW.plusSeconds(9))
                        .version(2)
                        .build()),
                stored(1));
        assertEquals(Optional.empty(), claims.findByAsker(SHOP, ANNA));
    }

    @Test
    void updateOfAnotherVersionIsRefusedAndWritesNothing() {
        claims.insert(claim(1));
        claims.update(claim(1));
        var before = stored(1);

        for (var version : List.of(0, 1, 3)) {
            assertFalse(claims.update(complete(1).toBuilder().version(version).build()));
        }

        assertEquals(before, stored(1));
    }

    @Test
    void updateOfAnUnknownClaimIsRefusedAndStoresNothing() {
        assertFalse(claims.update(claim(1)));

        assertEquals(Optional.empty(), claims.find(SHOP, uuid(1)));
    }

    @Test
    void updateThroughAnotherShopIsRefusedAndWritesNothing() {
        claims.insert(claim(1));

        assertFalse(claims.update(
                claim(1, OTHER_SHOP, claim(1).asker()).toBuilder().tries(5).build()));

        assertEquals(Parts.of(claim(1)), stored(1));
    }

    @Test
    void claimThatIsDeletedIsGoneAndItsAskerMayAskAgain() {
        claims.insert(claim(1, SHOP, ANNA));

        assertTrue(claims.delete(SHOP, uuid(1)));

        assertEquals(Optional.empty(), claims.find(SHOP, uuid(1)));
        assertEquals(Optional.empty(), claims.findByAsker(SHOP, ANNA));
        assertIsKept(claim(2, SHOP, ANNA));
    }

    @Test
    void deletionOfNoClaimIsRefused() {
        claims.insert(claim(1));
        claims.insert(claim(2));

        assertTrue(claims.delete(SHOP, uuid(1)));

        assertFalse(claims.delete(SHOP, uuid(1)), "a second time");
        assertFalse(claims.delete(SHOP, uuid(3)), "never stored");
        assertEquals(Parts.of(claim(2)), stored(2));
    }

    @Test
    void deletionThroughAnotherShopIsRefused() {
        claims.insert(claim(1));

        assertFalse(claims.delete(OTHER_SHOP, uuid(1)));

        assertEquals(Parts.of(claim(1)), stored(1));
    }

    @Test
    void mailboxAndItsAccountAreFoundByEachOther() {
        assertTrue(claims.insertMailbox(ZOE, BOX, NOW));

        assertEquals(Optional.of(BOX), claims.accountOf(ZOE));
        assertEquals(Optional.of(ZOE), claims.mailboxOf(BOX));
        assertEquals(Optional.empty(), claims.accountOf(OTHER));
        assertEquals(Optional.empty(), claims.mailboxOf(new Account(Account.MAILBOX, "BOX")));
    }

    @Test
    void taskOfAClaimGoesWithItAndNoOtherDoes() {
        claims.insert(claim(1));
        claims.insert(claim(2));
        var tasks = storage.tasks();
        for (var number = 1; number <= 2; number++) {
            tasks.insert(Task.builder(uuid(10 + number), SHOP, Task.Kind.MAIL_CODE, "mail-" + number, NOW)
                    .claim(uuid(number))
                    .build());
        }
        tasks.insert(Samples.task(3));

        claims.delete(SHOP, uuid(1));
        assertEquals(Optional.empty(), tasks.find(SHOP, "mail-1"));
        assertTrue(tasks.find(SHOP, "mail-2").isPresent());
        claims.purge(NOW, 9);

        assertEquals(Optional.empty(), tasks.find(SHOP, "mail-2"));
        assertTrue(tasks.find(SHOP, "invite/3").isPresent());
    }

    @Test
    void mailboxThatIsProvenAgainIsKeptLonger() {
        claims.insertMailbox(ZOE, BOX, NOW);

        assertTrue(claims.provenAgain(ZOE, NOW.plusSeconds(9)));
        assertFalse(claims.provenAgain(OTHER, NOW));

        assertEquals(0, claims.purgeMailboxes(NOW.plusSeconds(8), NOW, 9));
        assertEquals(Optional.of(BOX), claims.accountOf(ZOE));
        assertEquals(1, claims.purgeMailboxes(NOW.plusSeconds(9), NOW, 9));
        assertEquals(Optional.empty(), claims.accountOf(ZOE));
    }

    @Test
    void secondAccountOfAMailboxAndSecondMailboxOfAnAccountAreRefused() {
        claims.insertMailbox(ZOE, BOX, NOW);

        assertFalse(claims.insertMailbox(ZOE, new Account(Account.MAILBOX, "other"), NOW));
        assertFalse(claims.insertMailbox(OTHER, BOX, NOW));

        assertEquals(Optional.of(BOX), claims.accountOf(ZOE));
        assertEquals(Optional.empty(), claims.accountOf(OTHER));
    }

    private static Claim complete(int number) {
        return claim(number).toBuilder()
                .language(Optional.of("fr-CA"))
                .order("order-1")
                .account(account("anna"), Optional.of(id(1)), 7)
                .tries(2)
                .build();
    }

    private void assertIsKept(Claim claim) {
        assertTrue(claims.insert(claim));
        assertEquals(Parts.of(claim), Parts.ofClaim(claims.find(claim.shop(), claim.id())));
        assertEquals(Parts.of(claim), Parts.ofClaim(claims.findByAsker(claim.shop(), claim.asker())));
    }

    private List<Object> stored(int number) {
        return Parts.ofClaim(claims.find(SHOP, uuid(number)));
    }
}
