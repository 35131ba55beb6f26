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
import java.util.Optional;
import java.util.Set;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.ExportedCustomer;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.spi.AccessPolicy;
import org.chaland.spi.Grant;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody in use comes once, read as the stream is consumed, whatever happens to the list meanwhile. */
class OfficeExportTest extends OfficeJourney {

    private static final int PAGE = 100;

    private Grant opened = new Grant(Set.of(PersonalField.RECORD), Grant.Relation.OF_THIS_SHOP);
    private List<CustomerId> relatives = List.of();

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
        other.clock.advance(Duration.between(other.clock.instant(), world.clock.instant()));
        traced.forget();

        var stream = other.chaland.backOffice().export(STAFF);
        assertThat(traced.calls()).isEmpty();

        stream.limit(PAGE).forEach(row -> {});
        assertThat(traced.calls())
                .as("what is shown is logged first")
                .startsWith("DisclosureStore.append", "CustomerDirectory.newest")
                .containsOnlyOnce("CustomerDirectory.newest")
                .containsOnlyOnce("DisclosureStore.append");
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

    @Test
    void anExportOfAllIsOneEntryOfEverybodyHoweverManyTheyAre() {
        var all = customers(2 * PAGE + 1);
        storage.quiet().disclosures().purge(SHOP, world.clock.instant(), 1_000);

        assertThat(office.export(STAFF)).hasSize(all.size());

        assertThat(logged()).singleElement().satisfies(entry -> {
            assertThat(entry.customer()).isEmpty();
            assertThat(entry.staff()).isEqualTo("staff-7");
            assertThat(entry.purpose()).isEqualTo(Purpose.ORDER_HANDLING);
            assertThat(entry.at()).isEqualTo(world.clock.instant());
            assertThat(entry.fields())
                    .contains(PersonalField.RECORD, PersonalField.EMAIL, PersonalField.BILLING_VAT_ID)
                    .doesNotContain(PersonalField.ACCOUNTS);
        });
    }

    @Test
    void whatCannotBeLoggedIsNotReadEither() {
        customers(1);
        var traced = new TracedStorage(storage);
        var other = new World(traced);
        storage.before("DisclosureStore.append", () -> {
            throw new StorageException("full");
        });

        assertThatThrownBy(() -> other.chaland.backOffice().export(STAFF).toList())
                .isInstanceOf(StorageException.class);

        assertThat(traced.calls()).containsExactly("DisclosureStore.append");
    }

    @Test
    void whoeverIsCreatedAfterTheEntryOfEverybodyAndIsExportedHasOneOfTheirOwn() {
        created(TYPED);
        storage.before("CustomerDirectory.newest", () -> {
            world.clock.advance(Duration.ofMillis(1));
            created(ADA);
        });

        var exported = office.export(STAFF).map(ExportedCustomer::id).toList();

        assertThat(exported).hasSize(2);
        assertThat(logged()).extracting(Disclosure::customer).contains(Optional.empty(), Optional.of(exported.get(0)));
        assertThat(logged()).extracting(Disclosure::customer).doesNotContain(Optional.of(exported.get(1)));
    }

    @Test
    void ofWhomThePurposeDoesNotReachAllThereIsAnEntryEach() {
        var all = customers(2);
        created(ADA);
        open(new Grant(Set.of(PersonalField.RECORD, PersonalField.CITY), Grant.Relation.LOOKS_AFTER), all);

        assertThat(policed().export(STAFF)).hasSize(2);

        assertThat(logged())
                .extracting(Disclosure::customer)
                .containsExactlyInAnyOrder(Optional.of(all.get(0)), Optional.of(all.get(1)));
    }

    @Test
    void aPolicyThatChangesMeanwhileIsFollowedByOtherEntries() {
        var all = customers(3 * PAGE);
        var city = new Grant(Set.of(PersonalField.RECORD, PersonalField.CITY), Grant.Relation.OF_THIS_SHOP);
        var more = Set.of(PersonalField.RECORD, PersonalField.CITY, PersonalField.EMAIL);
        open(city, List.of());
        var rows = policed().export(STAFF).iterator();
        read(rows, PAGE, new ArrayList<>());

        open(new Grant(more, Grant.Relation.OF_THIS_SHOP), List.of());
        assertThat(rows.next().values()).containsKey(Field.EMAIL);
        read(rows, PAGE - 1, new ArrayList<>());
        open(city, List.of());
        assertThat(rows.next().values()).doesNotContainKey(Field.EMAIL);
        assertThat(logged())
                .extracting(Disclosure::fields)
                .containsExactlyInAnyOrder(Set.of(PersonalField.RECORD, PersonalField.CITY), more);

        read(rows, PAGE - 1, new ArrayList<>());
        assertThat(rows.hasNext()).isFalse();
        assertThat(logged()).hasSize(2).hasSizeLessThan(all.size());
    }

    /** What is opened to staff of {@link #policed}, and of whom if they do not reach all. */
    private void open(Grant grant, List<CustomerId> related) {
        opened = grant;
        relatives = related;
    }

    /** Under a policy of the host; what was logged before is forgotten. */
    private BackOffice policed() {
        storage.quiet().disclosures().purge(SHOP, world.clock.instant(), 1_000);
        world.clock.advance(Duration.ofMillis(1));
        var policy = new AccessPolicy() {
            @Override
            public Optional<Grant> grant(ShopId shop, Purpose purpose) {
                return Optional.of(opened);
            }

            @Override
            public boolean isRelated(ShopId shop, String staff, Grant.Relation relation, CustomerId customer) {
                return relatives.contains(customer);
            }
        };
        var other = new World(storage, List.of(), builder -> builder.accessPolicy(policy));
        other.clock.advance(Duration.between(other.clock.instant(), world.clock.instant()));
        return other.chaland.backOffice();
    }

    private List<Disclosure> logged() {
        var end = world.clock.instant().plusSeconds(1);
        return storage.quiet().disclosures().between(SHOP, World.START, end, Optional.empty(), 1_000);
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
