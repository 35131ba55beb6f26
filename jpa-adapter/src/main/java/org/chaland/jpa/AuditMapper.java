package org.chaland.jpa;

import org.chaland.jpa.entity.AuditEntity;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/** Between audit entries and their rows. */
final class AuditMapper {

    private AuditMapper() {}

    static AuditEntry toModel(AuditEntity entity) {
        return new AuditEntry(
                entity.id(),
                new ShopId(entity.shop()),
                new CustomerId(entity.customerId()),
                AuditEntry.Action.valueOf(entity.action()),
                entity.staff(),
                entity.reason(),
                Micros.toInstant(entity.doneAt()));
    }

    static Row newRow(AuditEntry entry) {
        return new Row("chaland_audit")
                .set("id", entry.id())
                .set("shop", entry.shop().value())
                .set("customer_id", entry.customer().value())
                .set("action", entry.action().name())
                .set("staff", entry.staff())
                .set("reason", entry.reason())
                .set("done_at", entry.at());
    }
}
