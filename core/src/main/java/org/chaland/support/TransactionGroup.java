package org.chaland.support;

import java.util.List;
import java.util.Optional;
import org.chaland.model.Purchase;

/**
 * The transactions of one state. Its text form leaves the values out (I10).
 *
 * @param state which state
 * @param title the state, as people call it
 * @param lines the newest placed first; unmodifiable
 * @param more the reference after which the list goes on, for {@link AreaQuery#after(AreaList, String)}; empty if it does not
 */
public record TransactionGroup(Purchase.State state, String title, List<TransactionLine> lines, Optional<String> more) {

    /** Keeps its own copy of the lines. */
    public TransactionGroup {
        lines = List.copyOf(lines);
    }

    /** The list that this is a page of. */
    public AreaList list() {
        return AreaList.of(state);
    }

    @Override
    public String toString() {
        return "TransactionGroup[state=" + state + ", lines=" + lines.size() + "]";
    }
}
