package org.chaland.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chaland.model.Customer;

/** A row of {@code chaland_customer_term}: a word by which staff find a customer. Queries name it, but never load it. */
@Entity(name = "ChalandCustomerTerm")
@Table(name = "chaland_customer_term")
@Cacheable(false)
class CustomerTermEntity {

    /** The primary key. Not safe for use by several threads. */
    @Embeddable
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private static final int LONGEST = 160;

        @Column(name = "customer_id")
        private UUID customerId;

        @Column(name = "term", length = LONGEST)
        private byte[] term;

        /** For the persistence provider. */
        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && customerId.equals(that.customerId) && Arrays.equals(term, that.term);
        }

        @Override
        public int hashCode() {
            return 31 * customerId.hashCode() + Arrays.hashCode(term);
        }
    }

    @EmbeddedId
    private Key key;

    @Column(name = "shop", length = 64)
    private String shop;

    /** For the persistence provider. */
    protected CustomerTermEntity() {}

    /** @param terms {@link org.chaland.spi.SearchTerms#of} the customer */
    static List<Row> rows(Customer customer, Collection<String> terms) {
        return terms.stream()
                .map(term -> new Row("chaland_customer_term")
                        .set("customer_id", customer.id())
                        .set("term", term.getBytes(StandardCharsets.UTF_8))
                        .set("shop", customer.shop()))
                .toList();
    }
}
