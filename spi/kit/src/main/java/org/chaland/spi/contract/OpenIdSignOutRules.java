package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.SignOut;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.Test;

/** How sessions end (OpenID Connect RP-Initiated Logout 1.0, OpenID Connect Back-Channel Logout 1.0 §2.6). */
abstract class OpenIdSignOutRules extends OpenIdPart {

    private static final URI RETURN_TO = URI.create("https://shop.example/signed-out");

    @Test
    void browserIsSentToTheSiteToSignOut() {
        var session = signIn(token -> {}).who().flatMap(SignedIn::session);

        for (var known : List.of(session, Optional.<String>empty(), Optional.of("a.b.c"))) {
            provider(SignOut.class)
                    .signOut(known, RETURN_TO)
                    .map(SignOutRequest::address)
                    .ifPresent(address -> {
                        assertTrue(
                                address.toString().startsWith(site().issuer() + "/"), "Signing out leads elsewhere.");
                        assertFalse(address.toString().contains("zoe"), "The address shows who signs out.");
                        known.ifPresent(
                                token -> assertFalse(address.toString().contains(token), "The address has the token."));
                    });
        }
    }

    @Test
    void whoSignedOutAtTheSiteIsTold() {
        onlyWithMessages();

        assertEquals(somebody(), signedOut(token -> {}).orElseThrow().account());
    }

    @Test
    void forgedMessageSignsNobodyOut() {
        onlyWithMessages();
        var yesterday = site().clock().instant().minus(Duration.ofDays(1)).getEpochSecond();

        assertNobodyOut("no signature", token -> token.signedBy(text -> new byte[0]));
        assertNobodyOut("alg none", token -> token.header("alg", "none").signedBy(text -> new byte[0]));
        assertNobodyOut("a foreign key", token -> token.signedBy(OpenIdKey.FOREIGN.named(OpenIdKey.FIRST.kid())));
        assertNobodyOut("another issuer", token -> token.claim("iss", site().issuer() + "/"));
        assertNobodyOut("another client", token -> token.claim("aud", "another-client"));
        assertNobodyOut("no client", token -> token.without("aud"));
        assertNobodyOut("over", token -> token.claim("iat", yesterday).claim("exp", yesterday + 60));
        assertNobodyOut("no time", token -> token.without("iat"));
        for (var nobody : Arrays.asList("", "\u0000", null, 7, "7".repeat(256))) {
            assertNobodyOut("sub " + nobody, token -> token.claim("sub", nobody));
        }
    }

    @Test
    void tokenOfASignInSignsNobodyOut() {
        onlyWithMessages();

        assertNobodyOut("a nonce", token -> token.claim("nonce", "n"));
        assertNobodyOut("no event", token -> token.without("events"));
        for (var odd : Arrays.asList(Map.of(), Map.of("other", Map.of()), List.of(OpenIdSite.SIGN_OUT), null, 7)) {
            assertNobodyOut("events " + odd, token -> token.claim("events", odd));
        }
    }

    @Test
    void messageOfASignOutSignsNobodyIn() {
        assertForged(
                "no nonce",
                token -> token.header("typ", "logout+jwt")
                        .without("nonce")
                        .claim("events", Map.of(OpenIdSite.SIGN_OUT, Map.of())));
    }

    private void assertNobodyOut(String why, Consumer<OpenIdToken> distortion) {
        assertTrue(signedOut(distortion).isEmpty(), () -> "Somebody was signed out: " + why);
    }

    private Optional<SignedIn> signedOut(Consumer<OpenIdToken> distortion) {
        var token = site().signOutToken();
        distortion.accept(token);
        var message = Map.of("logout_token", token.text());
        var outcome = ask(() -> provider(SignOut.class).signedOut(message).map(SignedIn::as), Stream.of(token.text()));
        assertEquals(Optional.empty(), outcome.failure(), "This is no failure of the site.");
        return outcome.who();
    }

    private void onlyWithMessages() {
        assumeTrue(signedOut(token -> {}).isPresent(), "The provider hears no messages.");
    }

    private <T extends IdentityProvider> T provider(Class<T> capability) {
        assumeTrue(provider().offers(capability), () -> "The provider has no " + capability.getSimpleName() + ".");
        return capability.cast(provider());
    }
}
