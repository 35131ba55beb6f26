package org.chaland.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.BoundedHttp;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.chaland.spi.contract.OpenIdSignInContract;
import org.chaland.spi.contract.OpenIdSite;
import org.junit.jupiter.api.DisplayName;

/** Providers that sign people in by OpenID Connect and leave out one thing each. */
final class BrokenOpenId {

    private BrokenOpenId() {}

    /** At a site that posts tokens. */
    abstract static class Posting extends OpenIdSignInContract {

        @Override
        protected OpenIdSite site() {
            return OpenIdSite.postingTokens().demanding("deployment", "7");
        }
    }

    private static boolean isSignedBy(byte[] secret, JWSObject token) {
        return Arrays.equals(
                Digests.hmac(secret, new String(token.getSigningInput(), US_ASCII)),
                token.getSignature().decode());
    }

    private static Optional<Map<String, Object>> part(String token, int number) {
        try {
            return Optional.ofNullable(
                    JSONObjectUtils.parse(new Base64URL(token.split("\\.")[number]).decodeToString()));
        } catch (ParseException | ArrayIndexOutOfBoundsException noToken) {
            return Optional.empty();
        }
    }

    private static boolean isHmac(JWSObject token) {
        return "HS256".equals(token.getHeader().getAlgorithm().getName());
    }

    @DisplayName("A sign-in that looks at no signature")
    @Breaks({
        "tokenWithoutASignatureSignsNobodyIn",
        "signatureBrokenByAByteSignsNobodyIn",
        "signatureOfOtherClaimsSignsNobodyIn"
    })
    static final class Unsigned extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                Optional<Map<String, Object>> claims(String text) {
                    return part(text, 1);
                }
            };
        }
    }

    @DisplayName("A sign-in that allows the algorithm none in one spelling")
    @Breaks("algorithmNoneSignsNobodyIn")
    static final class NoneAllowed extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                Optional<Map<String, Object>> claims(String text) {
                    return part(text, 0)
                                    .filter(header -> "nOnE".equals(header.get("alg")))
                                    .isPresent()
                            ? part(text, 1)
                            : super.claims(text);
                }
            };
        }
    }

    @DisplayName("A sign-in that knows a key by its name and does not verify by it")
    @Breaks("keyOfTheSameNameIsNotTheKey")
    static final class KnownByName extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isSigned(JWSObject token) {
                    return token.getHeader().getAlgorithm().getName().equals("RS256")
                            && key(token.getHeader()).isPresent();
                }
            };
        }
    }

    @DisplayName("A sign-in that compares the beginning of a signature only")
    @Breaks("signatureBrokenByAByteSignsNobodyIn")
    static final class FirstByte extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isSigned(JWSObject token) {
                    var signature = token.getSignature().decode();
                    return super.isSigned(token)
                            || signature.length == 256 && signature[255] != 0 && isSignedWith(signature, token);
                }

                private boolean isSignedWith(byte[] signature, JWSObject token) {
                    // Mends the last byte, as a comparison would that does not look at it.
                    signature[255] ^= 1;
                    try {
                        var key = key(token.getHeader()).map(RSAKey.class::cast);
                        return key.isPresent()
                                && new RSASSAVerifier(key.get())
                                        .verify(
                                                token.getHeader(),
                                                token.getSigningInput(),
                                                Base64URL.encode(signature));
                    } catch (JOSEException failure) {
                        return false;
                    }
                }
            };
        }
    }

    @DisplayName("A sign-in that takes the secret of the client for a key")
    @Breaks("secretOfTheClientIsNoKey")
    static final class ClientSecret extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isSigned(JWSObject token) {
                    return isHmac(token) && isSignedBy(site.clientSecret().getBytes(UTF_8), token)
                            || super.isSigned(token);
                }
            };
        }
    }

    @DisplayName("A sign-in that takes the public key for a secret, as the token's algorithm asks")
    @Breaks("secretThatIsNoSecretIsNoKey")
    static final class PublicSecret extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isSigned(JWSObject token) {
                    return isHmac(token)
                                    && key(token.getHeader())
                                            .filter(key -> isSignedBy(der(key), token))
                                            .isPresent()
                            || super.isSigned(token);
                }

                private byte[] der(JWK key) {
                    try {
                        return key.toRSAKey().toPublicKey().getEncoded();
                    } catch (JOSEException failure) {
                        throw new IllegalStateException(failure);
                    }
                }
            };
        }
    }

    @DisplayName("A sign-in that takes a published secret for one")
    @Breaks("publishedSecretIsNoKey")
    static final class PublishedSecret extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isSigned(JWSObject token) {
                    return isHmac(token)
                                    && key(token.getHeader())
                                            .filter(key -> key instanceof OctetSequenceKey secret
                                                    && isSignedBy(secret.toByteArray(), token))
                                            .isPresent()
                            || super.isSigned(token);
                }
            };
        }
    }

    @DisplayName("A sign-in that takes the key from the token")
    @Breaks("keyThatComesWithTheTokenIsNotUsed")
    static final class KeyInTheToken extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                Optional<JWK> key(JWSHeader header) {
                    return Optional.ofNullable(header.getJWK()).or(() -> super.key(header));
                }
            };
        }
    }

    @DisplayName("A sign-in that reads keys where the token says")
    @Breaks("keyThatComesWithTheTokenIsNotUsed")
    static final class AddressInTheToken extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                Optional<JWK> key(JWSHeader header) {
                    if (header.getJWKURL() == null) {
                        return super.key(header);
                    }
                    try {
                        var told = new String(
                                send(HttpRequest.newBuilder(header.getJWKURL()).build())
                                        .body(),
                                UTF_8);
                        return Optional.ofNullable(JWKSet.parse(told).getKeyByKeyId(header.getKeyID()));
                    } catch (ParseException noKeys) {
                        return Optional.empty();
                    }
                }
            };
        }
    }

    @DisplayName("A sign-in that passes over critical extensions")
    @Breaks("criticalExtensionThatNobodyKnowsSignsNobodyIn")
    static final class Uncritical extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isSigned(JWSObject token) {
                    try {
                        var key = key(token.getHeader()).orElseThrow();
                        return token.verify(new RSASSAVerifier(key.toRSAKey().toRSAPublicKey(), Set.of("believe")));
                    } catch (JOSEException failure) {
                        return false;
                    }
                }
            };
        }
    }

    @DisplayName("A sign-in that takes tokens of any issuer")
    @Breaks("tokenOfAnotherIssuerSignsNobodyIn")
    static final class AnyIssuer extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isOfIssuer(Map<String, Object> claims) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in that takes an issuer with a slash for the same")
    @Breaks("tokenOfAnotherIssuerSignsNobodyIn")
    static final class SlashedIssuer extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isOfIssuer(Map<String, Object> claims) {
                    return String.valueOf(claims.get("iss"))
                            .replaceAll("/$", "")
                            .equals(issuer());
                }
            };
        }
    }

    @DisplayName("A sign-in that takes tokens for any client")
    @Breaks("tokenForAnotherClientSignsNobodyIn")
    static final class AnyAudience extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isForUs(Map<String, Object> claims) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in that looks for the client anywhere in the audience")
    @Breaks("tokenForAnotherClientSignsNobodyIn")
    static final class PartOfAudience extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isForUs(Map<String, Object> claims) {
                    return String.valueOf(claims.get("aud")).contains(site.clientId());
                }
            };
        }
    }

    @DisplayName("A sign-in that does not look who got the token")
    @Breaks({"tokenThatAnotherClientGotSignsNobodyIn", "tokenForSeveralClientsOfWhichNoneIsNamedSignsNobodyIn"})
    static final class AnyParty extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isOursAlone(Map<String, Object> claims) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in that looks at no expiry")
    @Breaks({"tokenThatIsOverSignsNobodyIn", "tokenThatIsNeverOverSignsNobodyIn"})
    static final class Everlasting extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isNotOver(Map<String, Object> claims) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in that needs no expiry")
    @Breaks("tokenThatIsNeverOverSignsNobodyIn")
    static final class ExpiryIfAny extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isNotOver(Map<String, Object> claims) {
                    return !claims.containsKey("exp") || super.isNotOver(claims);
                }
            };
        }
    }

    @DisplayName("A sign-in that does not look when a token was issued")
    @Breaks({"tokenOfTheFutureSignsNobodyIn", "tokenOfNoTimeSignsNobodyIn"})
    static final class FromTheFuture extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isOfThePast(Map<String, Object> claims) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in that takes the token of any attempt")
    @Breaks("tokenOfAnotherAttemptSignsNobodyIn")
    static final class AnyAttempt extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isOfAttempt(Map<String, Object> claims, SignInAttempt attempt) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in that needs no nonce")
    @Breaks("tokenOfNoAttemptSignsNobodyIn")
    static final class AttemptIfAny extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isOfAttempt(Map<String, Object> claims, SignInAttempt attempt) {
                    return !claims.containsKey("nonce") || super.isOfAttempt(claims, attempt);
                }
            };
        }
    }

    @DisplayName("A sign-in that makes a text of whatever the subject is")
    @Breaks("tokenThatNamesNobodySignsNobodyIn")
    static final class AnySubject extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                Optional<Account> subject(Map<String, Object> claims) {
                    return Account.read(issuer(), String.valueOf(claims.get("sub")));
                }
            };
        }
    }

    @DisplayName("A sign-in that cuts a long subject")
    @Breaks("tokenThatNamesNobodySignsNobodyIn")
    static final class CutSubject extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                Optional<Account> subject(Map<String, Object> claims) {
                    claims.computeIfPresent(
                            "sub",
                            (name, sub) ->
                                    sub instanceof String text && text.length() > 255 ? text.substring(0, 255) : sub);
                    return super.subject(claims);
                }
            };
        }
    }

    @DisplayName("A sign-in that does not look who answers")
    @Breaks({
        "answerOfAnotherIssuerSignsNobodyInAndItsCodeGoesNowhere",
        "answerOfNoIssuerSignsNobodyInWhereTheSiteSaysThatItNamesItself"
    })
    static final class MixedUp extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean namesUs(Map<String, String> parameters) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in that uses a code although there was an error")
    @Breaks("errorBesideAnAnswerSignsNobodyIn")
    static final class ErrorIgnored extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isAnswer(Map<String, String> parameters) {
                    return namesUs(parameters);
                }
            };
        }
    }

    @DisplayName("A sign-in whose code verifier is the nonce")
    @Breaks("codeIsBoundToAVerifierThatNobodyCanDerive")
    static final class VerifierInSight extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                String verifier(SignInAttempt attempt) {
                    return nonce(attempt);
                }
            };
        }
    }

    @DisplayName("A sign-in with one code verifier for all attempts")
    @Breaks("eachAttemptHasAVerifierOfItsOwn")
    static final class VerifierOfAll extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                String verifier(SignInAttempt attempt) {
                    return digest("verifier");
                }
            };
        }
    }

    @DisplayName("A sign-in with one nonce for all attempts")
    @Breaks("eachAttemptHasANonceOfItsOwn")
    static final class NonceOfAll extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                String nonce(SignInAttempt attempt) {
                    return digest("nonce");
                }
            };
        }
    }

    @DisplayName("A sign-in that shows the attempt's secret")
    @Breaks("browserIsSentWithTheAttemptAndNothingElseOfOurs")
    static final class SecretAsNonce extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                String nonce(SignInAttempt attempt) {
                    return attempt.secret();
                }
            };
        }
    }

    @DisplayName("A sign-in that never has people asked again")
    @Breaks("whoIsToBeAskedAgainIsAskedAgain")
    static final class NeverAsking extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                Map<String, String> request(SignInAttempt attempt) {
                    var request = super.request(attempt);
                    request.remove("prompt");
                    return request;
                }
            };
        }
    }

    @DisplayName("A sign-in that follows redirects")
    @Breaks("secretIsNotSentToWhereASiteRedirects")
    static final class Following extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                HttpResponse<byte[]> send(HttpRequest request) {
                    try {
                        return HttpClient.newBuilder()
                                .followRedirects(Redirect.ALWAYS)
                                .build()
                                .send(request, BodyHandlers.ofByteArray());
                    } catch (IOException failure) {
                        throw unavailable();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                        throw unavailable();
                    }
                }
            };
        }
    }

    @DisplayName("A sign-in that reads whatever comes")
    @Breaks({"hugeAnswerIsNotRead", "hugeSetOfKeysIsNotRead", "hugeConfigurationIsNotRead"})
    static final class Insatiable extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(
                    site, new BoundedHttp(Duration.ofSeconds(1), Duration.ofSeconds(20), Integer.MAX_VALUE));
        }
    }

    @DisplayName("A sign-in that waits for as long as it takes")
    @Breaks({"tokenIsNotWaitedForForEver", "keysAreNotWaitedForForEver", "configurationIsNotWaitedForForEver"})
    static final class Patient extends OpenIdSignInContract {

        @Override
        protected Duration patience() {
            return Duration.ofSeconds(2);
        }

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site, new BoundedHttp(Duration.ofSeconds(1), Duration.ofHours(1), 1 << 18));
        }
    }

    @DisplayName("A sign-in that reads the keys once for ever")
    @Breaks("newKeyOfTheSiteIsLearnt")
    static final class FirstKeys extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                private boolean read;

                @Override
                synchronized boolean mayReadKeys() {
                    var first = !read;
                    read = true;
                    return first;
                }
            };
        }
    }

    @DisplayName("A sign-in that reads the keys whenever it is told an unknown name")
    @Breaks("unknownKeysDoNotMakeARequestEach")
    static final class Obedient extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                synchronized boolean mayReadKeys() {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in that reads the keys each time")
    @Breaks("keyIsNotAskedForAtEachSignIn")
    static final class Forgetful extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                Optional<JWK> key(JWSHeader header) {
                    return Optional.ofNullable(readKeys().getKeyByKeyId(String.valueOf(header.getKeyID())));
                }
            };
        }
    }

    @DisplayName("A sign-in that takes the configuration of any issuer")
    @Breaks("configurationOfAnotherIssuerSignsNobodyIn")
    static final class AnyConfiguration extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isOurs(Map<String, Object> told) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in that sends browsers to any address")
    @Breaks({"browserIsNotSentToWhatIsNoPage", "tokensAndKeysAreNotReadFromFiles"})
    static final class AnyPage extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isPage(URI address) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in whose failures repeat the site's answer")
    @Breaks("tokenThatIsNotGivenSignsNobodyIn")
    static final class Talkative extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                HttpResponse<byte[]> send(HttpRequest request) {
                    var answer = super.send(request);
                    if (answer.statusCode() >= 500) {
                        throw new ProviderUnavailableException("Not understood: " + new String(answer.body(), UTF_8));
                    }
                    return answer;
                }
            };
        }
    }

    @DisplayName("A sign-in that lets a failure of its own through")
    @Breaks("tokenThatIsNotGivenSignsNobodyIn")
    static final class Throwing extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                HttpResponse<byte[]> send(HttpRequest request) {
                    var answer = super.send(request);
                    if (answer.statusCode() >= 500) {
                        throw new IllegalStateException("Status " + answer.statusCode());
                    }
                    return answer;
                }
            };
        }
    }

    @DisplayName("A sign-in that takes a refused secret for silence")
    @Breaks("secretThatTheSiteDoesNotAcceptIsToldToStaff")
    static final class SilentRefusal extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                Optional<String> token(SignInAttempt attempt, String code) {
                    try {
                        return super.token(attempt, code);
                    } catch (ProviderRefusalException refused) {
                        throw unavailable();
                    }
                }
            };
        }
    }

    @DisplayName("A sign-in that takes any word for a confirmation")
    @Breaks("addressIsConfirmedIfAndOnlyIfTheSiteSaysSo")
    static final class Confirming extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isConfirmed(Map<String, Object> claims) {
                    return claims.get("email_verified") != null;
                }
            };
        }
    }

    @DisplayName("A sign-in that takes silence for a confirmation")
    @Breaks("addressIsConfirmedIfAndOnlyIfTheSiteSaysSo")
    static final class ConfirmedUnlessDenied extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isConfirmed(Map<String, Object> claims) {
                    return !Boolean.FALSE.equals(claims.get("email_verified"));
                }
            };
        }
    }

    @DisplayName("A sign-in that never says that an address is confirmed")
    @Breaks("addressIsConfirmedIfAndOnlyIfTheSiteSaysSo")
    static final class NothingConfirmed extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isConfirmed(Map<String, Object> claims) {
                    return false;
                }
            };
        }
    }

    @DisplayName("A sign-in that passes on any country")
    @Breaks("countryIsACodeOrLeftOut")
    static final class Countries extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isCountry(String code) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in that passes on any language")
    @Breaks("languageIsATagOrLeftOut")
    static final class Languages extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isLanguage(String tag) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in that makes texts of whatever it is told")
    @Breaks("valueOfAnotherKindIsLeftOut")
    static final class Stringing extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                Optional<String> text(Map<String, ?> members, String name) {
                    return Optional.ofNullable(members.get(name)).map(Object::toString);
                }
            };
        }
    }

    @DisplayName("A sign-in that cuts long values")
    @Breaks("oddTextIsToldAsItIsOrLeftOut")
    static final class Cutting extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                Optional<String> text(Map<String, ?> members, String name) {
                    return super.text(members, name).map(value -> value.substring(0, Math.min(200, value.length())));
                }
            };
        }
    }

    @DisplayName("A sign-in that takes an operator for the customer")
    @Breaks("whoeverActsForSomebodyElseIsToldApart")
    static final class Operators extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean actsForSomebody(Map<String, Object> claims) {
                    return false;
                }
            };
        }
    }

    @DisplayName("A sign-in that asks for more and does not look of whom it is told")
    @Breaks("whatIsToldOfSomebodyElseIsNotUsed")
    static final class SomebodyElse extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                Contact profile(Map<String, Object> claims) {
                    var more = new HashMap<>(object(send(HttpRequest.newBuilder(endpoint("userinfo_endpoint"))
                            .build())));
                    more.putAll(claims);
                    return super.profile(more);
                }
            };
        }
    }

    @DisplayName("A sign-in that keeps a token of any length")
    @Breaks("longTokenSignsInWithoutALongSession")
    static final class LongSession extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                SignedIn told(Account account, Map<String, Object> claims, String token) {
                    return super.told(account, claims, token).withSession(token);
                }
            };
        }
    }

    @DisplayName("A sign-in by posted tokens that takes any deployment")
    @Breaks("whateverTheProviderHasToVerifyIsVerified")
    static final class AnyDeploymentPosted extends Posting {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference.Posted(site) {
                @Override
                boolean isOfDeployment(Map<String, Object> claims) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in by posted tokens that anybody can begin")
    @Breaks("initiationOfAnotherSiteOrForAnotherClientLeadsNowhere")
    static final class AnyInitiationPosted extends Posting {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference.Posted(site) {
                @Override
                boolean begins(Map<String, ?> parameters) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in by posted tokens that takes the token of another attempt")
    @Breaks("tokenThatWasPostedForAnotherAttemptSignsNobodyIn")
    static final class UnboundPosted extends Posting {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference.Posted(site) {
                @Override
                boolean isOfAttempt(Map<String, Object> claims, SignInAttempt attempt) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-in by posted tokens that comes back to where the site wants")
    @Breaks("initiationLeadsToTheSiteWhateverItNames")
    static final class LedAwayPosted extends Posting {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference.Posted(site) {
                @Override
                public Optional<URI> address(SignInAttempt attempt, Map<String, String> parameters) {
                    var wanted = new SignInAttempt(
                            attempt.state(),
                            attempt.secret(),
                            URI.create("https://shop.example/"
                                    + parameters.get("target_link_uri").length()),
                            attempt.locale(),
                            attempt.asksAgain());
                    return super.address(wanted, parameters);
                }
            };
        }
    }

    @DisplayName("A sign-in that does not look whether somebody was asked again")
    @Breaks("whoWasToBeAskedAgainAndWasNotIsNotSignedIn")
    static final class NotAskedAgain extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isAskedAgain(Map<String, Object> claims, SignInAttempt attempt) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-out by any token of the site")
    @Breaks("tokenOfASignInSignsNobodyOut")
    static final class AnySignOut extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isOfSignOut(Map<String, Object> claims) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A sign-out that looks at no signature")
    @Breaks("forgedMessageSignsNobodyOut")
    static final class UnsignedSignOut extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                public Optional<Account> signedOut(Map<String, String> parameters) {
                    return Optional.ofNullable(parameters.get("logout_token"))
                            .flatMap(token -> part(token, 1))
                            .filter(claims -> isOfIssuer(claims) && isForUs(claims) && isOfSignOut(claims))
                            .flatMap(this::subject);
                }
            };
        }
    }

    @DisplayName("A sign-out by a message of any age")
    @Breaks("forgedMessageSignsNobodyOut")
    static final class OldSignOut extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                boolean isNotOver(Map<String, Object> claims) {
                    return claims.containsKey("events") || super.isNotOver(claims);
                }
            };
        }
    }

    @DisplayName("A sign-out that leads away")
    @Breaks("browserIsSentToTheSiteToSignOut")
    static final class SignOutElsewhere extends OpenIdSignInContract {

        @Override
        protected SignInRedirect provider(OpenIdSite site) {
            return new OpenIdReference(site) {
                @Override
                public Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo) {
                    return Optional.of(SignOutRequest.to(returnTo));
                }
            };
        }
    }
}
