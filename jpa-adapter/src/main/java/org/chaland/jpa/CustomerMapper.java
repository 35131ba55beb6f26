package org.chaland.jpa;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.jpa.entity.CustomerEntity;
import org.chaland.jpa.entity.LinkColumns;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.RetentionStore;

/** Between customers and their rows. */
final class CustomerMapper {

    private CustomerMapper() {}

    static Customer toModel(CustomerEntity entity) {
        return builder(entity)
                .links(inOrder(entity.links().stream().map(CustomerMapper::toModel)))
                .build();
    }

    /** Reads nothing that does not stand in the row itself. */
    static Customer withoutLinks(CustomerEntity entity) {
        return builder(entity).build();
    }

    private static Customer.Builder builder(CustomerEntity entity) {
        var customer = Customer.builder(
                        new ShopId(entity.shop()), new CustomerId(entity.id()), Micros.toInstant(entity.createdAt()))
                .details(Details.of(entity.details()))
                .epoch(entity.epoch())
                .version(entity.version())
                .changedAt(Micros.toInstant(entity.changedAt()));
        entity.mergedInto()
                .map(CustomerId::new)
                .ifPresentOrElse(customer::mergedInto, () -> customer.state(Customer.State.valueOf(entity.state())));
        return customer;
    }

    static List<Link> inOrder(Stream<Link> links) {
        return links.sorted(Comparator.comparing(Link::since)
                        .thenComparing(link -> link.account().issuer()))
                .toList();
    }

    /** Of a row that was read by a statement of our own, issuer first, as it stands in the table. */
    static Link toLink(ResultSet row) throws SQLException {
        return new Link(
                new Account(row.getString(1), row.getString(2)),
                Link.Proof.valueOf(row.getString(3)),
                Link.State.valueOf(row.getString(4)),
                Micros.toInstant(row.getLong(5)));
    }

    static Row newRow(Customer customer) {
        return changes(customer)
                .set("id", customer.id().value())
                .set("shop", customer.shop().value())
                .set("created_at", customer.createdAt())
                .set("review_at", customer.createdAt().plus(RetentionStore.FIRST_REVIEW))
                .set("version", customer.version());
    }

    /** Everything that an update writes, but the version and what {@link Terms} adds. */
    static Row changes(Customer customer) {
        return new Row("chaland_customer")
                .set("state", customer.state().name())
                .set("merged_into", customer.mergedInto().map(CustomerId::value))
                .set("email_key", email(customer).map(Keys::ofEmail))
                .set("epoch", customer.epoch())
                .set("changed_at", customer.changedAt())
                .set(customer.details());
    }

    static List<Row> linkRows(Customer customer) {
        return customer.links().stream()
                .map(link -> linkRow(customer.shop(), customer.id(), link))
                .toList();
    }

    static Row linkRow(ShopId shop, CustomerId customer, Link link) {
        return new Row("chaland_link")
                .set("account_key", Keys.ofAccount(shop, link.account()))
                .set("customer_id", customer.value())
                .set("subject_key", Keys.ofAccount(link.account()))
                .set("issuer_key", Keys.ofIssuer(link.account().issuer()))
                .set("issuer", link.account().issuer())
                .set("subject", link.account().subject())
                .set("proof", link.proof().name())
                .set("state", link.state().name())
                .set("since", link.since());
    }

    /** What the directory groups by. */
    private static Optional<CanonicalEmail> email(Customer customer) {
        return customer.details()
                .contact()
                .email()
                .filter(any -> customer.isActive())
                .flatMap(CanonicalEmail::of);
    }

    private static Link toModel(LinkColumns columns) {
        return new Link(
                new Account(columns.issuer(), columns.subject()),
                Link.Proof.valueOf(columns.proof()),
                Link.State.valueOf(columns.state()),
                Micros.toInstant(columns.since()));
    }
}
