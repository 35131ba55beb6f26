package org.chaland.jpa;

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
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.RetentionStore;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code chaland_customer}. Not safe for use by several threads.
 *
 * <p>The entities of this package have no {@code @Version}, because they are only read. Every write is a statement that names
 * the version it expects, and the number of changed rows tells whether it was met; a provider would throw instead, and abort
 * the host's transaction. The provider's shared cache would miss those statements, so it is off for these entities.
 */
@Entity(name = "ChalandCustomer")
@Table(name = "chaland_customer")
@Cacheable(false)
class CustomerEntity {

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

    static Row newRow(Customer customer, String termsKey) {
        return changes(customer, termsKey)
                .set("id", customer.id())
                .set("shop", customer.shop())
                .set("created_at", customer.createdAt())
                .set("review_at", customer.createdAt().plus(RetentionStore.FIRST_REVIEW))
                .set("version", customer.version());
    }

    /**
     * Everything that an update writes, except the version.
     *
     * @param termsKey {@link Keys#ofTerms} of the customer: one value that tells whether any of its search terms has changed
     */
    static Row changes(Customer customer, String termsKey) {
        return new Row("chaland_customer")
                .set("state", customer.state())
                .set("merged_into", customer.mergedInto())
                .set("email_key", email(customer).map(Keys::ofEmail))
                .set("terms_key", termsKey)
                .set("epoch", customer.epoch())
                .set("changed_at", customer.changedAt())
                .set(customer.details());
    }

    Customer toModel() {
        return withoutLinks()
                .links(LinkColumns.inOrder(links.stream().map(LinkColumns::toModel)))
                .build();
    }

    /** Reads only the row itself. */
    Customer.Builder withoutLinks() {
        var customer = Customer.builder(new ShopId(shop), new CustomerId(id), Stored.instant(createdAt))
                .details(DetailsColumns.details(details))
                .epoch(epoch)
                .version(version)
                .changedAt(Stored.instant(changedAt));
        return mergedInto == null
                ? customer.state(Customer.State.valueOf(state))
                : customer.mergedInto(new CustomerId(mergedInto));
    }

    /** The address under which the directory groups customers. */
    private static Optional<CanonicalEmail> email(Customer customer) {
        return customer.details()
                .contact()
                .email()
                .filter(any -> customer.isActive())
                .flatMap(CanonicalEmail::of);
    }
}
