package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link AccountProvisioning}. */
abstract class AccountProvisioningRules extends ProviderPart<AccountProvisioning> {

    private static final AccountKey KEY = AccountKey.of(Samples.id(1));
    private static final AccountKey OTHER_KEY = AccountKey.of(Samples.id(2));
    private static final Contact ANNA = Samples.person("anna@example.org");
    private static final Contact BERTA = Samples.person("berta@example.org");

    private AccountProvisioning provider;

    AccountProvisioningRules() {
        super(AccountProvisioning.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
    }

    @Test
    void keyThatNobodyCarriesFindsNothing() {
        user(ANNA);
        provider.create(OTHER_KEY, BERTA);

        assertEquals(Optional.empty(), provider.find(KEY));
    }

    @Test
    void createdAccountIsFoundByItsKey() {
        var created = provider.create(KEY, ANNA);

        assertEquals(provider.issuer(), created.issuer());
        assertEquals(Optional.of(created), provider.find(KEY));
        assertEquals(1, accounts());
    }

    @Test
    void eachKeyHasAnAccountOfItsOwn() {
        var anna = provider.create(KEY, ANNA);
        var berta = provider.create(OTHER_KEY, BERTA);

        assertNotEquals(anna, berta);
        assertEquals(Optional.of(anna), provider.find(KEY));
        assertEquals(Optional.of(berta), provider.find(OTHER_KEY));
    }

    @Test
    void partOfAKeyFindsNothing() {
        provider.create(KEY, ANNA);

        for (var part : List.of(KEY.value().substring(1), KEY.value().substring(0, 20), KEY.value() + "0", "c")) {
            assertEquals(Optional.empty(), provider.find(new AccountKey(part)), part);
        }
    }

    @Test
    void accountThatOnlyMentionsTheKeyDoesNotCarryIt() {
        user(Contact.builder()
                .givenName(KEY.value())
                .familyName(KEY.value())
                .email(KEY.value() + "@example.org")
                .build());

        assertEquals(Optional.empty(), provider.find(KEY));
    }

    @Test
    void suspendedAccountStillCarriesItsKey() {
        var created = provider.create(KEY, ANNA);
        suspend(created);

        assertEquals(Optional.of(created), provider.find(KEY));
        assertEquals(created, provider.create(KEY, ANNA));
        assertEquals(1, accounts());
    }

    @Test
    void deletedAccountCarriesItsKeyNoMore() {
        var deleted = provider.create(KEY, ANNA);
        delete(deleted);
        assertEquals(Optional.empty(), provider.find(KEY));

        var created = provider.create(KEY, ANNA);

        assertNotEquals(deleted, created);
        assertEquals(Optional.of(created), provider.find(KEY));
    }

    @Test
    void secondCreationWithAKeyReturnsTheFirstAccount() {
        var first = provider.create(KEY, ANNA);

        assertEquals(first, provider.create(KEY, ANNA));
        assertEquals(first, provider.create(KEY, BERTA));

        assertEquals(1, accounts());
    }

    @Test
    void allThatCarryAKeyAreToldAndNobodyElse() {
        user(Samples.person("gerda@example.org"));
        assertEquals(List.of(), provider.findAll(KEY));

        var anna = provider.create(KEY, ANNA);
        provider.create(OTHER_KEY, BERTA);

        assertEquals(List.of(anna), provider.findAll(KEY));
        assertThrows(
                UnsupportedOperationException.class, () -> provider.findAll(KEY).clear());
    }

    @Test
    void whoIsFoundIsTheFirstOfAllThatCarryTheKey() {
        provider.create(KEY, ANNA);
        suspend(provider.create(OTHER_KEY, BERTA));

        assertEquals(provider.find(KEY), provider.findAll(KEY).stream().findFirst());
        assertEquals(
                provider.find(OTHER_KEY), provider.findAll(OTHER_KEY).stream().findFirst());
    }

    @Test
    void personWithOneNameGetsAnAccountOrIsRefused() {
        var given = Contact.builder().givenName("Zoé").email("zoe@example.org").build();
        var family = Contact.builder()
                .familyName("Exemple")
                .email("exemple@example.org")
                .build();

        assertMadeOrRefused(KEY, given);
        assertMadeOrRefused(OTHER_KEY, family);
    }

    private void assertMadeOrRefused(AccountKey key, Contact contact) {
        try {
            assertEquals(Optional.of(provider.create(key, contact)), provider.find(key));
        } catch (ProviderRefusalException refusal) {
            assertEquals(Reason.INVALID_PROFILE, refusal.reason());
            assertEquals(Optional.empty(), provider.find(key));
        }
    }

    @Test
    void manyCreationsWithAKeyAtOnceMakeOneAccount() {
        assumeTrue(provider.keepsKeysUnique(), "the provider does not keep keys unique, and says so");
        var accounts = Threads.race(number -> provider.create(KEY, ANNA));

        assertEquals(Set.of(provider.find(KEY).orElseThrow()), Set.copyOf(accounts));
        assertEquals(1, provider.findAll(KEY).size());
        assertEquals(1, accounts());
    }

    @Test
    void accountWithTheSameEmailAddressIsNeverAdopted() {
        user(ANNA);

        var refusal = assertThrows(ProviderRefusalException.class, () -> provider.create(KEY, ANNA));

        assertEquals(Reason.EMAIL_TAKEN, refusal.reason());
        assertEquals(Optional.empty(), provider.find(KEY));
        assertEquals(1, accounts());
    }

    @Test
    void accountOfAnotherKeyWithTheSameEmailAddressIsNeverAdopted() {
        provider.create(OTHER_KEY, ANNA);

        var refusal = assertThrows(ProviderRefusalException.class, () -> provider.create(KEY, ANNA));

        assertEquals(Reason.EMAIL_TAKEN, refusal.reason());
        assertEquals(Optional.empty(), provider.find(KEY));
    }

    @Test
    void refusalCarriesNoPersonalData() {
        user(ANNA);

        var refusal = assertThrows(ProviderRefusalException.class, () -> provider.create(KEY, ANNA));

        for (var value : ANNA.values().values()) {
            assertFalse(Messages.of(refusal).contains(value), "a log would show a value of the profile");
        }
    }

    @Test
    void creationMayBeRepeatedWhenTheAddressIsFreeAgain() {
        user(ANNA);
        assertThrows(ProviderRefusalException.class, () -> provider.create(KEY, ANNA));

        assertEquals(Optional.of(provider.create(KEY, BERTA)), provider.find(KEY));
    }

    @Test
    void valuesMayBeAsLongAsTheProviderSays() {
        var contact = BERTA.toBuilder();
        for (var field : List.of(Field.GIVEN_NAME, Field.FAMILY_NAME, Field.CITY)) {
            contact.set(field, "a".repeat(provider.fieldLimits().getOrDefault(field, field.maxLength())));
        }

        assertEquals(Optional.of(provider.create(KEY, contact.build())), provider.find(KEY));
    }
}
