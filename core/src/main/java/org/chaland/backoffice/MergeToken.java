package org.chaland.backoffice;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chaland.model.CustomerId;

/**
 * Which two records a preview showed, and in which versions: a merge takes place only of what was seen.
 *
 * @param from the record that becomes a tombstone
 * @param fromVersion in which version it was seen
 * @param into the record that survives
 * @param intoVersion in which version it was seen
 */
public record MergeToken(CustomerId from, long fromVersion, CustomerId into, long intoVersion) {

    private static final String ID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
    private static final Pattern SYNTAX = Pattern.compile(ID + "_([0-9]{1,18})_" + ID + "_([0-9]{1,18})");

    /** What {@link #text} made, as it came back from a form; empty if it is nothing of the kind. */
    public static Optional<MergeToken> read(String text) {
        var parts = SYNTAX.matcher(text);
        return parts.matches()
                ? Optional.of(new MergeToken(
                        id(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        id(parts.group(3)),
                        Long.parseLong(parts.group(4))))
                : Optional.empty();
    }

    /** For a hidden input; no secret. */
    public String text() {
        return from + "_" + fromVersion + "_" + into + "_" + intoVersion;
    }

    private static CustomerId id(String text) {
        return new CustomerId(UUID.fromString(text));
    }
}
