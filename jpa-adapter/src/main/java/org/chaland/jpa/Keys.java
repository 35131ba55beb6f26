package org.chaland.jpa;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedSet;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;

/**
 * Keys that unique constraints and look-ups compare instead of text: SHA-256 of the parts, in lower-case hexadecimal. The
 * collation of the host's database may take {@code sub-abc} and {@code SUB-abc} for equal, but never two of these keys.
 */
final class Keys {

    private Keys() {}

    static String ofAccount(ShopId shop, Account account) {
        return sha256(shop.value(), account.issuer(), account.subject());
    }

    /** The same for all shops. */
    static String ofAccount(Account account) {
        return sha256(account.issuer(), account.subject());
    }

    static String ofIssuer(String issuer) {
        return sha256(issuer);
    }

    static String ofAsker(ShopId shop, String asker) {
        return sha256(shop.value(), asker);
    }

    static String ofEmail(CanonicalEmail email) {
        return sha256(email.value());
    }

    static String ofTerms(SortedSet<String> terms) {
        return sha256(terms.toArray(String[]::new));
    }

    static String ofPurchase(PurchaseRef ref) {
        return ofPurchase(ref.shop(), ref.reference());
    }

    /** The reference may be of any form. */
    static String ofPurchase(ShopId shop, String reference) {
        return sha256(shop.value(), reference);
    }

    static String ofTask(ShopId shop, String key) {
        return sha256(shop.value(), key);
    }

    static String ofCourse(Account account, String code) {
        return sha256(account.issuer(), account.subject(), code);
    }

    static String ofLease(String name) {
        return sha256(name);
    }

    /** Parts are separated by NUL, which only the last part may contain. */
    private static String sha256(String... parts) {
        var bytes = String.join("\0", parts).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
