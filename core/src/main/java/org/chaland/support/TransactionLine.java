package org.chaland.support;

import java.net.URI;
import java.util.Optional;
import org.chaland.model.PurchaseRef;

/**
 * One transaction. Its text form shows the reference only (I10).
 *
 * @param ref which one
 * @param title what the host calls it; otherwise a text with its reference
 * @param date when it got into its state, as a text
 * @param amount what it costs, as a text; or empty
 * @param address its own page, or empty
 */
public record TransactionLine(
        PurchaseRef ref, String title, String date, Optional<String> amount, Optional<URI> address) {

    @Override
    public String toString() {
        return "TransactionLine[" + ref + "]";
    }
}
