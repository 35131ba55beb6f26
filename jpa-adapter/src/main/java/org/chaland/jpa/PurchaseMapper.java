package org.chaland.jpa;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chaland.jpa.entity.PurchaseEntity;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;

/** Between purchases and their rows. */
final class PurchaseMapper {

    private PurchaseMapper() {}

    static Purchase toModel(PurchaseEntity entity) {
        return withoutTrainings(entity).toBuilder()
                .trainings(entity.trainings().stream()
                        .map(training ->
                                new Training(training.code(), training.endAt().map(Micros::toInstant)))
                        .toList())
                .build();
    }

    /** Reads nothing that does not stand in the row itself. */
    static Purchase withoutTrainings(PurchaseEntity entity) {
        var purchase = Purchase.builder(
                        new PurchaseRef(new ShopId(entity.shop()), entity.reference()),
                        new CustomerId(entity.customerId()),
                        Details.of(entity.frozen()),
                        Micros.toInstant(entity.placedAt()))
                .version(entity.version());
        // In this order, because a paid purchase that was cancelled has both times and ends as cancelled.
        entity.completedAt().map(Micros::toInstant).ifPresent(purchase::completed);
        entity.cancelledAt().map(Micros::toInstant).ifPresent(purchase::cancelled);
        return purchase.build();
    }

    /** Of a row that was read by a statement of our own: code and end. */
    static Training toTraining(ResultSet row) throws SQLException {
        var code = row.getString(1);
        var end = row.getLong(2);
        return new Training(code, row.wasNull() ? Optional.empty() : Optional.of(Micros.toInstant(end)));
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

    /** Everything that an update writes, but the version and the trainings. */
    static Row changes(Purchase purchase) {
        return new Row("chaland_purchase")
                .set("customer_id", purchase.customer().value())
                .set("state", purchase.state().name())
                .set("completed_at", purchase.completedAt().map(Micros::of))
                .set("cancelled_at", purchase.cancelledAt().map(Micros::of));
    }

    static List<Row> trainingRows(Purchase purchase) {
        var key = Keys.ofPurchase(purchase.ref());
        var trainings = purchase.trainings();
        return IntStream.range(0, trainings.size())
                .mapToObj(position -> new Row("chaland_training")
                        .set("purchase_key", key)
                        .set("position", position)
                        .set("code", trainings.get(position).code())
                        .set("end_at", trainings.get(position).end().map(Micros::of)))
                .toList();
    }
}
