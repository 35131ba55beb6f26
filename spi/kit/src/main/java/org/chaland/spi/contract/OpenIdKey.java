package org.chaland.spi.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key pair with which an OpenID provider signs (RFC 7518 §3), and its public half as a JSON Web Key (RFC 7517). */
record OpenIdKey(String kid, String algorithm, KeyPair pair) {

    /** Made once: a pair of RSA keys takes as long as many tests. */
    static final OpenIdKey FIRST = rsa("2026-a");

    static final OpenIdKey NEXT = rsa("2026-b");
    static final OpenIdKey FOREIGN = rsa("elsewhere");
    static final OpenIdKey CURVE = curve("2026-c");

    private static final int RSA_BITS = 2048;
    private static final int CURVE_BYTES = 32;

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The same key under another name. */
    OpenIdKey named(String name) {
        return new OpenIdKey(name, algorithm, pair);
    }

    byte[] sign(String text) {
        return sign(
                text, pair.getPrivate(), algorithm.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
    }

    static byte[] sign(String text, byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(US_ASCII));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", missing);
        }
    }

    Map<String, Object> jwk() {
        var jwk = new LinkedHashMap<String, Object>();
        jwk.put("kid", kid);
        jwk.put("use", "sig");
        jwk.put("alg", algorithm);
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            jwk.put("kty", "RSA");
            jwk.put("n", base64Url(unsigned(rsa.getModulus(), rsa.getModulus().bitLength() / Byte.SIZE)));
            jwk.put("e", base64Url(rsa.getPublicExponent().toByteArray()));
        } else if (pair.getPublic() instanceof ECPublicKey ec) {
            jwk.put("kty", "EC");
            jwk.put("crv", "P-256");
            jwk.put("x", base64Url(unsigned(ec.getW().getAffineX(), CURVE_BYTES)));
            jwk.put("y", base64Url(unsigned(ec.getW().getAffineY(), CURVE_BYTES)));
        }
        return jwk;
    }

    byte[] der() {
        return pair.getPublic().getEncoded();
    }

    byte[] pem() {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der());
        return ("-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n").getBytes(UTF_8);
    }

    private static byte[] sign(String text, PrivateKey key, String algorithm) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java platform cannot sign by " + algorithm + ".", missing);
        }
    }

    private static byte[] unsigned(BigInteger number, int length) {
        var bytes = number.toByteArray();
        var result = new byte[length];
        var taken = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - taken, result, length - taken, taken);
        return result;
    }

    private static OpenIdKey rsa(String kid) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return new OpenIdKey(kid, "RS256", generator.generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has RSA.", missing);
        }
    }

    private static OpenIdKey curve(String kid) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new OpenIdKey(kid, "ES256", generator.generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java platform has no curve P-256.", missing);
        }
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "OpenIdKey[kid=" + kid + "]";
    }
}
