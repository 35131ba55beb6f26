package org.chaland.privacy;

import java.util.function.Function;

/** What asking for one's own data led to. */
public sealed interface ExportOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Exported, ? extends R> exported, Function<? super Refused, ? extends R> refused) {
        if (this instanceof Exported exportedCase) {
            return exported.apply(exportedCase);
        }
        return refused.apply((Refused) this);
    }

    /** Why nobody's data is given out. */
    enum Reason {
        /** Nobody is signed in, so it is not shown whose data they may have (art. 12(6)): offer to sign in. */
        NOT_SIGNED_IN,
        /** Somebody works on another person's behalf: the copy is for the person alone (I13). */
        ON_BEHALF,
        /** The shop keeps nothing that is linked to the account. What was bought as a guest is claimed first. */
        NO_RECORD
    }

    /**
     * All that is kept about the visitor.
     *
     * @param data a copy of it
     */
    record Exported(PersonalData data) implements ExportOutcome {}

    /**
     * Nothing is given out.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements ExportOutcome {}
}
