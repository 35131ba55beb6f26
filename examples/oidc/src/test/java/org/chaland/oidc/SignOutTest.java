package org.chaland.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.chaland.model.Account;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignOutTest {

    private static final URI AFTERWARDS = URI.create("https://shop.example/signed-out?a=b&c");
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final SettableClock clock = new SettableClock();
    private final TestOp op = new TestOp(clock);
    private final OidcProvider provider = new OidcProvider(op.settings(Map.of()), clock);

    @AfterEach
    void close() {
        op.close();
    }

    @Test
    void browserIsSentToThePageThatEndsTheSession() {
        var session = signIn().session();

        var there = provider.signOut(session, AFTERWARDS).orElseThrow();

        assertThat(there.address()).hasToString(op.issuer + "/logout");
        assertThat(there.fields())
                .containsOnly(
                        Map.entry("id_token_hint", session.orElseThrow()),
                        Map.entry("client_id", TestOp.CLIENT),
                        Map.entry("post_logout_redirect_uri", AFTERWARDS.toString()));
        assertThat(there.toString()).doesNotContain(session.orElseThrow());
    }

    @Test
    void withoutASessionTheProviderAsksThePerson() {
        for (var session : Arrays.asList(Optional.<String>empty(), Optional.of("no token"), Optional.of(""))) {
            var there = provider.signOut(session, AFTERWARDS).orElseThrow();

            assertThat(there.fields()).containsKey("client_id").doesNotContainKey("id_token_hint");
        }
    }

    @Test
    void providerWithoutSuchAPageHasNoAddress() {
        op.metadata.remove("end_session_endpoint");

        assertThat(signIn().session()).isEmpty();
        assertThat(provider.signOut(Optional.empty(), AFTERWARDS)).isEmpty();
    }

    @Test
    void signOutAtTheProviderIsHeard() {
        assertHeard(token -> {});
        assertHeard(token -> token.remove("sid"));
        assertThat(hear(token("at+jwt", any -> {}))).isEmpty();
        assertThat(hear(token("JWT", any -> {}))).contains(new Account(op.issuer, "zoe"));
    }

    @Test
    void tokenThatWasHeardBeforeIsHeardAgain() {
        var token = token("logout+jwt", any -> {});

        assertThat(hear(token)).isEqualTo(hear(token)).isPresent();
    }

    @Test
    void whatIsNoSuchTokenIsNotHeard() {
        assertThat(provider.signedOut(Map.of())).isEmpty();
        for (var text : List.of("", "a.b.c", "x".repeat(100_000))) {
            assertThat(hear(text)).isEmpty();
        }
        assertNotHeard(token -> token.put("nonce", "n"));
        assertNotHeard(token -> token.remove("events"));
        assertNotHeard(token -> token.put("events", Map.of("http://schemas.openid.net/event/other", Map.of())));
        assertNotHeard(token -> token.put("events", List.of(EVENT)));
        assertNotHeard(token -> token.put("iss", "https://elsewhere.example"));
        assertNotHeard(token -> token.put("aud", "another-client"));
        assertNotHeard(token -> token.remove("iat"));
        assertNotHeard(token -> token.remove("exp"));
        assertNotHeard(token -> token.remove("jti"));
        assertNotHeard(token -> token.put("sub", "zoé"));
        for (var none : List.of("sub", "iat", "exp")) {
            assertNotHeard(token -> token.put(none, null));
        }
    }

    @Test
    void tokenOfASessionWithoutAPersonIsNotHeard() {
        assertNotHeard(token -> token.remove("sub"));
    }

    @Test
    void oldTokenEndsNoNewSession() {
        var token = token("logout+jwt", any -> any.put("exp", clock.instant().getEpochSecond() + 86_400));
        clock.advance(Duration.ofMinutes(6));

        assertThat(hear(token)).isEmpty();
        assertNotHeard(later -> later.put("iat", clock.instant().getEpochSecond() + 120));
        assertNotHeard(over -> over.put("exp", clock.instant().getEpochSecond() - 61));
    }

    @Test
    void forgedTokenIsNotHeard() {
        var claims = claims(any -> {});
        var header = new HashMap<String, Object>(Map.of("alg", "none", "typ", "logout+jwt"));

        assertThat(hear(TestOp.unsigned(header, claims) + ".")).isEmpty();
        header.put("alg", "RS256");
        header.put("kid", op.kid);
        assertThat(hear(TestOp.signed(header, claims, TestOp.rsa().getPrivate())))
                .isEmpty();
        header.put("kid", "unknown");
        assertThat(hear(TestOp.signed(header, claims, TestOp.rsa().getPrivate())))
                .isEmpty();
    }

    @Test
    void idTokenEndsNoSession() {
        assertThat(hear(signIn().session().orElseThrow())).isEmpty();
    }

    private void assertHeard(Consumer<Map<String, Object>> change) {
        assertThat(hear(token("logout+jwt", change))).contains(new Account(op.issuer, "zoe"));
    }

    private void assertNotHeard(Consumer<Map<String, Object>> change) {
        assertThat(hear(token("logout+jwt", change))).isEmpty();
    }

    private Optional<Account> hear(String token) {
        return provider.signedOut(Map.of("logout_token", token));
    }

    private String token(String type, Consumer<Map<String, Object>> change) {
        return TestOp.signed(
                new HashMap<>(Map.of("alg", "RS256", "kid", op.kid, "typ", type)),
                claims(change),
                op.keys.getPrivate());
    }

    private Map<String, Object> claims(Consumer<Map<String, Object>> change) {
        var now = clock.instant().getEpochSecond();
        var claims = new HashMap<String, Object>(Map.of(
                "iss",
                op.issuer,
                "aud",
                TestOp.CLIENT,
                "iat",
                now,
                "exp",
                now + 120,
                "jti",
                "1",
                "sub",
                "zoe",
                "sid",
                "s",
                "events",
                Map.of(EVENT, Map.of())));
        change.accept(claims);
        return claims;
    }

    private SignedIn signIn() {
        var attempt =
                new SignInAttempt("state", "secret".repeat(8), URI.create(TestOp.RETURN_TO), Locale.FRENCH, false);
        return provider.complete(attempt, op.signIn(provider.address(attempt), "zoe"))
                .orElseThrow();
    }
}
