package org.chaland.jpa.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Field;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_purchase}. Not safe for use by several threads. */
@Entity(name = "ChalandPurchase")
@Table(name = "chaland_purchase")
@Cacheable(false)
public class PurchaseEntity {

    private static final int LONGEST_TEXT = 1_000_000;

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

    @Column(name = "version")
    private long version;

    @Embedded
    private @Nullable DetailsColumns frozen;

    /** For the persistence provider. */
    protected PurchaseEntity() {}

    public String shop() {
        return shop;
    }

    public String reference() {
        return reference;
    }

    public UUID customerId() {
        return customerId;
    }

    public long placedAt() {
        return placedAt;
    }

    public Optional<Long> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    public Optional<Long> cancelledAt() {
        return Optional.ofNullable(cancelledAt);
    }

    public long version() {
        return version;
    }

    /** Empty where the provider made nothing of columns that are all empty. */
    public Map<Field, String> frozen() {
        return frozen == null ? Map.of() : frozen.values();
    }

    public String trainings() {
        return trainings;
    }
}
