package org.chaland.jpa.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_task}. Not safe for use by several threads. */
@Entity(name = "ChalandTask")
@Table(name = "chaland_task")
@Cacheable(false)
public class TaskEntity {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "shop", length = 64)
    private String shop;

    @Column(name = "task_key", length = 64)
    private String taskKey;

    @Column(name = "key_text", length = 200)
    private String key;

    @Column(name = "kind", length = 20)
    private String kind;

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "claim_id")
    private @Nullable UUID claimId;

    @Column(name = "reference", length = 100)
    private @Nullable String reference;

    @Column(name = "topic", length = 100)
    private @Nullable String topic;

    @Column(name = "account_issuer")
    private @Nullable String accountIssuer;

    @Column(name = "account_subject")
    private @Nullable String accountSubject;

    @Column(name = "state", length = 20)
    private String state;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "next_attempt_at")
    private long nextAttemptAt;

    @Column(name = "leased_until")
    private @Nullable Long leasedUntil;

    @Column(name = "due_at")
    private @Nullable Long dueAt;

    @Column(name = "reason", length = 200)
    private @Nullable String reason;

    @Column(name = "detail", length = 500)
    private @Nullable String detail;

    @Column(name = "overtaken")
    private boolean overtaken;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "version")
    private long version;

    /** For the persistence provider. */
    protected TaskEntity() {}

    public UUID id() {
        return id;
    }

    public String shop() {
        return shop;
    }

    public String key() {
        return key;
    }

    public String kind() {
        return kind;
    }

    public Optional<UUID> customerId() {
        return Optional.ofNullable(customerId);
    }

    public Optional<UUID> claimId() {
        return Optional.ofNullable(claimId);
    }

    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    public Optional<String> topic() {
        return Optional.ofNullable(topic);
    }

    public Optional<String> accountIssuer() {
        return Optional.ofNullable(accountIssuer);
    }

    public Optional<String> accountSubject() {
        return Optional.ofNullable(accountSubject);
    }

    public String state() {
        return state;
    }

    public int attempts() {
        return attempts;
    }

    public long nextAttemptAt() {
        return nextAttemptAt;
    }

    public Optional<Long> leasedUntil() {
        return Optional.ofNullable(leasedUntil);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    public boolean overtaken() {
        return overtaken;
    }

    public long createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }
}
