package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.Samples.SHOP;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.CustomerEntry;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop that is started again, and with it the database where that is a part of it. */
@Tag("matrix")
class RestartTest {

    @Test
    void everythingIsThereAfterARestart(@TempDir Path directory) {
        var url = TestServer.CURRENT == TestServer.H2
                ? "jdbc:h2:file:" + directory.resolve("shop")
                : TestDatabase.freshUrl();
        var customer = Samples.linked(Samples.account());
        var purchase = Samples.purchase(Samples.ref(), customer.id());
        var draft = Details.of(Map.of(Field.CITY, "\0 \uD800 \u00e9 " + "long ".repeat(2_000)));
        var checkout = Samples.checkout().toBuilder().draft(Optional.of(draft)).build();
        var task = Samples.task("key", customer.id());
        var claim = Samples.claim(Samples.account());
        var entry = Samples.auditEntry(customer.id());
        var shown = Samples.disclosure(customer.id());
        try (var database = TestDatabase.create(url)) {
            var storage = database.storage();
            storage.customers().insert(customer);
            storage.purchases().insert(purchase);
            storage.checkouts().insert(checkout);
            storage.claims().insert(claim);
            storage.tasks().insert(task);
            storage.audit().append(entry);
            storage.disclosures().append(List.of(shown));
        }

        try (var database = TestDatabase.open(url)) {
            var storage = database.storage();

            var found = storage.customers().find(SHOP, customer.id()).orElseThrow();
            assertThat(found.details()).isEqualTo(customer.details());
            assertThat(found.links()).isEqualTo(customer.links());
            assertThat(storage.purchases().find(purchase.ref()).orElseThrow().trainings())
                    .isEqualTo(purchase.trainings());
            assertThat(storage.checkouts()
                            .findByHandle(SHOP, checkout.handleHash())
                            .orElseThrow()
                            .draft())
                    .contains(draft);
            assertThat(storage.claims().findByAsker(SHOP, claim.asker())).contains(claim);
            assertThat(storage.tasks().find(SHOP, "key")).contains(task);
            assertThat(storage.audit().ofCustomer(SHOP, customer.id(), Optional.empty(), 9))
                    .containsExactly(entry);
            assertThat(storage.disclosures().ofCustomer(SHOP, customer.id(), Optional.empty(), Optional.empty(), 9))
                    .containsExactly(shown);
            assertThat(storage.directory().search(SHOP, List.of("x"), Optional.empty(), 9))
                    .extracting(CustomerEntry::id)
                    .containsExactly(customer.id());
        }
    }
}
