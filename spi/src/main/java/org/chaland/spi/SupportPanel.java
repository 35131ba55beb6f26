package org.chaland.spi;

import java.util.Optional;

/**
 * A block of the support area that another module contributes.
 *
 * <p>A panel that throws is shown as a block with its own notice; the others are not touched, and only its id and the class of
 * what it threw are logged (I10). It is asked on the thread of the request, one after the other: a slow panel makes the page
 * slow, so one that asks a network keeps what it learned, or gives up early. Implementations are safe for use by several
 * threads.
 *
 * @since 0.1
 */
public interface SupportPanel {

    /**
     * A short technical name: a lower-case letter, then up to 39 more, digits or hyphens. Unique among the panels, and none of
     * {@code transactions}, {@code products}, {@code seats} and {@code documents}. Read once.
     */
    String id();

    /** Panels of lower order come first; those of one order in the order of their ids. Read once. */
    default int order() {
        return 0;
    }

    /**
     * What the panel shows in this visit; empty if it has no place there, as in a shop that it does not know. A panel that
     * belongs there and has nothing to show gives a content without items.
     */
    Optional<PanelContent> content(SupportVisit visit);
}
