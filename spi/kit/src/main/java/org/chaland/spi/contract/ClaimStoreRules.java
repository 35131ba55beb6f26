package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.ISSUER;
import static org.chaland.spi.contract.Samples.LOOK_ALIKES;
import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_ISSUER;
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

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.spi.ClaimStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link ClaimStore}. */
abstract class ClaimStoreRules extends StoragePart {

    private static final Account ANNA = account("anna");

    private ClaimStore claims;

    @BeforeEach
    void openEmptyStorage() {
        claims = storage().claims();
    }

    @Test
    void claimIsFoundAsItWasStored() {
        assertIsKept(complete(1));
    }

    @Test
    void claimByWhoHasNoRecordAndWithoutCodeIsFoundAsItWasStored() {
        assertIsKept(claim(1));
    }

    @Test
    void partsMayBeAsLongAsTheyMay() {
        var longest = new Account("i".repeat(255), "s".repeat(255));
        var email = "l".repeat(64) + "@" + ("d".repeat(61) + ".").repeat(3) + "org";

        assertIsKept(
                Claim.builder(uuid(1), SHOP, longest, CanonicalEmail.of(email).orElseThrow(), NOW)
                        .build());
    }

    @Test
    void timesKeepTheirMicrosecondsAlsoWhenClocksAreSetBack() {
        var number = 0;
        for (var time : Samples.HOUR_THAT_COMES_TWICE) {
            var fine = time.plusNanos(999_999_000);
            var like = claim(++number);

            assertIsKept(Claim.builder(like.id(), SHOP, like.account(), like.email(), fine)
                    .code(code(1, fine))
                    .build());
        }
    }

    @Test
    void accountsThatLookAlikeHaveEachTheirOwnClaim() {
        var number = 0;
        for (var subject : LOOK_ALIKES) {
            assertIsKept(claim(++number, SHOP, account(subject)));
        }
        assertIsKept(claim(++number, SHOP, new Account(OTHER_ISSUER, "anna")));
        assertEquals(Optional.empty(), claims.findByAccount(SHOP, account("annA")));
        assertEquals(Optional.empty(), claims.findByAccount(SHOP, new Account(ISSUER + "/", "anna")));
    }

    @Test
    void claimInOneShopIsNotFoundInAnother() {
        claims.insert(claim(1, SHOP, ANNA));

        assertEquals(Optional.empty(), claims.find(OTHER_SHOP, uuid(1)));
        assertEquals(Optional.empty(), claims.findByAccount(OTHER_SHOP, ANNA));
    }

    @Test
    void accountMayClaimInEveryShop() {
        assertIsKept(claim(1, SHOP, ANNA));
        assertIsKept(claim(2, OTHER_SHOP, ANNA));
    }

    @Test
    void secondClaimOfAnAccountIsRefusedAndTheFirstStaysAsItWas() {
        claims.insert(claim(1, SHOP, ANNA));

        assertFalse(claims.insert(
                claim(2, SHOP, ANNA).toBuilder().customer(id(1), 7).build()));

        assertEquals(Parts.of(claim(1, SHOP, ANNA)), Parts.ofClaim(claims.findByAccount(SHOP, ANNA)));
        assertEquals(Optional.empty(), claims.find(SHOP, uuid(2)));
    }

    @Test
    void secondClaimOfAnIdIsRefusedAndTheFirstStaysAsItWas() {
        claims.insert(claim(1));

        assertFalse(claims.insert(claim(1, OTHER_SHOP, ANNA)));

        assertEquals(Parts.of(claim(1)), stored(1));
        assertEquals(Optional.empty(), claims.findByAccount(OTHER_SHOP, ANNA));
    }

    @Test
    void updateWritesCustomerCodeAndTriesAndNothingElse() {
        claims.insert(complete(1));
        var code = code(9, NOW.plusSeconds(9));

        assertTrue(claims.update(Claim.builder(
                        uuid(1),
                        SHOP,
                        ANNA,
                        CanonicalEmail.of("other@example.org").orElseThrow(),
                        NOW.plusSeconds(5))
                .customer(id(8), 7)
                .code(code)
                .tries(5)
                .build()));

        assertEquals(
                Parts.of(complete(1).toBuilder()
                        .customer(id(8), 7)
                        .code(code)
                        .tries(5)
                        .version(2)
                        .build()),
                stored(1));
        assertEquals(Optional.empty(), claims.findByAccount(SHOP, ANNA));
    }

    @Test
    void updateCanTakeTheCodeAway() {
        claims.insert(complete(1));

        assertTrue(claims.update(claim(1)));

        assertEquals(Optional.empty(), claims.find(SHOP, uuid(1)).orElseThrow().code());
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
                claim(1, OTHER_SHOP, claim(1).account()).toBuilder().tries(5).build()));

        assertEquals(Parts.of(claim(1)), stored(1));
    }

    @Test
    void claimThatIsDeletedIsGoneAndItsAccountMayClaimAgain() {
        claims.insert(claim(1, SHOP, ANNA));

        assertTrue(claims.delete(SHOP, uuid(1)));

        assertEquals(Optional.empty(), claims.find(SHOP, uuid(1)));
        assertEquals(Optional.empty(), claims.findByAccount(SHOP, ANNA));
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

    private static Claim complete(int number) {
        return claim(number).toBuilder()
                .customer(id(1), 7)
                .code(code(1, NOW.plusSeconds(3)))
                .tries(2)
                .build();
    }

    private static Optional<Claim.Code> code(int number, Instant madeAt) {
        return Optional.of(new Claim.Code(hash(number), madeAt));
    }

    private void assertIsKept(Claim claim) {
        assertTrue(claims.insert(claim));
        assertEquals(Parts.of(claim), Parts.ofClaim(claims.find(claim.shop(), claim.id())));
        assertEquals(Parts.of(claim), Parts.ofClaim(claims.findByAccount(claim.shop(), claim.account())));
    }

    private List<Object> stored(int number) {
        return Parts.ofClaim(claims.find(SHOP, uuid(number)));
    }
}
