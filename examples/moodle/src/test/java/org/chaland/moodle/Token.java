package org.chaland.moodle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A token that somebody makes, well or ill. */
final class Token {

    static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final RSAKey key;

    Token(RSAKey key) {
        this.key = key;
    }

    Token with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    Token without(String claim) {
        claims.remove(claim);
        return this;
    }

    Token copy() {
        var copy = new Token(key);
        copy.claims.putAll(claims);
        return copy;
    }

    long issued() {
        return (Long) Objects.requireNonNull(claims.get("iat"));
    }

    String kid() {
        return key.getKeyID();
    }

    /** As Moodle signs it. */
    String signed() {
        return signed(key, key.getKeyID(), JWSAlgorithm.RS256);
    }

    /** With the right key. */
    String signedAs(JWSAlgorithm algorithm) {
        return signed(key, kid(), algorithm);
    }

    /** With that instead of claims. */
    String raw(String payload) {
        try {
            return signed(new RSASSASigner(key), kid(), JWSAlgorithm.RS256, new Payload(payload));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String signed(RSAKey by, @Nullable String kid, JWSAlgorithm algorithm) {
        try {
            return signed(new RSASSASigner(by), kid, algorithm);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** With the public key as a secret that two share, as whoever knows that key can. */
    String signedByPublicKey() {
        try {
            return signed(new MACSigner(publicKey(key)), key.getKeyID(), JWSAlgorithm.HS256);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As it is commonly written. */
    static byte[] publicKey(RSAKey key) throws JOSEException {
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return pem.getBytes(UTF_8);
    }

    /** With no signature, and saying so. */
    String unsigned() {
        return base64("{\"typ\":\"JWT\",\"alg\":\"none\"}") + "." + payload() + ".";
    }

    /** As signed, with other claims put in afterwards. */
    String signedBefore(Token other) {
        return signed().replaceFirst("\\.[^.]+\\.", "." + other.payload() + ".");
    }

    private String signed(JWSSigner signer, @Nullable String kid, JWSAlgorithm algorithm) throws JOSEException {
        return signed(signer, kid, algorithm, new Payload(claims));
    }

    private static String signed(JWSSigner signer, @Nullable String kid, JWSAlgorithm algorithm, Payload payload)
            throws JOSEException {
        var header = new JWSHeader.Builder(algorithm)
                .type(JOSEObjectType.JWT)
                .keyID(kid)
                .build();
        var token = new JWSObject(header, payload);
        token.sign(signer);
        return Objects.requireNonNull(token.serialize());
    }

    private String payload() {
        return base64(new Payload(claims).toString());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
