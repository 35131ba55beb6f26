package org.chaland.spi.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.chaland.spi.contract.OpenIdKey.base64Url;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An ID token in the making (OpenID Connect Core 1.0 §2, RFC 7515 §3.1), to be distorted before it is signed, or afterwards. */
final class OpenIdToken {

    private final Map<String, @Nullable Object> header = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
    private Function<String, byte[]> signer;
    private UnaryOperator<String> payload = UnaryOperator.identity();
    private UnaryOperator<String> whole = UnaryOperator.identity();

    OpenIdToken(OpenIdKey key) {
        header.put("typ", "JWT");
        signer = key::sign;
        signedBy(key);
    }

    /** Sets a claim; {@code null} is written as such. */
    OpenIdToken claim(String name, @Nullable Object value) {
        claims.put(name, value);
        return this;
    }

    OpenIdToken without(String name) {
        claims.remove(name);
        return this;
    }

    OpenIdToken header(String name, @Nullable Object value) {
        header.put(name, value);
        return this;
    }

    OpenIdToken withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    /** Names the key and its algorithm, and signs by it. */
    OpenIdToken signedBy(OpenIdKey key) {
        header.put("alg", key.algorithm());
        header.put("kid", key.kid());
        return signedBy(key::sign);
    }

    /** Signs so, whatever the header says. */
    OpenIdToken signedBy(Function<String, byte[]> otherwise) {
        signer = otherwise;
        return this;
    }

    /** Changes the text of the claims before it is signed. */
    OpenIdToken withPayload(UnaryOperator<String> change) {
        payload = change;
        return this;
    }

    /** Changes the signed token. */
    OpenIdToken changed(UnaryOperator<String> change) {
        whole = change;
        return this;
    }

    Map<String, @Nullable Object> claims() {
        return claims;
    }

    String text() {
        var signed = base64Url(Json.of(header).getBytes(UTF_8)) + "."
                + base64Url(payload.apply(Json.of(claims)).getBytes(UTF_8));
        return whole.apply(signed + "." + base64Url(signer.apply(signed)));
    }

    /** Shows no claim. */
    @Override
    public String toString() {
        return "OpenIdToken";
    }
}
