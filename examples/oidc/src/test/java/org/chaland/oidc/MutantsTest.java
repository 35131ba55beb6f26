package org.chaland.oidc;

import static org.chaland.mutation.Mutant.of;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.chaland.mutation.Mutant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Leaves out one check of the sign-in at a time: the kit finds each, so the provider keeps no rule by chance. */
@Tag("ci")
final class MutantsTest {

    private static final String RIGHT = "rightTokenSignsInItsIssuerAndSubjectAndNobodyActsForThem";
    private static final String REFUSED =
            "} catch (BadJOSEException | JOSEException | IllegalArgumentException refused) {";
    private static final String KEYS =
            "new JWSVerificationKeySelector<>(algorithms(), (selector, context) -> server.keys(selector))";

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void kitFindsWhatIsLeftOut(Mutant mutant, @TempDir Path directory) throws Exception {
        mutant.assertFound(OidcSignInContractTest.class, RIGHT, directory);
    }

    static Stream<Mutant> mutants() {
        return Stream.of(forged(), claims(), answers(), others()).flatMap(mutants -> mutants);
    }

    private static Stream<Mutant> forged() {
        return Stream.of(
                of(
                        "looks at no signature",
                        "Tokens",
                        REFUSED,
                        """
                        } catch (com.nimbusds.jose.proc.BadJWSException forged) {
                            try {
                                return Optional.of(token.getJWTClaimsSet());
                            } catch (java.text.ParseException none) {
                                return Optional.empty();
                            }
                        """ + REFUSED,
                        "signatureBrokenByAByteSignsNobodyIn",
                        "signatureOfOtherClaimsSignsNobodyIn",
                        "keyOfTheSameNameIsNotTheKey",
                        "foreignKeySignsNobodyInWhateverItsName"),
                of(
                        "believes a token that says that it is not signed",
                        "Tokens",
                        REFUSED,
                        REFUSED + """
                            try {
                                if (token instanceof com.nimbusds.jwt.PlainJWT) {
                                    return Optional.of(token.getJWTClaimsSet());
                                }
                            } catch (java.text.ParseException none) {
                                return Optional.empty();
                            }
                        """,
                        "algorithmNoneSignsNobodyIn"),
                of("takes the client's secret for a key", "Tokens", KEYS, """
                        new JWSVerificationKeySelector<SecurityContext>(
                                Set.of(JWSAlgorithm.RS256, JWSAlgorithm.HS256), (selector, context) -> server.keys(selector)) {
                            @Override
                            public java.util.List<java.security.Key> selectJWSKeys(
                                    com.nimbusds.jose.JWSHeader header, SecurityContext context)
                                    throws com.nimbusds.jose.KeySourceException {
                                return header.getAlgorithm().equals(JWSAlgorithm.HS256)
                                        ? java.util.List.of(new javax.crypto.spec.SecretKeySpec(
                                                settings.clientSecret().orElseThrow().getBytes(), "HmacSHA256"))
                                        : super.selectJWSKeys(header, context);
                            }
                        }""", "secretOfTheClientIsNoKey"),
                of("takes the key that comes with the token", "Tokens", KEYS, """
                        new JWSVerificationKeySelector<SecurityContext>(
                                algorithms(), (selector, context) -> server.keys(selector)) {
                            @Override
                            public java.util.List<java.security.Key> selectJWSKeys(
                                    com.nimbusds.jose.JWSHeader header, SecurityContext context)
                                    throws com.nimbusds.jose.KeySourceException {
                                try {
                                    return header.getJWK() == null
                                            ? super.selectJWSKeys(header, context)
                                            : java.util.List.of(header.getJWK().toRSAKey().toPublicKey());
                                } catch (JOSEException none) {
                                    return java.util.List.of();
                                }
                            }
                        }""", "keyThatComesWithTheTokenIsNotUsed"),
                of(
                        "takes a secret that the provider publishes for a key",
                        "Tokens",
                        KEYS,
                        KEYS.replace("algorithms()", "Set.of(JWSAlgorithm.RS256, JWSAlgorithm.HS256)"),
                        "publishedSecretIsNoKey"));
    }

    private static Stream<Mutant> claims() {
        return Stream.of(
                of(
                        "takes any issuer",
                        "Tokens",
                        "new JWTClaimsSet.Builder().issuer(settings.issuer()).build()",
                        "new JWTClaimsSet.Builder().build()",
                        "tokenOfAnotherIssuerSignsNobodyIn"),
                of(
                        "takes a token for any client",
                        "Tokens",
                        "settings.clientId(),\n                    new JWTClaimsSet",
                        "(String) null,\n                    new JWTClaimsSet",
                        "tokenForAnotherClientSignsNobodyIn"),
                of(
                        "takes a token that another client got",
                        "Tokens",
                        "recipient.equals(settings.clientId())",
                        "true",
                        "tokenThatAnotherClientGotSignsNobodyIn"),
                of(
                        "takes a token for several clients",
                        "Tokens",
                        "claims.getAudience().size() == 1",
                        "true",
                        "tokenForSeveralClientsOfWhichNoneIsNamedSignsNobodyIn"),
                of(
                        "takes a token that is over",
                        "Tokens",
                        "\"exp\"));\n            setMaxClockSkew((int) SKEW.toSeconds());",
                        "\"exp\"));\n            setMaxClockSkew(Integer.MAX_VALUE);",
                        "tokenThatIsOverSignsNobodyIn"),
                of(
                        "takes a token that is never over",
                        "Tokens",
                        "claims.getExpirationTime() != null && ",
                        "",
                        "tokenThatIsOverSignsNobodyIn"),
                of(
                        "takes a token of the future",
                        "Tokens",
                        "isForUs(claims) && !isFromTheFuture(claims)",
                        "isForUs(claims)",
                        "tokenOfTheFutureSignsNobodyIn"),
                of(
                        "takes a token of another attempt",
                        "Tokens",
                        "isNonce.test(text(claims, \"nonce\"))",
                        "true",
                        "tokenOfAnotherAttemptSignsNobodyIn",
                        "tokenOfNoAttemptSignsNobodyIn"),
                of(
                        "takes a number for a subject",
                        "Tokens",
                        ".filter(claims -> hasTextAsSubject(token))",
                        "",
                        "tokenThatNamesNobodySignsNobodyIn"));
    }

    private static Stream<Mutant> answers() {
        return Stream.of(
                of(
                        "takes an answer of another issuer",
                        "OpenIdSignIn",
                        ": issuer.equals(settings.issuer())",
                        ": true",
                        "answerOfAnotherIssuerSignsNobodyInAndItsCodeGoesNowhere"),
                of(
                        "takes an answer of no issuer where the provider names itself",
                        "OpenIdSignIn",
                        "!server.metadata().supportsAuthorizationResponseIssuerParam()",
                        "true",
                        "answerOfNoIssuerSignsNobodyInWhereTheSiteSaysThatItNamesItself"),
                of(
                        "takes a code beside an error",
                        "OpenIdSignIn",
                        ".filter(any -> error == null)",
                        "",
                        "errorBesideAnAnswerSignsNobodyIn"),
                of(
                        "makes the verifier as the nonce",
                        "AttemptSecrets",
                        "derived(attempt, \"code verifier\")",
                        "nonce(attempt, Instant.EPOCH).getValue()",
                        "codeIsBoundToAVerifierThatNobodyCanDerive"),
                of(
                        "believes that it asked again",
                        "OpenIdSignIn",
                        "!attempt.asksAgain() || hasSignedInSince(attempt, claims)",
                        "true",
                        "whoWasToBeAskedAgainAndWasNotIsNotSignedIn"));
    }

    private static Stream<Mutant> others() {
        return Stream.of(
                of(
                        "takes the configuration of another issuer",
                        "OpenIdServer",
                        "!found.getIssuer().getValue().equals(settings.issuer())",
                        "false",
                        "configurationOfAnotherIssuerSignsNobodyIn"),
                of(
                        "never learns a new key",
                        "OpenIdServer",
                        "found.isEmpty() ? selector.select(keys.newerThan(known)) : found",
                        "found",
                        "newKeyOfTheSiteIsLearnt"),
                of(
                        "asks for keys as often as somebody makes one up",
                        "Kept",
                        "isWithin(renewed, BETWEEN_RENEWALS)",
                        "false",
                        "unknownKeysDoNotMakeARequestEach"),
                of(
                        "reads an answer of any length",
                        "OpenIdServer",
                        "LONGEST_ANSWER = 500_000",
                        "LONGEST_ANSWER = Integer.MAX_VALUE",
                        "hugeAnswerIsNotRead"),
                of(
                        "takes every address for confirmed",
                        "Claims",
                        ".map(claims -> claims.get(\"email_verified\"))",
                        ".map(claims -> true)",
                        "addressIsConfirmedIfAndOnlyIfTheSiteSaysSo"),
                of(
                        "takes what is told of somebody else",
                        "OpenIdSignIn",
                        ".filter(told -> told.getSubject().getValue().equals(subject))",
                        "",
                        "whatIsToldOfSomebodyElseIsNotUsed"),
                of(
                        "takes an actor for the person",
                        "OpenIdSignIn",
                        "told.areOfAnActor()",
                        "false",
                        "whoeverActsForSomebodyElseIsToldApart"),
                of(
                        "takes the token of a sign-in for a message of a sign-out",
                        "Tokens",
                        "verified(token, LOGOUT_TOKEN, new LogoutVerifier()::verify)",
                        "verified(token, LOGOUT_TOKEN, new IdTokenVerifier())",
                        "tokenOfASignInSignsNobodyOut"));
    }
}
