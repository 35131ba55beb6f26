package org.chaland.jpa.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code chaland_customer_term}, which queries name and nobody loads. Not safe for use by several threads. */
@Entity(name = "ChalandCustomerTerm")
@Table(name = "chaland_customer_term")
@Cacheable(false)
public class CustomerTermEntity {

    @EmbeddedId
    private TermColumns key;

    @Column(name = "shop", length = 64)
    private String shop;

    /** For the persistence provider. */
    protected CustomerTermEntity() {}
}
