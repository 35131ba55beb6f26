package org.chaland.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A table of the host's own. */
@Entity
@Table(name = "host_order")
public class HostOrder {

    @Id
    private long id;

    private String note = "new";

    /** For the persistence provider. */
    protected HostOrder() {}

    HostOrder(long id) {
        this.id = id;
    }
}
