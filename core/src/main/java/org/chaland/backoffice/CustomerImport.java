package org.chaland.backoffice;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.form.Checked;
import org.chaland.form.Violation;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.prefill.ShopForms;
import org.chaland.text.Messages;

/**
 * Imports the rows of a file one by one, if {@link #header} is accepted. Each row has its own transaction, so imported rows stay when a
 * later row fails. Within a transaction of the host, all rows take part in that one.
 *
 * <p>It remembers a digest of each row to detect repeated ones. Not safe for use by several threads.
 */
public final class CustomerImport {

    private static final Set<PersonalField> SHOWN = EnumSet.of(PersonalField.RECORD, PersonalField.EMAIL);

    private final Parts parts;
    private final ShopForms forms;
    private final StaffGate gate;
    private final Editing editing;
    private final Request request;
    private final Map<String, Integer> rowsByDigest = new HashMap<>();
    private int rows;

    CustomerImport(Parts parts, ShopForms forms, StaffGate gate, Editing editing, Request request) {
        this.parts = parts;
        this.forms = forms;
        this.gate = gate;
        this.editing = editing;
        this.request = request;
    }

    /** Returns what is known about the columns. Rows are imported only if the header is accepted. */
    public Header header() {
        return request.header().report();
    }

    /**
     * Checks the next row, and saves nothing.
     *
     * @param cells as for {@link #row}
     * @return what {@link #row} would return; {@link Importable} instead of {@link Imported}
     * @throws IllegalStateException if the header is not accepted
     */
    public Row tried(Map<String, String> cells) {
        return row(cells, false);
    }

    /**
     * Checks the next row and creates a customer.
     *
     * @param cells by column name as in the header, with the text as in the file; the apostrophes of {@link SpreadsheetCell} are removed,
     *     line breaks become spaces, and what programs write for nothing, such as {@code NULL}, is empty. A missing column counts as empty
     * @throws IllegalStateException if the header is not accepted
     */
    public Row row(Map<String, String> cells) {
        return row(cells, true);
    }

    private Row row(Map<String, String> cells, boolean saves) {
        if (!header().isAccepted()) {
            throw new IllegalStateException(
                    "The header is not accepted: " + header() + ". Show it, and import nothing.");
        }
        rows++;
        var unknown = request.header().unknownOf(cells);
        var values = request.header().values(cells);
        var checked = forms.check(request.staff().shop(), Details.of(values), request.locale());
        var violations = violations(values, checked);
        if (!violations.isEmpty() || !unknown.isEmpty()) {
            return new Rejected(violations, unknown);
        }
        var digest = digest(checked.details());
        var before = Optional.ofNullable(rowsByDigest.get(digest));
        if (before.isPresent()) {
            return new Repeated(before.get());
        }
        var outcome = parts.storage()
                .transactions()
                .inTransaction(() -> saves ? save(checked.details()) : tried(checked.details()));
        rowsByDigest.put(digest, rows);
        return outcome;
    }

    private List<Violation> violations(Map<Field, String> values, Checked checked) {
        var damaged = values.entrySet().stream()
                .filter(value -> ImportCell.isDamaged(value.getValue()))
                .map(Map.Entry::getKey)
                .map(field -> new Violation(
                        field, "spreadsheet", request.messages().text("form.spreadsheet", request.locale())));
        var wrong = checked.violations().stream()
                .filter(request.header()::isWrong)
                .filter(violation -> !ImportCell.isDamaged(values.getOrDefault(violation.field(), "")));
        return Stream.concat(damaged, wrong)
                .sorted(Comparator.comparing(Violation::field))
                .toList();
    }

    private Row save(Details details) {
        details.contact().canonicalEmail().ifPresent(this::lock);
        var known = known(details);
        return known.isEmpty()
                ? new Imported(editing.insert(request.staff(), details).id())
                : new KnownAddress(shown(known));
    }

    private Row tried(Details details) {
        var known = known(details);
        return known.isEmpty() ? new Importable() : new KnownAddress(shown(known));
    }

    private List<CustomerId> known(Details details) {
        return request.known() == KnownAddresses.SKIP ? known(details.contact().canonicalEmail()) : List.of();
    }

    /**
     * Keeps other imports of the shop from this address until the transaction ends, so that two imports of one file make no customer
     * twice. The name is free at once, but its row is locked. Addresses share few names, so few rows stay.
     */
    private void lock(CanonicalEmail address) {
        var name = "import/" + request.staff().shop() + '/'
                + Digests.sha256Hex(address.value()).substring(0, 2);
        Rounds.requireWon(request.staff().shop(), Stream.of(name, name).anyMatch(this::take));
    }

    /** Fails once if another import has made the row meanwhile, and again only where that cannot be seen. */
    private boolean take(String name) {
        return parts.storage().leases().take(name, parts.ids().uuid(), parts.now(), Instant.EPOCH);
    }

    private List<CustomerId> shown(List<CustomerId> known) {
        return gate.read(
                request.staff(),
                PersonalField.EMAIL,
                List.of(),
                read -> known.stream()
                        .filter(id -> read.show(id, SHOWN).contains(PersonalField.EMAIL))
                        .toList());
    }

    private List<CustomerId> known(Optional<CanonicalEmail> address) {
        return address.stream()
                .flatMap(email -> parts
                        .storage()
                        .directory()
                        .withEmail(request.staff().shop(), email, Optional.empty(), BackOffice.PAGE_SIZE)
                        .stream())
                .map(CustomerEntry::id)
                .toList();
    }

    /** Values have no line breaks, so different rows have different text. */
    private static String digest(Details details) {
        return Digests.sha256Hex(details.values().entrySet().stream()
                .map(entry -> entry.getKey().path() + "=" + entry.getValue())
                .collect(Collectors.joining("\n")));
    }

    record Request(Staff staff, ImportHeader header, KnownAddresses known, Messages messages, Locale locale) {}

    /** What to do with a row whose e-mail address another customer of the shop has. */
    public enum KnownAddresses {
        /** Skips the row and reports it, also if another import makes the customer at the same time; the usual choice. */
        SKIP,
        /** Creates one more record; the existing records are neither read nor changed. */
        IMPORT
    }

    /**
     * The columns of a file. Its text form leaves unknown columns out.
     *
     * @param ignored known columns that are not imported, as in the header: those of an export that are not fields, and fields that the
     *     shop does not ask for
     * @param unknown columns that name no field, as in the header
     * @param missing fields that the shop requires of every customer and that have no column
     * @param doubled fields that have several columns
     * @param likely what columns hold by their names in the header, and what unknown ones probably hold: of files of other systems, and as people name them.
     *     Have a person confirm it, and begin anew with {@link BackOffice#importing(Staff, Map, KnownAddresses, Locale)}
     */
    public record Header(
            List<String> ignored,
            List<String> unknown,
            Set<Field> missing,
            Set<Field> doubled,
            Map<String, Field> likely) {

        /** Copies the collections. */
        public Header {
            ignored = List.copyOf(ignored);
            unknown = List.copyOf(unknown);
            missing = Set.copyOf(missing);
            doubled = Set.copyOf(doubled);
            likely = Map.copyOf(likely);
        }

        /** Returns whether rows can be imported: no column is unknown, missing or doubled. */
        public boolean isAccepted() {
            return unknown.isEmpty() && missing.isEmpty() && doubled.isEmpty();
        }

        @Override
        public String toString() {
            return "Header[unknown=" + unknown.size() + ", missing=" + missing + ", doubled=" + doubled + "]";
        }
    }

    /** Result of importing a row. */
    public sealed interface Row {}

    /**
     * A customer without links was created.
     *
     * @param customer its id
     */
    public record Imported(CustomerId customer) implements Row {}

    /** Nothing is wrong with the row; it was only tried, and nothing was saved. */
    public record Importable() implements Row {}

    /**
     * Something is wrong with the row; nothing was saved. Its text form leaves unknown columns out.
     *
     * @param violations everything that is wrong with the values, in the requested language
     * @param unknownColumns columns of the row that the header does not have
     */
    public record Rejected(List<Violation> violations, List<String> unknownColumns) implements Row {

        /** Copies the lists. */
        public Rejected {
            violations = List.copyOf(violations);
            unknownColumns = List.copyOf(unknownColumns);
        }

        @Override
        public String toString() {
            return "Rejected[violations=" + violations + ", unknownColumns=" + unknownColumns.size() + "]";
        }
    }

    /**
     * Customers of the shop have this e-mail address; nothing was saved.
     *
     * @param customers those that the purpose opens, the oldest first, at most {@link BackOffice#PAGE_SIZE}; may be empty
     */
    public record KnownAddress(List<CustomerId> customers) implements Row {

        /** Copies the list. */
        public KnownAddress {
            customers = List.copyOf(customers);
        }
    }

    /**
     * An earlier row of the file has exactly the same values; nothing was saved.
     *
     * @param row number of the earlier row; the first row is 1
     */
    public record Repeated(int row) implements Row {}
}
