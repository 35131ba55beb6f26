package org.chaland.spi;

import java.net.URI;

/**
 * A document for the buyer alone. Its text form leaves the title out.
 *
 * @param title not blank
 * @param address where the host serves it, to its owner only: it asks {@code Support.paidPurchase} each time, and names nobody
 *     in the address (I10)
 */
public record PrivateDocument(String title, URI address) {

    /** @throws IllegalArgumentException if the title is blank, or the address is one that a page may not link to */
    public PrivateDocument {
        Shown.text("title of a document", title);
        Shown.address("address of a document", address);
    }

    @Override
    public String toString() {
        return "PrivateDocument[]";
    }
}
