package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.chaland.model.Account;
import org.chaland.model.Field;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.AccountLookup;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.FederatedAccounts;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Invitation;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.SignInInitiation;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignOut;
import org.chaland.spi.SupportAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link IdentityProvider}, whichever capabilities it has. */
abstract class IssuerRules extends ProviderPart<IdentityProvider> {

    private IdentityProvider provider;

    IssuerRules() {
        super(IdentityProvider.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
    }

    @Test
    void issuerNeverChangesAndCanNameAccounts() {
        var issuer = provider.issuer();

        assertEquals(issuer, provider.issuer());
        assertEquals(issuer, new Account(issuer, "1").issuer());
    }

    @Test
    void onlyWhatTheClassCanDoIsOffered() {
        for (var capability : List.of(
                SignInRedirect.class,
                SignInInitiation.class,
                SignOut.class,
                PasswordSignIn.class,
                ProfileSource.class,
                AccountProvisioning.class,
                AccountLookup.class,
                FederatedAccounts.class,
                Invitation.class,
                AccountSuspension.class,
                AccountErasure.class,
                ProfileUpdate.class,
                SupportAccess.class,
                SelfCheck.class)) {
            assertTrue(!provider.offers(capability) || capability.isInstance(provider), capability::getSimpleName);
            assertEquals(provider.offers(capability), provider.offers(capability), capability::getSimpleName);
        }
    }

    @Test
    void fieldLimitsAreOfTheContactAndLowerThanOurOwn() {
        provider.fieldLimits().forEach((field, limit) -> {
            assertTrue(Field.CONTACT.contains(field), field::path);
            assertTrue(limit >= 1 && limit < field.maxLength(), field::path);
        });
    }

    @Test
    void fieldLimitsAreUnmodifiable() {
        var limits = provider.fieldLimits();

        assertThrows(UnsupportedOperationException.class, () -> limits.put(Field.CITY, 1));
    }
}
