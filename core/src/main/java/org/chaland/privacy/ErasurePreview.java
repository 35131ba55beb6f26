package org.chaland.privacy;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.chaland.privacy.Receipt.AccountErasing;
import org.chaland.privacy.Receipt.Kept;

/** What demanding erasure would lead to, as of now; nothing is erased by asking. */
public sealed interface ErasurePreview {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(Function<? super Shown, ? extends R> shown, Function<? super Refused, ? extends R> refused) {
        if (this instanceof Shown shownCase) {
            return shown.apply(shownCase);
        }
        return refused.apply((Refused) this);
    }

    /**
     * There is a record to erase.
     *
     * @param obligations what stands against it; {@link Obligation#ACCESS_RUNNING} can be given up
     * @param kept what would be kept all the same
     * @param accounts what would become of the accounts: pending is one that would be deleted
     */
    record Shown(Set<Obligation> obligations, List<Kept> kept, List<AccountErasing> accounts)
            implements ErasurePreview {

        /** Keeps its own copies. */
        public Shown {
            obligations = Set.copyOf(obligations);
            kept = List.copyOf(kept);
            accounts = List.copyOf(accounts);
        }

        /** Whether it would be done, if the person gives up what they can give up. */
        public boolean isPossible() {
            return obligations.stream().allMatch(Obligation.ACCESS_RUNNING::equals);
        }
    }

    /**
     * Nothing would be erased.
     *
     * @param reason why
     */
    record Refused(ErasureOutcome.Reason reason) implements ErasurePreview {}
}
