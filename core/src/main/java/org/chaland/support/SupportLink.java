package org.chaland.support;

import java.net.URI;

/**
 * A way on from the support area.
 *
 * @param kind where to
 * @param text what it is called
 * @param address where it leads
 */
public record SupportLink(Kind kind, String text, URI address) {

    /** Where a link leads. */
    public enum Kind {
        /** To the support course at the learning provider. */
        COURSE,
        /** To where one buys. */
        SHOP,
        /** To where staff administer the sales. */
        ADMINISTRATION
    }
}
