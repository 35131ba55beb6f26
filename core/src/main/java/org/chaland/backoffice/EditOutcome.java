package org.chaland.backoffice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What correcting a record led to. */
public sealed interface EditOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Saved, ? extends R> saved,
            Function<? super Rejected, ? extends R> rejected,
            Function<? super Conflict, ? extends R> conflict,
            Function<? super Unknown, ? extends R> unknown) {
        if (this instanceof Saved savedCase) {
            return saved.apply(savedCase);
        }
        if (this instanceof Rejected rejectedCase) {
            return rejected.apply(rejectedCase);
        }
        if (this instanceof Conflict conflictCase) {
            return conflict.apply(conflictCase);
        }
        return unknown.apply((Unknown) this);
    }

    /**
     * The record holds what was typed; what others changed meanwhile in other fields stays.
     *
     * @param changed whether anything had to be written
     */
    record Saved(boolean changed) implements EditOutcome {}

    /**
     * Something is wrong with the details; nothing was kept.
     *
     * @param form with what was typed, and all violations at once
     */
    record Rejected(RecordForm form) implements EditOutcome {}

    /**
     * The record was changed meanwhile, in fields that were changed in the form too; nothing was kept (I8).
     *
     * @param fields which ones, in order, with both values
     * @param form to decide in: what was typed in those fields, in all others what both edits come to; sent again it overwrites
     *     the record in those fields
     * @param changedAt when the record was last changed
     * @param changedBy the staff id of whoever changed it then, or empty if that was not staff
     */
    record Conflict(List<FieldConflict> fields, RecordForm form, Instant changedAt, Optional<String> changedBy)
            implements EditOutcome {

        /** Keeps its own copy of the list. */
        public Conflict {
            fields = List.copyOf(fields);
        }
    }

    /** The shop has no such record in use. */
    record Unknown() implements EditOutcome {}
}
