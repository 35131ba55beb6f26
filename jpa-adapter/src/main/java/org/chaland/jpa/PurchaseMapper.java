package org.chaland.jpa;

import java.util.Optional;
import org.chaland.jpa.entity.PurchaseEntity;
import org.chaland.model.Access;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;

/** Between purchases and their rows. */
final class PurchaseMapper {

    private static final long WITHOUT_END = Long.MAX_VALUE;

    private PurchaseMapper() {}

    static Purchase toModel(PurchaseEntity entity) {
        var purchase = Purchase.builder(
                        new PurchaseRef(new ShopId(entity.shop()), entity.reference()),
                        new CustomerId(entity.customerId()),
                        Details.of(entity.frozen()),
                        Micros.toInstant(entity.placedAt()))
                .trainings(TrainingsText.read(entity.trainings()))
                .version(entity.version());
        // In this order, because a paid purchase that was cancelled has both times and ends as cancelled.
        entity.completedAt().map(Micros::toInstant).ifPresent(purchase::completed);
        entity.cancelledAt().map(Micros::toInstant).ifPresent(purchase::cancelled);
        return purchase.build();
    }

    static Row newRow(Purchase purchase) {
        return changes(purchase)
                .set("purchase_key", Keys.ofPurchase(purchase.ref()))
                .set("shop", purchase.ref().shop().value())
                .set("reference", purchase.ref().reference())
                .set("placed_at", purchase.placedAt())
                .set("version", purchase.version())
                .set(purchase.frozen());
    }

    /** Everything that an update writes, but the version. */
    static Row changes(Purchase purchase) {
        return new Row("chaland_purchase")
                .set("customer_id", purchase.customer().value())
                .set("state", purchase.state().name())
                .set("completed_at", purchase.completedAt().map(Micros::of))
                .set("cancelled_at", purchase.cancelledAt().map(Micros::of))
                .set("trainings", TrainingsText.write(purchase.trainings()))
                .set("access_until", until(purchase.access()));
    }

    /** As a column that the database can compare: the longer the access, the greater. */
    private static Optional<Long> until(Access access) {
        return access.unlimited() ? Optional.of(WITHOUT_END) : access.end().map(Micros::of);
    }

    static Access access(Optional<Long> until) {
        return until.map(end -> end == WITHOUT_END ? Access.withoutEnd() : Access.until(Micros.toInstant(end)))
                .orElseGet(Access::none);
    }
}
