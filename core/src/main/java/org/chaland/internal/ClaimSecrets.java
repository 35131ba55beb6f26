package org.chaland.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;

/**
 * The codes and links of claims. Both are derived from the claim and the secret of the installation and stored nowhere, so that who reads
 * the database can answer none. They hold for exactly that claim, its purpose, its mailbox and its order.
 */
public final class ClaimSecrets {

    /** How long a code is good after it was mailed; up to {@link #STEP} less (NIST SP 800-63B-4 §3.1.3.2: at most ten minutes). */
    public static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    /** How long a link is good after the claim was made. */
    public static final Duration LINK_LIFETIME = Duration.ofDays(1);

    /** Codes that are mailed within one step are the same. */
    static final Duration STEP = Duration.ofSeconds(10);

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;
    private static final int GROUP = 4;
    private static final int ID_BYTES = 16;

    /** 256 random-looking bits. */
    private static final int HMAC_BYTES = 32;

    private static final int LINK_BYTES = ID_BYTES + HMAC_BYTES;

    private final Secret secret;

    /** Derives from that secret. */
    public ClaimSecrets(Secret secret) {
        this.secret = secret;
    }

    /** Returns the code to mail now: eight characters out of 32 that do not look alike, in two groups; 40 bits. */
    public String code(Claim claim, Instant now) {
        var code = code(claim, step(now));
        return code.substring(0, GROUP) + "-" + code.substring(GROUP);
    }

    /**
     * Whether that is a code that was or could have been mailed for the claim within its lifetime. Hyphens, white space and the case of
     * letters are ignored. Takes the same time for every text.
     */
    public boolean isCode(Claim claim, String typed, Instant now) {
        var plain = plain(typed);
        var newest = step(now);
        var oldest = Math.max(step(claim.requestedAt()), newest - CODE_LIFETIME.dividedBy(STEP) + 1);
        return LongStream.rangeClosed(oldest, newest)
                        .filter(step -> Digests.sameText(code(claim, step), plain))
                        .count()
                > 0;
    }

    private static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP.toSeconds());
    }

    private String code(Claim claim, long step) {
        var bytes = secret.hmac("code " + step + " " + subject(claim));
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(bytes[i] & ALPHABET.length() - 1));
        }
        return code.toString();
    }

    private static String plain(String typed) {
        var code = new StringBuilder(LENGTH);
        typed.chars()
                .filter(c -> c != '-' && !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .limit(LENGTH + 1L)
                .forEach(c -> code.append((char) (c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c)));
        return code.toString();
    }

    /** Returns the last part of the claim's link: 64 characters of base64url. */
    public String link(Claim claim) {
        var id = claim.id();
        return Digests.base64Url(ByteBuffer.allocate(LINK_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(secret.hmac("link " + subject(claim)))
                .array());
    }

    /** Whether that is the last part of the claim's link. */
    public boolean isLink(Claim claim, String link) {
        return Digests.sameText(link(claim), link);
    }

    /** Returns the id of the claim of which this says to be the link, unchecked; empty if it is no such text. */
    public static Optional<UUID> claimOf(String link) {
        try {
            var bytes = Base64.getUrlDecoder().decode(link);
            var buffer = ByteBuffer.wrap(bytes);
            return bytes.length == LINK_BYTES
                    ? Optional.of(new UUID(buffer.getLong(), buffer.getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Returns the last part of the link to an order's page for the reader of that mailbox: at most 180 characters of base64url. */
    public String orderLink(PurchaseRef order, CanonicalEmail mailbox) {
        var reference = order.reference().getBytes(StandardCharsets.UTF_8);
        return Digests.base64Url(ByteBuffer.allocate(HMAC_BYTES + reference.length)
                .put(secret.hmac("order page " + order.shop() + " " + mailbox.value() + " " + order.reference()))
                .put(reference)
                .array());
    }

    /** Whether that is the last part of such a link. */
    public boolean isOrderLink(PurchaseRef order, CanonicalEmail mailbox, String link) {
        return Digests.sameText(orderLink(order, mailbox), link);
    }

    /** Returns the order of the shop to whose page this says to be the link, unchecked; empty if it is no such text. */
    public static Optional<PurchaseRef> orderOf(ShopId shop, String link) {
        try {
            var bytes = Base64.getUrlDecoder().decode(link);
            return Optional.of(bytes)
                    .filter(any -> bytes.length > HMAC_BYTES)
                    .map(any -> new String(bytes, HMAC_BYTES, bytes.length - HMAC_BYTES, StandardCharsets.UTF_8))
                    .flatMap(reference -> PurchaseRef.read(shop, reference));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Returns what only this installation can derive from the text, for a sign-in. */
    public byte[] ofSignIn(String text) {
        return secret.hmac("sign-in " + text);
    }

    /** Returns 16 characters that stand for the address in names, and tell it to nobody. */
    public String nameOf(CanonicalEmail address) {
        return Digests.base64Url(secret.hmac("name " + address.value())).substring(0, 16);
    }

    /** Its parts have no blanks but the order, which comes last. */
    private static String subject(Claim claim) {
        return claim.id() + " " + claim.purpose() + " " + claim.shop() + " "
                + claim.email().value() + " "
                + claim.order().map("order "::concat).orElse("none");
    }
}
