package org.chaland.spi;

import java.util.List;

/**
 * What a {@link SupportPanel} shows. Its text form leaves the values out.
 *
 * @param title not blank
 * @param items in the order in which they are shown; unmodifiable
 * @param emptyMessage shown if there are no items; not blank
 */
public record PanelContent(String title, List<SupportItem> items, String emptyMessage) {

    /**
     * Copies the items.
     *
     * @throws IllegalArgumentException if a text is blank
     */
    public PanelContent {
        Shown.text("title of a panel", title);
        items = List.copyOf(items);
        Shown.text("message of an empty panel", emptyMessage);
    }

    @Override
    public String toString() {
        return "PanelContent[items=" + items.size() + "]";
    }
}
