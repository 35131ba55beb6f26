package org.chaland.jpa.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code chaland_disclosure}. Not safe for use by several threads. */
@Entity(name = "ChalandDisclosure")
@Table(name = "chaland_disclosure")
@Cacheable(false)
public class DisclosureEntity {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "shop")
    private String shop;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "staff")
    private String staff;

    @Column(name = "role")
    private String role;

    @Column(name = "purpose")
    private String purpose;

    @Column(name = "fields")
    private String fields;

    @Column(name = "shown_at")
    private long shownAt;

    /** For the persistence provider. */
    protected DisclosureEntity() {}

    public UUID id() {
        return id;
    }

    public String shop() {
        return shop;
    }

    public UUID customerId() {
        return customerId;
    }

    public String staff() {
        return staff;
    }

    public String role() {
        return role;
    }

    public String purpose() {
        return purpose;
    }

    public String fields() {
        return fields;
    }

    public long shownAt() {
        return shownAt;
    }
}
