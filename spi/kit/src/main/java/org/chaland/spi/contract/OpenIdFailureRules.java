package org.chaland.spi.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A site that is down, slow, changed or hostile: what it sends is bounded in time, size and depth. */
abstract class OpenIdFailureRules extends OpenIdPart {

    private static final long HUGE = 50L << 20;
    private static final String ELSEWHERE = "/elsewhere";

    @Test
    void tokenThatIsNotGivenSignsNobodyIn() {
        onlyWithCodes();
        for (var reply : List.of(
                OpenIdReply.error(500, "server_error"),
                OpenIdReply.text(502, "text/html", "<html>zoe@example.org</html>"),
                OpenIdReply.text(200, "text/html", "<html>Welcome</html>"),
                OpenIdReply.nothing())) {
            site().replies(OpenIdSite.TOKENS, reply);

            assertUnavailable(signIn(token -> {}), "the address for tokens is broken");
        }
        site().repliesAsUsual();
        assertSignsIn(token -> {});
    }

    @Test
    void answerThatIsNoneSignsNobodyIn() {
        onlyWithCodes();
        var odd = Stream.concat(
                NOT_JSON.stream(),
                Stream.of(
                        deep(),
                        "{}",
                        "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}",
                        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":7}",
                        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":null}",
                        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":[\"a.b.c\"]}",
                        "{\"error\":\"invalid_grant\"}"));
        odd.forEach(body -> {
            site().replies(OpenIdSite.TOKENS, OpenIdReply.text(200, "application/json", body));

            assertNotBelieved(signIn(token -> {}), "an answer of " + body.length() + " characters");
        });
        site().replies(OpenIdSite.TOKENS, OpenIdReply.bytes(200, "application/json", new byte[] {
            '{', '"', (byte) 0xff, '"', ':', '1', '}'
        }));
        assertNotBelieved(signIn(token -> {}), "no UTF-8");
    }

    @Test
    void refusedCodeIsNobodys() {
        onlyWithCodes();
        site().replies(OpenIdSite.TOKENS, OpenIdReply.error(400, "invalid_grant"));

        assertNobody(signIn(token -> {}), "invalid_grant");
    }

    @Test
    void secretIsNotSentToWhereASiteRedirects() {
        onlyWithCodes();
        for (var status : List.of(301, 302, 303, 307, 308)) {
            site().replies(OpenIdSite.TOKENS, OpenIdReply.redirect(status, site().issuer() + ELSEWHERE));

            assertUnavailable(signIn(token -> {}), "a redirect by " + status);
        }
        assertEquals(0, site().requests(ELSEWHERE), "A redirect was followed.");
    }

    @Test
    void tokenIsNotWaitedForForEver() {
        onlyWithCodes();
        for (var reply : List.of(OpenIdReply.drip(), OpenIdReply.never())) {
            site().replies(OpenIdSite.TOKENS, reply);

            assertUnavailable(signIn(token -> {}), "a blank now and then, or nothing at all");
        }
    }

    @Test
    void hugeAnswerIsNotRead() {
        onlyWithCodes();
        var attempt = attempt();
        var request = request(attempt);
        var token = site().token(request);
        site().replies(OpenIdSite.TOKENS, OpenIdReply.after(HUGE, Json.of(OpenIdSite.tokenResponse(token))));

        assertUnavailable(complete(attempt, site().answer(request, token)), "50 MB before the token");
        assertNotReadOn();
    }

    @Test
    void newKeyOfTheSiteIsLearnt() {
        assertSignsIn(token -> {});
        site().hasKeys(OpenIdKey.NEXT);
        site().waits(Duration.ofMinutes(10));

        assertSignsIn(token -> token.signedBy(OpenIdKey.NEXT));
    }

    @Test
    void keyIsNotAskedForAtEachSignIn() {
        IntStream.range(0, 5).forEach(any -> assertSignsIn(token -> {}));

        assertTrue(site().requests(site().keySet()) <= 2, "The keys are read again at each sign-in.");
    }

    @Test
    void unknownKeysDoNotMakeARequestEach() {
        assertSignsIn(token -> {});

        for (int i = 0; i < 30; i++) {
            var name = "unknown-" + i;
            assertNotBelieved(signIn(token -> token.signedBy(OpenIdKey.FOREIGN.named(name))), "an unknown key");
        }

        assertTrue(site().requests(site().keySet()) <= 10, "Whoever sends a token has the keys read.");
    }

    @Test
    void keysThatAreNotGivenSignNobodyIn() {
        for (var reply : List.of(
                OpenIdReply.error(500, "server_error"),
                OpenIdReply.text(200, "text/html", "<html>Welcome</html>"),
                OpenIdReply.text(200, "application/json", "{\"keys\":[]}"),
                OpenIdReply.text(200, "application/json", deep()))) {
            again();
            site().replies(site().keySet(), reply);

            assertNotBelieved(signIn(token -> {}), "the keys are broken");
        }
        for (var body : NOT_JSON) {
            again();
            site().replies(site().keySet(), OpenIdReply.text(200, "application/json", body));

            assertNotBelieved(signIn(token -> {}), "the keys are " + body);
        }
    }

    @Test
    void keysAreNotWaitedForForEver() {
        site().replies(site().keySet(), OpenIdReply.drip());

        assertUnavailable(signIn(token -> {}), "a blank now and then");
    }

    @Test
    void hugeSetOfKeysIsNotRead() {
        site().replies(site().keySet(), OpenIdReply.after(HUGE, Json.of(site().keySetNow())));

        assertUnavailable(signIn(token -> {}), "50 MB before the keys");
        assertNotReadOn();
    }

    @Test // RFC 7517 §5
    void keysThatNobodyKnowsAreDisregarded() {
        var keys = List.of(
                Map.of("kty", "PQ", "kid", "new", "alg", "PQ512", "use", "sig", "pub", "AAAA"),
                Map.of("kty", "RSA", "kid", "broken", "use", "sig"),
                OpenIdKey.FIRST.jwk());
        site().replies(site().keySet(), OpenIdReply.json(Map.of("keys", keys)));

        assertSignsIn(token -> {});
    }

    @Test // RFC 8725 §3.1: what is published is no secret.
    void publishedSecretIsNoKey() {
        var secret = "a secret that everybody can read 0123456789".getBytes(UTF_8);
        var oct = Map.of("kty", "oct", "kid", "shared", "alg", "HS256", "k", OpenIdKey.base64Url(secret));
        site().replies(site().keySet(), OpenIdReply.json(Map.of("keys", List.of(oct, OpenIdKey.FIRST.jwk()))));

        assertNotBelieved(
                signIn(token -> token.header("alg", "HS256")
                        .header("kid", "shared")
                        .signedBy(text -> OpenIdKey.sign(text, secret))),
                "a key that everybody can read");
    }

    @Test // OpenID Connect Discovery 1.0 §4.3
    void configurationOfAnotherIssuerSignsNobodyIn() {
        onlyWithConfiguration();
        for (var other : List.of("https://elsewhere.example", site().issuer() + "/", site().issuer() + "x", "")) {
            again();
            assertConfigured("issuer", other);
        }
    }

    @Test
    void configurationThatIsNotGivenSignsNobodyIn() {
        onlyWithConfiguration();
        for (var reply : List.of(
                OpenIdReply.error(500, "server_error"),
                OpenIdReply.error(404, "not_found"),
                OpenIdReply.text(200, "text/html", "<html>Welcome</html>"),
                OpenIdReply.redirect(302, site().issuer() + ELSEWHERE),
                OpenIdReply.text(200, "application/json", deep()),
                OpenIdReply.nothing())) {
            again();
            site().replies(OpenIdSite.CONFIGURATION, reply);

            assertUnavailable(signInOrNot(), "the configuration is broken");
        }
        for (var body : NOT_JSON) {
            again();
            site().replies(OpenIdSite.CONFIGURATION, OpenIdReply.text(200, "application/json", body));

            assertUnavailable(signInOrNot(), "the configuration is " + body);
        }
    }

    @Test
    void configurationIsNotWaitedForForEver() {
        onlyWithConfiguration();
        again();
        site().replies(OpenIdSite.CONFIGURATION, OpenIdReply.drip());

        assertUnavailable(signInOrNot(), "a blank now and then");
    }

    @Test
    void hugeConfigurationIsNotRead() {
        onlyWithConfiguration();
        again();
        site().replies(OpenIdSite.CONFIGURATION, OpenIdReply.after(HUGE, Json.of(site().configuration())));

        assertUnavailable(signInOrNot(), "50 MB before the configuration");
        assertNotReadOn();
    }

    @Test
    void configurationIsNotAskedForAtEachSignIn() {
        IntStream.range(0, 5).forEach(any -> assertSignsIn(token -> {}));

        assertTrue(site().requests(OpenIdSite.CONFIGURATION) <= 2, "The configuration is read again at each sign-in.");
    }

    @Test
    void browserIsNotSentToWhatIsNoPage() {
        onlyWithConfiguration();
        for (var odd : List.of(
                "javascript:alert(1)",
                "file:///etc/passwd",
                "data:text/html,x",
                "/authorize",
                "",
                "http://",
                "\u0000")) {
            again();
            assertConfigured("authorization_endpoint", odd);
        }
    }

    @Test
    void tokensAndKeysAreNotReadFromFiles() {
        onlyWithConfiguration();
        for (var name : List.of("token_endpoint", "jwks_uri")) {
            for (var odd : List.of("file:///dev/zero", "jar:file:/x!/y", "ftp://127.0.0.1/x", "x", "")) {
                again();
                assertConfigured(name, odd);
            }
        }
    }

    private void assertConfigured(String member, String value) {
        var configuration = site().configuration();
        configuration.put(member, value);
        site().replies(OpenIdSite.CONFIGURATION, OpenIdReply.json(configuration));

        assertNotBelieved(signInOrNot(), member + " " + value);
    }

    private void onlyWithConfiguration() {
        assertSignsIn(token -> {});
        assumeTrue(site().requests(OpenIdSite.CONFIGURATION) > 0, "The provider reads no configuration.");
    }

    /** A sign-in that may fail before the browser is sent anywhere. */
    private Outcome signInOrNot() {
        var attempt = attempt();
        var asked = new AtomicReference<URI>();
        var outcome = ask(
                () -> {
                    asked.set(address(attempt));
                    return Optional.empty();
                },
                Stream.empty());
        if (outcome.failure().isPresent()) {
            return outcome;
        }
        var address = Objects.requireNonNull(asked.get(), "address");
        if (!address.toString().startsWith(site().issuer() + "/")) {
            return fail("The browser is sent to " + address.getScheme());
        }
        var request = site().request(address);
        return complete(attempt, site().answer(request, site().token(request)));
    }

    private void assertNotReadOn() {
        assertTrue(site().sent() < HUGE, () -> "All was read: " + site().sent() + " bytes.");
    }
}
