package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.chaland.model.Account;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.SupportAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link SupportAccess}. */
abstract class SupportAccessRules extends ProviderPart<SupportAccess> {

    private SupportAccess provider;
    private Account anna;
    private Account berta;

    SupportAccessRules() {
        super(SupportAccess.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
        anna = user(Samples.person("anna@example.org"));
        berta = user(Samples.person("berta@example.org"));
    }

    @Test
    void nobodyIsInUntilLetIn() {
        assertFalse(isIn(shop(), anna));
    }

    @Test
    void grantLetsTheAccountInAndNobodyElse() {
        provider.grant(shop(), anna);

        assertTrue(isIn(shop(), anna));
        assertFalse(isIn(shop(), berta));
    }

    @Test
    void grantOpensTheAreaOfItsShopOnly() {
        assumeTrue(
                !provider.address(shop()).equals(provider.address(otherShop())), "both shops share one support area");

        provider.grant(shop(), anna);
        provider.revoke(otherShop(), anna);

        assertTrue(isIn(shop(), anna));
        assertFalse(isIn(otherShop(), anna));
    }

    @Test
    void secondGrantChangesNothing() {
        provider.grant(shop(), anna);
        provider.grant(shop(), anna);

        assertTrue(isIn(shop(), anna));
    }

    @Test
    void revocationPutsTheAccountOutHoweverOftenItWasLetInAndNobodyElse() {
        provider.grant(shop(), anna);
        provider.grant(shop(), anna);
        provider.grant(shop(), berta);

        provider.revoke(shop(), anna);

        assertFalse(isIn(shop(), anna));
        assertTrue(isIn(shop(), berta));
    }

    @Test
    void secondRevocationChangesNothing() {
        provider.grant(shop(), anna);
        provider.revoke(shop(), anna);
        provider.revoke(shop(), anna);

        assertFalse(isIn(shop(), anna));
    }

    @Test
    void revocationOfWhoIsNotInChangesNothing() {
        provider.revoke(shop(), anna);

        assertFalse(isIn(shop(), anna));
    }

    @Test
    void suspendedAccountIsPutOutToo() {
        provider.grant(shop(), anna);
        suspend(anna);

        provider.revoke(shop(), anna);

        assertFalse(isIn(shop(), anna));
    }

    @Test
    void revocationOfWhoIsGoneOrNeverWasChangesNothing() {
        provider.grant(shop(), anna);
        provider.grant(shop(), berta);
        delete(anna);

        provider.revoke(shop(), anna);
        provider.revoke(shop(), new Account(provider.issuer(), "987654321"));
        provider.revoke(shop(), new Account(Samples.OTHER_ISSUER, berta.subject()));
        Subjects.like(berta).forEach(lookAlike -> provider.revoke(shop(), lookAlike));

        assertFalse(isIn(shop(), anna));
        assertTrue(isIn(shop(), berta));
    }

    @Test
    void whoWasPutOutMayBeLetInAgain() {
        provider.grant(shop(), anna);
        provider.revoke(shop(), anna);
        provider.grant(shop(), anna);

        assertTrue(isIn(shop(), anna));
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
    void accountOfAnotherIssuerIsRefusedWhateverItsSubject() {
        assertRefused(new Account(Samples.OTHER_ISSUER, anna.subject()));
    }

    @Test
    void lookAlikeOfASubjectIsRefused() {
        Subjects.like(anna).forEach(this::assertRefused);
    }

    @Test
    void addressIsAbsoluteAndTheSameForEverybody() {
        var before = provider.address(shop());
        provider.grant(shop(), anna);

        assertTrue(before.isAbsolute());
        assertEquals(List.of(before, before), List.of(provider.address(shop()), provider.address(shop())));
    }

    private void assertRefused(Account account) {
        var refusal = assertThrows(ProviderRefusalException.class, () -> provider.grant(shop(), account));

        assertEquals(Reason.UNKNOWN_ACCOUNT, refusal.reason());
        assertFalse(Messages.of(refusal).contains("anna@example.org"));
        assertFalse(isIn(shop(), anna));
    }
}
