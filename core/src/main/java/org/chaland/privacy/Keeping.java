package org.chaland.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.model.Customer;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.privacy.Receipt.Kept;

/** What is kept of somebody who is erased: vouchers, by the day on which they go; and as long as these, what staff did and saw. */
final class Keeping {

    private final Parts parts;

    Keeping(Parts parts) {
        this.parts = parts;
    }

    List<Kept> of(Customer customer, Stream<Purchase> vouchers, Instant erasedAt) {
        var policy = parts.rules(customer.shop()).retention();
        var byDay = vouchers.collect(Collectors.groupingBy(policy::keptUntil, TreeMap::new, Collectors.counting()));
        var last = Stream.concat(Stream.of(policy.tracesUntil(erasedAt)), byDay.keySet().stream())
                .max(Instant::compareTo)
                .orElseThrow();
        var traces = Stream.of(PersonalField.STAFF_ACTIONS, PersonalField.DISCLOSURES)
                .filter(field -> isKept(field, customer))
                .map(field -> new Kept(field.path(), LegalBasis.LEGITIMATE_INTEREST, 1, last));
        return Stream.concat(byDay.entrySet().stream().map(day -> vouchers(day.getKey(), day.getValue())), traces)
                .toList();
    }

    private static Kept vouchers(Instant until, long count) {
        return new Kept(PersonalField.PURCHASES.path(), LegalBasis.LEGAL_OBLIGATION, Math.toIntExact(count), until);
    }

    private boolean isKept(PersonalField trace, Customer customer) {
        var storage = parts.storage();
        var shop = customer.shop();
        return trace == PersonalField.DISCLOSURES
                ? !storage.disclosures()
                        .ofCustomer(shop, customer.id(), Optional.empty(), 1)
                        .isEmpty()
                : !storage.audit()
                        .ofCustomer(shop, customer.id(), Optional.empty(), 1)
                        .isEmpty();
    }
}
