package org.chaland.examples.webshop.orders;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.chaland.examples.webshop.site.Secrets;
import org.chaland.model.Training;

/**
 * The shop's own order: what Chaland does not need to know.
 *
 * @param reference chosen by the shop when the order is placed
 * @param placedFrom the digest of the id of the form it was placed from: sending a form twice is placing one order
 * @param browserHash the digest of the secret of the browser that placed it
 * @param items what was ordered, as {@link Catalogue} writes it
 * @param seatsLater whether the buyer leaves the course seats free, to say later who takes them
 * @param paidAt since when the trainings are open; empty as long as it is not paid
 */
public record Order(
        String reference,
        String placedFrom,
        String browserHash,
        String items,
        int cents,
        Method method,
        State state,
        Instant placedAt,
        boolean seatsLater,
        Optional<Instant> paidAt) {

    /** How it is paid. */
    public enum Method {
        /** At once. */
        NOW,
        /** By transfer; staff confirm it when the money has come. */
        TRANSFER
    }

    /** What has become of it. */
    public enum State {
        /** Not paid yet. */
        PLACED,
        /** Paid. */
        PAID,
        /** Cancelled, paid or not. */
        CANCELLED
    }

    /** Whether the buyer says who takes the seats of that offer; otherwise its one seat is the buyer's own. */
    public boolean isGiven(Offer offer) {
        return seatsLater || offer.seats() > 1;
    }

    /** That training of this order, with its seats to give. */
    Training seated(Offer offer, Training training) {
        return training.seatsToGive(isGiven(offer) ? offer.seats() : 0);
    }

    /** The page of the document that comes with one of its trainings. */
    public URI document(String course) {
        return URI.create("/support/documents/" + reference + "/" + course);
    }

    public static String newReference() {
        return "W-" + Secrets.readable(10);
    }
}
