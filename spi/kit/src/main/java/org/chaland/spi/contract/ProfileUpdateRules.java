package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Locale;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link ProfileUpdate}. */
abstract class ProfileUpdateRules extends ProviderPart<ProfileUpdate> {

    private static final Contact ANNA = Samples.person("anna@example.org");
    private static final Contact BERTA = Samples.person("berta@example.org");
    private static final Contact MARRIED = name("Marié-O'Neil");

    private ProfileUpdate provider;
    private Account anna;
    private Account berta;

    ProfileUpdateRules() {
        super(ProfileUpdate.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
        anna = user(ANNA);
        berta = user(BERTA);
    }

    @Test
    void newValuesAreKept() {
        var changed = new Contact[] {
            Contact.builder()
                    .givenName("Zoë")
                    .familyName("Marié-O'Neil")
                    .email("zoe+new@example.org")
                    .build(),
            ANNA
        };

        for (var contact : changed) {
            provider.update(anna, contact);

            assertEquals(contact, kept(anna));
        }
    }

    @Test
    void fieldsThatTheContactLacksStayAsTheyAre() {
        provider.update(anna, MARRIED);

        assertEquals(
                ANNA.toBuilder().familyName(MARRIED.familyName().orElseThrow()).build(), kept(anna));
    }

    @Test
    void emptyContactChangesNothing() {
        provider.update(anna, Contact.empty());

        assertEquals(ANNA, kept(anna));
    }

    @Test
    void updateOfOnePersonChangesNobodyElse() {
        provider.update(anna, MARRIED);

        assertEquals(BERTA, kept(berta));
    }

    @Test
    void updateMayBeRepeated() {
        provider.update(anna, MARRIED.toBuilder().email("zoe@example.org").build());
        provider.update(anna, MARRIED.toBuilder().email("zoe@example.org").build());

        assertEquals(Optional.of("zoe@example.org"), kept(anna).email());
    }

    @Test
    void addressOfSomebodyElseIsRefusedAndNothingIsChanged() {
        var taken = MARRIED.toBuilder().email("berta@example.org").build();

        assertRefused(Reason.EMAIL_TAKEN, anna, taken);

        assertEquals(ANNA, kept(anna));
        assertEquals(BERTA, kept(berta));
    }

    @Test
    void addressOfSomebodyElseInOtherLettersIsRefusedToo() {
        assertRefused(
                Reason.EMAIL_TAKEN,
                anna,
                Contact.builder().email("Berta@EXAMPLE.org").build());

        assertEquals(ANNA, kept(anna));
    }

    @Test
    void addressThatSomebodyGaveUpIsFree() {
        provider.update(berta, Contact.builder().email("else@example.org").build());
        provider.update(anna, Contact.builder().email("berta@example.org").build());

        assertEquals(Optional.of("berta@example.org"), kept(anna).email());
    }

    @Test
    void ownAddressMayBeWrittenOtherwise() {
        provider.update(anna, Contact.builder().email("Anna@EXAMPLE.org").build());

        assertEquals(Optional.of("anna@example.org"), kept(anna).email().map(email -> email.toLowerCase(Locale.ROOT)));
    }

    @Test
    void tooLongValueIsRefusedAndNothingIsChanged() {
        var limit = Optional.ofNullable(provider.fieldLimits().get(Field.FAMILY_NAME));
        assumeTrue(limit.isPresent(), "the provider keeps names of any length");
        var tooLong = name("a".repeat(limit.orElseThrow() + 1)).toBuilder()
                .givenName("Zoë")
                .build();

        assertRefused(Reason.INVALID_PROFILE, anna, tooLong);

        assertEquals(ANNA, kept(anna));
    }

    @Test
    void suspendedAccountIsUpdatedToo() {
        suspend(anna);

        provider.update(anna, MARRIED);

        assertEquals(MARRIED.familyName(), kept(anna).familyName());
    }

    @Test
    void suspendedAccountStaysSuspended() {
        assumeTrue(provider instanceof AccountSuspension, "the provider suspends nobody");
        suspend(anna);

        provider.update(anna, MARRIED);

        assertEquals(AccountState.SUSPENDED, ((AccountSuspension) provider).stateOf(anna));
    }

    @Test
    void accountKeepsItsKey() {
        assumeTrue(provider instanceof AccountProvisioning, "the provider makes no accounts");
        var provisioning = (AccountProvisioning) provider;
        var key = AccountKey.of(Samples.id(1));
        var made = provisioning.create(key, Samples.person("gerda@example.org"));

        provider.update(made, MARRIED.toBuilder().email("gerda@example.net").build());

        assertEquals(Optional.of(made), provisioning.find(key));
    }

    @Test
    void whatChalandDoesNotKnowStaysAsItIs() {
        var note = opened().note(anna, "Room 7");
        assumeTrue(note.isPresent(), "the provider has no field of which Chaland does not know");

        provider.update(anna, MARRIED.toBuilder().email("zoe@example.org").build());

        assertEquals("Room 7", note.get().get());
    }

    @Test
    void deletedAccountIsRefused() {
        delete(anna);

        assertRefused(Reason.UNKNOWN_ACCOUNT, anna, MARRIED);
    }

    @Test
    void unknownAccountIsRefused() {
        assertRefused(Reason.UNKNOWN_ACCOUNT, new Account(provider.issuer(), "987654321"), MARRIED);
    }

    @Test
    void accountOfAnotherIssuerIsRefusedWhateverItsSubject() {
        assertRefused(Reason.UNKNOWN_ACCOUNT, new Account(Samples.OTHER_ISSUER, anna.subject()), MARRIED);

        assertEquals(ANNA, kept(anna));
    }

    @Test
    void lookAlikeOfASubjectIsRefused() {
        Subjects.like(anna).forEach(lookAlike -> assertRefused(Reason.UNKNOWN_ACCOUNT, lookAlike, MARRIED));

        assertEquals(ANNA, kept(anna));
    }

    private void assertRefused(Reason reason, Account account, Contact contact) {
        var refusal = assertThrows(ProviderRefusalException.class, () -> provider.update(account, contact));

        assertEquals(reason, refusal.reason());
        for (var value : contact.values().values()) {
            assertFalse(Messages.of(refusal).contains(value), "a log would show a value of the profile");
        }
    }

    private static Contact name(String familyName) {
        return Contact.builder().familyName(familyName).build();
    }
}
