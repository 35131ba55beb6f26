package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.SignInInitiation;
import org.junit.jupiter.api.Test;

/** What the browser takes to the site, and what it may bring back (RFC 6749 §4.1, RFC 7636, RFC 9207, RFC 9700). */
abstract class OpenIdAnswerRules extends OpenIdPart {

    @Test
    void browserIsSentWithTheAttemptAndNothingElseOfOurs() {
        var attempt = attempt();
        var address = address(attempt);
        var request = site().request(address);

        assertEquals(attempt.state(), request.get("state"));
        assertEquals(RETURN_TO.toString(), request.get("redirect_uri"));
        assertEquals(site().clientId(), request.get("client_id"));
        assertEquals(site().answersWithCodes() ? "code" : "id_token", request.get("response_type"));
        assertTrue(Set.of(request.getOrDefault("scope", "").split(" ")).contains("openid"), "scope has openid");
        assertFalse(address.toString().contains(attempt.secret()), "The secret of the attempt is in the address.");
        assertFalse(address.toString().contains(site().clientSecret()), "The secret of the client is in the address.");
    }

    @Test
    void eachAttemptHasANonceOfItsOwn() {
        var nonces = IntStream.range(0, 3)
                .mapToObj(any -> request(attempt()).get("nonce"))
                .toList();

        assertFalse(nonces.contains(null), "An address without a nonce: the token of another attempt would do.");
        assertEquals(3, Set.copyOf(nonces).size());
        nonces.forEach(nonce -> assertTrue(nonce.length() >= 22, "A nonce has 128 bits: 22 characters at least."));
    }

    @Test
    void eachAttemptHasAVerifierOfItsOwn() {
        onlyWithCodes();
        var challenges = IntStream.range(0, 3)
                .mapToObj(any -> request(attempt()).getOrDefault("code_challenge", ""))
                .toList();

        assertEquals(3, Set.copyOf(challenges).size());
    }

    @Test
    void attemptIsTheSameWheneverItIsAskedFor() {
        var attempt = attempt();

        assertEquals(request(attempt).get("nonce"), request(attempt).get("nonce"));
    }

    @Test
    void codeIsBoundToAVerifierThatNobodyCanDerive() {
        onlyWithCodes();
        var attempt = attempt();
        var request = request(attempt);
        var challenge = request.getOrDefault("code_challenge", "");
        var nonce = request.getOrDefault("nonce", "");
        assertEquals("S256", request.get("code_challenge_method"));
        assertTrue(challenge.matches("[A-Za-z0-9_-]{43}"), "code_challenge is not that of S256 (RFC 7636 §4.2).");

        assertSignedIn(complete(attempt, site().answer(request, site().token(request))));

        var verifier = site().verifiers().get(0);
        assertTrue(verifier.matches("[A-Za-z0-9._~-]{43,128}"), "code_verifier is not as RFC 7636 §4.1 says.");
        // The nonce is in the address and in the token; whoever has seen it must not have the verifier.
        assertNotEquals(nonce, verifier);
        assertNotEquals(OpenIdSite.challenge(nonce), verifier);
        assertNotEquals(nonce, challenge);
        assertNotEquals(request.get("state"), verifier);
    }

    @Test
    void codeOfAnotherAttemptSignsNobodyIn() {
        onlyWithCodes();
        var request = request(attempt());
        var answer = new HashMap<>(site().answer(request, site().token(request)));
        var other = attempt();
        address(other);
        answer.put("state", other.state());

        assertNobody(complete(other, answer), "a code of another attempt");
    }

    @Test
    void tokenThatWasPostedForAnotherAttemptSignsNobodyIn() {
        assumeFalse(site().answersWithCodes(), "The site answers with codes.");
        var request = request(attempt());
        var answer = new HashMap<>(site().answer(request, site().token(request)));
        var other = attempt();
        address(other);
        answer.put("state", other.state());

        assertNobody(complete(other, answer), "a token of another attempt");
    }

    @Test // RFC 9207 §2.4
    void answerOfAnotherIssuerSignsNobodyInAndItsCodeGoesNowhere() {
        onlyWithCodes();
        for (var issuer : List.of("https://elsewhere.example", site().issuer() + "/", "", site().issuer() + "\u0000")) {
            var attempt = attempt();
            var request = request(attempt);
            var answer = new HashMap<>(site().answer(request, site().token(request)));
            answer.put("iss", issuer);

            assertNobody(complete(attempt, answer), "iss " + issuer);
        }
        assertEquals(0, site().requests(OpenIdSite.TOKENS), "A code went to a site that has not given it.");
    }

    @Test // RFC 9207 §2.4
    void answerOfNoIssuerSignsNobodyInWhereTheSiteSaysThatItNamesItself() {
        onlyWithCodes();
        var attempt = attempt();
        var request = request(attempt);
        assumeTrue(site().requests(OpenIdSite.CONFIGURATION) > 0, "The provider reads no configuration.");
        var answer = new HashMap<>(site().answer(request, site().token(request)));
        answer.remove("iss");

        assertNobody(complete(attempt, answer), "no iss");
    }

    @Test
    void answerOfNoIssuerWillDoWhereTheSiteSaysNothing() {
        onlyWithCodes();
        site().announcesNoIssuer();

        assertSignsIn(token -> {});
    }

    @Test
    void errorBesideAnAnswerSignsNobodyIn() {
        for (var error : List.of("access_denied", "login_required", "")) {
            var attempt = attempt();
            var request = request(attempt);
            var answer = new HashMap<>(site().answer(request, site().token(request)));
            answer.put("error", error);

            assertNobody(complete(attempt, answer), "error " + error);
        }
        assertEquals(0, site().requests(OpenIdSite.TOKENS), "A code was used although the site told an error.");
    }

    @Test
    void visitorWhoTurnsAwayIsNobody() {
        for (var error : List.of("access_denied", "login_required", "interaction_required", "consent_required")) {
            var attempt = attempt();
            address(attempt);

            assertNobody(complete(attempt, Map.of("state", attempt.state(), "error", error)), error);
        }
    }

    @Test
    void errorOfTheSiteSignsNobodyInAndIsNotRepeated() {
        for (var error :
                Arrays.asList("server_error", "temporarily_unavailable", "unauthorized_client", "\r\n\u0000<x>")) {
            var attempt = attempt();
            address(attempt);
            var answer = Map.of(
                    "state", attempt.state(), "error", error, "error_description", "zoe@example.org\r\nis not known");

            assertNotBelieved(complete(attempt, answer), error);
        }
    }

    @Test
    void answerWithoutItsPartsSignsNobodyIn() {
        var attempt = attempt();
        var request = request(attempt);
        var answer = site().answer(request, site().token(request));
        var stateOnly = Map.of("state", attempt.state());

        assertNobody(complete(attempt, Map.of()), "nothing");
        assertNobody(complete(attempt, stateOnly), "the state alone");
        for (var odd : List.of("", " ", "\u0000", "%00", "é\r\nX: y", "../token", "&code=1", "x".repeat(100_000))) {
            var tampered = new HashMap<>(answer);
            tampered.replaceAll((name, value) -> name.equals("code") || name.equals("id_token") ? odd : value);

            assertNobody(complete(attempt, tampered), "a text of " + odd.length());
        }
    }

    @Test
    void codeThatWasUsedSignsNobodyIn() {
        onlyWithCodes();
        var attempt = attempt();
        var request = request(attempt);
        var answer = site().answer(request, site().token(request));
        assertSignedIn(complete(attempt, answer));

        assertNobody(complete(attempt, answer), "a code for the second time");
    }

    @Test
    void answersOfOtherKindsAreNotAsked() {
        var attempt = attempt();
        var request = request(attempt);
        var token = site().token(request).text();
        var forged = site().token(request).signedBy(OpenIdKey.FOREIGN).text();
        var answer = site().answersWithCodes()
                ? Map.of("state", attempt.state(), "iss", site().issuer(), "id_token", forged, "access_token", token)
                : Map.of("state", attempt.state(), "code", "1", "access_token", token, "id_token", forged);

        assertNotBelieved(complete(attempt, answer), "a token where none is expected");
    }

    @Test
    void secretThatTheSiteDoesNotAcceptIsToldToStaff() {
        onlyWithCodes();
        site().knowsNoClient();

        var outcome = signIn(token -> {});

        assertNotBelieved(outcome, "no client");
        assertEquals(
                Optional.of(ProviderRefusalException.class), outcome.failure().map(Object::getClass));
    }

    @Test
    void whoIsToBeAskedAgainIsAskedAgain() {
        onlyWithCodes();
        var usual = site().request(provider().address(attempt(false)));
        var again = site().request(provider().address(attempt(true)));

        assertFalse(asks(usual), "Everybody is asked, even who is signed in at the site already.");
        assertTrue(asks(again), "prompt=login, prompt=select_account or max_age=0 is missing.");
    }

    @Test // Otherwise it would do to take the wish out of the address.
    void whoWasToBeAskedAgainAndWasNotIsNotSignedIn() {
        onlyWithCodes();
        var attempt = attempt(true);
        var request = request(attempt);
        var yesterday = site().clock().instant().minus(Duration.ofDays(1)).getEpochSecond();
        var token = site().token(request).claim("auth_time", yesterday);

        assertNotBelieved(complete(attempt, site().answer(request, token)), "signed in at the site a day ago");
    }

    @Test
    void nothingIsGuessedFromAnotherAttempt() {
        var first = attempt();
        var second = attempt();
        var one = request(first);
        var other = request(second);

        assertSignedIn(complete(second, site().answer(other, site().token(other))));
        assertSignedIn(complete(first, site().answer(one, site().token(one))));
    }

    @Test
    void siteThatBeginsIsAnsweredForItsHintAndItsUser() {
        var initiated = initiated();
        var parameters = site().initiation(RETURN_TO);
        var attempt = attempt();

        var request = site().request(initiated.address(attempt, parameters).orElseThrow());

        assertEquals(attempt.state(), request.get("state"));
        assertEquals(RETURN_TO.toString(), request.get("redirect_uri"));
        assertEquals(parameters.get("login_hint"), request.get("login_hint"));
        if (!site().answersWithCodes()) {
            assertEquals(parameters.get("lti_message_hint"), request.get("lti_message_hint"));
            assertEquals("form_post", request.get("response_mode"));
        }
    }

    @Test
    void initiationOfAnotherSiteOrForAnotherClientLeadsNowhere() {
        var initiated = initiated();
        for (var change : Map.of(
                        "iss", List.of("https://elsewhere.example", site().issuer() + "/", ""),
                        "client_id", List.of("another-client", " "))
                .entrySet()) {
            for (var value : change.getValue()) {
                var parameters = new HashMap<>(site().initiation(RETURN_TO));
                parameters.put(change.getKey(), value);

                assertEquals(Optional.empty(), initiated.address(attempt(), parameters), change.getKey() + " " + value);
            }
        }
        assertEquals(Optional.empty(), initiated.address(attempt(), Map.of()));
    }

    @Test
    void initiationLeadsToTheSiteWhateverItNames() {
        var initiated = initiated();
        for (var name :
                List.of("target_link_uri", "login_hint", "lti_message_hint", "redirect_uri", "state", "nonce")) {
            for (var odd : List.of(
                    "https://elsewhere.example/?a=b#c", "&redirect_uri=x", "\r\nX: y", "\u0000", "é ".repeat(2_000))) {
                var parameters = new HashMap<>(site().initiation(RETURN_TO));
                parameters.put(name, odd);
                var attempt = attempt();

                initiated.address(attempt, parameters).map(site()::request).ifPresent(request -> {
                    assertEquals(RETURN_TO.toString(), request.get("redirect_uri"), name);
                    assertEquals(attempt.state(), request.get("state"), name);
                });
            }
        }
    }

    private SignInInitiation initiated() {
        assumeTrue(isInitiated(), "The site does not begin sign-ins.");
        return (SignInInitiation) provider();
    }

    private static boolean asks(Map<String, String> request) {
        var prompts = Set.of(request.getOrDefault("prompt", "").split(" "));
        return prompts.contains("login") || prompts.contains("select_account") || "0".equals(request.get("max_age"));
    }
}
