package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.ProfileSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link AccountErasure}. */
abstract class AccountErasureRules extends ProviderPart<AccountErasure> {

    private static final Contact ANNA = Samples.person("anna@example.org");

    private AccountErasure provider;
    private Account anna;
    private Account berta;

    AccountErasureRules() {
        super(AccountErasure.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
        anna = user(ANNA);
        berta = user(Samples.person("berta@example.org"));
    }

    @Test
    void accountIsThereUntilErased() {
        assertFalse(provider.isErased(anna));
        assertTrue(exists(anna));
    }

    @Test
    void erasureDeletesTheAccountAndNoOther() {
        provider.erase(anna);

        assertTrue(provider.isErased(anna));
        assertFalse(exists(anna));
        assertFalse(provider.isErased(berta));
        assertTrue(exists(berta));
    }

    @Test
    void secondErasureChangesNothing() {
        provider.erase(anna);
        provider.erase(anna);

        assertTrue(provider.isErased(anna));
        assertTrue(exists(berta));
    }

    @Test
    void accountThatNeverWasCountsAsErased() {
        for (var unknown : Subjects.like(anna)) {
            assertDoesNotThrow(() -> provider.erase(unknown));
            assertTrue(provider.isErased(unknown));
        }
        assertTrue(exists(anna) && exists(berta));
    }

    @Test
    void suspendedAccountIsErasedToo() {
        assumeTrue(provider instanceof AccountSuspension, "the provider suspends none");
        var suspension = (AccountSuspension) provider;
        suspension.suspend(anna);

        provider.erase(anna);

        assertEquals(AccountState.GONE, suspension.stateOf(anna));
        assertTrue(provider.isErased(anna));
    }

    @Test
    void profileOfAnErasedAccountIsToldToNobody() {
        assumeTrue(provider instanceof ProfileSource, "the provider tells no profiles");
        provider.erase(anna);

        assertEquals(Optional.empty(), ((ProfileSource) provider).profile(anna));
    }

    @Test
    void keyAndAddressOfAnErasedAccountAreFree() {
        assumeTrue(provider instanceof AccountProvisioning, "the provider makes no accounts");
        var provisioning = (AccountProvisioning) provider;
        var key = AccountKey.of(Samples.id(7));
        var made = provisioning.create(key, Samples.person("gerda@example.org"));

        provider.erase(made);

        assertEquals(Optional.empty(), provisioning.find(key));
        var again = provisioning.create(key, Samples.person("gerda@example.org"));
        assertNotEquals(made, again);
        assertFalse(provider.isErased(again));
        assertTrue(provider.isErased(made));
    }
}
