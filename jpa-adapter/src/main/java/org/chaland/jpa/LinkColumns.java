package org.chaland.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_link}. Not safe for use by several threads. */
@Embeddable
class LinkColumns {

    @Column(name = "account_key", length = 64)
    private String accountKey;

    @Column(name = "subject_key", length = 64)
    private String subjectKey;

    @Column(name = "look_at")
    private @Nullable Long lookAt;

    @Column(name = "issuer_key", length = 64)
    private String issuerKey;

    @Column(name = "issuer")
    private String issuer;

    @Column(name = "subject")
    private String subject;

    @Column(name = "proof", length = 20)
    private String proof;

    @Column(name = "made_by_shop")
    private boolean madeByShop;

    @Column(name = "state", length = 20)
    private String state;

    @Column(name = "since")
    private long since;

    /** For the persistence provider. */
    protected LinkColumns() {}

    static List<Row> rows(Customer customer) {
        return customer.links().stream()
                .map(link -> row(customer.shop(), customer.id(), link))
                .toList();
    }

    static Row row(ShopId shop, CustomerId customer, Link link) {
        return new Row("chaland_link")
                .set("account_key", Keys.ofAccount(shop, link.account()))
                .set("customer_id", customer)
                .set("subject_key", Keys.ofAccount(link.account()))
                .set("issuer_key", Keys.ofIssuer(link.account().issuer()))
                .set("issuer", link.account().issuer())
                .set("subject", link.account().subject())
                .set("proof", link.proof())
                .set("made_by_shop", link.madeByShop())
                .set("state", link.state())
                .set("since", link.since())
                .set("look_at", Optional.of(link).filter(Link::isForUsToEnd).map(Link::since));
    }

    Link toModel() {
        return link(new Account(issuer, subject), proof, madeByShop, state, since);
    }

    /** Reads a row of a plain statement: issuer, subject, proof, made_by_shop, state, since. */
    static Link toModel(ResultSet row) throws SQLException {
        var account = new Account(row.getString(1), row.getString(2));
        return link(account, row.getString(3), row.getBoolean(4), row.getString(5), row.getLong(6));
    }

    static Link link(Account account, String proof, boolean madeByShop, String state, long since) {
        return new Link(
                account, Link.Proof.valueOf(proof), madeByShop, Link.State.valueOf(state), Stored.instant(since));
    }

    static List<Link> inOrder(Stream<Link> links) {
        return links.sorted(Comparator.comparing(Link::since)
                        .thenComparing(link -> link.account().issuer()))
                .toList();
    }
}
