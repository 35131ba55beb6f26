package org.chaland.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/**
 * Lists the customers of a shop for staff, and for a claim. Nothing here says who somebody is (I1). Only records in use are listed
 * ({@link org.chaland.model.Customer#isActive()}), and always as they are now: what was written before in the same transaction
 * counts.
 *
 * <p>Each list comes in pages: {@code after} is the last one of the page before, or empty for the first page. A page that
 * would follow a customer whom the list does not hold any more is empty. Every list is unmodifiable, and empty if there is
 * nothing to list; a limit is at least 1. Ids are in the order of their bytes.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface CustomerDirectory {

    /** All of them, the newest first; those made at one time in descending order of their ids. */
    List<CustomerEntry> newest(ShopId shop, Optional<CustomerId> after, int limit);

    /**
     * Those who have, for each of the prefixes, one of {@link SearchTerms#of their terms} that begins with it; each customer
     * once. They come in the order of their first term that begins with the first prefix, then in that of their ids. Terms are
     * in the order of their bytes in UTF-8.
     *
     * @param prefixes at least one, none of them empty, as {@link SearchTerms#prefixes} makes them. They are compared as they are:
     *     no character stands for another, and a text that no term begins with finds nothing
     */
    List<CustomerEntry> search(ShopId shop, List<String> prefixes, Optional<CustomerId> after, int limit);

    /**
     * Those prefixes in the order in which {@link #search} has the least to do, whatever the order in which they are given: a search walks
     * through the customers of its first prefix, so the one that begins the fewest terms comes first. What is about as rare as another
     * keeps its place. This costs no more than a small multiple of what the rarest costs.
     *
     * @param prefixes as for {@link #search}
     * @return the same prefixes; as they are, if their order makes no difference to the store
     */
    default List<String> rarestFirst(ShopId shop, List<String> prefixes) {
        return prefixes;
    }

    /** Those who have that e-mail address in its canonical form, the oldest first, then in the order of their ids. */
    List<CustomerEntry> withEmail(ShopId shop, CanonicalEmail email, Optional<CustomerId> after, int limit);

    /**
     * Those that a claim of that address takes: with that e-mail address in its canonical form, with a purchase that was paid,
     * also if it was cancelled since, and without a link other than a broken one or one to the account of a mailbox. The oldest
     * first, then in the order of their ids. Records without a payment cost nothing but the look at them.
     *
     * @param madeBy only those that were made then or before
     */
    List<CustomerId> claimable(ShopId shop, CanonicalEmail email, Instant madeBy, int limit);

    /**
     * Those with that e-mail address in its canonical form who have a link to an account of that issuer that is not broken; in no order. For
     * a claim of that address, which finds out whether their accounts still exist.
     */
    List<CustomerId> linked(ShopId shop, CanonicalEmail email, String issuer, int limit);

    /**
     * Those whose canonical e-mail address another customer in use of the shop has too. Customers of one address stand
     * together, the oldest first; in which order the addresses come is not said, but it stays the same.
     */
    List<CustomerEntry> sharingEmail(ShopId shop, Optional<CustomerId> after, int limit);

    /**
     * Whether one of them has that e-mail address in its canonical form, and a link that is active. For the policy "please sign
     * in" alone, with which a shop has chosen to tell (I6): {@link ShopRules#signInForKnownAddresses()}.
     */
    boolean hasActiveLink(ShopId shop, CanonicalEmail email);

    /** The tombstones that lead to one of those customers, in the order of their ids; all of them. */
    List<CustomerId> mergedInto(ShopId shop, Collection<CustomerId> survivors);

    /** The tombstones that lead to that customer, in the order of their ids; all of them. */
    default List<CustomerId> mergedInto(ShopId shop, CustomerId survivor) {
        return mergedInto(shop, List.of(survivor));
    }

    /** The customer's own id, first, and the ids of all records that were merged into it. */
    default List<CustomerId> records(ShopId shop, CustomerId survivor) {
        return Stream.concat(Stream.of(survivor), mergedInto(shop, survivor).stream())
                .toList();
    }
}
