package org.chaland.jpa.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_checkout}. Not safe for use by several threads. */
@Entity(name = "ChalandCheckout")
@Table(name = "chaland_checkout")
@Cacheable(false)
public class CheckoutEntity {

    private static final int LONGEST_TEXT = 1_000_000;

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "shop", length = 64)
    private String shop;

    @Column(name = "handle_hash", length = 64)
    private String handleHash;

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "account_issuer")
    private @Nullable String accountIssuer;

    @Column(name = "account_subject")
    private @Nullable String accountSubject;

    @Column(name = "draft", length = LONGEST_TEXT)
    private @Nullable String draft;

    @Column(name = "order_only", length = LONGEST_TEXT)
    private @Nullable String orderOnly;

    @Column(name = "sign_in_issuer")
    private @Nullable String signInIssuer;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "version")
    private long version;

    /** For the persistence provider. */
    protected CheckoutEntity() {}

    public UUID id() {
        return id;
    }

    public String shop() {
        return shop;
    }

    public String handleHash() {
        return handleHash;
    }

    public Optional<UUID> customerId() {
        return Optional.ofNullable(customerId);
    }

    public long epoch() {
        return epoch;
    }

    public Optional<String> accountIssuer() {
        return Optional.ofNullable(accountIssuer);
    }

    public Optional<String> accountSubject() {
        return Optional.ofNullable(accountSubject);
    }

    public Optional<String> draft() {
        return Optional.ofNullable(draft);
    }

    public Optional<String> orderOnly() {
        return Optional.ofNullable(orderOnly);
    }

    public Optional<String> signInIssuer() {
        return Optional.ofNullable(signInIssuer);
    }

    public long expiresAt() {
        return expiresAt;
    }

    public long version() {
        return version;
    }
}
