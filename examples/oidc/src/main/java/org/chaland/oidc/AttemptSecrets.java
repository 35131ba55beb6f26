package org.chaland.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chaland.spi.SignInAttempt;

/**
 * What is derived of an attempt's secret, by different one-way functions: the nonce passes through the browser and must not tell the verifier, without
 * which a stolen code is useless.
 */
final class AttemptSecrets {

    private static final String ALGORITHM = "HmacSHA256";
    private static final char DOT = '.';

    private AttemptSecrets() {}

    static CodeVerifier verifier(SignInAttempt attempt) {
        return new CodeVerifier(derived(attempt, "code verifier"));
    }

    /**
     * Returns the nonce of an attempt.
     *
     * @param begun when the browser was sent, if the person has to sign in after that: the nonce tells it
     */
    static Nonce nonce(SignInAttempt attempt, Instant begun) {
        var second = Long.toString(begun.getEpochSecond());
        return new Nonce(second + DOT + derived(attempt, "nonce " + second));
    }

    /** Returns the time that the nonce tells; empty if it is not one of the attempt. */
    static Optional<Instant> begun(SignInAttempt attempt, String nonce) {
        try {
            return Optional.of(
                            Instant.ofEpochSecond(Long.parseLong(nonce.substring(0, Math.max(nonce.indexOf(DOT), 0)))))
                    .filter(begun -> nonce(attempt, begun).getValue().equals(nonce));
        } catch (NumberFormatException | DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String derived(SignInAttempt attempt, String what) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(attempt.secret().getBytes(UTF_8), ALGORITHM));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(what.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", impossible);
        }
    }
}
