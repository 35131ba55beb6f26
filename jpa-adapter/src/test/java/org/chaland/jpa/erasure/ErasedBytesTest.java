package org.chaland.jpa.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.erasure.MarkedShop.SHOP;
import static org.chaland.jpa.erasure.MarkedShop.expectEqual;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.chaland.claim.CodeRequest.Status;
import org.chaland.jpa.TestDatabase;
import org.chaland.memory.Breakable;
import org.chaland.memory.ForwardingRetention;
import org.chaland.model.CustomerId;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Of a person who was erased, all of whose values can be told from any other, nothing is found in any column of any table, at the
 * provider or in the log, but what they typed for what they paid, where the law wants it kept; until that time is over, too.
 */
@Tag("matrix")
@Tag("shop")
@Tag("deep")
class ErasedBytesTest {

    private static TestDatabase database;

    private final Marks marks = new Marks(database.emptied().url());
    private final Log log = new Log();

    @BeforeAll
    static void begin() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void end() {
        database.close();
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    /** The twin of all that follows: a search that finds nothing has to be able to find something. */
    @Test
    void beforeThatItIsFoundAllOver() {
        marks.live(database.storage());

        assertThat(marks.ofAda())
                .extracting(Cell::place)
                .contains(
                        "chaland_customer.given_name",
                        "chaland_customer.email_key",
                        "chaland_customer.terms_key",
                        "chaland_customer.billing_vat_id",
                        "chaland_customer_term.term",
                        "chaland_checkout.draft",
                        "chaland_checkout.order_only",
                        "chaland_claim.email",
                        "chaland_audit.reason",
                        "chaland_purchase.billing_city");
        assertThat(marks.occasions(marks.ofAda()))
                .containsExactlyInAnyOrder(
                        "guest",
                        "record",
                        "cancelled",
                        "merged",
                        "merging",
                        "restricting",
                        "lifting",
                        "draft",
                        "orderonly",
                        "claim",
                        "search");
        assertThat(marks.atProvider()).contains("guest", "record");
    }

    @Test
    void nothingIsFoundButWhatTheyTypedForWhatTheyPaid() {
        marks.live(database.storage());
        var others = marks.ofBob();

        marks.eraseAda(database.storage());

        marks.requireVouchersOnly();
        assertThat(marks.occasions(marks.ofAda())).isEqualTo(Lives.VOUCHERS);
        assertThat(marks.atProvider()).isEmpty();
        assertThat(log.lines())
                .hasSizeGreaterThan(100)
                .allMatch(line -> marks.ada.in(line).isEmpty());
        assertThat(marks.ofBob()).isEqualTo(others).hasSizeGreaterThan(100);
        assertThat(marks.outside.lms.accounts()).contains(marks.bobs());
    }

    @Test
    void nothingIsFoundAtAllOnceTheVouchersTimeIsOver() {
        marks.live(database.storage());
        var records = marks.recordsOfAda(database.storage());
        assertThat(marks.cells()).anyMatch(cell -> records.contains(cell.text()));
        marks.eraseAda(database.storage());

        marks.outside.passUntil(Instant.parse("2036-12-31T23:00:00Z"));
        marks.upkeep(database.storage());
        marks.upkeep(database.storage());

        assertThat(marks.ofAda()).isEmpty();
        assertThat(marks.cells())
                .noneMatch(cell -> records.contains(cell.text()))
                .noneMatch(cell -> cell.text().startsWith("ada-"));
        assertThat(marks.occasions(marks.ofBob()))
                .as("of whoever has something that does not end")
                .contains("record");
    }

    /** As is said where erasing is: nobody knows whose it is. */
    @Test
    void whatNobodySentAndWhatOthersTypedIsGoneADayAfterItsTime() {
        var shop = marks.live(database.storage());
        shop.leavesToSignIn(marks.ada.details("stray"));
        expectEqual(
                Status.REQUESTED,
                shop.chaland
                        .claims()
                        .request(
                                Visit.of(SHOP, new Visitor.SignedIn(marks.bobs()))
                                        .withLocale(Locale.FRENCH),
                                marks.ada.email("byother"))
                        .status());
        marks.eraseAda(database.storage());
        assertThat(marks.occasions(marks.ofAda())).contains("stray", "byother");

        marks.outside.pass(Duration.ofDays(9));
        marks.upkeep(database.storage());

        marks.requireVouchersOnly();
    }

    /** Twins. */
    @Test
    void tableThatNobodyHasThoughtAboutIsSearchedToo() {
        TestDatabase.run(database.url(), "create table notes (note varchar(100))");
        try {
            TestDatabase.run(database.url(), "insert into notes values ('" + marks.ada.text("noted") + "')");

            assertThat(marks.misplaced()).extracting(Cell::place).containsExactly("notes.note");
        } finally {
            TestDatabase.run(database.url(), "drop table notes");
        }
    }

    @Test
    void whatIsLoggedOfThemIsHeard() {
        LoggerFactory.getLogger("org.chaland.twin").trace("somebody wrote {}", marks.ada.email("logged"));

        assertThat(log.lines()).anyMatch(line -> marks.ada.in(line).contains("logged"));
    }

    @Test
    void storeThatForgetsNothingIsFoundOut() {
        var forgetful = forgetting(database.storage());
        marks.live(forgetful);

        marks.eraseAda(forgetful);

        assertThat(marks.misplaced())
                .extracting(Cell::place)
                .contains("chaland_checkout.draft", "chaland_audit.reason", "chaland_purchase.given_name");
    }

    private static Storage forgetting(Storage sound) {
        return Breakable.of(sound).withRetention(retention -> new ForwardingRetention(retention) {
            @Override
            public void forgetTraces(ShopId shop, CustomerId customer) {}

            @Override
            public boolean forgetDetails(PurchaseRef purchase) {
                return false;
            }
        });
    }
}
