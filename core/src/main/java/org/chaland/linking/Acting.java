package org.chaland.linking;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/**
 * Who asks for the seats of an order: its buyer, or staff.
 *
 * @param shop where
 * @param locale of messages
 * @param mayActFor whether they may act for the buyer of an order; asked again of the locked record
 * @param log of what staff did to whose order, in its transaction; empty for a buyer
 */
public record Acting(
        ShopId shop,
        Locale locale,
        Predicate<Customer> mayActFor,
        Optional<BiConsumer<CustomerId, AuditEntry.Action>> log) {

    /** Whether no time and no number limits them. */
    public boolean isStaff() {
        return log.isPresent();
    }

    /** Writes down what was done, if they are staff. */
    public void note(CustomerId buyer, AuditEntry.Action action) {
        log.ifPresent(known -> known.accept(buyer, action));
    }
}
