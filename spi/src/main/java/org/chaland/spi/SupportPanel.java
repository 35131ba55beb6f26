package org.chaland.spi;

import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.Visit;

/**
 * A block of the support area that another module of the host contributes.
 *
 * <p>If a panel throws, its block shows a notice and the other blocks are shown as usual. The failure is logged once, with its
 * stack frames and without its message. Panels are called one after the other on the thread of the request, so a slow panel makes
 * the page slow: use a cache or a short time limit for calls over a network. Implementations must be safe for use by several
 * threads.
 *
 * @since 0.1
 */
public interface SupportPanel {

    /**
     * Returns a short technical name: a lower-case letter, then up to 39 lower-case letters, digits or hyphens. It must be unique
     * among the panels and differ from {@code transactions}, {@code products}, {@code seats} and {@code documents}. Read once.
     */
    String id();

    /** Returns the position: panels of lower order come first; panels of the same order are sorted by id. Read once. */
    default int order() {
        return 0;
    }

    /**
     * Returns the content of the panel for this visit. A panel that has nothing to show returns a content without items.
     *
     * @param visit shop, account and language of the visitor; without a handle
     * @param customer the record of the visitor, who has proven to be its owner by signing in
     * @return empty if the panel is not to appear at all, for example in a shop that it does not know
     */
    Optional<PanelContent> content(Visit visit, CustomerId customer);
}
