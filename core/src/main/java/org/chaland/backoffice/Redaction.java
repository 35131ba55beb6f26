package org.chaland.backoffice;

import static org.chaland.model.PersonalField.ACCOUNTS;
import static org.chaland.model.PersonalField.CITY;
import static org.chaland.model.PersonalField.EMAIL;
import static org.chaland.model.PersonalField.FAMILY_NAME;
import static org.chaland.model.PersonalField.GIVEN_NAME;
import static org.chaland.model.PersonalField.ORGANISATION;
import static org.chaland.model.PersonalField.PURCHASES;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;

/** Copies values without the fields that must not be shown. */
final class Redaction {

    /** All fields of a form. */
    static final Set<PersonalField> TYPED =
            Stream.of(Field.values()).map(PersonalField::of).collect(Collectors.toUnmodifiableSet());

    private static final Purchase.Counts NOT_COUNTED = new Purchase.Counts(0, 0, 0);

    private Redaction() {}

    static Customer of(Customer whole, Set<PersonalField> seen) {
        return whole.toBuilder()
                .details(of(whole.details(), seen))
                .links(seen.contains(ACCOUNTS) ? whole.links() : List.of())
                .build();
    }

    static Purchase of(Purchase whole, Set<PersonalField> seen) {
        var shown = Purchase.builder(whole.ref(), whole.customer(), of(whole.frozen(), seen), whole.placedAt())
                .trainings(whole.trainings())
                .version(whole.version());
        whole.completedAt().ifPresent(shown::completed);
        whole.cancelledAt().ifPresent(shown::cancelled);
        // What a buyer wrote to a participant is nobody else's.
        whole.seatOf().ifPresent(order -> shown.seatOf(order, Optional.empty()));
        return shown.build();
    }

    /** A name is shown whole or not at all. */
    static CustomerEntry of(CustomerEntry whole, Set<PersonalField> seen) {
        return new CustomerEntry(
                whole.id(),
                seen.containsAll(EnumSet.of(GIVEN_NAME, FAMILY_NAME)) ? whole.name() : "",
                seen.contains(ORGANISATION) ? whole.organisation() : "",
                seen.contains(CITY) ? whole.city() : "",
                seen.contains(EMAIL) ? whole.email() : "",
                whole.linked(),
                whole.createdAt(),
                of(whole.purchases(), seen));
    }

    static Purchase.Counts of(Purchase.Counts whole, Set<PersonalField> seen) {
        return seen.contains(PURCHASES) ? whole : NOT_COUNTED;
    }

    static Details of(Details whole, Set<PersonalField> seen) {
        return Details.of(of(whole.values(), seen));
    }

    static Map<Field, String> of(Map<Field, String> whole, Set<PersonalField> seen) {
        var left = new EnumMap<Field, String>(Field.class);
        whole.forEach((field, value) -> {
            if (seen.contains(PersonalField.of(field))) {
                left.put(field, value);
            }
        });
        return left;
    }
}
