package org.chaland.jpa.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Field;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code chaland_customer}. Not safe for use by several threads.
 *
 * <p>None of these classes has a {@code @Version}: they are only read. Every write is a statement of ours that names the
 * version it expects, and whose answer says whether it was met, where a provider would throw and give up the host's
 * transaction. For the same reason they are kept out of the provider's shared cache, which would miss those statements.
 */
@Entity(name = "ChalandCustomer")
@Table(name = "chaland_customer")
@Cacheable(false)
public class CustomerEntity {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "shop", length = 64)
    private String shop;

    @Column(name = "state", length = 20)
    private String state;

    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    @Column(name = "email_key", length = 64)
    private @Nullable String emailKey;

    @Column(name = "terms_key", length = 64)
    private String termsKey;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "version")
    private long version;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "changed_at")
    private long changedAt;

    @Column(name = "review_at")
    private @Nullable Long reviewAt;

    @Embedded
    private @Nullable DetailsColumns details;

    @ElementCollection
    @CollectionTable(name = "chaland_link", joinColumns = @JoinColumn(name = "customer_id"))
    private List<LinkColumns> links = new ArrayList<>();

    /** For the persistence provider. */
    protected CustomerEntity() {}

    public UUID id() {
        return id;
    }

    public String shop() {
        return shop;
    }

    public String state() {
        return state;
    }

    public Optional<UUID> mergedInto() {
        return Optional.ofNullable(mergedInto);
    }

    public long epoch() {
        return epoch;
    }

    public long version() {
        return version;
    }

    public long createdAt() {
        return createdAt;
    }

    public long changedAt() {
        return changedAt;
    }

    /** Empty where the provider made nothing of columns that are all empty. */
    public Map<Field, String> details() {
        return details == null ? Map.of() : details.values();
    }

    /** In no order. */
    public List<LinkColumns> links() {
        return links;
    }
}
