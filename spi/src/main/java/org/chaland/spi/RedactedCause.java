package org.chaland.spi;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure with its classes and stack frames, and without its messages: the message of a foreign exception may hold personal data, its
 * frames cannot. The messages of {@link ChalandException}s are kept, they hold no personal data. Safe to log, and safe as the cause of an
 * exception of Chaland.
 *
 * <p>The chain of causes and the suppressed exceptions are kept in the same form. A failure that appears twice in the chain is
 * kept once. Only the text differs: {@link #toString()} gives the name of the original class.
 *
 * @since 0.1
 */
public final class RedactedCause extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String originalClass;

    private RedactedCause(Throwable original, @Nullable Throwable cause) {
        super(
                original instanceof ChalandException
                        ? original.getMessage()
                        : "message left out, it may hold personal data",
                cause,
                true,
                true);
        originalClass = original.getClass().getName();
    }

    /** Copies the failure without its messages; a failure that is such a copy already is returned as it is. */
    public static RedactedCause of(Throwable failure) {
        return copy(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static RedactedCause copy(Throwable failure, Set<Throwable> seen) {
        if (failure instanceof RedactedCause copy) {
            return copy;
        }
        seen.add(failure);
        var cause = failure.getCause();
        var copy = new RedactedCause(failure, cause == null || seen.contains(cause) ? null : copy(cause, seen));
        copy.setStackTrace(failure.getStackTrace());
        for (var suppressed : failure.getSuppressed()) {
            if (!seen.contains(suppressed)) {
                copy.addSuppressed(copy(suppressed, seen));
            }
        }
        return copy;
    }

    /** The name of the class of the original failure. */
    public String originalClass() {
        return originalClass;
    }

    @Override
    public String toString() {
        return originalClass + ": " + getMessage();
    }
}
