package org.chaland.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.model.Checkout.SignIn;
import org.chaland.model.Handle;
import org.chaland.spi.SignInAttempt;

/**
 * The secrets of attempts to sign in. They are derived from the handle, so that only the browser that began can finish and nothing is stored;
 * from a name of the attempt's own, so that the answer to one is none to another (RFC 9700 §2.1.1, RFC 7636 §4.1); and from the issuer, so
 * that what one provider received is useless at another (RFC 9700 §4.4). The name goes with the state, and tells when the attempt began.
 */
final class SignInSecrets {

    /** How long a provider's answer is waited for: long enough to look for a password or a second factor. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** The round and the second of its beginning, and eight bytes that no other attempt has. */
    private static final int NAME_BYTES = 16;

    private static final int RANDOM_BYTES = 8;
    private static final int NAME_LENGTH = 22;

    private final Parts parts;

    SignInSecrets(Parts parts) {
        this.parts = parts;
    }

    /** Returns a new attempt of that round. */
    SignInAttempt begin(Handle handle, SignIn signIn, URI returnTo) {
        var name = ByteBuffer.allocate(NAME_BYTES)
                .putInt(signIn.round())
                .putInt((int) parts.now().getEpochSecond())
                .put(parts.ids().bytes(RANDOM_BYTES))
                .array();
        return attempt(handle, signIn.issuer(), Digests.base64Url(name), returnTo);
    }

    /** Returns the attempt with that state, untrusted; empty if none of this round has it, or not any more. */
    Optional<SignInAttempt> ofState(String state, Handle handle, SignIn signIn, URI returnTo) {
        return name(state)
                .filter(name -> isAwaited(name, signIn))
                .map(name -> attempt(handle, signIn.issuer(), state.substring(0, NAME_LENGTH), returnTo))
                .filter(attempt -> Digests.sameText(attempt.state(), state));
    }

    private static Optional<ByteBuffer> name(String state) {
        try {
            return state.length() > NAME_LENGTH
                    ? Optional.of(ByteBuffer.wrap(Base64.getUrlDecoder().decode(state.substring(0, NAME_LENGTH))))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private boolean isAwaited(ByteBuffer name, SignIn signIn) {
        var isOfRound = name.getInt() == signIn.round();
        var begun = Instant.ofEpochSecond(Integer.toUnsignedLong(name.getInt()));
        return isOfRound && begun.plus(PATIENCE).isAfter(parts.now());
    }

    private static SignInAttempt attempt(Handle handle, String issuer, String name, URI returnTo) {
        var key = handle.value().getBytes(UTF_8);
        return new SignInAttempt(
                name + Digests.base64Url(Digests.hmac(key, "state " + name + " " + issuer)),
                Digests.base64Url(Digests.hmac(key, "secret " + name + " " + issuer)),
                returnTo);
    }
}
