package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.backoffice.CustomerImport;
import org.chaland.model.AuditEntry.Action;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Task;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever staff change is written down in the same transaction: neither is there without the other. */
@Tag("repeatable")
class OfficeAuditTest extends OfficeJourney {

    private static final String STOPPED = "stopped";
    private static final String ORDERED = "ordered";

    private final Set<CustomerId> seen = new LinkedHashSet<>();

    @ParameterizedTest
    @MethodSource("deeds")
    void whatIsDoneIsWrittenDown(Deed deed) {
        var customer = prepared(deed);

        deed.act().run(this, customer);

        assertThat(everybody().stream().flatMap(id -> audit(id).stream()))
                .filteredOn(entry -> entry.staff().equals(STAFF.id()))
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(entry.action()).isEqualTo(deed.action());
                    assertThat(entry.at()).isEqualTo(world.clock.instant());
                    assertThat(entry.shop()).isEqualTo(SHOP);
                });
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void whatCannotBeWrittenDownIsNotDone(Deed deed) {
        var customer = prepared(deed);
        var before = state();
        storage.before("AuditLog.append", () -> {
            throw new StorageException("full");
        });

        assertThatThrownBy(() -> deed.act().run(this, customer)).isInstanceOf(StorageException.class);

        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("deedsInATransactionOfTheHost")
    void whatIsTakenBackWasNotWrittenDown(Deed deed) {
        var customer = prepared(deed);
        var before = state();

        assertThatThrownBy(() -> world.storage.transactions().inTransaction(() -> {
                    deed.act().run(this, customer);
                    throw new IllegalStateException("changed their mind");
                }))
                .hasMessage("changed their mind");

        assertThat(state()).isEqualTo(before);
    }

    static Stream<Named<Deed>> deeds() {
        return Stream.concat(
                deedsInATransactionOfTheHost(),
                Stream.of(deed("link", Action.LINKED, (journey, customer) -> journey.link(customer, journey.ada))));
    }

    static Stream<Named<Deed>> deedsInATransactionOfTheHost() {
        return Stream.of(
                deed("create", Action.CREATED, (journey, customer) -> journey.created(TYPED)),
                deed("import", Action.CREATED, (journey, customer) -> journey.importRow()),
                deed(
                        "edit",
                        Action.EDITED,
                        (journey, customer) ->
                                journey.edit(customer, with(ADA, Field.CITY, "Lyon"), journey.base(customer))),
                deed(
                        "recordPurchase",
                        Action.PURCHASE_RECORDED,
                        (journey, customer) -> journey.recorded(customer, "order-1")),
                deed(
                        "completed",
                        Action.PAYMENT_CONFIRMED,
                        (journey, customer) -> journey.office.completed(STAFF, World.ref(ORDERED), List.of())),
                deed(
                        "cancelled",
                        Action.ORDER_CANCELLED,
                        (journey, customer) -> journey.office.cancelled(STAFF, World.ref(ORDERED))),
                deed("unlink", Action.UNLINKED, (journey, customer) -> journey.unlink(customer, journey.ada)),
                deed("merge", Action.MERGED, (journey, customer) -> journey.merge(journey.other(customer), customer)),
                deed("runAgain", Action.RUN_AGAIN, (journey, customer) -> journey.office.runAgain(STAFF, STOPPED)),
                deed(
                        "delete",
                        Action.DELETED,
                        (journey, customer) -> journey.office.delete(
                                STAFF,
                                customer,
                                journey.world.customer(customer).version())));
    }

    private static Named<Deed> deed(String name, Action action, Act act) {
        return Named.of(name, new Deed(action, act));
    }

    private void importRow() {
        var row = Map.of("familyName", "Example", "email", "a@example.org", "city", "Paris", "country", "FR");
        var start = office.importing(
                STAFF, List.copyOf(row.keySet()), CustomerImport.KnownAddresses.IMPORT, Locale.ENGLISH);
        start.row(row);
    }

    /** Another record, and one to which everything can be done; all by somebody else. */
    private CustomerId prepared(Deed deed) {
        office.create(COLLEAGUE, TYPED, Locale.ENGLISH);
        world.clock.advance(Duration.ofMinutes(1));
        office.create(COLLEAGUE, ADA, Locale.ENGLISH);
        var customer = office.newest(STAFF, Optional.empty()).items().get(0).id();
        if (deed.action() == Action.UNLINKED) {
            office.link(COLLEAGUE, customer, ada.issuer(), ada.subject(), REASON);
        }
        if (deed.action() == Action.PAYMENT_CONFIRMED || deed.action() == Action.ORDER_CANCELLED) {
            office.recordPurchase(COLLEAGUE, customer, ORDERED, List.of(), Locale.ENGLISH);
        }
        var task = Task.builder(new UUID(0, 1), SHOP, Task.Kind.TELL, STOPPED, World.START)
                .customer(customer);
        world.storage.tasks().insert(task.state(Task.State.STOPPED).build());
        world.clock.advance(Duration.ofMinutes(1));
        everybody();
        return customer;
    }

    private CustomerId other(CustomerId customer) {
        return everybody().stream()
                .filter(id -> !id.equals(customer))
                .findFirst()
                .orElseThrow();
    }

    /** Whoever was seen so far, be they gone by now. */
    private Set<CustomerId> everybody() {
        office.newest(STAFF, Optional.empty()).items().forEach(entry -> seen.add(entry.id()));
        return seen;
    }

    private List<Object> state() {
        return everybody().stream()
                .flatMap(id -> Stream.<Object>of(
                        world.storage.customers().find(SHOP, id).map(Customer::version),
                        audit(id),
                        world.tasks(id).stream().map(Task::version).toList(),
                        office.purchases(STAFF, id, Optional.empty()).items().stream()
                                .map(purchase -> purchase.ref() + " " + purchase.state())
                                .toList()))
                .toList();
    }

    @FunctionalInterface
    interface Act {
        void run(OfficeAuditTest journey, CustomerId customer);
    }

    /**
     * Something that staff do.
     *
     * @param action as which it is written down
     * @param act does it
     */
    record Deed(Action action, Act act) {}
}
