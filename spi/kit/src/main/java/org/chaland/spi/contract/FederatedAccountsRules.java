package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountKey;
import org.chaland.spi.FederatedAccounts;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link FederatedAccounts}. */
abstract class FederatedAccountsRules extends ProviderPart<FederatedAccounts> {

    private static final AccountKey KEY = AccountKey.of(Samples.id(1));
    private static final AccountKey OTHER_KEY = AccountKey.of(Samples.id(2));
    private static final Contact ANNA = Samples.person("anna@example.org");
    private static final Contact BERTA = Samples.person("berta@example.org");
    private static final String ELSEWHERE = "https://elsewhere.example";

    private FederatedAccounts provider;
    private Account anna;

    FederatedAccountsRules() {
        super(FederatedAccounts.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
        anna = new Account(federatedIssuer(), "anna-0815");
    }

    @Test
    void onlyIdentitiesOfSomeIssuersHaveAccounts() {
        federated(ANNA, anna);

        assertTrue(provider.federates(anna.issuer()));
        assertFalse(provider.federates(ELSEWHERE));
        assertFalse(provider.federates(provider.issuer()));
        assertEquals(Optional.empty(), provider.accountOf(new Account(ELSEWHERE, anna.subject())));
    }

    @Test
    void accountOfAnIdentityIsFoundUntilItIsDeleted() {
        var account = federated(ANNA, anna);
        assertEquals(Optional.of(account), provider.accountOf(anna));

        suspend(account);
        assertEquals(Optional.of(account), provider.accountOf(anna));

        delete(account);
        assertEquals(Optional.empty(), provider.accountOf(anna));
    }

    @Test
    void identityWithoutAnAccountFindsNobody() {
        user(ANNA);
        provider.create(KEY, BERTA);

        assertEquals(Optional.empty(), provider.accountOf(anna));
    }

    @Test
    void subjectsAreComparedExactly() {
        federated(ANNA, anna);

        for (var like : List.of(
                anna.subject().toUpperCase(Locale.ROOT),
                anna.subject().substring(1),
                anna.subject() + "0",
                anna.subject().replace('0', '_'),
                "%",
                "*",
                "1")) {
            assertEquals(Optional.empty(), provider.accountOf(new Account(anna.issuer(), like)), like);
        }
        for (var like : Subjects.like(anna)) {
            assertEquals(Optional.empty(), provider.accountOf(like), like::subject);
        }
    }

    @Test
    void createdAccountIsFoundByItsKeyAndByTheIdentity() {
        var created = provider.create(KEY, ANNA, anna);

        assertEquals(Optional.of(created), provider.find(KEY));
        assertEquals(Optional.of(created), provider.accountOf(anna));
        assertEquals(Optional.empty(), provider.find(OTHER_KEY));
        assertEquals(1, accounts());
    }

    @Test
    void secondCreationReturnsTheFirstAccount() {
        var first = provider.create(KEY, ANNA, anna);

        assertEquals(first, provider.create(KEY, ANNA, anna));
        assertEquals(first, provider.create(KEY, BERTA, anna));

        assertEquals(1, accounts());
    }

    @Test
    void manyCreationsAtOnceMakeOneAccount() {
        var accounts = Threads.race(number -> provider.create(KEY, ANNA, anna));

        assertEquals(Set.of(provider.find(KEY).orElseThrow()), Set.copyOf(accounts));
        assertEquals(1, accounts());
    }

    @Test
    void accountThatAnIdentityHasAlreadyIsNotTakenForOurs() {
        var theirs = federated(ANNA, anna);

        var refusal = assertThrows(ProviderRefusalException.class, () -> provider.create(KEY, BERTA, anna));

        assertEquals(Reason.KEY_TAKEN, refusal.reason());
        assertEquals(Optional.empty(), provider.find(KEY));
        assertEquals(Optional.of(theirs), provider.accountOf(anna));
        assertEquals(1, accounts());
    }

    @Test
    void accountOfAnotherKeyIsNotTakenForOurs() {
        provider.create(OTHER_KEY, ANNA, anna);

        var refusal = assertThrows(ProviderRefusalException.class, () -> provider.create(KEY, BERTA, anna));

        assertEquals(Reason.KEY_TAKEN, refusal.reason());
        assertEquals(Optional.empty(), provider.find(KEY));
    }

    @Test
    void addressProvesNothing() {
        user(ANNA);

        var refusal = assertThrows(ProviderRefusalException.class, () -> provider.create(KEY, ANNA, anna));

        assertEquals(Reason.EMAIL_TAKEN, refusal.reason());
        assertEquals(Optional.empty(), provider.accountOf(anna));
        assertEquals(1, accounts());
    }
}
