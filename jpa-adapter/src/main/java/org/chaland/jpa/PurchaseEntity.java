package org.chaland.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Access;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_purchase}. Not safe for use by several threads. */
@Entity(name = "ChalandPurchase")
@Table(name = "chaland_purchase")
@Cacheable(false)
class PurchaseEntity {

    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_MESSAGE = 1_000;
    private static final long WITHOUT_END = Long.MAX_VALUE;

    @Id
    @Column(name = "purchase_key", length = 64)
    private String purchaseKey;

    @Column(name = "shop", length = 64)
    private String shop;

    @Column(name = "reference", length = 100)
    private String reference;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "state", length = 20)
    private String state;

    @Column(name = "placed_at")
    private long placedAt;

    @Column(name = "completed_at")
    private @Nullable Long completedAt;

    @Column(name = "cancelled_at")
    private @Nullable Long cancelledAt;

    @Column(name = "trainings", length = LONGEST_TEXT)
    private String trainings;

    @Column(name = "access_until")
    private @Nullable Long accessUntil;

    @Column(name = "seat_of", length = 100)
    private @Nullable String seatOf;

    @Column(name = "message", length = LONGEST_MESSAGE)
    private @Nullable String message;

    @Column(name = "version")
    private long version;

    @Embedded
    private @Nullable DetailsColumns frozen;

    /** For the persistence provider. */
    protected PurchaseEntity() {}

    static Row newRow(Purchase purchase) {
        return always(purchase)
                .set("purchase_key", Keys.ofPurchase(purchase.ref()))
                .set("shop", purchase.ref().shop())
                .set("reference", purchase.ref().reference())
                .set("placed_at", purchase.placedAt())
                .set("seat_of", purchase.seatOf())
                .set("message", purchase.message())
                .set("version", purchase.version())
                .set(purchase.frozen());
    }

    /** Everything that an update writes, except the version: when it was placed, and its details, only until it is paid (I7). */
    static Row changes(Purchase purchase) {
        var changes = always(purchase);
        return purchase.state() == Purchase.State.PLACED
                ? changes.set("placed_at", purchase.placedAt()).set(purchase.frozen())
                : changes;
    }

    private static Row always(Purchase purchase) {
        return new Row("chaland_purchase")
                .set("customer_id", purchase.customer())
                .set("state", purchase.state())
                .set("completed_at", purchase.completedAt())
                .set("cancelled_at", purchase.cancelledAt())
                .set("trainings", StoredText.of(purchase.trainings()))
                .set("access_until", until(purchase.access()));
    }

    Purchase toModel() {
        var purchase = Purchase.builder(
                        new PurchaseRef(new ShopId(shop), reference),
                        new CustomerId(customerId),
                        DetailsColumns.details(frozen),
                        Stored.instant(placedAt))
                .trainings(StoredText.trainings(trainings))
                .version(version);
        if (seatOf != null) {
            purchase.seatOf(seatOf, Optional.ofNullable(message));
        }
        // In this order, because a paid purchase that was cancelled has both times and ends as cancelled.
        Stored.instant(completedAt).ifPresent(purchase::completed);
        Stored.instant(cancelledAt).ifPresent(purchase::cancelled);
        return purchase.build();
    }

    /** A number that the database can compare: the longer the access, the greater. */
    private static Optional<Long> until(Access access) {
        return access.unlimited() ? Optional.of(WITHOUT_END) : access.end().map(Stored::micros);
    }

    /** The access that {@code access_until} stands for. */
    static Access access(@Nullable Long until) {
        if (until == null) {
            return Access.none();
        }
        return until == WITHOUT_END ? Access.withoutEnd() : Access.until(Stored.instant(until.longValue()));
    }
}
