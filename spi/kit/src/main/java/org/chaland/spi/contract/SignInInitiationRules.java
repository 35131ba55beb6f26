package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInInitiation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link SignInInitiation}. */
abstract class SignInInitiationRules extends ProviderPart<SignInInitiation> {

    private SignInInitiation provider;
    private Account anna;

    SignInInitiationRules() {
        super(SignInInitiation.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
        anna = user(Samples.person("anna@example.org"));
    }

    @Test
    void browserThatTheProviderSendsIsSentOnWithTheState() {
        var address = begun(attempt(1));

        assertTrue(address.isAbsolute());
        assertTrue(address.toString().contains(attempt(1).state()));
    }

    @Test
    void addressAfterAnInitiationCarriesNeitherTheSecretNorPersonalData() {
        var address = begun(attempt(1)).toString();

        for (var text : List.of(attempt(1).secret(), "anna@example.org", "anna%40example.org", "Exemple")) {
            assertFalse(address.contains(text), text);
        }
    }

    @Test
    void whoArrivesFromTheProviderSignsIn() {
        assertIsAlone(anna, provider.complete(attempt(1), signIn(begun(attempt(1)), anna)));
    }

    @Test
    void eachArrivalIsAnAttemptOfItsOwn() {
        assertNotEquals(begun(attempt(1)), begun(attempt(2)));
    }

    @Test
    void initiationByNobodyLeadsNowhere() {
        for (var foreign : List.of(
                Map.<String, String>of(),
                Map.of("iss", Samples.OTHER_ISSUER),
                Map.of("iss", Samples.OTHER_ISSUER, "login_hint", "1", "target_link_uri", "https://shop.example/"),
                Map.of("iss", "\u0000", "client_id", "é\r\nX: y"))) {
            assertEquals(Optional.empty(), provider.address(attempt(1), foreign));
        }
    }

    @Test
    void initiationOfAnotherLeadsNowhere() {
        for (var odd : List.of("", "x", "\u0000", "https://elsewhere.example", "x".repeat(100_000))) {
            var foreign = new HashMap<>(initiation());
            foreign.replaceAll((name, value) -> odd);

            assertEquals(Optional.empty(), provider.address(attempt(1), foreign));
        }
    }

    private URI begun(SignInAttempt attempt) {
        return begin(provider, attempt, anna);
    }

    private Map<String, String> initiation() {
        return initiation(provider.address(attempt(1)), anna);
    }
}
