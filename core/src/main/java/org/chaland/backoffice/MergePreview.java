package org.chaland.backoffice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Purchase;

/**
 * What a merge would do. Purchases, links and tombstones of {@code from} move to {@code into}. No contact or billing field is copied.
 * Checkouts of both records expire.
 *
 * @param from the record that would become a tombstone
 * @param into the record that would survive
 * @param differing the fields in which the two differ, in the order of {@link Field}; the tombstone keeps the values of {@code from}
 * @param token to pass to {@link BackOffice#merge}
 */
public record MergePreview(Side from, Side into, Set<Field> differing, Token token) {

    /** Returns how many purchases would move. */
    public long movingPurchases() {
        return from.purchases().total();
    }

    /** Returns the links that would move; each keeps its proof. */
    public List<Link> movingLinks() {
        return from.customer().links();
    }

    /**
     * One of the two records.
     *
     * @param customer the record: contact, billing, links, version, times
     * @param purchases number of purchases by state
     * @param tombstones the records that were merged into it, ordered by id
     */
    public record Side(Customer customer, Purchase.Counts purchases, List<CustomerId> tombstones) {

        /** Copies the list. */
        public Side {
            tombstones = List.copyOf(tombstones);
        }
    }

    /**
     * The two records that a preview showed, with their versions. A merge is refused if a version has changed.
     *
     * @param from the record that becomes a tombstone
     * @param fromVersion its version in the preview
     * @param into the record that survives
     * @param intoVersion its version in the preview
     */
    public record Token(CustomerId from, long fromVersion, CustomerId into, long intoVersion) {

        private static final String ID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
        private static final Pattern SYNTAX = Pattern.compile(ID + "_([0-9]{1,18})_" + ID + "_([0-9]{1,18})");

        /** Reads the result of {@link #text}, or returns empty if the text has another form. */
        public static Optional<Token> read(String text) {
            var parts = SYNTAX.matcher(text);
            return parts.matches()
                    ? Optional.of(new Token(
                            id(parts.group(1)),
                            Long.parseLong(parts.group(2)),
                            id(parts.group(3)),
                            Long.parseLong(parts.group(4))))
                    : Optional.empty();
        }

        /** Returns the token as text for a hidden input. It is not secret. */
        public String text() {
            return from + "_" + fromVersion + "_" + into + "_" + intoVersion;
        }

        private static CustomerId id(String text) {
            return new CustomerId(UUID.fromString(text));
        }
    }
}
