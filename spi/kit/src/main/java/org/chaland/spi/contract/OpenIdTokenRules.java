package org.chaland.spi.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.chaland.spi.contract.OpenIdKey.base64Url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which tokens are believed (OpenID Connect Core 1.0 §3.1.3.7, RFC 7519 §7.2, RFC 8725). */
abstract class OpenIdTokenRules extends OpenIdPart {

    private static final long LONG = 3_600;
    private static final String CLIENT_BESIDE = "another-client";

    @Test
    void rightTokenSignsInItsIssuerAndSubjectAndNobodyActsForThem() {
        var outcome = signIn(token -> {});

        assertSignedIn(outcome);
        assertEquals(site().issuer(), provider().issuer());
        assertEquals(
                List.of(false),
                outcome.who().stream().map(who -> who.onBehalf()).toList());
    }

    @Test
    void tokenWithoutASignatureSignsNobodyIn() {
        assertForged("no signature", token -> token.signedBy(text -> new byte[0]));
        assertForged("two parts", token -> token.changed(text -> text.substring(0, text.lastIndexOf('.'))));
    }

    @Test
    void signatureBrokenByAByteSignsNobodyIn() {
        for (var at : List.of(0, 100, -1)) {
            assertForged("byte " + at, token -> token.signedBy(text -> broken(OpenIdKey.FIRST.sign(text), at)));
        }
        assertForged("cut", token -> token.signedBy(text -> Arrays.copyOf(OpenIdKey.FIRST.sign(text), 128)));
        assertForged("longer", token -> token.signedBy(text -> Arrays.copyOf(OpenIdKey.FIRST.sign(text), 257)));
        assertForged("zeros", token -> token.signedBy(text -> new byte[256]));
    }

    @Test
    void signatureOfOtherClaimsSignsNobodyIn() {
        assertForged(
                "claims changed afterwards",
                token -> token.changed(text -> {
                    var parts = text.split("\\.");
                    var claims =
                            new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace(OpenIdSite.SUBJECT, "1");
                    return parts[0] + "." + base64Url(claims.getBytes(UTF_8)) + "." + parts[2];
                }));
    }

    @Test
    void keyOfTheSameNameIsNotTheKey() {
        assertForged(
                "a foreign key under the name of ours",
                token -> token.signedBy(OpenIdKey.FOREIGN.named(OpenIdKey.FIRST.kid())));
    }

    @Test
    void foreignKeySignsNobodyInWhateverItsName() {
        for (var name :
                List.of("elsewhere", "", "../keys", "2026-a ", "2026-a\u0000", "' or '1'='1", "x".repeat(10_000))) {
            assertNotBelieved(
                    signIn(token -> token.signedBy(OpenIdKey.FOREIGN.named(name))), "a foreign key named " + name);
        }
        assertNotBelieved(
                signIn(token -> token.signedBy(OpenIdKey.FOREIGN).withoutHeader("kid")),
                "a foreign key without a name");
        assertNotBelieved(
                signIn(token -> token.signedBy(OpenIdKey.FOREIGN).header("kid", 7)), "a name that is no text");
    }

    @Test
    void algorithmNoneSignsNobodyIn() {
        for (var none : Arrays.asList("none", "None", "NONE", "nOnE", "none ", "", "null", null, 0, List.of("none"))) {
            assertForged("alg " + none, token -> token.header("alg", none).signedBy(text -> new byte[0]));
        }
        assertForged("no alg", token -> token.withoutHeader("alg"));
        assertForged("alg none, signed all the same", token -> token.header("alg", "none"));
        assertForged(
                "alg none without kid",
                token -> token.header("alg", "none").withoutHeader("kid").signedBy(text -> new byte[0]));
    }

    @Test
    void secretThatIsNoSecretIsNoKey() {
        var jwk = Json.of(OpenIdKey.FIRST.jwk()).getBytes(UTF_8);
        var pem = OpenIdKey.FIRST.pem();
        var modulus = String.valueOf(OpenIdKey.FIRST.jwk().get("n"));
        var secrets = List.of(
                pem,
                Arrays.copyOf(pem, pem.length - 1),
                OpenIdKey.FIRST.der(),
                jwk,
                modulus.getBytes(UTF_8),
                Base64.getUrlDecoder().decode(modulus),
                site().clientId().getBytes(UTF_8),
                new byte[] {0});
        for (var secret : secrets) {
            assertHmacIsForged("HS256 by what everybody knows, " + secret.length + " bytes", secret);
        }
    }

    @Test // The client has it too, so it proves nothing to anybody who has seen it; an RS256 site never uses it.
    void secretOfTheClientIsNoKey() {
        assertHmacIsForged("HS256 by the client's secret", site().clientSecret().getBytes(UTF_8));
    }

    @Test
    void keyThatComesWithTheTokenIsNotUsed() {
        var foreign = Json.of(Map.of("keys", List.of(OpenIdKey.FOREIGN.jwk())));
        site().replies("/elsewhere", OpenIdReply.text(200, "application/json", foreign));
        var there = site().issuer() + "/elsewhere";
        for (var kid : List.of(OpenIdKey.FIRST.kid(), OpenIdKey.FOREIGN.kid())) {
            var key = OpenIdKey.FOREIGN.named(kid);

            assertNotBelieved(signIn(token -> token.signedBy(key).header("jwk", key.jwk())), "jwk");
            assertNotBelieved(signIn(token -> token.signedBy(key).header("jku", there)), "jku");
            assertNotBelieved(signIn(token -> token.signedBy(key).header("x5u", there)), "x5u");
            assertNotBelieved(
                    signIn(token ->
                            token.signedBy(key).header("x5c", List.of("MIIB")).header("x5t", "AAAA")),
                    "x5c");
        }
        assertEquals(0, site().requests("/elsewhere"), "An address in a token was asked for a key.");
    }

    @Test
    void algorithmOfAnotherKindOfKeySignsNobodyIn() {
        assertForged("RS256 by a key for ES256", token -> token.header("kid", OpenIdKey.CURVE.kid()));
        assertForged("ES256 by a key for RS256", token -> token.header("alg", "ES256"));
        // r and s are 0, which some Java platforms took for the signature of anything (CVE-2022-21449).
        assertForged("ES256, zeros", token -> token.signedBy(OpenIdKey.CURVE).signedBy(text -> new byte[64]));
        assertForged(
                "ES256 under the name of the key for RS256",
                token -> token.signedBy(OpenIdKey.CURVE.named(OpenIdKey.FIRST.kid())));
    }

    @Test // RFC 7515 §4.1.11
    void criticalExtensionThatNobodyKnowsSignsNobodyIn() {
        assertForged("crit", token -> token.header("crit", List.of("believe")).header("believe", false));
    }

    @Test
    void tokenOfAnotherIssuerSignsNobodyIn() {
        var issuer = site().issuer();
        for (var other : Arrays.asList(
                "https://elsewhere.example",
                issuer + "/",
                issuer + "/x",
                issuer + " ",
                issuer.toUpperCase(Locale.ROOT),
                issuer.substring(0, issuer.length() - 1),
                "",
                null,
                7,
                List.of(issuer),
                Map.of())) {
            assertForged("iss " + other, token -> token.claim("iss", other));
        }
        assertForged("no iss", token -> token.without("iss"));
    }

    @Test
    void tokenForAnotherClientSignsNobodyIn() {
        var client = site().clientId();
        for (var other : Arrays.asList(
                CLIENT_BESIDE,
                client + " ",
                client + "-2",
                client.substring(1),
                client.toUpperCase(Locale.ROOT),
                site().issuer(),
                "",
                null,
                7,
                List.of(),
                List.of(CLIENT_BESIDE),
                Map.of(client, client),
                List.of(List.of(client)))) {
            assertForged("aud " + other, token -> token.claim("aud", other));
        }
        assertForged("no aud", token -> token.without("aud"));
    }

    @Test
    void tokenForSeveralClientsOfWhichNoneIsNamedSignsNobodyIn() {
        assertForged("two in aud, no azp", token -> token.claim("aud", List.of(site().clientId(), CLIENT_BESIDE)));
    }

    @Test
    void audienceMayBeAListOfOne() {
        assertSignsIn(token -> token.claim("aud", List.of(site().clientId())));
    }

    @Test
    void tokenThatAnotherClientGotSignsNobodyIn() {
        for (var other : Arrays.asList(CLIENT_BESIDE, "", site().clientId() + " ", 7)) {
            assertForged("azp " + other, token -> token.claim("azp", other));
        }
        assertForged(
                "azp among two",
                token -> token.claim("aud", List.of(site().clientId(), CLIENT_BESIDE))
                        .claim("azp", CLIENT_BESIDE));
    }

    @Test
    void clientMayBeNamedAsThePartyThatGotTheToken() {
        assertSignsIn(token -> token.claim("azp", site().clientId()));
    }

    @Test
    void tokenThatIsOverSignsNobodyIn() {
        var now = now();
        assertForged(
                "exp an hour ago", token -> token.claim("iat", now - LONG - 60).claim("exp", now - LONG));
        for (var never : Arrays.asList(0, -1, null, "", "tomorrow", List.of(now + LONG), Map.of())) {
            assertForged("exp " + never, token -> token.claim("exp", never));
        }
        assertForged("exp as a text", token -> token.claim("exp", String.valueOf(now + LONG)));
    }

    @Test
    void tokenThatIsNeverOverSignsNobodyIn() {
        assertForged("no exp", token -> token.without("exp"));
    }

    @Test
    void timesBeyondAllCalendarsAreNoFailure() {
        for (var odd :
                List.of(new BigDecimal("1e400"), new BigDecimal("-1e400"), Long.MAX_VALUE, Long.MIN_VALUE, 1.5e300)) {
            signIn(token -> token.claim("exp", odd));
            signIn(token -> token.claim("iat", odd));
        }
    }

    @Test
    void tokenOfTheFutureSignsNobodyIn() {
        var later = now() + LONG;
        assertForged("iat in an hour", token -> token.claim("iat", later).claim("exp", later + 60));
        assertForged("nbf in an hour", token -> token.claim("nbf", later).claim("exp", later + 60));
    }

    @Test // The claim is required (§2); without it nothing says how old a token is.
    void tokenOfNoTimeSignsNobodyIn() {
        assertForged("no iat", token -> token.without("iat"));
    }

    @Test
    void tokenOfAnotherAttemptSignsNobodyIn() {
        var other = request(attempt()).get("nonce");
        for (var nonce : Arrays.asList(other, "foreign", "", null, 7, List.of())) {
            assertForged("nonce " + nonce, token -> token.claim("nonce", nonce));
        }
        assertForged(
                "a nonce in a list",
                token -> token.claim(
                        "nonce", List.of(String.valueOf(token.claims().get("nonce")))));
    }

    @Test
    void tokenOfNoAttemptSignsNobodyIn() {
        assertForged("no nonce", token -> token.without("nonce"));
    }

    @Test
    void tokenThatNamesNobodySignsNobodyIn() {
        for (var nobody : Arrays.asList(
                "",
                "\u0000",
                "2482\n89761001",
                "\u007f",
                "zo\u00e9",
                "\u202e248",
                "\ud83d\ude00",
                "7".repeat(256),
                "7".repeat(100_000),
                null,
                248289761001L,
                true,
                List.of(OpenIdSite.SUBJECT),
                Map.of("id", OpenIdSite.SUBJECT))) {
            assertForged("sub " + nobody, token -> token.claim("sub", nobody));
        }
        assertForged("no sub", token -> token.without("sub"));
    }

    @Test
    void whateverTheProviderHasToVerifyIsVerified() {
        site().demanded().forEach((claim, value) -> {
            for (var other : Arrays.asList(value + "x", "", null, 7, List.of(value))) {
                assertForged(claim + " " + other, token -> token.claim(claim, other));
            }
            assertForged("no " + claim, token -> token.without(claim));
        });
    }

    @Test
    void whatIsNoTokenSignsNobodyIn() {
        for (var text : List.of(
                "",
                ".",
                "..",
                "a.b.c",
                "é.è.ê",
                "....",
                "a.b.c.d.e",
                "null",
                "x".repeat(2_000_000),
                ".".repeat(100_000),
                "eyJhbGciOiJSUzI1NiJ9.e30.")) {
            assertNobodyNorTrouble("a text of " + text.length(), token -> token.changed(any -> text));
        }
    }

    @Test
    void claimsThatAreNoObjectSignNobodyIn() {
        for (var text : NOT_JSON) {
            assertNobodyNorTrouble("claims " + text, token -> token.withPayload(any -> text));
        }
        assertNobodyNorTrouble("deep claims", token -> token.withPayload(any -> deep()));
        assertNobodyNorTrouble(
                "deep header",
                token -> token.changed(text -> base64Url(deep().getBytes(UTF_8)) + text.substring(text.indexOf('.'))));
    }

    @Test // RFC 7519 §4: refused, or the last one counts.
    void memberThatIsThereTwiceIsNeverReadInTwoWays() {
        var outcome = signIn(token -> token.withPayload(twice("sub", "1")));

        assertTrue(outcome.who().isEmpty() || outcome.who().get().account().equals(somebody()), "the first one counts");
        assertNotBelieved(
                signIn(token -> token.claim("nonce", "foreign").withPayload(twice("nonce", "other"))), "nonce");
    }

    private static UnaryOperator<String> twice(String name, String first) {
        return claims -> "{\"" + name + "\":\"" + first + "\"," + claims.substring(1);
    }

    /** What is no token at all may come from a broken site as well as from a liar. */
    private void assertNobodyNorTrouble(String why, Consumer<OpenIdToken> distortion) {
        var outcome = signIn(distortion);

        assertNotBelieved(outcome, why);
        assertTrue(
                site().answersWithCodes() || outcome.failure().isEmpty(),
                () -> "Anybody can post what is no token: " + why);
    }

    private void assertHmacIsForged(String why, byte[] secret) {
        var names = new ArrayList<String>(List.of(OpenIdKey.FIRST.kid()));
        names.add(site().clientId());
        for (var kid : names) {
            assertNotBelieved(
                    signIn(token -> token.header("alg", "HS256")
                            .header("kid", kid)
                            .signedBy(text -> OpenIdKey.sign(text, secret))),
                    why);
        }
        assertNotBelieved(
                signIn(token -> token.header("alg", "HS256")
                        .withoutHeader("kid")
                        .signedBy(text -> OpenIdKey.sign(text, secret))),
                why);
    }

    private static byte[] broken(byte[] signature, int at) {
        var index = at < 0 ? signature.length + at : at;
        signature[index] ^= 1;
        return signature;
    }

    private long now() {
        return site().clock().instant().getEpochSecond();
    }
}
