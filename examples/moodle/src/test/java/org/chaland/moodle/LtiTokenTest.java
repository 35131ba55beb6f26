package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.moodle.People.ZOE;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that differs from Moodle's own in one thing signs nobody in. */
@Tag("ci")
class LtiTokenTest {

    private static final RSAKey STRANGER = DoubleTool.key("stranger");
    private static final String STATE = "state";
    private static final String SECRET = "secret-of-this-attempt";

    private final MoodleDouble moodle = new MoodleDouble();
    private final SettableClock clock = new SettableClock();
    private final Leaks leaks = new Leaks();
    private final MoodleProvider provider = moodle.provider(clock);
    private final Account zoe = moodle.user(ZOE);
    private final SignInAttempt attempt =
            new SignInAttempt(STATE, SECRET, URI.create(DoubleTool.RETURN), Locale.FRENCH, false);

    LtiTokenTest() {
        moodle.tool.clock = clock;
    }

    @AfterEach
    void close() {
        leaks.assertNoneLogged();
        leaks.close();
        moodle.close();
    }

    /** Something that a forger makes of the token that would have been right. */
    @FunctionalInterface
    interface Forger {
        String forge(Token right);
    }

    static Stream<Map.Entry<String, Forger>> forgeries() {
        var all = new LinkedHashMap<String, Forger>();
        all.put("no signature", Token::unsigned);
        all.put("a signature cut off", right -> right.signed().replaceFirst("[^.]+$", ""));
        all.put(
                "a signature of other claims",
                right -> right.signedBefore(right.copy().with("sub", "1")));
        all.put("a foreign key under Moodle's name", right -> right.signed(STRANGER, right.kid(), JWSAlgorithm.RS256));
        all.put("a foreign key under its own name", right -> right.signed(STRANGER, "stranger", JWSAlgorithm.RS256));
        all.put("a foreign key without a name", right -> right.signed(STRANGER, null, JWSAlgorithm.RS256));
        all.put("the public key as a secret", Token::signedByPublicKey);
        all.put("another algorithm with the right key", right -> right.signedAs(JWSAlgorithm.PS256));
        all.put("a longer digest with the right key", right -> right.signedAs(JWSAlgorithm.RS512));
        wrong(all, "iss", "https://elsewhere.example.org", DoubleTool.RETURN, 7);
        wrong(all, "aud", "another", List.of(), List.of("another"), 7);
        wrong(all, "azp", "another", 7);
        wrong(all, "nonce", "another", "", 7, SECRET);
        wrong(all, "sub", "", "0", "-4", "04", "+4", " 4", "4 ", "4/5", "x", "1".repeat(19), "1".repeat(300));
        wrong(all, "exp", "tomorrow", 0, -1);
        wrong(all, "iat", "tomorrow");
        wrong(all, Token.CLAIM + "message_type", "LtiDeepLinkingRequest", 7);
        wrong(all, Token.CLAIM + "version", "1.1", 1.3);
        wrong(all, Token.CLAIM + "deployment_id", "2", "", 1);
        all.put(
                "another audience too, without azp",
                right ->
                        right.with("aud", List.of(DoubleTool.CLIENT, "another")).signed());
        all.put(
                "issued in the future",
                right -> right.with("iat", right.issued() + 31)
                        .with("exp", right.issued() + 91)
                        .signed());
        all.put(
                "expired",
                right -> right.with("iat", right.issued() - 91)
                        .with("exp", right.issued() - 31)
                        .signed());
        for (var claim : List.of(
                "iss",
                "aud",
                "sub",
                "exp",
                "iat",
                "nonce",
                Token.CLAIM + "deployment_id",
                Token.CLAIM + "message_type",
                Token.CLAIM + "version")) {
            all.put("without " + claim, right -> right.without(claim).signed());
        }
        all.put("too long", right -> right.with("x", "x".repeat(16_000)).signed());
        all.put("nested deeply", right -> right.raw("{\"sub\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"));
        all.put("no object", right -> right.raw("[]"));
        all.put("two parts", right -> "a.b");
        all.put("five parts", right -> "a.b.c.d.e");
        all.put("nothing", right -> "");
        return all.entrySet().stream();
    }

    private static void wrong(Map<String, Forger> all, String claim, Object... values) {
        for (var value : values) {
            all.put(claim + " is " + value, right -> right.with(claim, value).signed());
        }
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aTokenThatDiffersInOneThingSignsNobodyIn(Map.Entry<String, Forger> forgery) {
        assertThat(complete(right().signed())).as("the right one").contains(zoe);

        assertThat(complete(forgery.getValue().forge(right()))).isEmpty();
    }

    @Test
    void anAzpOfThisToolIsTakenWithOtherAudiences() {
        var token = right().with("aud", List.of("another", DoubleTool.CLIENT)).with("azp", DoubleTool.CLIENT);

        assertThat(complete(token.signed())).contains(zoe);
    }

    @Test
    void clocksMayDifferByHalfAMinute() {
        assertThat(complete(right().with("iat", right().issued() + 29).signed()))
                .contains(zoe);
        assertThat(complete(right().with("exp", right().issued() - 29).signed()))
                .contains(zoe);
    }

    @Test
    void whatIsToldOfThePersonIsTakenAsItIs() {
        var told = complete(attempt, right().with("given_name", 7).signed()).orElseThrow();

        assertThat(told.profile())
                .contains(Contact.builder()
                        .familyName("Canary")
                        .email("canary@example.org")
                        .language("en")
                        .build());
        assertThat(told.onBehalf()).isFalse();
        leaks.assertNoneIn(told.toString());
    }

    @Test
    void withoutAnAddressNothingIsToldOfThePerson() {
        assertThat(complete(attempt, right().without("email").signed())
                        .orElseThrow()
                        .profile())
                .isEmpty();
    }

    @Test
    void theNonceDoesNotShowTheSecretAndIsAnotherForEachAttempt() {
        var other = new SignInAttempt(STATE, "another-secret", attempt.returnTo(), Locale.FRENCH, false);

        assertThat(nonce(attempt)).isNotEqualTo(nonce(other)).doesNotContain(attempt.secret());
        assertThat(complete(other, right().signed())).isEmpty();
    }

    @Test
    void aKeyThatMoodleHasChangedIsFoundAMinuteLater() {
        assertThat(complete(right().signed())).contains(zoe);
        moodle.tool.key = DoubleTool.key("next");

        assertThat(complete(right().signed())).as("asked just now").isEmpty();
        clock.advance(SigningKeys.BETWEEN);
        assertThat(complete(right().signed())).contains(zoe);
    }

    @Test
    void aKeyThatMoodleHasTakenBackIsForgottenInAnHour() {
        var former = moodle.tool.key;
        assertThat(complete(right().signed())).contains(zoe);
        moodle.tool.key = DoubleTool.key("next");
        clock.advance(SigningKeys.FRESH);

        assertThat(complete(right().signed(former, former.getKeyID(), JWSAlgorithm.RS256)))
                .isEmpty();
    }

    @Test
    void forgedNamesOfKeysAskMoodleOnceAMinute() {
        for (var number = 0; number < 50; number++) {
            assertThat(complete(right().signed(STRANGER, "kid" + number, JWSAlgorithm.RS256)))
                    .isEmpty();
        }
        assertThat(moodle.requests(SigningKeys.PATH)).hasSize(1);

        clock.advance(SigningKeys.BETWEEN);
        for (var number = 0; number < 50; number++) {
            complete(right().signed(STRANGER, "kid" + number, JWSAlgorithm.RS256));
        }
        assertThat(moodle.requests(SigningKeys.PATH)).hasSize(2);
    }

    @Test
    void signInsOfAnHourReadTheKeysOnce() {
        for (var number = 0; number < 20; number++) {
            assertThat(complete(right().signed())).contains(zoe);
        }

        assertThat(moodle.calls()).containsExactly(SigningKeys.PATH);
    }

    static Stream<Map.Entry<String, Answer>> uselessKeys() {
        return UselessAnswers.all().entrySet().stream()
                .filter(answer -> !answer.getKey().equals("wrong members"));
    }

    @ParameterizedTest
    @MethodSource("uselessKeys")
    void keysThatCannotBeReadAreNoForgery(Map.Entry<String, Answer> useless) {
        moodle.next(SigningKeys.PATH, Fault.instead(useless.getValue()));

        assertThatThrownBy(() -> complete(right().signed()))
                .isInstanceOf(ProviderUnavailableException.class)
                .satisfies(leaks::assertNoneIn);

        assertThat(complete(right().signed())).contains(zoe);
    }

    @ParameterizedTest
    @EnumSource
    void eachGuardIsTheOnlyOneThatRefusesSomething(CarelessTool.Guard guard) {
        var forged = guard.forge(right(), STRANGER);

        assertThat(new CarelessTool(moodle, clock, nonce(attempt), Optional.of(guard)).takes(forged))
                .isTrue();
        assertThat(new CarelessTool(moodle, clock, nonce(attempt), Optional.empty()).takes(forged))
                .isFalse();
        assertThat(complete(forged)).isEmpty();
    }

    private Token right() {
        return moodle.tool.token(Long.parseLong(zoe.subject()), nonce(attempt));
    }

    private String nonce(SignInAttempt of) {
        var begun = Map.of(
                "iss", moodle.site.url,
                "client_id", DoubleTool.CLIENT,
                "lti_deployment_id", DoubleTool.DEPLOYMENT,
                "login_hint", zoe.subject());
        return provider.address(of, begun).orElseThrow().getQuery().replaceFirst(".*&nonce=", "");
    }

    private Optional<Account> complete(String token) {
        return complete(attempt, token).map(SignedIn::account);
    }

    private Optional<SignedIn> complete(SignInAttempt of, String token) {
        return provider.complete(of, Map.of("state", STATE, "id_token", token));
    }
}
