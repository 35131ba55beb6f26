package org.chaland.checkout;

import java.util.Objects;
import org.chaland.model.Details;
import org.chaland.prefill.ContactStep;

/**
 * A filled contact form as it came from the browser: untrusted. Its text form leaves the values out (I10).
 *
 * @param typed what was typed
 * @param base {@link ContactStep#base()} of the form that was shown, or empty text
 * @param forThisOrderOnly whether the details are for this order only, so that an existing record stays unchanged. Has no effect
 *     for a guest, whose record belongs to this checkout alone.
 */
public record Submission(Details typed, String base, boolean forThisOrderOnly) {

    /** @throws NullPointerException if a part is null */
    public Submission {
        Objects.requireNonNull(typed, "typed");
        Objects.requireNonNull(base, "base");
    }

    /** A submission to be stored on the record. */
    public Submission(Details typed, String base) {
        this(typed, base, false);
    }

    @Override
    public String toString() {
        return "Submission[forThisOrderOnly=" + forThisOrderOnly + "]";
    }
}
