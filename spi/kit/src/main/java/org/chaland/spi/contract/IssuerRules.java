package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chaland.model.Account;
import org.chaland.model.Field;
import org.chaland.spi.IdentityProvider;
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
