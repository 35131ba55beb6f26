package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.jpa.BigShop.BUSY;
import static org.chaland.jpa.BigShop.CUSTOMERS;
import static org.chaland.jpa.BigShop.email;
import static org.chaland.jpa.BigShop.id;
import static org.chaland.jpa.BigShop.ref;
import static org.chaland.jpa.Samples.NOW;
import static org.chaland.jpa.Samples.SHOP;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.PurchaseQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page costs the same at its end as at its beginning, and in a big shop as in a small one: it is read off an index. */
@Tag("matrix")
class IndexUseTest {

    /** Of something that hangs on the busy customer, has stopped if it is a task, and is neither the first nor the last. */
    private static final int IN_THE_MIDDLE = 4_998;

    /** A word of the last customers of all. */
    private static final String RARE = "anna399";

    private static final String URL = TestDatabase.freshUrl();
    private static final ExplainingDataSource EXPLAINING = new ExplainingDataSource(URL);
    private static final TestDatabase DATABASE = TestDatabase.create(URL, EXPLAINING.asDataSource());
    private static final JpaStorage STORAGE = DATABASE.storage();

    @BeforeAll
    static void fill() {
        BigShop.fill(DATABASE);
        EXPLAINING.plans();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void newestCustomers() {
        assertPageIsReadOff(
                "ix_chaland_customer_newest",
                customer(),
                after -> STORAGE.directory().newest(SHOP, after, 9));
    }

    @Test
    void customersOfAnAddress() {
        assertPageIsReadOff(
                "ix_chaland_customer_email",
                customer(),
                after -> STORAGE.directory().withEmail(SHOP, email(IN_THE_MIDDLE), after, 9));
    }

    @Test
    void customersWhoShareAnAddress() {
        assertPageIsReadOff(
                "ix_chaland_customer_email",
                customer(),
                after -> STORAGE.directory().sharingEmail(SHOP, after, 9));
    }

    @Test
    void customersOfATerm() {
        for (var prefixes : List.of(List.of("ann"), List.of("ann", "shar"))) {
            assertPageIsReadOff(
                    "ix_chaland_customer_term_search",
                    customer(),
                    after -> STORAGE.directory().search(SHOP, prefixes, after, 9));
        }
    }

    /** All have the one word, 25 have the other one; both are of one length. */
    @Test
    void aRareWordBoundsTheWorkOfASearchWhereverItWasTyped() {
        for (var typed : List.of(List.of("example", RARE), List.of(RARE, "example"))) {
            var compared = plansOf(() -> STORAGE.directory().rarestFirst(SHOP, typed));
            var ordered = STORAGE.directory().rarestFirst(SHOP, typed);

            assertThat(ordered).containsExactly(RARE, "example");
            assertThat(compared)
                    .hasSize(2)
                    .allSatisfy(plan -> assertIsReadOff("ix_chaland_customer_term_search", plan));
            assertIsReadOff(
                    "ix_chaland_customer_term_search",
                    () -> STORAGE.directory().search(SHOP, ordered, Optional.empty(), 9));
        }
    }

    /** Then either nearly all customers are looked at, or all that are found are sorted. */
    @Test
    void aSearchThatBeginsWithAFrequentWordIsSeenNotToBeReadOff() {
        assumeTrue(TestServer.CURRENT == TestServer.POSTGRESQL);

        assertThatThrownBy(() -> assertIsReadOff(
                        "ix_chaland_customer_term_search",
                        () -> STORAGE.directory().search(SHOP, List.of("example", RARE), Optional.empty(), 9)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void linkedCustomerOfAnAddress() {
        assertIsReadOff("ix_chaland_customer_email", () -> STORAGE.directory().hasActiveLink(SHOP, email(1)));
        assertIsReadOff(
                "ix_chaland_customer_email",
                () -> STORAGE.directory().linked(SHOP, email(1), "https://lms.example", 9));
    }

    @Test
    void tombstones() {
        assertIsReadOff("ix_chaland_customer_merged", () -> STORAGE.directory().mergedInto(SHOP, BUSY));
    }

    @Test
    void waitingTasks() {
        for (var after : List.of(Task.Place.START, inTheMiddle())) {
            assertIsReadOff("ix_chaland_task_waiting", () -> STORAGE.tasks().waiting(SHOP, Optional.empty(), after, 9));
            assertIsReadOff(
                    "ix_chaland_task_reason",
                    () -> STORAGE.tasks().waiting(SHOP, Optional.of(BigShop.REASON), after, 9));
        }
    }

    private static Task.Place inTheMiddle() {
        return BigShop.task(IN_THE_MIDDLE).place().orElseThrow();
    }

    @Test
    void overdueTasks() {
        assertIsReadOff("ix_chaland_task_alarm", () -> STORAGE.tasks().overdue(NOW.plus(Task.Kind.TELL.patience()), 9));
    }

    @Test
    void dueTasks() {
        assertIsReadOff("ix_chaland_task_due", () -> STORAGE.tasks().due(NOW.plusSeconds(1), 9));
    }

    @Test
    void tasksOfACustomer() {
        assertIsReadOff("ix_chaland_task_customer", () -> STORAGE.tasks().ofCustomer(SHOP, BUSY, 9));
        assertIsReadOff("ix_chaland_task_customer", () -> STORAGE.tasks().unfinished(SHOP, BUSY, 9));
        assertThat(plansOf(() -> STORAGE.tasks().ofCustomer(SHOP, BUSY, 9)))
                .hasSize(2)
                .element(1)
                .asString()
                .contains("ix_chaland_customer_merged", "ix_chaland_task_customer");
    }

    @Test
    void whatAClaimTakes() {
        assertIsReadOff(
                "ix_chaland_customer_email",
                () -> STORAGE.directory().claimable(SHOP, email(1), NOW.plusSeconds(BigShop.ROWS), 101));
    }

    @Test
    void tasksOfAClaimThatIsRemoved() {
        var plans = plansOf(() -> STORAGE.claims().purge(NOW.plusSeconds(BigShop.ROWS / 2), 9));

        assertThat(plans).anyMatch(plan -> plan.contains("ix_chaland_task_claim"));
    }

    @Test
    void whatHasHadItsTime() {
        var halfOfThem = NOW.plusSeconds(BigShop.ROWS / 2);

        assertIsReadOff("ix_chaland_checkout_expiry", () -> STORAGE.checkouts().purge(halfOfThem, 9));
        assertIsReadOff("ix_chaland_claim_requested", () -> STORAGE.claims().purge(halfOfThem, 9));
        assertIsReadOff("ix_chaland_mailbox_proven", () -> STORAGE.claims().purgeMailboxes(halfOfThem, halfOfThem, 9));
        assertIsReadOff("ix_chaland_task_done", () -> STORAGE.tasks().purge(halfOfThem, 9));
        assertIsReadOff("ix_chaland_lease_over", () -> STORAGE.leases().purge(halfOfThem, 9));
        assertIsReadOff(
                "ix_chaland_disclosure_time",
                () -> STORAGE.disclosures().purge(SHOP, NOW.plus(BigShop.ROWS / 2, ChronoUnit.MICROS), 9));
    }

    @Test
    void shopsWhoseDisclosuresMayBeTooOld() {
        for (var shop : List.of(Optional.<ShopId>empty(), Optional.of(new ShopId("lyon")))) {
            assertIsReadOff(
                    "ix_chaland_disclosure_time", () -> STORAGE.disclosures().oldestAfter(shop));
        }
    }

    @Test
    void recordsToBeReviewed() {
        assertIsReadOff("ix_chaland_customer_review", () -> STORAGE.retention().toReview(NOW, 9));
    }

    @Test
    void whatIsForgottenOfARecord() {
        var plans = plansOf(() -> {
            STORAGE.retention().forgetTraces(SHOP, CUSTOMERS.get(8).id());
            STORAGE.retention().forgetHistory(SHOP, CUSTOMERS.get(8).id());
            return STORAGE.retention().forgetDetails(ref(9));
        });

        assertThat(plans).hasSize(11).allSatisfy(IndexUseTest::assertReadsNoWholeTable);
        assertThat(plans).anyMatch(plan -> plan.contains("ix_chaland_checkout_customer"));
    }

    @Test
    void accountsToBeLookedAt() {
        assertIsReadOff(
                "ix_chaland_account_look",
                () -> STORAGE.accounts().toLookAt(NOW, NOW.plusSeconds(BigShop.ROWS / 2), 9));
    }

    @Test
    void seatsOfOrders() {
        // Those of several orders are sorted: they are few.
        assertThat(plansOf(() -> STORAGE.purchases().seatsOf(SHOP, List.of("one", "two"))))
                .allSatisfy(plan -> {
                    assertThat(plan).contains("ix_chaland_purchase_seats");
                    assertReadsNoWholeTable(plan);
                });
    }

    @Test
    void coursesOfAnAccountAndThoseToBeLookedAt() {
        var account = CUSTOMERS.get(7).links().get(0).account();

        assertIsReadOff("ix_chaland_course_account", () -> STORAGE.courses().ofAccount(account));
        assertIsReadOff("ix_chaland_course_look", () -> STORAGE.courses().toLookAt(NOW, 9));
    }

    @Test
    void customersOfAnAccountInAllShopsAndWhatTheyBought() {
        var account = CUSTOMERS.get(7).links().get(0).account();

        var plans = plansOf(() -> STORAGE.accounts().holders(account));

        assertThat(plans)
                .hasSize(1)
                .anyMatch(plan -> plan.contains("ix_chaland_link_subject"))
                .anyMatch(plan -> plan.contains("ix_chaland_purchase_customer"))
                .allSatisfy(IndexUseTest::assertReadsNoWholeTable);
    }

    @Test
    void whatStaffDid() {
        assertPageIsReadOff(
                "ix_chaland_audit_customer",
                id(IN_THE_MIDDLE),
                after -> STORAGE.audit().ofCustomer(SHOP, BUSY, after, 9));
    }

    @Test
    void whatStaffWereShownOfACustomer() {
        for (var after : List.of(Optional.<UUID>empty(), Optional.of(id(IN_THE_MIDDLE)))) {
            assertThat(plansOf(() -> STORAGE.disclosures().ofCustomer(SHOP, BUSY, Optional.of(NOW), after, 9)))
                    .as("of the customer, and of everybody")
                    .hasSize(2)
                    .allSatisfy(plan -> assertIsReadOff("ix_chaland_disclosure_customer", plan));
        }
    }

    @Test
    void whoseDataWasTouchedInATime() {
        assertPageIsReadOff(
                "ix_chaland_disclosure_time",
                id(IN_THE_MIDDLE),
                after -> STORAGE.disclosures().between(SHOP, NOW, NOW.plusSeconds(1), after, 9));
    }

    @Test
    void purchasesOfACustomer() {
        assertPageIsReadOff(
                "ix_chaland_purchase_customer",
                ref(IN_THE_MIDDLE).reference(),
                after -> STORAGE.purchases()
                        .ofCustomer(PurchaseQuery.newest(SHOP, BUSY, 9).after(after)));
    }

    @Test
    void whatIsFoundByAKeyIsFoundByAnIndex() {
        var account = CUSTOMERS.get(7).links().get(0).account();

        for (var call : List.<Supplier<?>>of(
                () -> STORAGE.customers().findByAccount(SHOP, account),
                () -> STORAGE.customers().find(SHOP, BUSY),
                () -> STORAGE.tasks().find(SHOP, "tell/7"),
                () -> STORAGE.purchases().find(ref(7)),
                () -> STORAGE.purchases().givesAccess(SHOP, CUSTOMERS.get(7).id(), NOW))) {
            assertThat(plansOf(call)).isNotEmpty().allSatisfy(IndexUseTest::assertReadsNoWholeTable);
        }
    }

    /** An index without a query that needs it costs every write, and says nothing. */
    @Test
    void everyIndexOfTheScriptIsNamedByATestOfThisClass() throws IOException {
        var here = Files.readString(Path.of("src/test/java/org/chaland/jpa/IndexUseTest.java"));

        assertThat(Pattern.compile("create index (\\w+)")
                        .matcher(TestDatabase.script())
                        .results())
                .isNotEmpty()
                .allSatisfy(index -> assertThat(here).contains('"' + index.group(1) + '"'));
    }

    /** What is asked of the pages is asked of a walk over the same index too, which is seen to fail. */
    @Test
    void pageThatIsReachedByWalkingThroughTheIndexIsFound() {
        assumeTrue(TestServer.CURRENT == TestServer.POSTGRESQL);
        var walk = """
                select id from chaland_customer where shop = 'paris' and state = 'ACTIVE'
                order by created_at desc, id desc limit 9 offset 4998
                """;

        assertThatThrownBy(() -> assertIsReadOff(
                        "ix_chaland_customer_newest",
                        () -> DATABASE.factory()
                                .callInTransaction(manager ->
                                        manager.createNativeQuery(walk).getResultList())))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is bounded");
    }

    private static <C> void assertPageIsReadOff(String index, C last, Function<Optional<C>, ?> page) {
        for (var after : List.of(Optional.<C>empty(), Optional.of(last))) {
            assertIsReadOff(index, () -> page.apply(after));
        }
    }

    /** In the order of the index, so that nothing is sorted; of what the first statement reads. */
    private static void assertIsReadOff(String index, Supplier<?> call) {
        assertIsReadOff(index, plansOf(call).get(0));
    }

    private static void assertIsReadOff(String index, String plan) {
        assertThat(plan).contains(index);
        assertReadsNoWholeTable(plan);
        switch (TestServer.CURRENT) {
            case H2 -> assertThat(plan).matches("(?s).*/\\* index sorted \\*/\\|\\s*|(?s)(?!.*order by).*");
            case POSTGRESQL -> {
                assertThat(plan).doesNotContain("sort key");
                assertThat(new DoneWork(plan)).matches(DoneWork::isBounded, "is bounded");
            }
            case MARIADB -> assertThat(plan).doesNotContain("using filesort", "using temporary");
        }
    }

    private static void assertReadsNoWholeTable(String plan) {
        assertThat(plan)
                .doesNotContain(
                        switch (TestServer.CURRENT) {
                            case H2 -> "tablescan";
                            case POSTGRESQL -> "seq scan";
                            case MARIADB -> "|all|";
                        });
    }

    private static List<String> plansOf(Supplier<?> call) {
        EXPLAINING.plans();
        call.get();
        return EXPLAINING.plans();
    }

    private static CustomerId customer() {
        return CUSTOMERS.get(IN_THE_MIDDLE).id();
    }
}
