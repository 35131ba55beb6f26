package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.spi.ChalandException;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInInitiation;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the rules of {@link OpenIdSignInContract} have in common: a site, the provider under test, and somebody who signs in. */
abstract class OpenIdPart {

    static final URI RETURN_TO = URI.create("https://shop.example/signed-in");

    /** Shorter texts stand in any message. */
    private static final int SHORTEST_SECRET = 4;

    private final Set<String> secrets = new HashSet<>();
    private @Nullable OpenIdSite opened;
    private @Nullable SignInRedirect made;
    private int attempts;

    /** What the author has said. */
    abstract OpenIdSignInContract contract();

    @BeforeEach
    final void open() {
        opened = contract().site();
        again();
    }

    /** Starts the provider under test again, with a site that answers rightly. */
    final void again() {
        site().repliesAsUsual();
        made = contract().provider(site());
    }

    @AfterEach
    final void close() {
        site().close();
    }

    final OpenIdSite site() {
        return Objects.requireNonNull(opened, "site() returned null");
    }

    final SignInRedirect provider() {
        return Objects.requireNonNull(made, "provider(OpenIdSite) returned null");
    }

    final Account somebody() {
        return new Account(site().issuer(), OpenIdSite.SUBJECT);
    }

    final void onlyWithCodes() {
        assumeTrue(site().answersWithCodes(), "The site posts its tokens.");
    }

    final SignInAttempt attempt() {
        return attempt(false);
    }

    final SignInAttempt attempt(boolean asksAgain) {
        attempts++;
        var attempt = new SignInAttempt(
                String.format("state-%0101d", attempts),
                String.format("s3cret-%036d", attempts),
                RETURN_TO,
                Locale.FRENCH,
                asksAgain);
        secrets.add(attempt.secret());
        return attempt;
    }

    /** The address to which the browser is sent, for a sign-in that the site begins if that is how it is. */
    final URI address(SignInAttempt attempt) {
        return !site().answersWithCodes() && isInitiated() && provider() instanceof SignInInitiation initiated
                ? initiated
                        .address(attempt, site().initiation(RETURN_TO))
                        .orElseThrow(() -> new AssertionError("The site began, and the browser was not sent on."))
                : provider().address(attempt);
    }

    final boolean isInitiated() {
        return provider().offers(SignInInitiation.class);
    }

    final Map<String, String> request(SignInAttempt attempt) {
        return site().request(address(attempt));
    }

    /** Signs somebody in, with a token that may be distorted. */
    final Outcome signIn(Consumer<OpenIdToken> distortion) {
        var attempt = attempt();
        var request = request(attempt);
        var token = site().token(request);
        distortion.accept(token);
        secrets.add(token.text());
        return complete(attempt, site().answer(request, token));
    }

    final Outcome complete(SignInAttempt attempt, Map<String, String> parameters) {
        return ask(() -> provider().complete(attempt, parameters), secrets(parameters));
    }

    /** Asks the provider under test, which may throw two exceptions and no other, and repeats no secret in them. */
    final Outcome ask(Supplier<Optional<SignedIn>> question, Stream<String> more) {
        try {
            return new Outcome(
                    assertTimeoutPreemptively(
                            contract().patience(),
                            question::get,
                            "No answer of a site may keep a visitor waiting for longer."),
                    Optional.empty());
        } catch (ProviderUnavailableException | ProviderRefusalException failure) {
            var log = Messages.of(failure);
            Stream.concat(more, Stream.concat(secrets.stream(), known()))
                    .filter(secret -> secret.length() >= SHORTEST_SECRET)
                    .forEach(secret -> assertFalse(
                            log.contains(secret), "A log would show a token, a code, a secret or a claim."));
            return new Outcome(Optional.empty(), Optional.of(failure));
        } catch (AssertionError asItIs) {
            throw asItIs;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError other) {
            return fail("Only ProviderUnavailableException and ProviderRefusalException may be thrown.", other);
        }
    }

    private Stream<String> known() {
        return Stream.of(
                site().clientSecret(),
                OpenIdSite.SUBJECT,
                "zoe@example.org",
                "Zoé",
                "Exemple",
                "acc3ss-0123456789abcdefghijklmnop");
    }

    private static Stream<String> secrets(Map<String, String> parameters) {
        return Stream.of("code", "id_token", "error_description", "state")
                .flatMap(name -> Stream.ofNullable(parameters.get(name)));
    }

    final void assertSignsIn(Consumer<OpenIdToken> distortion) {
        assertSignedIn(signIn(distortion));
    }

    final void assertSignedIn(Outcome outcome) {
        outcome.failure().ifPresent(failure -> fail("The right answer failed. " + site().refusals(), failure));
        assertEquals(
                Optional.of(somebody()),
                outcome.who().map(SignedIn::account),
                () -> "The right answer signs in. The site refused: " + site().refusals());
    }

    /** Nobody signs in, and nothing is wrong with provider or settings, so nobody is alarmed. */
    final void assertNobody(Outcome outcome, String why) {
        assertEquals(Optional.empty(), outcome.failure(), () -> "This is no failure of the site: " + why);
        assertNotBelieved(outcome, why);
    }

    final void assertNotBelieved(Outcome outcome, String why) {
        assertTrue(outcome.who().isEmpty(), () -> "Somebody was signed in: " + why);
    }

    /** Nobody signs in by a token that was distorted so. */
    final void assertForged(String why, Consumer<OpenIdToken> distortion) {
        assertNobody(signIn(distortion), why);
    }

    final void assertUnavailable(Outcome outcome, String why) {
        assertNotBelieved(outcome, why);
        assertEquals(
                Optional.of(ProviderUnavailableException.class),
                outcome.failure().map(Object::getClass),
                () -> "The site did not answer, and that has to be told: " + why);
    }

    static final List<String> NOT_JSON = List.of(
            "", " ", "{", "[]", "null", "0", "\"\"", "<html><body>Welcome</body></html>", "{\"a\":}", "{\"a\" 1}");

    static String deep() {
        return "{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
    }

    /** Who signed in, or why that could not be found out. */
    record Outcome(Optional<SignedIn> who, Optional<ChalandException> failure) {}
}
