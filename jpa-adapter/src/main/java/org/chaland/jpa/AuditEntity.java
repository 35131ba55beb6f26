package org.chaland.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_audit}. Not safe for use by several threads. */
@Entity(name = "ChalandAudit")
@Table(name = "chaland_audit")
@Cacheable(false)
class AuditEntity {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "shop", length = 64)
    private String shop;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "action", length = 20)
    private String action;

    @Column(name = "staff")
    private String staff;

    @Column(name = "reason", length = 1000)
    private @Nullable String reason;

    @Column(name = "done_at")
    private long doneAt;

    /** For the persistence provider. */
    protected AuditEntity() {}

    static Row newRow(AuditEntry entry) {
        return new Row("chaland_audit")
                .set("id", entry.id())
                .set("shop", entry.shop())
                .set("customer_id", entry.customer())
                .set("action", entry.action())
                .set("staff", entry.staff())
                .set("reason", entry.reason())
                .set("done_at", entry.at());
    }

    AuditEntry toModel() {
        return new AuditEntry(
                id,
                new ShopId(shop),
                new CustomerId(customerId),
                AuditEntry.Action.valueOf(action),
                staff,
                Optional.ofNullable(reason),
                Stored.instant(doneAt));
    }
}
