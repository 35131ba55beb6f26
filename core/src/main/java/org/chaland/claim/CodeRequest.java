package org.chaland.claim;

import java.util.Objects;
import java.util.Optional;
import org.chaland.form.Violation;
import org.chaland.model.Handle;

/**
 * Result of requesting a code.
 *
 * @param status what happened
 * @param handle what the browser is to send back from now on, for {@link Status#REQUESTED} without a sign-in; otherwise empty
 * @param violation what is wrong with the address, for {@link Status#NO_ADDRESS}; otherwise empty
 */
public record CodeRequest(Status status, Optional<Handle> handle, Optional<Violation> violation) {

    /** @throws NullPointerException if a part is null */
    public CodeRequest {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(violation, "violation");
    }

    /** Internal. */
    public CodeRequest(Status status) {
        this(status, Optional.empty(), Optional.empty());
    }

    /** Internal. */
    public static CodeRequest to(Handle handle) {
        return new CodeRequest(Status.REQUESTED, Optional.of(handle), Optional.empty());
    }

    /** Internal. */
    public static CodeRequest noAddress(Violation violation) {
        return new CodeRequest(Status.NO_ADDRESS, Optional.empty(), Optional.of(violation));
    }

    /** What happened to a request. */
    public enum Status {
        /** A code is on its way. */
        REQUESTED,
        /** The text is not an e-mail address; nothing was looked up. */
        NO_ADDRESS,
        /** Too many requests by this account or client, or too many for this address; nothing was looked up. */
        TOO_OFTEN,
        /** What was typed into the form is longer than a draft may be. */
        TOO_LONG,
        /** The visitor is not signed in, or is an operator who acts for another person; nothing was looked up. */
        NOT_SIGNED_IN,
        /** The shop does not sign people in by codes, or there is no sender; or an operator asks. */
        NOT_OFFERED,
        /** The handle is dead: show the fresh form. */
        EXPIRED,
        /** The account cannot be used in this shop: it is suspended or deleted, or its record is out of use. */
        NOT_USABLE
    }
}
