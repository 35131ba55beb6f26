package org.chaland.examples.webshop.orders;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.examples.webshop.site.Secrets;
import org.chaland.model.CustomerId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders that staff take by telephone, to be paid by transfer: the shop's row and Chaland's in one transaction. */
@Component
public class TelephoneOrders {

    private final Chaland chaland;
    private final OrderBook book;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TelephoneOrders(Chaland chaland, OrderBook book, TransactionTemplate transactions, Clock clock) {
        this.chaland = chaland;
        this.book = book;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a form is known by, so that sending it twice is placing one order. */
    public String newForm() {
        return Secrets.random();
    }

    /** Places an order; unless it is placed, nothing is kept. */
    public StaffOutcome<CustomerId> place(
            Staff staff, CustomerId customer, String form, List<Offer> offers, Locale locale) {
        var placedFrom = Secrets.hash(form.isEmpty() ? newForm() : form);
        try {
            return placeOnce(staff, customer, placedFrom, offers, locale);
        } catch (DuplicateKeyException sentTwice) {
            return placeOnce(staff, customer, placedFrom, offers, locale);
        }
    }

    /** Whether the order that was placed from that form is of just those trainings. */
    public boolean isOf(String form, List<Offer> offers) {
        return book.placedFrom(Secrets.hash(form))
                .filter(order -> order.items().equals(Catalogue.write(offers)))
                .isPresent();
    }

    private StaffOutcome<CustomerId> placeOnce(
            Staff staff, CustomerId customer, String placedFrom, List<Offer> offers, Locale locale) {
        return transactions.execute(status -> {
            var order = book.placedFrom(placedFrom).orElseGet(() -> insert(placedFrom, offers));
            var trainings = offers.stream().map(Offer::planned).toList();
            var outcome = chaland.backOffice().recordPurchase(staff, customer, order.reference(), trainings, locale);
            if (!(outcome instanceof StaffOutcome.Done<CustomerId> done && done.changed())) {
                status.setRollbackOnly();
            }
            return outcome;
        });
    }

    private Order insert(String placedFrom, List<Offer> offers) {
        var order = order(placedFrom, offers);
        book.insert(order);
        return order;
    }

    private Order order(String placedFrom, List<Offer> offers) {
        return new Order(
                Order.newReference(),
                placedFrom,
                // The digest of a secret that no browser has: only staff see this order.
                Secrets.hash(Secrets.random()),
                Catalogue.write(offers),
                offers.stream().mapToInt(Offer::cents).sum(),
                Order.Method.TRANSFER,
                Order.State.PLACED,
                clock.instant(),
                false,
                Optional.empty());
    }
}
