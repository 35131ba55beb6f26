package org.chaland.checkout;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.spi.SignInAttempt;

/**
 * The secrets of attempts to sign in. Nothing of them is stored: they are derived by the secret of the installation from a name of the attempt's own, so
 * that the answer to one is none to another (RFC 9700 §2.1.1, RFC 7636 §4.1), and from shop and issuer, so that what one provider received is
 * useless at another (RFC 9700 §4.4). The name goes with the state. It tells when the attempt began, and the hash of the handle that the browser
 * holds, so that only that browser can finish.
 */
final class SignInSecrets {

    /** How long a provider's answer is waited for: long enough to look for a password or a second factor. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final int RANDOM_BYTES = 7;
    private static final int HASH_BYTES = 32;
    private static final int NAME_BYTES = 1 + 2 * Integer.BYTES + RANDOM_BYTES + HASH_BYTES;
    private static final int NAME_LENGTH = 64;
    private static final int INITIATED = 1;
    private static final int ASKS_AGAIN = 2;

    private final Parts parts;

    SignInSecrets(Parts parts) {
        this.parts = parts;
    }

    /** Returns the secrets of a new attempt. */
    SignInAttempt begin(Begun begun, URI returnTo, Locale locale) {
        var name = ByteBuffer.allocate(NAME_BYTES)
                .put((byte) ((begun.initiated() ? INITIATED : 0) | (begun.asksAgain() ? ASKS_AGAIN : 0)))
                .putInt(begun.round())
                .putInt((int) parts.now().getEpochSecond())
                .put(parts.ids().bytes(RANDOM_BYTES))
                .put(HexFormat.of().parseHex(begun.holder()))
                .array();
        return attempt(begun, state(begun, Digests.base64Url(name)), returnTo, locale);
    }

    /** Returns what was begun with that state, which is untrusted, at that issuer; empty if nothing was, or too long ago. */
    Optional<Begun> ofState(String state, ShopId shop, String issuer) {
        return name(state)
                .map(name -> begun(name, shop, issuer))
                .filter(begun -> Digests.sameText(state(begun, state.substring(0, NAME_LENGTH)), state));
    }

    /** Returns the secrets of the attempt with that state, of which {@link #ofState} has told that it was begun. */
    SignInAttempt attempt(Begun begun, String state, URI returnTo, Locale locale) {
        return new SignInAttempt(
                state, secret(begun, state.substring(0, NAME_LENGTH)), returnTo, locale, begun.asksAgain());
    }

    /**
     * Returns the handle under which the answer to such an attempt is kept, until the browser that began asks for it.
     *
     * @param ticket goes with the address to which the browser is sent
     */
    static Handle kept(Parts parts, String ticket, String holder, boolean initiated) {
        return new Handle(Digests.base64Url(
                parts.secrets().ofSignIn("kept " + (initiated ? "initiated " : "") + holder + " " + ticket)));
    }

    private Optional<ByteBuffer> name(String state) {
        try {
            return state.length() > NAME_LENGTH
                    ? Optional.of(ByteBuffer.wrap(Base64.getUrlDecoder().decode(state.substring(0, NAME_LENGTH))))
                            .filter(name -> isYoung(name.getInt(1 + Integer.BYTES)))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private boolean isYoung(int second) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(second))
                .plus(PATIENCE)
                .isAfter(parts.now());
    }

    private static Begun begun(ByteBuffer name, ShopId shop, String issuer) {
        var flags = name.get(0);
        var hash = new byte[HASH_BYTES];
        name.get(NAME_BYTES - HASH_BYTES, hash);
        return new Begun(
                shop,
                issuer,
                HexFormat.of().formatHex(hash),
                name.getInt(1),
                (flags & INITIATED) != 0,
                (flags & ASKS_AGAIN) != 0);
    }

    private String state(Begun begun, String name) {
        return name + derived("state", begun, name);
    }

    private String secret(Begun begun, String name) {
        return derived("secret", begun, name);
    }

    private String derived(String what, Begun begun, String name) {
        return Digests.base64Url(
                parts.secrets().ofSignIn(what + " " + name + " " + begun.shop() + " " + begun.issuer()));
    }

    /**
     * What an attempt is one of.
     *
     * @param shop where
     * @param issuer at which
     * @param holder the hash of the handle of the browser that may finish
     * @param round of the awaited sign-in; 0 if the provider has begun it
     * @param initiated whether the provider has begun it
     * @param asksAgain whether the provider asks who it is in any case
     */
    record Begun(ShopId shop, String issuer, String holder, int round, boolean initiated, boolean asksAgain) {}
}
