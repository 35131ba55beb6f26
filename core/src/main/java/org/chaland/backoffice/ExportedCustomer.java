package org.chaland.backoffice;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.backoffice.StaffGate.Read;
import org.chaland.internal.Parts;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;

/**
 * A customer as a row of an export. Its text form shows the id only.
 *
 * @param id id of the record
 * @param createdAt when the record was created
 * @param linked whether an account is linked
 * @param values the known values, unmodifiable, in the order of {@link Field}
 */
public record ExportedCustomer(CustomerId id, Instant createdAt, boolean linked, Map<Field, String> values) {

    static final String ID = "id";
    static final String CREATED_AT = "createdAt";
    static final String LINKED = "linked";

    /** Copies the values. */
    public ExportedCustomer {
        var copy = new EnumMap<Field, String>(Field.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** Returns the columns of {@link #cells} in order: id, createdAt, linked, and the {@link Field#path()} of every field. */
    public static List<String> columns() {
        return Stream.concat(
                        Stream.of(ID, CREATED_AT, LINKED),
                        Stream.of(Field.values()).map(Field::path))
                .toList();
    }

    /**
     * Returns the cells of a CSV file by column, in the order of {@link #columns()}. They are safe to open in a spreadsheet. An unknown
     * value is empty text; the time is ISO 8601 in UTC. The host's CSV library does the quoting.
     */
    public Map<String, String> cells() {
        var cells = new LinkedHashMap<String, String>();
        cells.put(ID, id.toString());
        cells.put(CREATED_AT, createdAt.toString());
        cells.put(LINKED, Boolean.toString(linked));
        for (var field : Field.values()) {
            cells.put(field.path(), SpreadsheetCell.guard(values.getOrDefault(field, "")));
        }
        return Collections.unmodifiableMap(cells);
    }

    @Override
    public String toString() {
        return "ExportedCustomer[id=" + id + "]";
    }

    /**
     * Reads all active customers of a shop, the newest first, one page at a time. If the purpose reaches them all, one disclosure stands
     * for everybody, so that the log does not grow by a row a customer.
     */
    static final class Export implements Iterator<ExportedCustomer> {

        private static final int PAGE = 100;

        /** The order of the directory. Ids are ordered by their bytes, which is the order of their text. */
        private static final Comparator<CustomerEntry> NEWEST_FIRST = Comparator.comparing(CustomerEntry::createdAt)
                .thenComparing(entry -> entry.id().toString())
                .reversed();

        private static final Batch END = new Batch(Optional.empty(), List.of(), Optional.empty());

        private final Parts parts;
        private final StaffGate gate;
        private final Staff staff;
        private final Deque<ExportedCustomer> read = new ArrayDeque<>();
        private Optional<CustomerEntry> position = Optional.empty();
        private Optional<Disclosure> ofEverybody = Optional.empty();
        private boolean ended;

        Export(Parts parts, StaffGate gate, Staff staff) {
            this.parts = parts;
            this.gate = gate;
            this.staff = staff;
        }

        @Override
        public boolean hasNext() {
            while (read.isEmpty() && !ended) {
                var batch = gate.read(staff, PersonalField.RECORD, END, this::nextBatch);
                position = batch.position().or(() -> position);
                ofEverybody = batch.ofEverybody();
                read.addAll(batch.customers());
                ended = batch.position().isEmpty();
            }
            return !read.isEmpty();
        }

        @Override
        public ExportedCustomer next() {
            if (!hasNext()) {
                throw new NoSuchElementException("All customers of shop " + staff.shop() + " were read.");
            }
            return read.remove();
        }

        /** Changes no field of this object, because the transaction may be repeated. */
        private Batch nextBatch(Read access) {
            var logged = logged(access);
            var entries = entries();
            var customers = entries.stream()
                    .flatMap(entry -> export(access, logged, entry).stream())
                    .toList();
            return new Batch(entries.stream().reduce((earlier, later) -> later), customers, logged);
        }

        /**
         * Returns the entry that stands for everybody; empty if the purpose does not reach everybody. The policy may change between two
         * pages; an entry that does not name all fields that are open now is followed by another one.
         */
        private Optional<Disclosure> logged(Read access) {
            if (!access.reachesAll()) {
                return Optional.empty();
            }
            var fields = access.opened(Redaction.TYPED);
            return ofEverybody
                    .filter(entry -> entry.fields().containsAll(fields))
                    .or(() -> Optional.of(gate.logAll(access, fields)));
        }

        /**
         * Returns what follows the position; empty only at the end. A list continues after an entry only while the entry is listed. If
         * the last entry is gone, its place is found again from the start.
         */
        private List<CustomerEntry> entries() {
            var cursor = position;
            while (true) {
                var page = parts.storage().directory().newest(staff.shop(), cursor.map(CustomerEntry::id), PAGE);
                var unread = page.stream().filter(this::isUnread).toList();
                if (!unread.isEmpty()) {
                    return unread;
                }
                if (!page.isEmpty()) {
                    cursor = Optional.of(page.get(page.size() - 1));
                } else if (cursor.isEmpty() || active(cursor.get()).isPresent()) {
                    return page;
                } else {
                    cursor = Optional.empty();
                }
            }
        }

        private boolean isUnread(CustomerEntry entry) {
            return position.isEmpty() || NEWEST_FIRST.compare(entry, position.get()) > 0;
        }

        private Optional<Customer> active(CustomerEntry entry) {
            return parts.storage().customers().find(staff.shop(), entry.id()).filter(Customer::isActive);
        }

        private Optional<ExportedCustomer> export(Read access, Optional<Disclosure> logged, CustomerEntry entry) {
            return active(entry)
                    .filter(customer -> access.reaches(customer.id()))
                    .map(customer -> new ExportedCustomer(
                            customer.id(),
                            customer.createdAt(),
                            !customer.isGuest(),
                            Redaction.of(customer.details().values(), show(access, logged, customer))));
        }

        /** A record that was created after the entry of everybody, while the export began, gets an entry of its own. */
        private static Set<PersonalField> show(Read access, Optional<Disclosure> logged, Customer customer) {
            return logged.filter(entry -> !customer.createdAt().isAfter(entry.at()))
                    .map(any -> access.opened(Redaction.TYPED))
                    .orElseGet(() -> access.show(customer.id(), Redaction.TYPED));
        }

        /**
         * @param position the last listed entry; empty at the end
         * @param ofEverybody the disclosure that stands for these customers, if there is one
         */
        private record Batch(
                Optional<CustomerEntry> position, List<ExportedCustomer> customers, Optional<Disclosure> ofEverybody) {}
    }
}
