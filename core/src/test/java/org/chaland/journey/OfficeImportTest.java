package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.SHOP;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.backoffice.CustomerImport;
import org.chaland.backoffice.ExportedCustomer;
import org.chaland.form.Violation;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.StorageException;
import org.chaland.text.Messages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of customers, row by row: each row is told what became of it, and a bad one harms no other. */
@Tag("repeatable")
class OfficeImportTest extends OfficeJourney {

    private static final List<String> HEADER = List.of("givenName", "familyName", "email", "city", "country");

    @Test
    void eachRowMakesACustomer() {
        var rows = ready(HEADER, CustomerImport.KnownAddresses.SKIP);

        var ada = imported(rows.row(row("Ada", "ada@example.org")));
        var bob = imported(rows.row(row("Bob", "bob@example.org")));

        assertThat(world.customer(ada).details().contact().fullName()).isEqualTo("Ada Example");
        assertThat(world.customer(ada).details().contact().language()).contains("en");
        assertThat(world.customer(bob).isGuest()).isTrue();
        assertThat(done(ada)).containsExactly(AuditEntry.Action.CREATED);
        assertThat(entry(bob, AuditEntry.Action.CREATED).staff()).isEqualTo(STAFF.id());
    }

    @Test
    void columnsAreNamedByPathOrLabelInBothLanguagesInAnyCase() {
        var header = List.of("\uFEFFGIVENNAME", " Family name ", "adresse électronique", "Ville", "COUNTRY");
        var cells = Map.of(
                "\uFEFFGIVENNAME", "Ada",
                " Family name ", "Example",
                "adresse électronique", "ada@example.org",
                "Ville", "Paris",
                "COUNTRY", "FR");

        var customer =
                imported(ready(header, CustomerImport.KnownAddresses.SKIP).row(cells));

        assertThat(world.customer(customer).details().get(Field.GIVEN_NAME)).contains("Ada");
        assertThat(world.customer(customer).details().get(Field.EMAIL)).contains("ada@example.org");
        assertThat(world.customer(customer).details().get(Field.CITY)).contains("Paris");
    }

    @Test
    void everyFieldCanBeNamedByItsPathAndItsLabels() {
        var messages = Messages.standard();
        for (var field : Field.values()) {
            for (var name : Set.of(
                    field.path(),
                    messages.label(field, Locale.ENGLISH),
                    messages.label(field, Locale.FRENCH).toUpperCase(Locale.ROOT))) {
                var wrong = wrong(List.of(name, field.path()));
                assertThat(wrong.unknown()).as(name).isEmpty();
                assertThat(wrong.doubled()).as(name).containsExactly(field);
            }
        }
    }

    @Test
    void allThatIsWrongWithAHeaderIsToldAtOnce() {
        var wrong = wrong(List.of("familyName", "Nom", "Pays", "country", "hobby", "", "passport"));

        assertThat(wrong.unknown()).containsExactly("hobby", "", "passport");
        assertThat(wrong.missing()).containsExactlyInAnyOrder(Field.EMAIL, Field.CITY);
        assertThat(wrong.doubled()).containsExactlyInAnyOrder(Field.FAMILY_NAME, Field.COUNTRY);
        assertThat(wrong.toString()).doesNotContain("passport");
    }

    @Test
    void columnsOfAnExportAndFieldsThatTheShopDoesNotAskForArePassedOver() {
        world.shops.put(SHOP, World.usualRules().hidden(Set.of(Field.PHONE)).build());
        var header = Stream.concat(HEADER.stream(), Stream.of("ID", "createdAt", "linked", "Phone number"))
                .toList();
        var cells = new HashMap<>(row("Ada", "ada@example.org"));
        cells.putAll(Map.of(
                "ID", "019ca8a0-3e80-7d3b-9ce6-8e8bb0bb9ffd",
                "createdAt", "2001-01-01T00:00:00Z",
                "linked", "true",
                "Phone number", "+33 1 23 45 67 89"));

        var ready = importing(header, CustomerImport.KnownAddresses.SKIP);
        var customer = world.customer(imported(ready.row(cells)));

        assertThat(ready.header().ignored()).containsExactly("ID", "createdAt", "linked", "Phone number");
        assertThat(customer.id().toString()).isNotEqualTo(cells.get("ID"));
        assertThat(customer.createdAt()).isEqualTo(world.clock.instant());
        assertThat(customer.isGuest()).isTrue();
        assertThat(customer.details().get(Field.PHONE)).isEmpty();
    }

    @Test
    void allThatIsWrongWithARowIsToldAtOnceAndTheNextOneIsTaken() {
        var rows = ready(HEADER, CustomerImport.KnownAddresses.SKIP);
        var cells = new HashMap<>(row("<b>", "a@b"));
        cells.put("country", "XX");
        cells.put("hobby", "chess");

        var rejected = (CustomerImport.Rejected) rows.row(cells);

        assertThat(rejected.violations())
                .extracting(Violation::field)
                .containsExactly(Field.GIVEN_NAME, Field.COUNTRY, Field.EMAIL);
        assertThat(rejected.unknownColumns()).containsExactly("hobby");
        assertThat(rejected.toString()).doesNotContain("hobby");
        var odd = new HashMap<>(row("Ada", "ada@example.org"));
        odd.put("hobby", "chess");
        assertThat(rows.row(odd)).isEqualTo(new CustomerImport.Rejected(List.of(), List.of("hobby")));
        assertThat(rows.row(row("Ada", "ada@example.org"))).isInstanceOf(CustomerImport.Imported.class);
        assertThat(all()).hasSize(1);
    }

    @Test
    void cellsThatAreLeftOutAreEmpty() {
        var rejected = (CustomerImport.Rejected)
                ready(HEADER, CustomerImport.KnownAddresses.SKIP).row(Map.of("email", "a@example.org"));

        assertThat(rejected.violations())
                .extracting(Violation::field)
                .containsExactly(Field.FAMILY_NAME, Field.CITY, Field.COUNTRY);
    }

    @Test
    void anAddressThatIsKnownIsLeftOutAndTold() {
        var known = created(ADA);
        var rows = ready(HEADER, CustomerImport.KnownAddresses.SKIP);

        assertThat(rows.row(row("Ada", "ADA@example.org"))).isEqualTo(new CustomerImport.KnownAddress(List.of(known)));
        assertThat(all()).containsExactly(known);
        assertThat(rows.row(row("Bob", "bob@example.org"))).isInstanceOf(CustomerImport.Imported.class);
        assertThat(rows.row(row("Rob", "bob@example.org"))).isInstanceOf(CustomerImport.KnownAddress.class);
    }

    @Test // I1
    void anAddressThatIsKnownIsImportedAllTheSameIfThatIsWanted() {
        var owner = world.guestBuys(TYPED, "order-1");
        var before = world.customer(owner);
        var rows = ready(HEADER, CustomerImport.KnownAddresses.IMPORT);

        var made = imported(rows.row(row("Typed", "typed@example.org")));

        assertThat(made).isNotEqualTo(owner);
        assertThat(world.customer(owner).version()).isEqualTo(before.version());
    }

    @Test
    void aRowThatRepeatsAnotherOfTheSameFileIsTold() {
        var rows = ready(HEADER, CustomerImport.KnownAddresses.IMPORT);
        rows.row(row("Ada", "a@b"));
        rows.row(row("Ada", "ada@example.org"));
        rows.row(row("Bob", "bob@example.org"));

        assertThat(rows.row(row(" Ada ", "ada@example.org"))).isEqualTo(new CustomerImport.Repeated(2));
        assertThat(rows.row(row("Ada", "ada@example.net"))).isInstanceOf(CustomerImport.Imported.class);
        assertThat(all()).hasSize(3);
        assertThat(ready(HEADER, CustomerImport.KnownAddresses.IMPORT).row(row("Ada", "ada@example.org")))
                .as("in another file")
                .isInstanceOf(CustomerImport.Imported.class);
    }

    @Test
    void aRowThatFailsLeavesNothingAndCanBeFedAgain() {
        var rows = ready(HEADER, CustomerImport.KnownAddresses.SKIP);
        imported(rows.row(row("Ada", "ada@example.org")));
        storage.before("AuditLog.append", () -> {
            throw new StorageException("full");
        });

        assertThatThrownBy(() -> rows.row(row("Bob", "bob@example.org"))).isInstanceOf(StorageException.class);

        assertThat(all()).hasSize(1);
        assertThat(rows.row(row("Bob", "bob@example.org"))).isInstanceOf(CustomerImport.Imported.class);
    }

    @Test
    void everythingInATransactionOfTheHostGoesWithIt() {
        var rows = ready(HEADER, CustomerImport.KnownAddresses.SKIP);

        assertThatThrownBy(() -> world.storage.transactions().inTransaction(() -> {
                    rows.row(row("Ada", "ada@example.org"));
                    throw new IllegalStateException("changed their mind");
                }))
                .hasMessage("changed their mind");

        assertThat(all()).isEmpty();
    }

    @Test
    void whatWasExportedIsImportedAsItWas() {
        var originals = new ArrayList<Details>();
        for (var name : List.of("'Ada", "-Ada", "'-Ada", "''--Ada", "O'Neil")) {
            var details = People.with(
                    People.with(
                            People.details(name, "ada" + originals.size() + "@example.org"),
                            Field.PHONE,
                            "+33 1 23 45 67 89"),
                    Field.ORGANISATION,
                    List.of("=SUM(A1)", "＝1", "@home", "'=x", "plain").get(originals.size()));
            originals.add(details);
            created(details);
        }
        var file = office.export(STAFF).map(ExportedCustomer::cells).toList();
        assertThat(file.get(0).keySet()).containsExactlyElementsOf(ExportedCustomer.columns());

        var rows = ready(ExportedCustomer.columns(), CustomerImport.KnownAddresses.IMPORT);
        var copies = file.stream().map(rows::row).map(this::imported).toList();

        assertThat(copies.stream().map(copy -> world.customer(copy).details()).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(originals));
    }

    @Test
    void manyRowsAreTakenOneByOneAndAllOfThemAreExported() {
        var rows = ready(HEADER, CustomerImport.KnownAddresses.IMPORT);
        for (var number = 0; number < 300; number++) {
            imported(rows.row(row("Ada", "ada" + number + "@example.org")));
        }

        assertThat(office.export(STAFF)).hasSize(300);
    }

    private CustomerImport importing(List<String> header, CustomerImport.KnownAddresses known) {
        return office.importing(STAFF, header, known, Locale.ENGLISH);
    }

    private CustomerImport ready(List<String> header, CustomerImport.KnownAddresses known) {
        return importing(header, known);
    }

    private CustomerImport.Header wrong(List<String> header) {
        var rows = importing(header, CustomerImport.KnownAddresses.SKIP);
        assertThat(rows.header().isAccepted()).isFalse();
        assertThatThrownBy(() -> rows.row(row("Ada", "ada@example.org")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not accepted");
        return rows.header();
    }

    private static Map<String, String> row(String givenName, String email) {
        return Map.of(
                "givenName", givenName, "familyName", "Example", "email", email, "city", "Paris", "country", "FR");
    }

    private CustomerId imported(CustomerImport.Row outcome) {
        if (outcome instanceof CustomerImport.Imported imported) {
            return imported.customer();
        }
        throw new AssertionError(outcome);
    }

    private List<CustomerId> all() {
        return office.newest(STAFF, Optional.empty()).items().stream()
                .map(entry -> world.customer(entry.id()))
                .map(Customer::id)
                .toList();
    }
}
