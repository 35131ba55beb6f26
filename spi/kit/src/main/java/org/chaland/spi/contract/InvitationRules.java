package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.spi.Invitation;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link Invitation}. */
abstract class InvitationRules extends ProviderPart<Invitation> {

    private Invitation provider;
    private Account anna;

    InvitationRules() {
        super(Invitation.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
        anna = user(Samples.person("anna@example.org"));
    }

    @Test
    void invitationReachesTheInvitedAndNobodyElse() {
        var berta = user(Samples.person("berta@example.org"));

        provider.invite(anna, context());

        assertEquals(1, invitations(anna));
        assertEquals(0, invitations(berta));
    }

    @Test
    void invitationMayBeRepeated() {
        provider.invite(anna, context());
        provider.invite(anna, context());

        assertTrue(invitations(anna) >= 1);
    }

    @Test
    void unknownAccountIsRefused() {
        assertRefused(new Account(provider.issuer(), "987654321"));
    }

    @Test
    void deletedAccountIsRefused() {
        delete(anna);

        assertRefused(anna);
    }

    @Test
    void suspendedAccountIsNotInvitedAndNotTakenForGone() {
        suspend(anna);

        var refusal = assertThrows(ProviderRefusalException.class, () -> provider.invite(anna, context()));

        assertNotEquals(Reason.UNKNOWN_ACCOUNT, refusal.reason());
        assertEquals(0, invitations(anna));
    }

    @Test
    void accountOfAnotherIssuerIsRefusedWhateverItsSubject() {
        assertRefused(new Account(Samples.OTHER_ISSUER, anna.subject()));
    }

    @Test
    void lookAlikeOfASubjectIsRefused() {
        Subjects.like(anna).forEach(this::assertRefused);
    }

    private Invitation.Context context() {
        return new Invitation.Context(
                shop(), Locale.FRENCH, Optional.of(URI.create("https://shop.example/after-the-password")));
    }

    private void assertRefused(Account account) {
        var refusal = assertThrows(ProviderRefusalException.class, () -> provider.invite(account, context()));

        assertEquals(Reason.UNKNOWN_ACCOUNT, refusal.reason());
        assertFalse(Messages.of(refusal).contains("anna@example.org"));
        assertEquals(0, invitations(anna));
    }
}
