package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.chaland.model.Contact;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of e-mail addresses for every {@link AccountProvisioning} whose provider gives an address to one account only. */
abstract class AccountAddressRules extends ProviderPart<AccountProvisioning> {

    private static final AccountKey KEY = AccountKey.of(Samples.id(1));

    private AccountProvisioning provider;

    AccountAddressRules() {
        super(AccountProvisioning.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
    }

    @Test
    void addressIsTakenWhateverTheCaseOfItsLetters() {
        user(Samples.person("anna@example.org"));

        assertTaken("Anna@EXAMPLE.org");
    }

    @Test
    void addressInCapitalsIsTakenToo() {
        user(Samples.person("Anna@EXAMPLE.org"));

        assertTaken("anna@example.org");
    }

    @Test
    void addressOfASuspendedAccountIsTaken() {
        suspend(user(Samples.person("anna@example.org")));

        assertTaken("anna@example.org");
    }

    @Test
    void underscoreAndPercentSignInAnAddressStandForThemselves() {
        user(Samples.person("annaxsmith@example.org"));

        assertFree(1, "anna_smith@example.org");
        assertFree(2, "anna%@example.org");
        assertFree(3, "%@example.org");
        assertFree(4, "_nnaxsmith@example.org");
    }

    @Test
    void plusSignInAnAddressStandsForItself() {
        user(Samples.person("ab@example.org"));

        assertFree(1, "a+b@example.org");
        assertFree(2, "ab+c@example.org");
    }

    @Test
    void partOfATakenAddressIsFree() {
        user(Samples.person("annasmith@example.org"));

        assertFree(1, "smith@example.org");
        assertFree(2, "annasmith@example.or");
        assertFree(3, "annasmith@example.org.example.net");
    }

    @Test
    void createdAccountShowsWhatItWasMadeOf() {
        assumeTrue(provider instanceof ProfileSource, "the provider tells no profiles");
        var contact = Contact.builder()
                .givenName("Zo\u00e9 d\u2019Arc")
                .familyName("O'Neil-\u1e9e 3. \u91ce")
                .email("zoe+o'neil%1=2@example.org")
                .build();

        var shown = ((ProfileSource) provider)
                .profile(provider.create(KEY, contact))
                .orElseThrow();

        assertEquals(contact.givenName(), shown.givenName());
        assertEquals(contact.familyName(), shown.familyName());
        assertEquals(contact.email(), shown.email());
    }

    private void assertTaken(String email) {
        var refusal = assertThrows(
                ProviderRefusalException.class, () -> provider.create(KEY, Samples.person(email)), "it was free");

        assertEquals(Reason.EMAIL_TAKEN, refusal.reason());
        assertEquals(Optional.empty(), provider.find(KEY));
    }

    private void assertFree(int number, String email) {
        var key = AccountKey.of(Samples.id(number));

        assertEquals(Optional.of(provider.create(key, Samples.person(email))), provider.find(key), email);
    }
}
