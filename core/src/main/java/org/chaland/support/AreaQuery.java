package org.chaland.support;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;

/**
 * Asks for a support area. Immutable.
 *
 * @param shop in which shop
 * @param visitor who asks, as the host's own security knows it
 * @param locale the language of the texts
 * @param staff whether the host knows the visitor as staff, who are shown the way to the sales administration
 * @param going which list goes on after which purchase; empty to see the beginning of each
 */
public record AreaQuery(ShopId shop, Visitor visitor, Locale locale, boolean staff, Optional<Going> going) {

    /** No part is missing. */
    public AreaQuery {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(visitor, "visitor");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(going, "going");
    }

    /** The beginning of each list, for a visitor who is not known as staff. */
    public static AreaQuery of(ShopId shop, Visitor visitor, Locale locale) {
        return new AreaQuery(shop, visitor, locale, false, Optional.empty());
    }

    /** The same, for a visitor whom the host knows, or does not know, as staff. */
    public AreaQuery staff(boolean value) {
        return new AreaQuery(shop, visitor, locale, value, going);
    }

    /**
     * The same, with one list going on after a purchase.
     *
     * @param reference {@link Block#more()} or {@link TransactionGroup#more()} of the page before, as it came back from the
     *     browser; after one that the customer has not, nothing follows
     */
    public AreaQuery after(AreaList list, String reference) {
        return new AreaQuery(shop, visitor, locale, staff, Optional.of(new Going(list, reference)));
    }

    /** Where that list goes on; empty if it is to begin. */
    Optional<String> after(AreaList list) {
        return going.filter(found -> found.list() == list).map(Going::reference);
    }

    /**
     * A list that goes on.
     *
     * @param list which one
     * @param reference after which purchase
     */
    public record Going(AreaList list, String reference) {

        /** No part is missing. */
        public Going {
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(reference, "reference");
        }
    }
}
