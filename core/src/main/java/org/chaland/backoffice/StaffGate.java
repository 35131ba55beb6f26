package org.chaland.backoffice;

import static org.chaland.model.PersonalField.CITY;
import static org.chaland.model.PersonalField.EMAIL;
import static org.chaland.model.PersonalField.FAMILY_NAME;
import static org.chaland.model.PersonalField.GIVEN_NAME;
import static org.chaland.model.PersonalField.ORGANISATION;
import static org.chaland.model.PersonalField.PURCHASES;
import static org.chaland.model.PersonalField.RECORD;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.internal.Parts;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.spi.AccessPolicy;
import org.chaland.spi.Grant;

/** Decides what staff may see and do, and writes both logs: the disclosure log for reads, the audit log for changes (I9). */
final class StaffGate {

    private final Parts parts;
    private final AccessPolicy policy;

    StaffGate(Parts parts, AccessPolicy policy) {
        this.parts = parts;
        this.policy = policy;
    }

    /** @throws IllegalArgumentException if the shop is unknown */
    void requireShop(Staff staff) {
        parts.rules(staff.shop());
    }

    /**
     * Reads in one transaction and logs what was shown. If the log cannot be written, nothing is shown. Where it depends on what the staff
     * member teaches, the transaction shows nothing and ends, the provider is asked, and another transaction reads with its answers.
     *
     * @param needed the field without which there is nothing to read
     * @param otherwise the answer if the purpose does not open that field
     * @param reading changes nothing but what it shows
     */
    <R> R read(Staff staff, PersonalField needed, R otherwise, Function<Read, R> reading) {
        var teaching = new Teaching(parts, staff);
        var answer = read(staff, teaching, needed, otherwise, reading);
        while (answer.isEmpty()) {
            teaching.ask();
            answer = read(staff, teaching, needed, otherwise, reading);
        }
        return answer.get();
    }

    /** As {@link #read}, for what is to be changed: teaching somebody is a reason to see them, and none to change them. */
    <R> R readToChange(Staff staff, PersonalField needed, R otherwise, Function<Read, R> reading) {
        return read(staff, Teaching.nothing(parts, staff), needed, otherwise, reading)
                .orElseThrow();
    }

    /** Returns empty, and logs nothing, if the provider has to be asked first. */
    private <R> Optional<R> read(
            Staff staff, Teaching teaching, PersonalField needed, R otherwise, Function<Read, R> reading) {
        requireShop(staff);
        return parts.storage().transactions().inTransaction(() -> {
            var read = new Read(policy, staff, teaching);
            if (!read.opens(needed)) {
                return Optional.of(otherwise);
            }
            var answer = reading.apply(read);
            if (teaching.hasQuestions()) {
                return Optional.empty();
            }
            var shown = read.disclosures(parts);
            if (!shown.isEmpty()) {
                parts.storage().disclosures().append(shown);
            }
            return Optional.of(answer);
        });
    }

    /** Runs an action on a customer if {@link #allows} does, and refuses it as unknown otherwise. */
    <T> StaffOutcome<T> act(Staff staff, CustomerId customer, PersonalField needed, Supplier<StaffOutcome<T>> action) {
        return allows(staff, customer, needed) ? action.get() : StaffOutcome.refused(Refusal.UNKNOWN);
    }

    /** Returns whether the purpose opens that field and reaches that customer for changes, for which teaching them is not enough. */
    boolean allows(Staff staff, CustomerId customer, PersonalField needed) {
        return allows(staff, customer, Set.of(needed));
    }

    /** As {@link #allows(Staff, CustomerId, PersonalField)}, of all of those fields. */
    boolean allows(Staff staff, CustomerId customer, Set<PersonalField> needed) {
        requireShop(staff);
        var read = new Read(policy, staff, Teaching.nothing(parts, staff));
        return read.opensAll(needed) && read.reaches(customer);
    }

    /** Logs an action. Call it in the transaction of the action. */
    void log(Staff staff, CustomerId customer, AuditEntry.Action action) {
        log(staff, customer, action, Optional.empty(), parts.now());
    }

    /** Logs an action for a reason. Call it in the transaction of the action. */
    void log(Staff staff, CustomerId customer, AuditEntry.Action action, Reason reason) {
        log(staff, customer, action, Optional.of(reason.text()), parts.now());
    }

    /** Logs an action with the time that was written on the record, so that the entry can be found by the record's time. */
    void log(Staff staff, CustomerId customer, AuditEntry.Action action, Instant at) {
        log(staff, customer, action, Optional.empty(), at);
    }

    /** Logs that everybody whom the shop has now is shown, by one entry. Call it in the transaction of the read, before it reads. */
    Disclosure logAll(Read read, Set<PersonalField> fields) {
        var entry = read.disclosure(parts, Optional.empty(), fields, parts.now());
        parts.storage().disclosures().append(List.of(entry));
        return entry;
    }

    private void log(Staff staff, CustomerId customer, AuditEntry.Action action, Optional<String> reason, Instant at) {
        var id = parts.ids().uuid();
        parts.storage().audit().append(new AuditEntry(id, staff.shop(), customer, action, staff.id(), reason, at));
    }

    /** One read by staff: what the purpose opens, and what was shown of whom so far. For one thread. */
    static final class Read {

        /** The fields of a line of a list. A name is shown whole or not at all. */
        private static final Set<PersonalField> LINE =
                EnumSet.of(GIVEN_NAME, FAMILY_NAME, ORGANISATION, CITY, EMAIL, PURCHASES);

        private static final Set<PersonalField> WITHOUT_NAMES = EnumSet.of(ORGANISATION, CITY, EMAIL, PURCHASES);

        private static final Set<Purpose> OF_RESTRICTED = Set.of(Purpose.ACCOUNTING, Purpose.LEGAL_CLAIM);

        private final AccessPolicy policy;
        private final Staff staff;
        private final Teaching teaching;
        private final Optional<Grant> grant;
        private final Map<CustomerId, Boolean> reached = new HashMap<>();
        private final Map<CustomerId, Set<PersonalField>> shown = new LinkedHashMap<>();

        private Read(AccessPolicy policy, Staff staff, Teaching teaching) {
            this.policy = policy;
            this.staff = staff;
            this.teaching = teaching;
            grant = policy.grant(staff.shop(), staff.purpose());
        }

        Staff staff() {
            return staff;
        }

        ShopId shop() {
            return staff.shop();
        }

        /** Returns whether the purpose opens the field, whoever the customer is. */
        boolean opens(PersonalField field) {
            return opened().contains(field);
        }

        Set<PersonalField> opened() {
            return grant.map(Grant::fields).orElse(Set.of());
        }

        boolean opensAll(Collection<PersonalField> fields) {
            return fields.stream().allMatch(this::opens);
        }

        /** Returns whether the purpose opens restricted and erased records (GDPR art. 18(2)). */
        boolean opensWhatIsRestricted() {
            return OF_RESTRICTED.contains(staff.purpose());
        }

        /** Returns whether the purpose opens anything of this customer. */
        boolean reaches(CustomerId customer) {
            return reachesAll()
                    || grant.filter(given ->
                                    reached.computeIfAbsent(customer, asked -> isRelated(given.relation(), asked)))
                            .isPresent();
        }

        /** Returns whether the purpose opens something of every customer of the shop. */
        boolean reachesAll() {
            return grant.filter(given -> given.relation() == Grant.Relation.OF_THIS_SHOP)
                    .isPresent();
        }

        private boolean isRelated(Grant.Relation relation, CustomerId customer) {
            return policy.isRelated(shop(), staff.id(), relation, customer)
                    || relation == Grant.Relation.DEALS_WITH_IN_TRAINING && teaching.isOf(customer);
        }

        /** Returns which of these fields may be shown, with {@code RECORD}, and remembers them as shown. */
        Set<PersonalField> show(CustomerId customer, Set<PersonalField> asked) {
            if (!reaches(customer)) {
                return EnumSet.noneOf(PersonalField.class);
            }
            var seen = opened(asked);
            shown.computeIfAbsent(customer, any -> EnumSet.noneOf(PersonalField.class))
                    .addAll(seen);
            return seen;
        }

        /** Returns which of these fields may be shown of whom the purpose reaches, with {@code RECORD}. */
        Set<PersonalField> opened(Set<PersonalField> asked) {
            var seen = EnumSet.of(RECORD);
            asked.stream().filter(this::opens).forEach(seen::add);
            return seen;
        }

        /** Returns the line with what may be shown, or empty if the purpose does not reach the customer. */
        Optional<CustomerEntry> line(CustomerEntry whole) {
            var names = opens(GIVEN_NAME) && opens(FAMILY_NAME);
            return reaches(whole.id())
                    ? Optional.of(Redaction.of(whole, show(whole.id(), names ? LINE : WITHOUT_NAMES)))
                    : Optional.empty();
        }

        List<CustomerEntry> lines(List<CustomerEntry> whole) {
            return whole.stream().flatMap(entry -> line(entry).stream()).toList();
        }

        private List<Disclosure> disclosures(Parts parts) {
            var at = parts.now();
            return shown.entrySet().stream()
                    .map(seen -> disclosure(parts, Optional.of(seen.getKey()), seen.getValue(), at))
                    .toList();
        }

        private Disclosure disclosure(
                Parts parts, Optional<CustomerId> customer, Set<PersonalField> fields, Instant at) {
            return new Disclosure(
                    parts.ids().uuid(), shop(), customer, staff.id(), staff.role(), staff.purpose(), fields, at);
        }
    }
}
