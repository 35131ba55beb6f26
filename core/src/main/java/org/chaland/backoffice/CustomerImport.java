package org.chaland.backoffice;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;
import org.chaland.prefill.ShopForms;

/**
 * Takes the rows of a file one by one, each in a transaction of its own, so that what was imported stays when a later row
 * fails; within a transaction of the host all rows are part of that one.
 *
 * <p>Remembers a digest of each row, to tell those that repeat. Not safe for use by several threads.
 */
public final class CustomerImport {

    private static final Set<PersonalField> SHOWN = EnumSet.of(PersonalField.RECORD, PersonalField.EMAIL);

    private final Parts parts;
    private final ShopForms forms;
    private final Creation creation;
    private final Access access;
    private final ImportHeader header;
    private final Request request;
    private final Map<String, Integer> rowsByDigest = new HashMap<>();
    private int rows;

    CustomerImport(
            Parts parts, ShopForms forms, Creation creation, Access access, ImportHeader header, Request request) {
        this.parts = parts;
        this.forms = forms;
        this.creation = creation;
        this.access = access;
        this.header = header;
        this.request = request;
    }

    /**
     * Checks the next row and makes a customer of it.
     *
     * @param cells by column, as the header named them and as the file holds them; the apostrophe of {@link SpreadsheetCell} is
     *     taken off, and columns that are left out are empty
     * @return what became of it
     */
    public RowOutcome row(Map<String, String> cells) {
        rows++;
        var unknown = header.unknownOf(cells);
        var checked = forms.check(request.shop(), Details.of(header.values(cells)), request.locale());
        if (!checked.isAccepted() || !unknown.isEmpty()) {
            return new RowOutcome.Rejected(checked.violations(), unknown);
        }
        var digest = digest(checked.details());
        var before = Optional.ofNullable(rowsByDigest.get(digest));
        if (before.isPresent()) {
            return new RowOutcome.Repeated(before.get());
        }
        var outcome = parts.storage().transactions().inTransaction(() -> keep(checked.details()));
        rowsByDigest.put(digest, rows);
        return outcome;
    }

    private RowOutcome keep(Details details) {
        var known = request.known() == KnownAddresses.SKIP ? known(details) : List.<CustomerId>of();
        return known.isEmpty()
                ? new RowOutcome.Imported(
                        creation.store(request.staff(), request.shop(), details).id())
                : new RowOutcome.KnownAddress(shown(known));
    }

    /** A row is left out for whomever it repeats; who that is, only some are told. */
    private List<CustomerId> shown(List<CustomerId> known) {
        return access.look(
                request.staff(),
                request.shop(),
                PersonalField.EMAIL,
                List.of(),
                look -> known.stream()
                        .filter(look::reaches)
                        .filter(id -> look.see(id, SHOWN).contains(PersonalField.EMAIL))
                        .toList());
    }

    private List<CustomerId> known(Details details) {
        return details.contact()
                .email()
                .flatMap(CanonicalEmail::of)
                .map(
                        email -> parts
                                .storage()
                                .directory()
                                .withEmail(request.shop(), email, Optional.empty(), BackOffice.PAGE_SIZE)
                                .stream()
                                .map(CustomerEntry::id)
                                .toList())
                .orElse(List.of());
    }

    /** Values hold no line breaks, so that no two rows come to one text. */
    private static String digest(Details details) {
        return Digests.sha256Hex(details.values().entrySet().stream()
                .map(entry -> entry.getKey().path() + "=" + entry.getValue())
                .collect(Collectors.joining("\n")));
    }

    /**
     * Who imports where, and how.
     *
     * @param staff who imports
     * @param shop whose customers they become
     * @param known what to do with e-mail addresses that are known already
     * @param locale of the messages
     */
    record Request(Staff staff, ShopId shop, KnownAddresses known, Locale locale) {}
}
