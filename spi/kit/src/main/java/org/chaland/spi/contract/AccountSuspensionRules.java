package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link AccountSuspension}. */
abstract class AccountSuspensionRules extends ProviderPart<AccountSuspension> {

    private static final Contact ANNA = Samples.person("anna@example.org");

    private AccountSuspension provider;
    private Account anna;
    private Account berta;

    AccountSuspensionRules() {
        super(AccountSuspension.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
        anna = user(ANNA);
        berta = user(Samples.person("berta@example.org"));
    }

    @Test
    void accountIsActiveUntilSuspended() {
        assertState(AccountState.ACTIVE, anna);
    }

    @Test
    void suspensionClosesTheAccountAndNoOther() {
        provider.suspend(anna);

        assertState(AccountState.SUSPENDED, anna);
        assertState(AccountState.ACTIVE, berta);
    }

    @Test
    void secondSuspensionChangesNothing() {
        provider.suspend(anna);
        provider.suspend(anna);

        assertState(AccountState.SUSPENDED, anna);
    }

    @Test
    void reactivationOpensTheAccountAndNoOtherHoweverOftenItWasSuspended() {
        provider.suspend(anna);
        provider.suspend(anna);
        provider.suspend(berta);

        provider.reactivate(anna);

        assertState(AccountState.ACTIVE, anna);
        assertState(AccountState.SUSPENDED, berta);
    }

    @Test
    void reactivationOfAnActiveAccountChangesNothing() {
        provider.reactivate(anna);
        assertState(AccountState.ACTIVE, anna);
        provider.reactivate(anna);
        assertState(AccountState.ACTIVE, anna);
    }

    @Test
    void reactivatedAccountMayBeSuspendedAgain() {
        provider.suspend(anna);
        provider.reactivate(anna);
        provider.suspend(anna);

        assertState(AccountState.SUSPENDED, anna);
    }

    @Test
    void profileIsKeptThroughASuspension() {
        assumeTrue(provider instanceof ProfileSource, "the provider tells no profiles");
        var source = (ProfileSource) provider;
        var before = source.profile(anna);

        provider.suspend(anna);
        assertEquals(Optional.empty(), source.profile(anna));
        provider.reactivate(anna);

        assertEquals(before, source.profile(anna));
        assertEquals(ANNA.email(), before.flatMap(Contact::email));
    }

    @Test
    void deletedAccountIsGoneForGood() {
        provider.suspend(berta);
        delete(anna);
        delete(berta);

        for (var gone : new Account[] {anna, berta}) {
            assertRefused(gone);
        }
    }

    @Test
    void unknownAccountIsGone() {
        assertRefused(new Account(provider.issuer(), "987654321"));
    }

    @Test
    void accountOfAnotherIssuerIsGoneWhateverItsSubject() {
        assertRefused(new Account(Samples.OTHER_ISSUER, anna.subject()));
        assertState(AccountState.ACTIVE, anna);
    }

    @Test
    void lookAlikeOfASubjectIsGone() {
        Subjects.like(anna).forEach(this::assertRefused);
        assertState(AccountState.ACTIVE, anna);
    }

    private void assertState(AccountState expected, Account account) {
        assertEquals(expected, provider.stateOf(account));
        assertEquals(expected == AccountState.ACTIVE, isUsable(account), "as the provider itself has it");
    }

    private void assertRefused(Account account) {
        assertEquals(AccountState.GONE, provider.stateOf(account), account::subject);
        for (var call : new Runnable[] {() -> provider.suspend(account), () -> provider.reactivate(account)}) {
            var refusal = assertThrows(ProviderRefusalException.class, call::run);
            assertEquals(Reason.UNKNOWN_ACCOUNT, refusal.reason());
            assertFalse(Messages.of(refusal).contains("anna@example.org"));
        }
    }
}
