package org.chaland.backoffice;

import static java.util.Comparator.comparing;
import static org.chaland.backoffice.BackOffice.PAGE_SIZE;
import static org.chaland.model.PersonalField.ACCOUNTS;
import static org.chaland.model.PersonalField.DISCLOSURES;
import static org.chaland.model.PersonalField.PURCHASES;
import static org.chaland.model.PersonalField.RECORD;
import static org.chaland.model.PersonalField.STAFF_ACTIONS;
import static org.chaland.model.PersonalField.TASKS;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.backoffice.CustomerView.TaskView;
import org.chaland.backoffice.StaffGate.Read;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.internal.Parts;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.PurchaseQuery;
import org.chaland.text.Messages;

/** Shows one customer with everything that belongs to it, tasks that wait, and the disclosure log. */
final class Views {

    private static final Set<PersonalField> SHOWN = EnumSet.complementOf(EnumSet.of(DISCLOSURES));
    private static final Set<PersonalField> OF_RESTRICTED = EnumSet.of(RECORD, ACCOUNTS, TASKS, STAFF_ACTIONS);
    private static final String REASON_KEY = "staff.task.reason.";

    /** More tasks than a customer has, so that all open and stopped ones are read. */
    private static final int MOST_TASKS = 500;

    private static final List<Task.State> ORDER = List.of(Task.State.STOPPED, Task.State.OPEN, Task.State.DONE);
    private static final Comparator<Task> UNFINISHED_FIRST = comparing((Task task) -> ORDER.indexOf(task.state()))
            .thenComparing(comparing(Task::createdAt).thenComparing(Task::id).reversed());

    private final Parts parts;
    private final Listings listings;
    private final Messages messages;
    private final Set<String> messageKeys;

    Views(Parts parts, Listings listings, Messages messages) {
        this.parts = parts;
        this.listings = listings;
        this.messages = messages;
        messageKeys = messages.keys();
    }

    StaffOutcome<CustomerView> view(Read read, CustomerId id, Locale locale) {
        return find(read, id)
                .map(found -> found.mergedInto()
                        .map(survivor -> merged(read, id, survivor))
                        .orElseGet(() -> StaffOutcome.unchanged(view(read, found, locale))))
                .orElseGet(() -> StaffOutcome.refused(Refusal.UNKNOWN));
    }

    private Optional<Customer> find(Read read, CustomerId id) {
        return parts.storage().customers().find(read.shop(), id).filter(found -> read.reaches(id));
    }

    private static StaffOutcome<CustomerView> merged(Read read, CustomerId id, CustomerId survivor) {
        read.show(id, EnumSet.of(RECORD));
        return StaffOutcome.refused(Refusal.MERGED, survivor);
    }

    private CustomerView view(Read read, Customer customer, Locale locale) {
        var id = customer.id();
        var seen = read.show(id, isOpen(read, customer) ? SHOWN : OF_RESTRICTED);
        var tombstones = parts.storage().directory().mergedInto(read.shop(), id);
        var purchases = seen.contains(PURCHASES);
        return new CustomerView(
                seen,
                Redaction.of(customer, seen),
                purchases ? parts.storage().purchases().counts(read.shop(), id) : new Purchase.Counts(0, 0, 0),
                purchases ? page(read, id, Optional.empty()) : Page.empty(),
                read.opens(TASKS) ? tasks(read, id, locale) : List.of(),
                seen.contains(STAFF_ACTIONS) ? audit(read, id, Optional.empty()) : Page.empty(),
                tombstones,
                listings.sameAddress(read, customer));
    }

    private static boolean isOpen(Read read, Customer customer) {
        return customer.isActive() || read.opensWhatIsRestricted();
    }

    Page<Purchase, String> purchases(Read read, CustomerId id, Optional<String> after) {
        return find(read, id).filter(found -> isOpen(read, found)).isPresent() ? page(read, id, after) : Page.empty();
    }

    private Page<Purchase, String> page(Read read, CustomerId id, Optional<String> after) {
        var fields = EnumSet.of(PURCHASES);
        // The details on a purchase are the customer's too.
        fields.addAll(Redaction.TYPED);
        var query = PurchaseQuery.newest(read.shop(), id, PAGE_SIZE + 1).after(after);
        return Page.of(
                        parts.storage().purchases().ofCustomer(query),
                        PAGE_SIZE,
                        purchase -> purchase.ref().reference())
                .keeping(purchase -> Optional.of(Redaction.of(purchase, read.show(id, fields))));
    }

    Page<AuditEntry, UUID> audit(Read read, CustomerId id, Optional<UUID> after) {
        if (!read.reaches(id)) {
            return Page.empty();
        }
        var oneMore = parts.storage().audit().ofCustomer(read.shop(), id, after, PAGE_SIZE + 1);
        if (!oneMore.isEmpty()) {
            read.show(id, EnumSet.of(STAFF_ACTIONS));
        }
        return Page.of(oneMore, PAGE_SIZE, AuditEntry::id);
    }

    /** First those that are not done, of which a customer who was merged from many may have more than newer ones that are. */
    private List<TaskView> tasks(Read read, CustomerId id, Locale locale) {
        var tasks = parts.storage().tasks();
        return Stream.concat(
                        tasks.unfinished(read.shop(), id, MOST_TASKS).stream(),
                        tasks.ofCustomer(read.shop(), id, PAGE_SIZE).stream()
                                .filter(task -> task.state() == Task.State.DONE))
                .sorted(UNFINISHED_FIRST)
                .limit(PAGE_SIZE)
                .map(task -> view(task, locale))
                .toList();
    }

    Page<TaskView, Task.Place> waiting(Read read, Optional<Task.Place> after, Locale locale) {
        var oneMore = parts.storage()
                .tasks()
                .waiting(read.shop(), Optional.empty(), after.orElse(Task.Place.START), PAGE_SIZE + 1);
        return Page.of(oneMore, PAGE_SIZE, task -> task.place().orElseThrow())
                .keeping(task ->
                        Optional.of(task).filter(shown -> isShown(read, shown)).map(shown -> view(shown, locale)));
    }

    private static boolean isShown(Read read, Task task) {
        return task.claim().isPresent() ? read.reachesAll() : isShown(read, task.customer(), TASKS);
    }

    private TaskView view(Task task, Locale locale) {
        return new TaskView(
                task, task.waiting(parts.now()), task.reason().map(code -> messages.text(key(task, code), locale)));
    }

    /** A reason may have a text of its own for one kind of task. */
    private String key(Task task, String code) {
        return Stream.of(code + '.' + task.kind(), code)
                .map(REASON_KEY::concat)
                .filter(messageKeys::contains)
                .findFirst()
                .orElse(REASON_KEY + "other");
    }

    Page<Disclosure, UUID> disclosures(Read read, CustomerId customer, Optional<UUID> after) {
        var since = parts.storage().customers().find(read.shop(), customer).map(Customer::createdAt);
        return page(read, parts.storage().disclosures().ofCustomer(read.shop(), customer, since, after, PAGE_SIZE + 1));
    }

    Page<Disclosure, UUID> disclosures(Read read, Instant from, Instant until, Optional<UUID> after) {
        if (until.isAfter(parts.now())) {
            throw new IllegalArgumentException("until must not be in the future: " + until
                    + ". Each page would log disclosures that the next pages list; pass the current time.");
        }
        return page(read, parts.storage().disclosures().between(read.shop(), from, until, after, PAGE_SIZE + 1));
    }

    private static Page<Disclosure, UUID> page(Read read, List<Disclosure> oneMore) {
        return Page.of(oneMore, PAGE_SIZE, Disclosure::id)
                .keeping(entry -> Optional.of(entry).filter(shown -> isShown(read, shown)));
    }

    /** An entry of everybody names nobody, so that its being shown is not logged. */
    private static boolean isShown(Read read, Disclosure entry) {
        return entry.customer()
                .map(customer -> isShown(read, customer, DISCLOSURES))
                .orElseGet(read::reachesAll);
    }

    private static boolean isShown(Read read, CustomerId customer, PersonalField field) {
        return read.show(customer, EnumSet.of(RECORD, field)).contains(field);
    }
}
