package org.chaland.moodle;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tool that verifies tokens but for one thing: whatever it takes, the guard that it lacks has to refuse. */
record CarelessTool(MoodleDouble moodle, Clock clock, String nonce, Optional<CarelessTool.Guard> forgotten) {

    boolean takes(String token) {
        try {
            var parsed = JWTParser.parse(token);
            var claims = parsed.getJWTClaimsSet().getClaims();
            for (var guard : Arrays.stream(Guard.values())
                    .filter(any -> !Optional.of(any).equals(forgotten))
                    .toList()) {
                if (!holds(guard, parsed, claims)) {
                    return false;
                }
            }
            return true;
        } catch (ParseException | JOSEException malformed) {
            return false;
        }
    }

    private boolean holds(Guard guard, JWT token, Map<String, Object> claims) throws JOSEException, ParseException {
        var now = clock.instant().getEpochSecond();
        var known = token.getJWTClaimsSet();
        return switch (guard) {
            case SIGNATURE -> isSigned(token);
            case ALGORITHM -> token.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256);
            case ISSUER -> moodle.site.url.equals(known.getIssuer());
            case AUDIENCE -> known.getAudience().contains(DoubleTool.CLIENT);
            case PARTY -> DoubleTool.CLIENT.equals(claims.getOrDefault("azp", DoubleTool.CLIENT));
            case NONCE -> nonce.equals(claims.get("nonce"));
            case SUBJECT -> String.valueOf(known.getSubject()).matches("[1-9][0-9]*");
            case EXPIRY -> known.getExpirationTime().toInstant().getEpochSecond() > now - 30;
            case ISSUED -> known.getIssueTime().toInstant().getEpochSecond() <= now + 30;
            case MESSAGE -> "LtiResourceLinkRequest".equals(claims.get(Token.CLAIM + "message_type"));
            case VERSION -> "1.3.0".equals(claims.get(Token.CLAIM + "version"));
            case DEPLOYMENT -> DoubleTool.DEPLOYMENT.equals(claims.get(Token.CLAIM + "deployment_id"));
        };
    }

    /** In the way that the token itself names. */
    private boolean isSigned(JWT token) throws JOSEException {
        if (!(token instanceof SignedJWT signed)) {
            return true;
        }
        return signed.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
                ? signed.verify(new MACVerifier(Token.publicKey(moodle.tool.key)))
                : signed.verify(new RSASSAVerifier(moodle.tool.key.toRSAPublicKey()));
    }

    /** What a tool looks at in a token. */
    enum Guard {
        SIGNATURE,
        ALGORITHM,
        ISSUER,
        AUDIENCE,
        PARTY,
        NONCE,
        SUBJECT,
        EXPIRY,
        ISSUED,
        MESSAGE,
        VERSION,
        DEPLOYMENT;

        /** A token that is right but for that. */
        String forge(Token right, RSAKey stranger) {
            return switch (this) {
                case SIGNATURE -> right.signed(stranger, right.kid(), JWSAlgorithm.RS256);
                case ALGORITHM -> right.signedByPublicKey();
                case ISSUER ->
                    right.with("iss", "https://elsewhere.example.org").signed();
                case AUDIENCE -> right.with("aud", List.of("another")).signed();
                case PARTY -> right.with("azp", "another").signed();
                case NONCE -> right.with("nonce", "another").signed();
                case SUBJECT -> right.with("sub", "0").signed();
                case EXPIRY -> right.with("exp", right.issued() - 31).signed();
                case ISSUED -> right.with("iat", right.issued() + 31).signed();
                case MESSAGE ->
                    right.with(Token.CLAIM + "message_type", "LtiDeepLinkingRequest")
                            .signed();
                case VERSION -> right.with(Token.CLAIM + "version", "1.1").signed();
                case DEPLOYMENT ->
                    right.with(Token.CLAIM + "deployment_id", "2").signed();
            };
        }
    }
}
