package org.chaland.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SimpleSecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenClaimsVerifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Verifies signed tokens of the provider. The library's own verifier of ID tokens goes by the clock of the machine only, so this one is made of its parts.
 * Safe for use by several threads.
 */
final class Tokens {

    private static final Duration SKEW = Duration.ofMinutes(1);

    /** How long a message about a sign-out may be on its way. Later it could end a session that has begun since. */
    private static final Duration LONGEST_ON_THE_WAY = Duration.ofMinutes(5);

    private static final DefaultJOSEObjectTypeVerifier<SecurityContext> ID_TOKEN =
            new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null);

    /** The type is recommended, and older providers leave it out; what tells such a token from others is its event. */
    private static final DefaultJOSEObjectTypeVerifier<SecurityContext> LOGOUT_TOKEN =
            new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("logout+jwt"), JOSEObjectType.JWT, null);

    private final OidcSettings settings;
    private final OpenIdServer server;
    private final Clock clock;

    Tokens(OidcSettings settings, OpenIdServer server, Clock clock) {
        this.settings = settings;
        this.server = server;
        this.clock = clock;
    }

    /**
     * Returns the claims of an ID token (OpenID Connect Core 1.0 §3.1.3.7); empty if it is not right.
     *
     * @throws FailedException if the keys cannot be fetched
     */
    Optional<JWTClaimsSet> idToken(JWT token, Predicate<String> isNonce) {
        return verified(token, ID_TOKEN, new IdTokenVerifier())
                .filter(claims -> isNonce.test(text(claims, "nonce")))
                .filter(claims -> isForUs(claims) && !isFromTheFuture(claims));
    }

    /**
     * Returns the claims of a token that tells of a sign-out (OpenID Connect Back-Channel Logout 1.0 §2.6); empty if it is not right. One that was heard
     * before is harmless: it ends the same sessions again.
     *
     * @throws FailedException if the keys cannot be fetched
     */
    Optional<JWTClaimsSet> logoutToken(JWT token) {
        return verified(token, LOGOUT_TOKEN, new LogoutVerifier()::verify)
                .filter(claims -> !isFromTheFuture(claims) && isYoung(claims));
    }

    private Optional<JWTClaimsSet> verified(
            JWT token,
            DefaultJOSEObjectTypeVerifier<SecurityContext> types,
            JWTClaimsSetVerifier<SecurityContext> verifier) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(types);
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(algorithms(), (selector, context) -> server.keys(selector)));
        processor.setJWTClaimsSetVerifier(verifier);
        try {
            return Optional.of(processor.process(token, new SimpleSecurityContext()))
                    // The library takes null for a time, and a number for a name.
                    .filter(claims -> claims.getExpirationTime() != null && claims.getIssueTime() != null)
                    .filter(claims -> hasTextAsSubject(token));
        } catch (BadJOSEException | JOSEException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static boolean hasTextAsSubject(JWT token) {
        return token instanceof SignedJWT signed
                && signed.getPayload().toJSONObject().get("sub") instanceof String;
    }

    private Set<JWSAlgorithm> algorithms() {
        var algorithms = server.algorithms();
        if (algorithms.isEmpty()) {
            throw FailedException.refused(OpenIdFindings.NO_SIGNATURE);
        }
        return algorithms;
    }

    /** A token for several recipients has to say that it was made for this one. */
    private boolean isForUs(JWTClaimsSet claims) {
        var recipient = claims.getClaim("azp");
        return recipient == null ? claims.getAudience().size() == 1 : recipient.equals(settings.clientId());
    }

    private boolean isFromTheFuture(JWTClaimsSet claims) {
        return claims.getIssueTime().toInstant().isAfter(clock.instant().plus(SKEW));
    }

    private boolean isYoung(JWTClaimsSet claims) {
        return claims.getIssueTime().toInstant().isAfter(clock.instant().minus(LONGEST_ON_THE_WAY));
    }

    static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }

    private final class IdTokenVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {

        IdTokenVerifier() {
            super(
                    settings.clientId(),
                    new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                    Set.of("sub", "iat", "exp"));
            setMaxClockSkew((int) SKEW.toSeconds());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }

    /** The library's, by another clock. */
    private final class LogoutVerifier extends LogoutTokenClaimsVerifier {

        LogoutVerifier() {
            super(new Issuer(settings.issuer()), new ClientID(settings.clientId()));
            setMaxClockSkew((int) SKEW.toSeconds());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
