package org.chaland.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract of sign-ins leaves to the provider: what is asked for, what is kept, what is told to staff. */
class SignInTest {

    private final SettableClock clock = new SettableClock();
    private final TestOp op = new TestOp(clock);
    private OidcProvider provider = provider(Map.of());
    private int attempts;

    @AfterEach
    void close() {
        op.close();
    }

    @Test
    void addressAsksForTheUsualScopesInTheVisitorsLanguage() {
        var asked = query(provider.address(attempt(false)));

        assertThat(asked)
                .containsEntry("scope", "openid profile email address phone")
                .containsEntry("ui_locales", "fr-CH")
                .containsEntry("tenant", "1")
                .doesNotContainKeys("prompt", "max_age", "response_mode");
    }

    @Test
    void ofTheUsualScopesOnlyThoseAreAskedForThatTheProviderNames() {
        op.metadata.put("scopes_supported", List.of("openid", "email", "offline_access"));

        assertThat(query(provider.address(attempt(false)))).containsEntry("scope", "openid email");
    }

    @Test
    void scopesThatAreSetAreAskedForWhateverTheProviderNames() {
        op.metadata.put("scopes_supported", List.of("openid"));
        provider = provider(Map.of("chaland.oidc.scopes", "openid  shop"));

        assertThat(query(provider.address(attempt(false)))).containsEntry("scope", "openid shop");
    }

    @Test
    void secretGoesWithTheMethodThatTheProviderTakes() {
        op.metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_post"));

        assertThat(signIn()).isPresent();

        op.metadata.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        clock.advance(Duration.ofHours(2));
        op.authTime = clock.instant().getEpochSecond();

        assertThatThrownBy(this::signIn)
                .isInstanceOf(ProviderRefusalException.class)
                .hasMessageContaining("client_secret_post");
    }

    @Test
    void publicClientHasNoSecret() {
        op.publicClient = true;
        provider = provider(Map.of());

        assertThat(signIn()).isPresent();
    }

    @Test
    void wrongSecretIsToldWithTheNameOfTheProperty() {
        provider = provider(Map.of("chaland.oidc.client-secret", "another-secret"));

        assertThatThrownBy(this::signIn)
                .isInstanceOf(ProviderRefusalException.class)
                .hasMessageContaining("client-secret")
                .hasMessageNotContaining("another-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unauthorized_client", "invalid_scope", "unsupported_response_type"})
    void settingsThatTheProviderRefusesAreToldToStaff(String error) {
        op.back = parameters -> {
            parameters.remove("code");
            parameters.put("error", error);
        };

        assertThatThrownBy(this::signIn).isInstanceOf(ProviderRefusalException.class);
    }

    @Test
    void whoIsAskedAgainHasToSignInAfterThat() {
        op.authTime = clock.instant().minus(Duration.ofMinutes(10)).getEpochSecond();
        var attempt = attempt(true);

        assertThat(query(provider.address(attempt)))
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "0");
        assertThat(signIn(attempt)).isEmpty();
        assertThat(signIn(attempt(false))).isPresent();

        op.authTime = clock.instant().getEpochSecond();
        assertThat(signIn(attempt(true))).isPresent();
    }

    @Test
    void providerThatPromisesTheTimeOfTheSignInHasToTellIt() {
        op.claims = token -> token.remove("auth_time");

        assertThat(signIn(attempt(true))).isEmpty();

        op.metadata.put("claims_supported", List.of("sub"));
        clock.advance(Duration.ofHours(2));

        assertThat(signIn(attempt(true))).isPresent();
    }

    @Test
    void providerThatCannotAskForThePasswordMayAskForTheAccount() {
        op.authTime = 1;
        provider = provider(Map.of("chaland.oidc.ask-again", "select_account"));

        assertThat(query(provider.address(attempt(true))))
                .containsEntry("prompt", "select_account")
                .doesNotContainKey("max_age");
        assertThat(signIn(attempt(true))).isPresent();

        provider = provider(Map.of("chaland.oidc.ask-again", "no"));

        assertThat(query(provider.address(attempt(true)))).doesNotContainKeys("prompt", "max_age");
    }

    @Test
    void whatIsMissingInTheTokenIsAskedFor() {
        op.people.put("zoe", Map.of("given_name", "Zoé", "email", "zoe@example.org", "email_verified", true));
        op.tellsProfileInUserInfo = true;

        var who = signIn().orElseThrow();

        assertThat(who.profile())
                .contains(Contact.builder()
                        .givenName("Zoé")
                        .email("zoe@example.org")
                        .build());
        assertThat(who.emailConfirmed()).isTrue();
    }

    @Test
    void whatIsToldOfSomebodyElseIsNotUsed() {
        op.people.put("zoe", Map.of("email", "zoe@example.org"));
        op.userInfo.putAll(Map.of("sub", "max", "given_name", "Max"));

        assertThat(signIn().orElseThrow().profile())
                .contains(Contact.builder().email("zoe@example.org").build());
    }

    @Test
    void accessTokenHasToBelongToTheIdToken() {
        op.claims = token -> token.put("at_hash", "AAAAAAAAAAAAAAAAAAAAAA");

        assertThat(signIn()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"act", "impersonator"})
    void whoeverActsForSomebodyElseIsToldApart(String claim) {
        op.claims = token -> token.put(claim, Map.of("sub", "operator"));

        assertThat(signIn()).contains(SignedIn.onBehalfOf(new Account(op.issuer, "zoe")));
    }

    @Test // RFC 8693 §4.4: it says who could act, not that somebody does.
    void whoMayActDoesNotAct() {
        op.claims = token -> token.put("may_act", Map.of("sub", "operator"));

        assertThat(signIn().orElseThrow().onBehalf()).isFalse();
    }

    @Test
    void clocksMayDifferByAMinute() {
        clock.advance(Duration.ofSeconds(-50));
        var request = attempt(false);
        var back = op.signIn(provider.address(request), "zoe");
        op.claims = token -> token.put("iat", ((Number) token.get("iat")).longValue() + 50);

        assertThat(provider.complete(request, back)).isPresent();
    }

    @Test
    void configurationAndKeysAreFetchedAgainAfterAnHour() {
        signIn();
        signIn();
        assertThat(op.calls).containsOnlyOnce("/.well-known/openid-configuration", "/keys");

        clock.advance(Duration.ofMinutes(61));
        op.authTime = clock.instant().getEpochSecond();
        signIn();

        assertThat(op.calls.stream().filter("/keys"::equals)).hasSize(2);
        assertThat(op.calls.stream().filter("/.well-known/openid-configuration"::equals))
                .hasSize(2);
    }

    @Test
    void newKeyIsFetchedOnceForManyAndNotAgainForHalfAMinute() throws Exception {
        signIn();
        op.kid = "k2";
        var attempts = new ArrayList<Callable<Optional<SignedIn>>>();
        for (var i = 0; i < 8; i++) {
            var attempt = attempt(false);
            attempts.add(() -> signIn(attempt));
        }
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var one : threads.invokeAll(attempts)) {
                assertThat(one.get()).isPresent();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(op.calls.stream().filter("/keys"::equals)).hasSize(2);

        op.kid = "k3";
        assertThat(signIn()).isEmpty();
        clock.advance(Duration.ofSeconds(31));
        assertThat(signIn()).isPresent();
    }

    @Test
    void providerThatDoesNotAnswerKeepsThoseWhoWaitNoLongerThanOne() throws Exception {
        op.instead.put("/.well-known/openid-configuration", op::drip);
        var threads = Executors.newFixedThreadPool(5);
        try {
            var begun = System.nanoTime();
            Callable<Boolean> unavailable = () -> {
                assertThatThrownBy(() -> provider.address(attempt(false)))
                        .isInstanceOf(ProviderUnavailableException.class);
                return true;
            };
            for (var one : threads.invokeAll(Collections.nCopies(5, unavailable))) {
                assertThat(one.get()).isTrue();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        } finally {
            threads.shutdownNow();
        }
        op.instead.clear();
        clock.advance(Duration.ofSeconds(3));

        assertThat(signIn()).isPresent();
    }

    @Test
    void providerThatFailsIsToldFromOneThatRefuses() {
        op.instead.put("/token", exchange -> TestOp.json(exchange, 503, Map.of("error", "invalid_client")));

        assertThatThrownBy(this::signIn).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void secretsAreNotSentUnencrypted() {
        op.metadata.put("token_endpoint", "http://elsewhere.example/token");

        assertThatThrownBy(() -> provider.address(attempt(false)))
                .isInstanceOf(ProviderRefusalException.class)
                .hasMessageContaining("https");
    }

    @Test
    void textFormsShowNothingOfAPerson() {
        op.people.put("zoe", Map.of("given_name", "Zoé"));

        assertThat(signIn().orElseThrow().toString() + provider + provider(Map.of()) + op.settings(Map.of()))
                .doesNotContain("Zoé", "zoe", TestOp.SECRET);
        assertThat(new Claims(List.of(Map.of("given_name", "Zoé")))).hasToString("Claims");
    }

    private Optional<SignedIn> signIn() {
        return signIn(attempt(false));
    }

    private Optional<SignedIn> signIn(SignInAttempt attempt) {
        return provider.complete(attempt, op.signIn(provider.address(attempt), "zoe"));
    }

    private OidcProvider provider(Map<String, String> more) {
        return new OidcProvider(op.settings(more), clock);
    }

    private static Map<String, String> query(URI address) {
        return TestOp.query(address.getRawQuery());
    }

    private synchronized SignInAttempt attempt(boolean asksAgain) {
        attempts++;
        return new SignInAttempt(
                "state-" + attempts,
                String.format("secret-%036d", attempts),
                URI.create(TestOp.RETURN_TO),
                Locale.forLanguageTag("fr-CH"),
                asksAgain);
    }
}
