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
import java.util.UUID;
import java.util.function.Supplier;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.spi.AccessPolicy;
import org.chaland.spi.Grant;
import org.chaland.spi.Relation;

/** What one member of staff sees for one purpose, once, and of whom they saw it. For one thread. */
final class Look {

    /** What a line of a list shows; a name is whole or not there. */
    private static final Set<PersonalField> LINE =
            EnumSet.of(GIVEN_NAME, FAMILY_NAME, ORGANISATION, CITY, EMAIL, PURCHASES);

    private static final Set<PersonalField> WITHOUT_NAMES = EnumSet.of(ORGANISATION, CITY, EMAIL, PURCHASES);

    private static final Set<Purpose> OF_RESTRICTED = Set.of(Purpose.ACCOUNTING, Purpose.LEGAL_CLAIM);

    private final AccessPolicy policy;
    private final Staff staff;
    private final ShopId shop;
    private final Optional<Grant> grant;
    private final Map<CustomerId, Boolean> reached = new HashMap<>();
    private final Map<CustomerId, Set<PersonalField>> shown = new LinkedHashMap<>();

    Look(AccessPolicy policy, Staff staff, ShopId shop) {
        this.policy = policy;
        this.staff = staff;
        this.shop = shop;
        grant = policy.grant(shop, staff.purpose());
    }

    ShopId shop() {
        return shop;
    }

    /** Whether the purpose opens it, of whomever. */
    boolean opens(PersonalField field) {
        return grant.filter(given -> given.fields().contains(field)).isPresent();
    }

    /** All that it opens. */
    Set<PersonalField> opened() {
        return grant.map(Grant::fields).orElse(Set.of());
    }

    boolean opensAll(Collection<PersonalField> fields) {
        return fields.stream().allMatch(this::opens);
    }

    /** Whether the purpose opens what is kept of records that are out of use (GDPR art. 18(2)). */
    boolean opensWhatIsRestricted() {
        return OF_RESTRICTED.contains(staff.purpose());
    }

    /** Whether the purpose opens anything of this customer. */
    boolean reaches(CustomerId customer) {
        return grant.filter(given -> given.relation() == Relation.OF_THIS_SHOP
                        || reached.computeIfAbsent(customer, asked -> isRelated(given.relation(), asked)))
                .isPresent();
    }

    private boolean isRelated(Relation relation, CustomerId customer) {
        return policy.isRelated(shop, staff.id(), relation, customer);
    }

    /** Those of these fields that may be seen of a customer, and that there is a record; from now on they have been. */
    Set<PersonalField> see(CustomerId customer, Set<PersonalField> asked) {
        var seen = EnumSet.noneOf(PersonalField.class);
        if (reaches(customer)) {
            seen.add(RECORD);
            asked.stream().filter(this::opens).forEach(seen::add);
            shown.computeIfAbsent(customer, any -> EnumSet.noneOf(PersonalField.class))
                    .addAll(seen);
        }
        return seen;
    }

    /** A line as it may be seen, or empty if the purpose does not reach that customer. */
    Optional<CustomerEntry> line(CustomerEntry whole) {
        var names = opens(GIVEN_NAME) && opens(FAMILY_NAME);
        return reaches(whole.id())
                ? Optional.of(Veil.over(whole, see(whole.id(), names ? LINE : WITHOUT_NAMES)))
                : Optional.empty();
    }

    List<CustomerEntry> lines(List<CustomerEntry> whole) {
        return whole.stream().flatMap(entry -> line(entry).stream()).toList();
    }

    /** What is to be written down, one entry for each customer. */
    List<Disclosure> disclosures(Supplier<UUID> ids, Instant at) {
        return shown.entrySet().stream()
                .map(seen -> new Disclosure(
                        ids.get(), shop, seen.getKey(), staff.id(), staff.role(), staff.purpose(), seen.getValue(), at))
                .toList();
    }
}
