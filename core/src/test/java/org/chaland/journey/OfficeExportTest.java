package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.chaland.backoffice.ExportedCustomer;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody in use comes once, read as the stream is consumed, whatever happens to the list meanwhile. */
class OfficeExportTest extends OfficeJourney {

    private static final int PAGE = 100;

    @Test
    void anExportShowsWhatTheRecordHolds() {
        world.submitAs(ada, ADA);
        var customer = world.customerOf(ada).orElseThrow();

        var row = office.export(STAFF).findFirst().orElseThrow();

        assertThat(row.id()).isEqualTo(customer.id());
        assertThat(row.createdAt()).isEqualTo(World.START);
        assertThat(row.linked()).isTrue();
        assertThat(row.values()).isEqualTo(ADA.values());
        assertThat(row.cells())
                .containsEntry("id", customer.id().toString())
                .containsEntry("createdAt", "2026-03-01T09:00:00Z")
                .containsEntry("linked", "true")
                .containsEntry(Field.EMAIL.path(), "ada@example.org")
                .containsEntry(Field.BILLING_CITY.path(), "");
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsGuarded() {
        created(People.with(TYPED, Field.ORGANISATION, "=HYPERLINK(\"https://evil.example\")"));

        assertThat(office.export(STAFF).findFirst().orElseThrow().cells())
                .containsEntry(Field.ORGANISATION.path(), "'=HYPERLINK(\"https://evil.example\")");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE})
    void everybodyComesOnceTheNewestFirst(int number) {
        var all = customers(number);

        assertThat(office.export(STAFF).map(ExportedCustomer::id)).containsExactlyElementsOf(all);
    }

    @Test
    void recordsOutOfUseAndOfOtherShopsAreNotExported() {
        var from = created(TYPED);
        merge(from, created(ADA));
        var restricted = created(TYPED);
        world.update(world.customer(restricted).toBuilder().state(Customer.State.RESTRICTED));

        assertThat(office.export(STAFF)).hasSize(1);
        assertThat(office.export(STAFF_ELSEWHERE)).isEmpty();
    }

    @Test
    void nothingIsReadBeforeItIsAskedForAndThenAPageAtATime() {
        var traced = new TracedStorage(storage.quiet());
        var other = new World(traced);
        customers(PAGE + 1);
        traced.forget();

        var stream = other.chaland.backOffice().export(STAFF);
        assertThat(traced.calls()).isEmpty();

        stream.limit(PAGE).forEach(row -> {});
        assertThat(traced.calls()).containsOnlyOnce("CustomerDirectory.newest");
    }

    @Test
    void whoIsThereAllTheTimeComesOnceAlsoIfTheLastOneReadGoes() {
        var all = customers(2 * PAGE + 10);
        var rows = office.export(STAFF).iterator();
        var read = new ArrayList<CustomerId>();
        read(rows, PAGE, read);
        delete(all.get(PAGE - 1));
        created(details("New", "new@example.org"));
        read(rows, PAGE, read);
        delete(all.get(2 * PAGE - 1));
        read(rows, 10, read);

        assertThat(rows.hasNext()).isFalse();
        assertThat(read).isEqualTo(all);
    }

    @Test
    void whoeverIsReadWhenAWholePageGoesIsNotReadAgain() {
        var all = customers(PAGE + 5);
        var rows = office.export(STAFF).iterator();
        var read = new ArrayList<CustomerId>();
        read(rows, PAGE, read);
        all.subList(0, PAGE).forEach(this::delete);
        rows.forEachRemaining(row -> read.add(row.id()));

        assertThat(read).isEqualTo(all);
    }

    @Test
    void theLastOneReadMayGoAtTheVeryEnd() {
        var all = customers(PAGE);
        var rows = office.export(STAFF).iterator();
        var read = new ArrayList<CustomerId>();
        read(rows, PAGE, read);
        delete(all.get(PAGE - 1));

        assertThat(rows.hasNext()).isFalse();
        assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void whoGoesBetweenTheListAndTheRecordIsLeftOut() {
        var customer = created(TYPED);
        created(ADA);
        storage.after(
                "CustomerDirectory.newest", () -> storage.quiet().customers().delete(SHOP, customer, 1));

        assertThat(office.export(STAFF)).hasSize(1);
    }

    private List<CustomerId> customers(int number) {
        var all = new ArrayList<CustomerId>();
        for (var made = 0; made < number; made++) {
            all.add(0, created(details("Ada", "ada" + made + "@example.org")));
            world.clock.advance(Duration.ofMillis(1));
        }
        return all;
    }

    private static void read(Iterator<ExportedCustomer> rows, int number, List<CustomerId> read) {
        for (var count = 0; count < number; count++) {
            read.add(rows.next().id());
        }
    }

    private void delete(CustomerId customer) {
        office.delete(STAFF, customer, world.customer(customer).version());
    }
}
