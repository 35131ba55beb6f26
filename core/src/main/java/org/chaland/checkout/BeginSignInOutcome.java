package org.chaland.checkout;

import java.net.URI;
import java.util.function.Function;
import org.chaland.model.Handle;

/**
 * What beginning a sign-in led to.
 */
public sealed interface BeginSignInOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Redirect, ? extends R> redirect,
            Function<? super NotOffered, ? extends R> notOffered,
            Function<? super TooLong, ? extends R> tooLong,
            Function<? super Expired, ? extends R> expired) {
        if (this instanceof Redirect redirectCase) {
            return redirect.apply(redirectCase);
        }
        if (this instanceof NotOffered notOfferedCase) {
            return notOffered.apply(notOfferedCase);
        }
        if (this instanceof TooLong tooLongCase) {
            return tooLong.apply(tooLongCase);
        }
        return expired.apply((Expired) this);
    }

    /**
     * The draft is kept; send the browser there.
     *
     * @param handle to be kept until the browser comes back
     * @param address the provider's own page
     */
    record Redirect(Handle handle, URI address) implements BeginSignInOutcome {}

    /** The shop offers no sign-in at that issuer. */
    record NotOffered() implements BeginSignInOutcome {}

    /** What was typed is too long to be kept; nothing was. */
    record TooLong() implements BeginSignInOutcome {}

    /** The handle is unknown, outdated, expired, or somebody else's: one answer for all (I5, I6). Begin again without it. */
    record Expired() implements BeginSignInOutcome {}
}
