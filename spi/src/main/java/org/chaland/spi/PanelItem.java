package org.chaland.spi;

import java.net.URI;
import java.util.Optional;

/**
 * A line of a panel: plain text, which a page escapes. Its text form leaves the values out (I10).
 *
 * @param text not blank
 * @param address where it leads: on the host's site, or http, https, mailto, tel; or empty
 */
public record PanelItem(String text, Optional<URI> address) {

    /** @throws IllegalArgumentException if the text is blank, or the address is one that a page may not link to */
    public PanelItem {
        Shown.text("text of an item", text);
        Shown.address("address of an item", address);
    }

    /** A line that leads nowhere. */
    public static PanelItem of(String text) {
        return new PanelItem(text, Optional.empty());
    }

    /** A line that leads there. */
    public static PanelItem of(String text, URI address) {
        return new PanelItem(text, Optional.of(address));
    }

    @Override
    public String toString() {
        return "PanelItem[]";
    }
}
