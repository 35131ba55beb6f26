package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.ISSUER;
import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.checkout;
import static org.chaland.spi.contract.Samples.hash;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.known;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.model.Checkout;
import org.chaland.model.Details;
import org.chaland.model.PurchaseRef;
import org.chaland.spi.CheckoutStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link CheckoutStore}. */
abstract class CheckoutStoreRules extends StoragePart {

    private CheckoutStore checkouts;

    @BeforeEach
    void openEmptyStorage() {
        checkouts = storage().checkouts();
    }

    @Test
    void checkoutIsFoundAsItWasStored() {
        var checkout = complete(1);

        assertIsKept(checkout);
    }

    @Test
    void checkoutThatBelongsToNobodyYetIsFoundAsItWasStored() {
        assertIsKept(checkout(1));
    }

    @Test
    void emptyDraftIsNotTheSameAsNone() {
        var checkout =
                checkout(1).toBuilder().draft(Optional.of(Details.empty())).build();

        assertIsKept(checkout);
    }

    @Test
    void textsComeBackUnchanged() {
        var checkout = checkout(1).toBuilder()
                .draft(Optional.of(Samples.trickyTexts()))
                .orderOnly(Optional.of(Samples.trickyTexts()))
                .build();

        assertIsKept(checkout);
    }

    @Test
    void textsMayBeAsLongAsTheirFieldAllows() {
        var checkout = checkout(1).toBuilder()
                .draft(Optional.of(Samples.longestTexts()))
                .orderOnly(Optional.of(Samples.longestTexts()))
                .build();

        assertIsKept(checkout);
    }

    @Test
    void draftIsKeptAsTypedAlsoWhereItIsLongerThanItsFieldAllows() {
        var checkout = checkout(1).toBuilder()
                .draft(Optional.of(Samples.tooLongTexts()))
                .build();

        assertIsKept(checkout);
    }

    @Test
    void timeOfExpiryKeepsItsMicrosecondsAlsoWhenClocksAreSetBack() {
        var number = 0;
        for (var time : Samples.HOUR_THAT_COMES_TWICE) {
            var checkout = checkout(++number).toBuilder()
                    .expiresAt(time.plusNanos(999_999_000))
                    .build();

            assertIsKept(checkout);
        }
    }

    @Test
    void expiredCheckoutIsFound() {
        var expired = checkout(1).toBuilder().expiresAt(Instant.EPOCH).build();

        checkouts.insert(expired);

        assertEquals(Parts.of(expired), stored(expired));
    }

    @Test
    void handleOfOneShopFindsNothingInAnother() {
        checkouts.insert(checkout(1));

        assertEquals(Optional.empty(), checkouts.findByHandle(OTHER_SHOP, hash(1)));
    }

    @Test
    void otherHashFindsNothingHoweverAlike() {
        checkouts.insert(checkout(1));

        for (var lookAlike : List.of(
                hash(2),
                hash(1).toUpperCase(Locale.ROOT),
                hash(1) + " ",
                " " + hash(1),
                hash(1).substring(1),
                hash(1).substring(0, 63),
                hash(1).replace('a', '_'),
                hash(1).substring(0, 6) + "%",
                "")) {
            assertEquals(Optional.empty(), checkouts.findByHandle(SHOP, lookAlike), lookAlike);
        }
    }

    @Test
    void secondCheckoutOfAnIdIsRefusedAndTheFirstStaysAsItWas() {
        checkouts.insert(checkout(1));

        assertFalse(checkouts.insert(
                Checkout.builder(uuid(1), OTHER_SHOP, hash(2), NOW).build()));

        assertEquals(Parts.of(checkout(1)), stored(checkout(1)));
        assertEquals(Optional.empty(), checkouts.findByHandle(OTHER_SHOP, hash(2)));
    }

    @Test
    void secondCheckoutOfAHashIsRefusedAndTheFirstStaysAsItWas() {
        checkouts.insert(checkout(1));

        assertFalse(
                checkouts.insert(Checkout.builder(uuid(2), SHOP, hash(1), NOW).build()));
        assertFalse(checkouts.insert(
                Checkout.builder(uuid(2), OTHER_SHOP, hash(1), NOW).build()));

        assertEquals(Parts.of(checkout(1)), stored(checkout(1)));
        assertEquals(Optional.empty(), checkouts.findByHandle(OTHER_SHOP, hash(1)));
    }

    @Test
    void updateWritesEverything() {
        checkouts.insert(checkout(1));
        var change = complete(1).toBuilder()
                .handleHash(hash(2))
                .expiresAt(NOW.plusSeconds(99))
                .build();

        assertTrue(checkouts.update(change));

        assertEquals(Parts.of(change.toBuilder().version(2).build()), stored(change));
    }

    @Test
    void updateCanTakeAway() {
        checkouts.insert(complete(1));

        assertTrue(checkouts.update(checkout(1)));

        assertEquals(Parts.of(checkout(1).toBuilder().version(2).build()), stored(checkout(1)));
    }

    @Test
    void hashBeforeIsForgottenWhenItChanges() {
        checkouts.insert(checkout(1));

        checkouts.update(checkout(1).toBuilder().handleHash(hash(2)).build());

        assertEquals(Optional.empty(), checkouts.findByHandle(SHOP, hash(1)));
        assertTrue(
                checkouts.insert(Checkout.builder(uuid(2), SHOP, hash(1), NOW).build()),
                "the hash before is free again");
    }

    @Test
    void updateOfAnotherVersionIsRefusedAndWritesNothing() {
        checkouts.insert(checkout(1));
        checkouts.update(checkout(1));
        var before = stored(checkout(1));

        for (var version : List.of(0, 1, 3)) {
            assertFalse(checkouts.update(
                    complete(1).toBuilder().handleHash(hash(2)).version(version).build()));
        }

        assertEquals(before, stored(checkout(1)));
        assertEquals(Optional.empty(), checkouts.findByHandle(SHOP, hash(2)));
    }

    @Test
    void updateOfAnUnknownCheckoutIsRefusedAndStoresNothing() {
        assertFalse(checkouts.update(checkout(1)));

        assertEquals(Optional.empty(), checkouts.findByHandle(SHOP, hash(1)));
    }

    @Test
    void updateThroughAnotherShopIsRefusedAndWritesNothing() {
        checkouts.insert(checkout(1));

        assertFalse(checkouts.update(
                Checkout.builder(uuid(1), OTHER_SHOP, hash(2), NOW).build()));

        assertEquals(Parts.of(checkout(1)), stored(checkout(1)));
        assertEquals(Optional.empty(), checkouts.findByHandle(OTHER_SHOP, hash(2)));
    }

    private static Checkout complete(int number) {
        return checkout(number).toBuilder()
                .customer(id(1), 7)
                .account(account("anna"))
                .draft(Optional.of(known()))
                .orderOnly(Optional.of(Details.of(Samples.person("berta@example.org"))))
                .signIn(Optional.of(new Checkout.SignIn(ISSUER, 3)))
                .told(Optional.of(new Checkout.Told(known(), true)))
                .sentBy(Optional.of("0123456789abcdef0123456789abcdef"))
                .recordVersion(9)
                .order(Optional.of("o".repeat(PurchaseRef.LONGEST)))
                .previousOrder(Optional.of("p".repeat(PurchaseRef.LONGEST)))
                .build();
    }

    private void assertIsKept(Checkout checkout) {
        assertTrue(checkouts.insert(checkout));
        assertEquals(Parts.of(checkout), stored(checkout));
    }

    private List<Object> stored(Checkout checkout) {
        return Parts.ofCheckout(checkouts.findByHandle(checkout.shop(), checkout.handleHash()));
    }
}
