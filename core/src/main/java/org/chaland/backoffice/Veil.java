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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseCounts;

/** Leaves out of a value whatever is not to be seen. */
final class Veil {

    /** Every field of a form. */
    static final Set<PersonalField> TYPED =
            Stream.of(Field.values()).map(PersonalField::of).collect(Collectors.toUnmodifiableSet());

    private static final PurchaseCounts NOT_COUNTED = new PurchaseCounts(0, 0, 0);

    private Veil() {}

    static Customer over(Customer whole, Set<PersonalField> seen) {
        return whole.toBuilder()
                .details(over(whole.details(), seen))
                .links(seen.contains(ACCOUNTS) ? whole.links() : List.of())
                .build();
    }

    static Purchase over(Purchase whole, Set<PersonalField> seen) {
        var veiled = Purchase.builder(whole.ref(), whole.customer(), over(whole.frozen(), seen), whole.placedAt())
                .trainings(whole.trainings())
                .version(whole.version());
        whole.completedAt().ifPresent(veiled::completed);
        whole.cancelledAt().ifPresent(veiled::cancelled);
        return veiled.build();
    }

    /** A name is whole or not there. */
    static CustomerEntry over(CustomerEntry whole, Set<PersonalField> seen) {
        return new CustomerEntry(
                whole.id(),
                seen.containsAll(EnumSet.of(GIVEN_NAME, FAMILY_NAME)) ? whole.name() : "",
                seen.contains(ORGANISATION) ? whole.organisation() : "",
                seen.contains(CITY) ? whole.city() : "",
                seen.contains(EMAIL) ? whole.email() : "",
                whole.linked(),
                whole.createdAt(),
                over(whole.purchases(), seen));
    }

    static PurchaseCounts over(PurchaseCounts whole, Set<PersonalField> seen) {
        return seen.contains(PURCHASES) ? whole : NOT_COUNTED;
    }

    static Details over(Details whole, Set<PersonalField> seen) {
        return Details.of(over(whole.values(), seen));
    }

    static Map<Field, String> over(Map<Field, String> whole, Set<PersonalField> seen) {
        var left = new EnumMap<Field, String>(Field.class);
        whole.forEach((field, value) -> {
            if (seen.contains(PersonalField.of(field))) {
                left.put(field, value);
            }
        });
        return left;
    }
}
