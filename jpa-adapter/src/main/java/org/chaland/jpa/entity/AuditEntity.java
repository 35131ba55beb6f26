package org.chaland.jpa.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_audit}. Not safe for use by several threads. */
@Entity(name = "ChalandAudit")
@Table(name = "chaland_audit")
@Cacheable(false)
public class AuditEntity {

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

    public UUID id() {
        return id;
    }

    public String shop() {
        return shop;
    }

    public UUID customerId() {
        return customerId;
    }

    public String action() {
        return action;
    }

    public String staff() {
        return staff;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public long doneAt() {
        return doneAt;
    }
}
