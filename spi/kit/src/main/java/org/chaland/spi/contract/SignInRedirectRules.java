package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link SignInRedirect}. */
abstract class SignInRedirectRules extends ProviderPart<SignInRedirect> {

    private static final List<String> FORGED =
            List.of("", " ", "0", "\u0000", "é\r\nSet-Cookie: a=b", "'\"<>%00", "x".repeat(100_000));

    private SignInRedirect provider;

    SignInRedirectRules() {
        super(SignInRedirect.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
    }

    @Test
    void addressIsAbsoluteAndCarriesTheState() {
        var address = address(1, anna());

        assertTrue(address.isAbsolute());
        assertTrue(address.toString().contains(attempt(1).state()));
    }

    @Test
    void addressDoesNotCarryTheSecret() {
        assertFalse(provider.address(attempt(1)).toString().contains(attempt(1).secret()));
        assertFalse(address(1, anna()).toString().contains(attempt(1).secret()));
    }

    @Test
    void browserBringsTheStateBack() {
        var back = back(1, anna());

        assertTrue(back.containsValue(attempt(1).state()));
    }

    @Test
    void whoSignedInIsTold() {
        var anna = anna();

        var signedIn = provider.complete(attempt(1), back(1, anna));

        assertIsAlone(anna, signedIn);
        assertEquals(provider.issuer(), anna.issuer());
    }

    @Test
    void onePersonIsOneAccountAndTwoAreTwo() {
        var anna = anna();
        var berta = user(Samples.person("berta@example.org"));

        assertEquals(Optional.of(anna), signedIn(1, anna));
        assertEquals(Optional.of(berta), signedIn(2, berta));
        assertEquals(Optional.of(anna), signedIn(3, anna));
    }

    @Test
    void whoeverActsForSomebodyElseIsToldApart() {
        var anna = anna();
        var back = signInOnBehalf(address(1, anna), anna);
        assumeTrue(back.isPresent(), "this provider lets nobody act for somebody else");

        assertEquals(
                Optional.of(true), provider.complete(attempt(1), back.get()).map(SignedIn::onBehalf));
    }

    @Test
    void nobodyIsSignedInWhoTurnedAway() {
        assertEquals(Optional.empty(), provider.complete(attempt(1), cancel(address(1, anna()))));
    }

    @Test
    void whoIsSuspendedIsNotSignedIn() {
        var anna = anna();
        var address = address(1, anna);
        suspend(anna);

        assertEquals(Optional.empty(), provider.complete(attempt(1), signIn(address, anna)));
    }

    @Test
    void answerToOneAttemptSignsNobodyInToAnother() {
        var anna = anna();
        var back = new HashMap<>(back(1, anna));
        address(2, anna);
        back.replaceAll(
                (name, value) -> value.equals(attempt(1).state()) ? attempt(2).state() : value);

        assertEquals(Optional.empty(), provider.complete(attempt(2), back));
    }

    @Test
    void answerWithAnyPartMissingSignsNobodyIn() {
        var back = back(1, anna());
        var state = attempt(1).state();
        var parts = back.keySet().stream()
                .filter(name -> !state.equals(back.get(name)))
                .toList();

        var stateOnly = new HashMap<>(back);
        stateOnly.keySet().removeAll(parts);

        assertEquals(Optional.empty(), provider.complete(attempt(1), Map.of()));
        assertEquals(Optional.empty(), provider.complete(attempt(1), stateOnly));
    }

    @Test
    void forgedAnswerSignsNobodyIn() {
        var back = back(1, anna());

        for (var forged : FORGED) {
            var tampered = new HashMap<>(back);
            tampered.replaceAll(
                    (name, value) -> Objects.equals(value, attempt(1).state()) ? value : forged);

            assertEquals(Optional.empty(), provider.complete(attempt(1), tampered));
        }
    }

    @Test
    void unknownParametersAreDisregarded() {
        var anna = anna();
        var back = new HashMap<>(back(1, anna));
        back.put("utm_source", "\u0000 nothing to do with it");

        assertEquals(Optional.of(anna), provider.complete(attempt(1), back).map(SignedIn::account));
    }

    private Optional<Account> signedIn(int number, Account user) {
        return provider.complete(attempt(number), back(number, user)).map(SignedIn::account);
    }

    private Map<String, String> back(int number, Account user) {
        return signIn(address(number, user), user);
    }

    private URI address(int number, Account user) {
        return begin(provider, attempt(number), user);
    }

    private Account anna() {
        return user(Samples.person("anna@example.org"));
    }
}
