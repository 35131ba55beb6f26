package org.chaland.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/**
 * Something that happened. Holds ids only: a listener that needs more asks, and shows that it may.
 *
 * @param id the same whenever the event is told again
 * @param type what happened
 * @param shop where
 * @param customer to whom
 * @param reference with which order, or empty
 * @param at when
 */
public record CustomerEvent(
        UUID id, Type type, ShopId shop, CustomerId customer, Optional<String> reference, Instant at) {

    /** What happened. */
    public enum Type {
        /** Staff have made or imported a record, or an account has sent its first form. Of a guest, the first event is that of a purchase. */
        CREATED,
        /** What is stored of the customer was changed, by themselves or by staff; of a guest, by staff only. */
        CHANGED,
        /** The customer is attached to an account. */
        LINKED,
        /** An account that the customer was attached to was taken away: by staff, or since it was gone when somebody claimed the record. */
        UNLINKED,
        /** The account is gone at its provider: the link is broken, and another account may take its place. */
        LINK_BROKEN,
        /** The last access has ended: the account was suspended at its provider, which was read back. */
        ACCOUNT_SUSPENDED,
        /** There is access again: the account was reactivated at its provider, which was read back. */
        ACCOUNT_REACTIVATED,
        /** The account could not be suspended or reactivated for long, or its provider refuses to: staff have to look. */
        ACCOUNT_OVERDUE,
        /** A purchase was paid. */
        PURCHASE_COMPLETED,
        /** A paid purchase was announced with other trainings. */
        PURCHASE_CHANGED,
        /** A purchase was cancelled. */
        PURCHASE_CANCELLED,
        /** The customer has a seat of an order, by its buyer, or what it opens has changed; the reference is that of the order. */
        SEAT_GIVEN,
        /** The customer has the seat no longer: it was taken back, declined, or cancelled with its order. */
        SEAT_ENDED,
        /** A payment arrived for a purchase that cannot receive it: staff have to look. */
        PURCHASE_CONFLICT,
        /** Another record of the same person was merged into this one. */
        MERGED,
        /** Staff have restricted the record: the host is to use nothing of it either, until the restriction is lifted. */
        RESTRICTED,
        /** The restriction of the record was lifted. */
        RESTRICTION_LIFTED,
        /** Nothing was heard of the customer for so long that the record is to be erased; they are written to, if there is a sender. */
        ERASURE_DUE,
        /** The customer's personal data were erased: whatever the host keeps of them beside the record is to be erased too. */
        ERASED,
        /** The account could not be made: staff, or the buyer, have to act. */
        PROVISIONING_STOPPED,
        /** The owner of the mailbox says that the order was not placed by them: staff have to look. */
        ORDER_DECLINED,
        /**
         * A task for the customer is not done although it has waited as long as its kind may, or has stopped and nobody acted: staff have
         * to look at what waits. Told once, until the task is run again; never about the telling of such an event.
         */
        TASK_OVERDUE;

        /** Whether the courses that are to be open to the customer may be others since: see {@code Chaland.paidCourses}. */
        public boolean changesCourses() {
            return switch (this) {
                case LINKED,
                        UNLINKED,
                        LINK_BROKEN,
                        ACCOUNT_REACTIVATED,
                        PURCHASE_COMPLETED,
                        PURCHASE_CHANGED,
                        PURCHASE_CANCELLED,
                        SEAT_GIVEN,
                        SEAT_ENDED,
                        MERGED,
                        ERASED -> true;
                default -> false;
            };
        }
    }
}
