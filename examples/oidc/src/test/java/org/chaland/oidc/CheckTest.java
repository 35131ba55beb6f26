package org.chaland.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chaland.spi.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever may be wrong is found without a user, and told by its code. */
class CheckTest {

    private static final URI KNOWN = URI.create(TestOp.RETURN_TO);

    private final TestOp op = new TestOp(Clock.systemUTC());

    @AfterEach
    void close() {
        op.close();
    }

    @Test
    void nothingIsFoundWhereAllIsWell() {
        assertFound(Map.of());
        assertThat(op.calls).contains("/token", "/authorize");
    }

    @Test
    void wrongSecretIsFound() {
        assertFound(Map.of("chaland.oidc.client-secret", "another"), "wrong-secret");
        op.publicClient = true;
        assertFound(Map.of("chaland.oidc.client-secret", "one too many"), "wrong-secret");
    }

    @Test
    void addressThatIsNotRegisteredIsFoundAndNamed() {
        var other = URI.create("https://shop.example/another");

        assertThat(check(Map.of(), Set.of(KNOWN, other))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("address-refused");
            assertThat(finding.problem()).contains(other.toString()).doesNotContain(TestOp.RETURN_TO);
        });
    }

    @Test
    void providerThatShowsAPageAllTheSameLeavesTheAddressOpen() {
        op.instead.put("/authorize", exchange -> TestOp.send(exchange, 200, "text/html", "<form>"));
        assertFound(Map.of(), "address-unknown");

        op.instead.put("/authorize", exchange -> {
            exchange.getResponseHeaders().set("Location", op.issuer + "/error?error=login_required");
            TestOp.send(exchange, 302, "text/html", "");
        });
        assertFound(Map.of(), "address-unknown");
    }

    @Test
    void scopeThatTheClientMayNotHaveIsFound() {
        op.instead.put("/authorize", exchange -> {
            exchange.getResponseHeaders().set("Location", TestOp.RETURN_TO + "?error=invalid_scope");
            TestOp.send(exchange, 302, "text/html", "");
        });

        assertFound(Map.of(), "client-refused");
    }

    @Test
    void withoutAddressesTheOthersAreChecked() {
        assertThat(check(Map.of(), Set.of())).isEmpty();
        assertThat(op.calls).contains("/token").doesNotContain("/authorize");
    }

    @Test
    void otherIssuerIsFound() {
        op.metadata.put("issuer", op.issuer + "/");

        assertFound(Map.of(), "other-issuer");
    }

    @Test
    void finalSlashBelongsToTheIssuer() {
        op.metadata.put("issuer", op.issuer + "/");

        assertFound(Map.of("chaland.oidc.issuer", op.issuer + "/"));
    }

    @Test
    void whatTheProviderCannotDoIsFound() {
        op.metadata.put("code_challenge_methods_supported", List.of("plain"));
        op.metadata.remove("end_session_endpoint");
        op.metadata.put("id_token_signing_alg_values_supported", List.of("HS256", "none"));
        op.instead.put("/keys", exchange -> TestOp.json(exchange, 200, Map.of("keys", List.of())));

        assertFound(Map.of(), "no-signature", "no-keys", "no-s256", "no-sign-out");
    }

    @Test
    void flowThatIsNotOfferedIsFound() {
        op.metadata.put("response_types_supported", List.of("id_token"));

        assertFound(Map.of(), "no-code-flow");
    }

    @Test
    void methodOfTheSecretIsFound() {
        op.metadata.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));

        assertFound(Map.of(), "no-secret-method");
    }

    @Test
    void addressWithoutEncryptionIsFound() {
        op.metadata.put("jwks_uri", "http://elsewhere.example/keys");

        assertFound(Map.of(), "insecure-address");
        op.metadata.put("jwks_uri", op.issuer + "/keys");
        assertFound(Map.of());
    }

    @Test
    void whatDoesNotAnswerIsFound() {
        var configuration = "/.well-known/openid-configuration";
        op.instead.put(configuration, op::drip);
        assertFound(Map.of(), "too-slow");
        op.instead.put(configuration, TestOp::flood);
        assertFound(Map.of(), "too-long");
        op.instead.put(configuration, exchange -> TestOp.json(exchange, 503, Map.of()));
        assertFound(Map.of(), "server-error");
        op.instead.put(configuration, exchange -> TestOp.json(exchange, 404, Map.of()));
        assertFound(Map.of(), "wrong-address");
        op.instead.put(configuration, exchange -> TestOp.send(exchange, 200, "text/html", "<html>"));
        assertFound(Map.of(), "unreadable-answer");
        op.close();
        assertFound(Map.of(), "no-answer");
    }

    @Test
    void tokenAddressThatIsNoneIsFound() {
        op.instead.put("/token", exchange -> TestOp.send(exchange, 404, "text/html", "<html>"));

        assertFound(Map.of(), "unreadable-answer");
    }

    private void assertFound(Map<String, String> more, String... codes) {
        assertThat(check(more, Set.of(KNOWN))).extracting(Finding::code).containsExactly(codes);
    }

    private List<Finding> check(Map<String, String> more, Set<URI> addresses) {
        return new OidcProvider(op.settings(more)).check(addresses);
    }
}
