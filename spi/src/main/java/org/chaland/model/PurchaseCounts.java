package org.chaland.model;

/**
 * How many purchases there are, by state.
 *
 * @param placed not yet paid
 * @param completed paid
 * @param cancelled cancelled, before or after they were paid
 */
public record PurchaseCounts(long placed, long completed, long cancelled) {

    /** How many there are in all. */
    public long total() {
        return placed + completed + cancelled;
    }
}
