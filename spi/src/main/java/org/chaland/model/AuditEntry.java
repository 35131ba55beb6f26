package org.chaland.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What staff did to a customer, and why. Equal by value; its text form leaves the reason out, which somebody typed (I10).
 *
 * @param id our own name of the entry
 * @param shop in which shop
 * @param customer to whom
 * @param action what was done
 * @param staff who did it, by the host's own opaque name of at most {@link #LONGEST_STAFF} characters
 * @param reason why, as typed, at most {@link #LONGEST_REASON} characters; empty where none is asked
 * @param at when
 */
public record AuditEntry(
        UUID id, ShopId shop, CustomerId customer, Action action, String staff, Optional<String> reason, Instant at) {

    /** The longest reason, in characters (code points). */
    public static final int LONGEST_REASON = 500;

    /** The longest name of a member of staff, in characters (code points). */
    public static final int LONGEST_STAFF = 255;

    /** What staff can do. */
    public enum Action {
        /** Made the record. */
        CREATED,
        /** Changed contact or billing. */
        EDITED,
        /** Recorded a purchase. */
        PURCHASE_RECORDED,
        /** Said that an order was paid. */
        PAYMENT_CONFIRMED,
        /** Cancelled an order. */
        ORDER_CANCELLED,
        /** Gave a seat of an order. */
        SEAT_GIVEN,
        /** Took a seat of an order back. */
        SEAT_TAKEN_BACK,
        /** Linked an account. */
        LINKED,
        /** Took a link away. */
        UNLINKED,
        /** Another record of the same person was merged into this one. */
        MERGED,
        /** Had a task run again that had stopped. */
        RUN_AGAIN,
        /** Had the owner of an account that the shop made invited once more. */
        INVITED_AGAIN,
        /** Closed an account that the shop made: no purchase opens it. */
        ACCOUNT_CLOSED,
        /** Opened an account again that staff had closed. */
        ACCOUNT_OPENED,
        /** Restricted the record: kept, and used for nothing. */
        RESTRICTED,
        /** Took a restricted record into use again. */
        RESTRICTION_LIFTED,
        /** Erased the personal data of the record, because the person demanded it. */
        ERASED,
        /** Deleted the record; the entry outlives it, without a reason. */
        DELETED
    }

    /** No part is missing. */
    public AuditEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(staff, "staff");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
    }

    @Override
    public String toString() {
        return "AuditEntry[id=" + id + ", customer=" + customer + ", action=" + action + ", at=" + at + "]";
    }
}
