package org.chaland.support;

import java.util.List;
import java.util.Optional;

/**
 * A block of the support area. Its text form leaves the values out (I10).
 *
 * @param id {@code transactions}, {@code products}, {@code seats}, {@code documents}, or the id of the panel that contributes it
 * @param title its heading
 * @param lines what it shows; unmodifiable
 * @param message why there are no lines, or what is missing from them; empty if nothing is to be said
 * @param failed whether the part that knows more could not be asked
 * @param more the reference after which the list goes on, for {@link AreaQuery#after(AreaList, String)}; empty if it does not
 * @param <L> a line
 */
public record Block<L>(
        String id, String title, List<L> lines, Optional<String> message, boolean failed, Optional<String> more) {

    /** Keeps its own copy of the lines. */
    public Block {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "Block[id=" + id + ", lines=" + lines.size() + ", failed=" + failed + "]";
    }
}
