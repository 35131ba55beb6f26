package org.chaland.jpa.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.UUID;

/** The key of a row of {@code chaland_customer_term}. Not safe for use by several threads. */
@Embeddable
public class TermColumns implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 160;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "term", length = LONGEST)
    private byte[] term;

    /** For the persistence provider. */
    protected TermColumns() {}

    @Override
    public boolean equals(Object other) {
        return other instanceof TermColumns that
                && customerId.equals(that.customerId)
                && Arrays.equals(term, that.term);
    }

    @Override
    public int hashCode() {
        return 31 * customerId.hashCode() + Arrays.hashCode(term);
    }
}
