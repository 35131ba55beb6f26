package org.chaland.moodle;

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
    private static final String SIGN_INS = "LtiSignIns";
    private static final String KEYS = "new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys)";

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void kitFindsWhatIsLeftOut(Mutant mutant, @TempDir Path directory) throws Exception {
        mutant.assertFound(LtiSignInContractTest.class, RIGHT, directory);
    }

    static Stream<Mutant> mutants() {
        return Stream.of(forged(), claims(), messages(), others()).flatMap(mutants -> mutants);
    }

    private static Stream<Mutant> forged() {
        return Stream.of(
                of(
                        "looks at no signature",
                        SIGN_INS,
                        "} catch (ParseException | BadJOSEException | JOSEException forged) {",
                        """
                        } catch (com.nimbusds.jose.proc.BadJWSException forged) {
                            try {
                                return Optional.of(SignedJWT.parse(token).getJWTClaimsSet());
                            } catch (ParseException none) {
                                return Optional.empty();
                            }
                        } catch (ParseException | BadJOSEException | JOSEException forged) {""",
                        "signatureBrokenByAByteSignsNobodyIn",
                        "signatureOfOtherClaimsSignsNobodyIn",
                        "keyOfTheSameNameIsNotTheKey",
                        "foreignKeySignsNobodyInWhateverItsName"),
                of(
                        "believes a token that says that it is not signed",
                        SIGN_INS,
                        "var signed = SignedJWT.parse(token);",
                        """
                        if (com.nimbusds.jwt.JWTParser.parse(token) instanceof com.nimbusds.jwt.PlainJWT plain) {
                            return Optional.of(plain.getJWTClaimsSet());
                        }
                        var signed = SignedJWT.parse(token);""",
                        "algorithmNoneSignsNobodyIn"),
                of("takes the key that comes with the token", SIGN_INS, KEYS, """
                        new JWSVerificationKeySelector<SecurityContext>(JWSAlgorithm.RS256, keys) {
                            @Override
                            public List<java.security.Key> selectJWSKeys(
                                    com.nimbusds.jose.JWSHeader header, SecurityContext context)
                                    throws KeySourceException {
                                try {
                                    return header.getJWK() == null
                                            ? super.selectJWSKeys(header, context)
                                            : List.of(header.getJWK().toRSAKey().toPublicKey());
                                } catch (JOSEException none) {
                                    return List.of();
                                }
                            }
                        }""", "keyThatComesWithTheTokenIsNotUsed"),
                of(
                        "takes a secret that Moodle publishes for a key",
                        SIGN_INS,
                        KEYS,
                        "new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.HS256), keys)",
                        "publishedSecretIsNoKey"));
    }

    private static Stream<Mutant> claims() {
        return Stream.of(
                of(
                        "takes any issuer",
                        SIGN_INS,
                        "\n                            .issuer(site)",
                        "",
                        "tokenOfAnotherIssuerSignsNobodyIn"),
                of(
                        "takes a token for any client",
                        SIGN_INS,
                        "tool.clientId(),\n                    new JWTClaimsSet",
                        "(String) null,\n                    new JWTClaimsSet",
                        "tokenForAnotherClientSignsNobodyIn"),
                of(
                        "takes a token that another client got",
                        SIGN_INS,
                        "party.equals(tool.clientId())",
                        "true",
                        "tokenThatAnotherClientGotSignsNobodyIn"),
                of(
                        "takes a token for several clients",
                        SIGN_INS,
                        "claims.getAudience().size() == 1",
                        "true",
                        "tokenForSeveralClientsOfWhichNoneIsNamedSignsNobodyIn"),
                of(
                        "takes a token that is over",
                        SIGN_INS,
                        "setMaxClockSkew((int) SKEW.toSeconds())",
                        "setMaxClockSkew(Integer.MAX_VALUE)",
                        "tokenThatIsOverSignsNobodyIn"),
                of(
                        "takes a token that is never over",
                        SIGN_INS,
                        "claims.getExpirationTime() != null\n                && ",
                        "",
                        "tokenThatIsOverSignsNobodyIn"),
                of(
                        "takes a token of the future",
                        SIGN_INS,
                        "!claims.getIssueTime().toInstant().isAfter(clock.instant().plus(SKEW))",
                        "true",
                        "tokenOfTheFutureSignsNobodyIn"),
                of(
                        "takes a token of another attempt",
                        SIGN_INS,
                        "nonce(attempt).equals(claims.getClaim(NONCE))",
                        "true",
                        "tokenOfAnotherAttemptSignsNobodyIn"),
                of(
                        "takes a number for a subject",
                        SIGN_INS,
                        "signed.getPayload().toJSONObject().get(\"sub\") instanceof String",
                        "true",
                        "tokenThatNamesNobodySignsNobodyIn"),
                of(
                        "takes a token of another deployment",
                        SIGN_INS,
                        "tool.deploymentId().orElse(deployment).equals(deployment)",
                        "true",
                        "whateverTheProviderHasToVerifyIsVerified"),
                of(
                        "takes a message of another kind",
                        SIGN_INS,
                        "\n                            .claim(CLAIM + \"message_type\", \"LtiResourceLinkRequest\")",
                        "",
                        "whateverTheProviderHasToVerifyIsVerified"),
                of(
                        "takes a message of another version",
                        SIGN_INS,
                        "\n                            .claim(CLAIM + \"version\", \"1.3.0\")",
                        "",
                        "whateverTheProviderHasToVerifyIsVerified"));
    }

    private static Stream<Mutant> messages() {
        return Stream.of(
                of(
                        "takes a token beside an error",
                        SIGN_INS,
                        " && !parameters.containsKey(\"error\")",
                        "",
                        "errorBesideAnAnswerSignsNobodyIn"),
                of(
                        "goes on for another site",
                        SIGN_INS,
                        "site.equals(parameters.get(\"iss\"))",
                        "true",
                        "initiationOfAnotherSiteOrForAnotherClientLeadsNowhere"),
                of(
                        "goes on for another client",
                        SIGN_INS,
                        "tool.clientId().equals(parameters.get(\"client_id\"))",
                        "true",
                        "initiationOfAnotherSiteOrForAnotherClientLeadsNowhere"),
                of(
                        "gives all attempts one nonce",
                        SIGN_INS,
                        "(\"nonce \" + attempt.secret())",
                        "\"nonce\"",
                        "eachAttemptHasANonceOfItsOwn",
                        "tokenOfAnotherAttemptSignsNobodyIn"),
                of(
                        "shows the secret of the attempt",
                        SIGN_INS,
                        "return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);",
                        "return attempt.secret();",
                        "browserIsSentWithTheAttemptAndNothingElseOfOurs"));
    }

    private static Stream<Mutant> others() {
        return Stream.of(
                of(
                        "never learns a new key",
                        "SigningKeys",
                        "found.isEmpty() ? selector.select(noOlderThan(BETWEEN).keys()) : found",
                        "found",
                        "newKeyOfTheSiteIsLearnt"),
                of(
                        "asks for keys as often as somebody makes one up",
                        "SigningKeys",
                        "noOlderThan(BETWEEN)",
                        "noOlderThan(Duration.ZERO)",
                        "unknownKeysDoNotMakeARequestEach"),
                of(
                        "takes an actor for the person",
                        SIGN_INS,
                        "claims.getClaim(\"act\") != null",
                        "false",
                        "whoeverActsForSomebodyElseIsToldApart"));
    }
}
