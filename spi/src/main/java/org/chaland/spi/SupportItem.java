package org.chaland.spi;

import java.net.URI;
import java.util.Optional;

/**
 * A line of the support area: plain text, which the page must escape, and the address it links to. Its text form leaves the
 * values out.
 *
 * @param text not blank
 * @param address a relative address on the host's site, or http, https, mailto, tel; empty for a line without a link
 */
public record SupportItem(String text, Optional<URI> address) {

    /** @throws IllegalArgumentException if the text is blank, or a page must not link to the address */
    public SupportItem {
        Shown.text("text of an item", text);
        Shown.address("address of an item", address);
    }

    /** Creates a line without a link. */
    public static SupportItem of(String text) {
        return new SupportItem(text, Optional.empty());
    }

    /** Creates a line that links to that address. */
    public static SupportItem of(String text, URI address) {
        return new SupportItem(text, Optional.of(address));
    }

    @Override
    public String toString() {
        return "SupportItem[]";
    }
}
