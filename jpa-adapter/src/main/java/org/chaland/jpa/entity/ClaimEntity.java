package org.chaland.jpa.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_claim}. Not safe for use by several threads. */
@Entity(name = "ChalandClaim")
@Table(name = "chaland_claim")
@Cacheable(false)
public class ClaimEntity {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "shop", length = 64)
    private String shop;

    @Column(name = "account_key", length = 64)
    private String accountKey;

    @Column(name = "account_issuer")
    private String accountIssuer;

    @Column(name = "account_subject")
    private String accountSubject;

    @Column(name = "email", length = 254)
    private String email;

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "requested_at")
    private long requestedAt;

    @Column(name = "code_hash", length = 64)
    private @Nullable String codeHash;

    @Column(name = "code_made_at")
    private @Nullable Long codeMadeAt;

    @Column(name = "tries")
    private int tries;

    @Column(name = "version")
    private long version;

    /** For the persistence provider. */
    protected ClaimEntity() {}

    public UUID id() {
        return id;
    }

    public String shop() {
        return shop;
    }

    public String accountKey() {
        return accountKey;
    }

    public String accountIssuer() {
        return accountIssuer;
    }

    public String accountSubject() {
        return accountSubject;
    }

    public String email() {
        return email;
    }

    public Optional<UUID> customerId() {
        return Optional.ofNullable(customerId);
    }

    public long epoch() {
        return epoch;
    }

    public long requestedAt() {
        return requestedAt;
    }

    public Optional<String> codeHash() {
        return Optional.ofNullable(codeHash);
    }

    public Optional<Long> codeMadeAt() {
        return Optional.ofNullable(codeMadeAt);
    }

    public int tries() {
        return tries;
    }

    public long version() {
        return version;
    }
}
