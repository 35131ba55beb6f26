package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.ProfileSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link ProfileSource}. */
abstract class ProfileSourceRules extends ProviderPart<ProfileSource> {

    private ProfileSource provider;

    ProfileSourceRules() {
        super(ProfileSource.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
    }

    @Test
    void profileTellsWhatTheProviderKnows() {
        assertProfileIsShown(Samples.person("anna@example.org"));
    }

    @Test
    void profileIsNotMended() {
        assertProfileIsShown(Contact.builder()
                .givenName("zOE\u0308 d\u2019Arc")
                .familyName("O'Neil-\u1e9e 3. \u91ce \u05d0")
                .email("Zoe.O'Neil+Tag@EXAMPLE.org")
                .build());
    }

    @Test
    void profileIsNotCut() {
        assertProfileIsShown(Contact.builder()
                .givenName("a".repeat(longest(Field.GIVEN_NAME)))
                .familyName("\ud842\udfb7".repeat(longest(Field.FAMILY_NAME)))
                .email("anna@example.org")
                .build());
    }

    /** One more than we keep, if the provider keeps that many. */
    private int longest(Field field) {
        return provider.fieldLimits().getOrDefault(field, field.maxLength() + 1);
    }

    @Test
    void twoPeopleHaveTwoProfiles() {
        var anna = user(Samples.person("anna@example.org"));
        var berta = user(Samples.person("berta@example.org"));

        assertEquals(Optional.of("anna@example.org"), provider.profile(anna).flatMap(Contact::email));
        assertEquals(Optional.of("berta@example.org"), provider.profile(berta).flatMap(Contact::email));
    }

    @Test
    void unknownAccountHasNoProfile() {
        user(Samples.person("anna@example.org"));

        assertEquals(Optional.empty(), provider.profile(new Account(provider.issuer(), "987654321")));
    }

    @Test
    void accountOfAnotherIssuerHasNoProfileHereWhateverItsSubject() {
        var anna = user(Samples.person("anna@example.org"));
        assertNotEquals(Samples.OTHER_ISSUER, provider.issuer());

        assertEquals(Optional.empty(), provider.profile(new Account(Samples.OTHER_ISSUER, anna.subject())));
    }

    @Test
    void lookAlikeOfASubjectHasNoProfile() {
        var anna = user(Samples.person("anna@example.org"));

        for (var lookAlike : Subjects.like(anna)) {
            assertEquals(Optional.empty(), provider.profile(lookAlike), lookAlike::subject);
        }
    }

    @Test
    void emailAddressNamesNoAccount() {
        user(Samples.person("anna@example.org"));

        assertEquals(Optional.empty(), provider.profile(new Account(provider.issuer(), "anna@example.org")));
    }

    @Test
    void suspendedAccountHasNoProfile() {
        var anna = user(Samples.person("anna@example.org"));
        var berta = user(Samples.person("berta@example.org"));

        suspend(anna);

        assertEquals(Optional.empty(), provider.profile(anna));
        assertTrue(provider.profile(berta).isPresent());
    }

    @Test
    void deletedAccountHasNoProfile() {
        var anna = user(Samples.person("anna@example.org"));

        delete(anna);

        assertEquals(Optional.empty(), provider.profile(anna));
    }

    private void assertProfileIsShown(Contact known) {
        var shown = provider.profile(user(known)).orElseThrow();

        assertEquals(known.givenName(), shown.givenName());
        assertEquals(known.familyName(), shown.familyName());
        // Some providers keep addresses in small letters.
        assertEquals(known.canonicalEmail(), shown.canonicalEmail());
    }
}
