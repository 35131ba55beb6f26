package org.chaland.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.PurchaseRef;

/** Hashes that every Java platform must offer. */
public final class Digests {

    private static final String HMAC = "HmacSHA256";

    private Digests() {}

    /** Returns the SHA-256 as 64 lower-case hexadecimal digits. */
    public static String sha256Hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    /** Returns the SHA-256. */
    public static byte[] sha256(String text) {
        return sha256().digest(text.getBytes(UTF_8));
    }

    /** Returns an empty SHA-256 to which bytes are added. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "This Java platform lacks SHA-256: use one that follows the Java specification.", e);
        }
    }

    /** Returns 32 hexadecimal digits that stand for the account in the names of tasks and locks. */
    public static String nameOf(Account account) {
        return sha256Hex(account.issuer() + ' ' + account.subject()).substring(0, 32);
    }

    /** Returns what stands for the account as the asker of a claim; for a browser the hash of its handle does. */
    public static String askerOf(Account account) {
        return sha256Hex("account " + account.issuer() + ' ' + account.subject());
    }

    /** Returns what stands for the mail about an order as the asker of a claim. */
    public static String askerOf(PurchaseRef order) {
        return sha256Hex("order " + order.reference());
    }

    /** Returns what stands for a notice to the customer as the asker of a claim. */
    public static String askerOf(CustomerId customer) {
        return sha256Hex("notice " + customer);
    }

    /** Returns the HMAC-SHA-256 (RFC 2104). */
    public static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "This Java platform lacks " + HMAC + ": use one that follows the Java specification.", e);
        }
    }

    /** Returns the HMAC-SHA-256 of a name and of details; different details never give the same text. */
    public static byte[] hmac(byte[] key, String name, Details details) {
        var text = new StringBuilder(name);
        details.values()
                .forEach((field, value) -> text.append('\n')
                        .append(field.path())
                        .append(value.length())
                        .append(':')
                        .append(value));
        return hmac(key, text.toString());
    }

    /** Returns text for addresses and cookies (RFC 4648 §5), without padding. */
    public static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether the texts are equal; takes the same time wherever they differ. */
    public static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
