package org.chaland.support;

import java.util.List;
import org.chaland.spi.PanelItem;

/**
 * A customer's support area, as it is to be shown to them and to nobody else. Its text form leaves the values out (I10).
 *
 * @param title its heading
 * @param name the person's name; empty text if none is known
 * @param transactions the purchases, grouped by state; a group without any is left out
 * @param products what was bought and paid
 * @param seats the places in courses that were bought and paid
 * @param documents the documents that come with what was bought and paid
 * @param panels what other modules contribute, in their order
 * @param links the ways on
 * @param accountNotice that the account is personal, and its password for nobody else
 * @param personalDataNotice to whom personal data is shown
 */
public record SupportArea(
        String title,
        String name,
        Block<TransactionGroup> transactions,
        Block<ProductLine> products,
        Block<SeatLine> seats,
        Block<DocumentLine> documents,
        List<Block<PanelItem>> panels,
        List<SupportLink> links,
        String accountNotice,
        String personalDataNotice) {

    /** Keeps its own copy of the lists. */
    public SupportArea {
        panels = List.copyOf(panels);
        links = List.copyOf(links);
    }

    @Override
    public String toString() {
        return "SupportArea[panels=" + panels.size() + "]";
    }
}
