package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.Samples.NOW;
import static org.chaland.jpa.Samples.SHOP;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Task;
import org.chaland.spi.PurchaseQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page costs the same at its end as at its beginning, and in a big shop as in a small one: it is read off an index. */
class IndexUseTest {

    private static final int ROWS = 300;
    private static final String IN_ORDER = "/* index sorted */";
    private static final String EVERY_ROW = "tableScan";
    private static final CanonicalEmail EMAIL =
            CanonicalEmail.of("shared@example.org").orElseThrow();
    private static final String URL = TestDatabase.freshUrl();
    private static final ExplainingDataSource EXPLAINING = new ExplainingDataSource(URL);
    private static final TestDatabase DATABASE = TestDatabase.create(URL, EXPLAINING.asDataSource());
    private static final JpaStorage STORAGE = DATABASE.storage();
    private static final List<CustomerId> IDS =
            Stream.generate(() -> new CustomerId(Samples.id())).limit(ROWS).toList();

    @BeforeAll
    static void fill() {
        STORAGE.transactions().inTransaction(() -> {
            IDS.forEach(IndexUseTest::store);
            return true;
        });
        DATABASE.run("analyze");
        EXPLAINING.plans();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void newestCustomers() {
        assertIsReadOff(
                "IX_CHALAND_CUSTOMER_NEWEST", after -> STORAGE.directory().newest(SHOP, after, 9));
    }

    @Test
    void customersOfAnAddress() {
        assertIsReadOff(
                "IX_CHALAND_CUSTOMER_EMAIL", after -> STORAGE.directory().withEmail(SHOP, EMAIL, after, 9));
    }

    @Test
    void customersWhoShareAnAddress() {
        assertIsReadOff(
                "IX_CHALAND_CUSTOMER_EMAIL", after -> STORAGE.directory().sharingEmail(SHOP, after, 9));
    }

    @Test
    void customersOfATerm() {
        assertIsReadOff(
                "IX_CHALAND_CUSTOMER_TERM_SEARCH", after -> STORAGE.directory().search(SHOP, List.of("ann"), after, 9));
        assertIsReadOff(
                "IX_CHALAND_CUSTOMER_TERM_SEARCH",
                after -> STORAGE.directory().search(SHOP, List.of("ann", "shar"), after, 9));
    }

    @Test
    void tombstones() {
        assertThat(plansOf(() -> STORAGE.directory().mergedInto(SHOP, IDS.get(0))))
                .allMatch(plan -> plan.contains("IX_CHALAND_CUSTOMER_MERGED") && plan.endsWith(IN_ORDER));
    }

    @Test
    void stoppedTasks() {
        assertIsReadOff(
                "IX_CHALAND_TASK_STOPPED", after -> STORAGE.tasks().stopped(SHOP, after.map(CustomerId::value), 9));
    }

    @Test
    void whatStaffDid() {
        assertIsReadOff(
                "IX_CHALAND_AUDIT_CUSTOMER",
                after -> STORAGE.audit().ofCustomer(SHOP, IDS.get(0), after.map(CustomerId::value), 9));
    }

    @Test
    void purchasesOfACustomer() {
        for (var after : List.of(Optional.<String>empty(), Optional.of("order"))) {
            var plan = plansOf(() -> STORAGE.purchases()
                            .ofCustomer(
                                    PurchaseQuery.newest(SHOP, IDS.get(0), 9).after(after)))
                    .get(0);

            assertThat(plan)
                    .contains("IX_CHALAND_PURCHASE_CUSTOMER")
                    .endsWith(IN_ORDER)
                    .doesNotContain(EVERY_ROW);
        }
    }

    @FunctionalInterface
    interface Page {
        List<?> after(Optional<CustomerId> last);
    }

    private static void assertIsReadOff(String index, Page page) {
        for (var after : List.of(Optional.<CustomerId>empty(), Optional.of(IDS.get(ROWS / 2)))) {
            assertThat(plansOf(() -> page.after(after)))
                    .singleElement()
                    .satisfies(plan -> assertThat(plan)
                            .contains("PUBLIC." + index)
                            .endsWith(IN_ORDER)
                            .doesNotContain(EVERY_ROW));
        }
    }

    private static List<String> plansOf(Supplier<?> call) {
        EXPLAINING.plans();
        call.get();
        return EXPLAINING.plans();
    }

    private static void store(CustomerId id) {
        var contact = Contact.builder()
                .givenName("Anna" + id.value().getLeastSignificantBits() % 7)
                .email("shared@example.org")
                .build();
        STORAGE.customers()
                .insert(Customer.builder(SHOP, id, NOW)
                        .details(Details.of(contact))
                        .build());
        STORAGE.purchases().insert(Samples.purchase(Samples.ref(), IDS.get(0)));
        STORAGE.tasks()
                .insert(Task.builder(id.value(), SHOP, Task.Kind.TELL, "tell/" + id, id, NOW)
                        .state(Task.State.STOPPED)
                        .build());
        STORAGE.audit().append(Samples.auditEntry(IDS.get(0)));
    }
}
