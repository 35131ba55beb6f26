package org.chaland.journey;

import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.START;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.Staff;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Disclosure;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.Purpose;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.spi.AccessPolicy;
import org.chaland.spi.Storage;

/** A customer of whom every field holds a text of its own, somebody who has nothing but the same address, and staff. */
final class AccessScene {

    static final CustomerId CUSTOMER = new CustomerId(new UUID(0x7000, 1));
    static final CustomerId OTHER = new CustomerId(new UUID(0x7000, 2));

    /** An order of somebody else, of which the customer has a seat. */
    static final String OF_SEATS = "of-seats";

    static final Duration ALL_DAY = Duration.ofDays(1);

    final Storage storage;
    final World world;
    final BackOffice office;

    AccessScene(Storage storage, AccessPolicy policy) {
        this.storage = storage;
        world = new World(storage, List.of(), builder -> builder.accessPolicy(policy));
        office = world.chaland.backOffice();
        fill();
        world.clock.advance(ALL_DAY);
    }

    static Staff staff(Purpose purpose) {
        return Staff.of(SHOP, "staff-7", "office", purpose);
    }

    /** What can be told from everything else that is shown. */
    static String canary(PersonalField field) {
        return switch (field) {
            case EMAIL, BILLING_EMAIL -> "qx" + field.ordinal() + "z@qx.example";
            case RECORD -> CUSTOMER.toString();
            default -> "qx" + field.ordinal() + "z";
        };
    }

    /** What staff are shown by each way to read. */
    Map<String, Reading> readings() {
        return Map.ofEntries(
                Map.entry("newest", staff -> office.newest(staff, Optional.empty())),
                Map.entry("search", staff -> office.search(staff, CUSTOMER.toString(), Optional.empty())),
                Map.entry("sharingEmail", staff -> office.sharingEmail(staff, Optional.empty())),
                Map.entry("view", staff -> office.view(staff, CUSTOMER, Locale.ENGLISH)),
                Map.entry("purchases", staff -> office.purchases(staff, CUSTOMER, Optional.empty())),
                Map.entry("seats", staff -> office.seats(staff, OF_SEATS, Locale.ENGLISH)),
                Map.entry("audit", staff -> office.audit(staff, CUSTOMER, Optional.empty())),
                Map.entry("waitingTasks", staff -> office.waitingTasks(staff, Optional.empty(), Locale.ENGLISH)),
                Map.entry("editForm", staff -> office.editForm(staff, CUSTOMER)),
                Map.entry("previewMerge", staff -> office.previewMerge(staff, OTHER, CUSTOMER)),
                Map.entry("export", staff -> office.export(staff).toList()),
                Map.entry("disclosures", staff -> office.disclosures(staff, CUSTOMER, Optional.empty())),
                Map.entry("personalData", staff -> office.personalData(staff, CUSTOMER)),
                Map.entry("touched", staff -> office.touched(staff, START, world.clock.instant(), Optional.empty())));
    }

    /** What was written down of the customer, also as one of everybody, since the scene was set. */
    List<Disclosure> written() {
        return written(CUSTOMER).stream()
                .filter(entry -> !entry.at().equals(START))
                .toList();
    }

    /** Of the customer, at this very moment. */
    Set<PersonalField> writtenNow() {
        return written().stream()
                .filter(entry -> entry.at().equals(world.clock.instant()))
                .flatMap(entry -> entry.fields().stream())
                .collect(Collectors.toSet());
    }

    List<Disclosure> written(CustomerId customer) {
        return storage.disclosures().ofCustomer(SHOP, customer, Optional.of(START), Optional.empty(), 1_000);
    }

    private void fill() {
        var account = new Account(LMS, canary(PersonalField.ACCOUNTS));
        storage.customers()
                .insert(Customer.builder(SHOP, CUSTOMER, START)
                        .details(details())
                        .links(List.of(Link.signedIn(account, START)))
                        .build());
        var sameAddress = Contact.builder().email(canary(PersonalField.EMAIL)).build();
        storage.customers()
                .insert(Customer.builder(SHOP, OTHER, START)
                        .details(Details.of(sameAddress))
                        .build());
        storage.purchases()
                .insert(Purchase.builder(World.ref(canary(PersonalField.PURCHASES)), CUSTOMER, details(), START)
                        .build());
        var course = Training.of("course");
        storage.purchases()
                .insert(Purchase.builder(World.ref(OF_SEATS), OTHER, Details.empty(), START)
                        .trainings(List.of(course.seatsToGive(1)))
                        .completed(START)
                        .build());
        storage.purchases()
                .insert(Purchase.builder(
                                World.ref(canary(PersonalField.PURCHASES) + "-seat"), CUSTOMER, details(), START)
                        .trainings(List.of(course))
                        .seatOf(OF_SEATS, Optional.empty())
                        .completed(START)
                        .build());
        storage.tasks()
                .insert(Task.builder(new UUID(0, 1), SHOP, Task.Kind.TELL, canary(PersonalField.TASKS), START)
                        .customer(CUSTOMER)
                        .reference(Optional.of(canary(PersonalField.TASKS)))
                        .state(Task.State.STOPPED)
                        .build());
        storage.audit()
                .append(new AuditEntry(
                        new UUID(0, 2),
                        SHOP,
                        CUSTOMER,
                        AuditEntry.Action.EDITED,
                        "staff-9",
                        Optional.of(canary(PersonalField.STAFF_ACTIONS)),
                        START));
        storage.disclosures()
                .append(List.of(new Disclosure(
                        new UUID(0, 3),
                        SHOP,
                        Optional.of(CUSTOMER),
                        canary(PersonalField.DISCLOSURES),
                        canary(PersonalField.DISCLOSURES),
                        Purpose.SUPPORT,
                        Set.of(PersonalField.EMAIL),
                        START)));
    }

    private static Details details() {
        var values = new EnumMap<Field, String>(Field.class);
        EnumSet.allOf(Field.class).forEach(field -> values.put(field, canary(PersonalField.of(field))));
        return Details.of(values);
    }

    /** A way to read. */
    @FunctionalInterface
    interface Reading {

        Object by(Staff staff);
    }
}
