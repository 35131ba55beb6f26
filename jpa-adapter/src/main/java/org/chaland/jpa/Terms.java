package org.chaland.jpa;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import org.chaland.model.Customer;
import org.chaland.spi.SearchTerms;

/** What a customer is searched by, as rows, and as the one value on its own row that stands for all of them. */
final class Terms {

    private final Customer customer;
    private final SortedSet<String> terms;
    private final String key;

    private Terms(Customer customer) {
        this.customer = customer;
        terms = SearchTerms.of(customer);
        key = Keys.ofTerms(terms);
    }

    static Terms of(Customer customer) {
        return new Terms(customer);
    }

    String key() {
        return key;
    }

    List<Row> rows() {
        return terms.stream()
                .map(term -> new Row("chaland_customer_term")
                        .set("customer_id", customer.id().value())
                        .set("term", term.getBytes(StandardCharsets.UTF_8))
                        .set("shop", customer.shop().value()))
                .toList();
    }
}
