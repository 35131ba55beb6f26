package org.chaland.support;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;

/**
 * One view of a support area.
 *
 * @param visit who looks, where and in which language
 * @param staff whether the host knows the visitor as staff
 * @param cursor which list continues after which purchase; empty to show the first page of each list
 */
record AreaQuery(Visit visit, boolean staff, Optional<Cursor> cursor) {

    /** @param after a cursor as it came from the browser; one that cannot be read shows the first pages */
    static AreaQuery of(Visit visit, boolean staff, Optional<String> after) {
        return new AreaQuery(visit, staff, after.flatMap(Cursor::read));
    }

    ShopId shop() {
        return visit.shop();
    }

    Locale locale() {
        return visit.locale();
    }

    /** Returns the reference after which the list continues; empty for its first page. */
    Optional<String> after(PagedList list) {
        return cursor.filter(found -> found.list() == list).map(Cursor::reference);
    }

    /** The lists that are shown page by page. Each holds purchases of one state, the newest first. */
    enum PagedList {
        PLACED("placed", Purchase.State.PLACED),
        COMPLETED("completed", Purchase.State.COMPLETED),
        CANCELLED("cancelled", Purchase.State.CANCELLED),
        PRODUCTS("products", Purchase.State.COMPLETED),
        SEATS("seats", Purchase.State.COMPLETED),
        DOCUMENTS("documents", Purchase.State.COMPLETED);

        private static final Map<String, PagedList> BY_ID =
                Stream.of(values()).collect(Collectors.toUnmodifiableMap(PagedList::id, Function.identity()));

        private final String id;
        private final Purchase.State state;

        PagedList(String id, Purchase.State state) {
            this.id = id;
            this.state = state;
        }

        /** Returns the id of the block that shows the list. */
        String id() {
            return id;
        }

        Purchase.State state() {
            return state;
        }
    }

    /**
     * A position in a list. Its text is the id of the list, a colon and the reference.
     *
     * @param list which list continues
     * @param reference after which purchase
     */
    record Cursor(PagedList list, String reference) {

        static Optional<Cursor> read(String text) {
            var colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.ofNullable(PagedList.BY_ID.get(text.substring(0, colon)))
                            .map(list -> new Cursor(list, text.substring(colon + 1)));
        }

        String text() {
            return list.id() + ":" + reference;
        }
    }
}
