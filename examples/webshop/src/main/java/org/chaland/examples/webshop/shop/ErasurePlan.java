package org.chaland.examples.webshop.shop;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chaland.model.Customer;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.privacy.LegalBasis;
import org.chaland.privacy.Obligation;
import org.chaland.privacy.PersonalData;
import org.chaland.privacy.Receipt.Kept;
import org.chaland.spi.RetentionPolicy;

/**
 * What erasing would lead to, read off a copy of the person's data before anything is done.
 *
 * @param obligations what stands against it
 * @param kept what would be kept
 * @param accounts for each account, where it is and whether the shop had it made
 */
record ErasurePlan(Set<Obligation> obligations, List<Kept> kept, List<Map<String, Object>> accounts) {

    static ErasurePlan of(PersonalData data, RetentionPolicy policy, Instant now) {
        var tree = data.tree();
        var purchases = list(tree, "purchases");
        return new ErasurePlan(
                obligations(list(tree, "records").get(0), purchases, policy, now),
                Stream.concat(vouchers(purchases, policy), traces(tree, purchases, policy, now))
                        .toList(),
                list(tree, "accounts"));
    }

    private static Set<Obligation> obligations(
            Map<String, Object> record, List<Map<String, Object>> purchases, RetentionPolicy policy, Instant now) {
        var obligations = EnumSet.noneOf(Obligation.class);
        if (is(record, Customer.State.RESTRICTED)) {
            obligations.add(Obligation.LEGAL_CLAIM);
        }
        if (purchases.stream()
                .filter(purchase -> is(purchase, Purchase.State.PLACED))
                .anyMatch(purchase -> policy.payableUntil(
                                time(purchase, "placedAt").orElseThrow())
                        .isAfter(now))) {
            obligations.add(Obligation.PAYMENT_PENDING);
        }
        if (purchases.stream()
                .filter(purchase -> is(purchase, Purchase.State.COMPLETED))
                .anyMatch(purchase -> givesAccess(purchase, now))) {
            obligations.add(Obligation.ACCESS_RUNNING);
        }
        return obligations;
    }

    private static boolean givesAccess(Map<String, Object> purchase, Instant now) {
        var trainings = list(purchase, "trainings");
        return trainings.isEmpty()
                || trainings.stream()
                        .anyMatch(training -> time(training, "end")
                                .filter(end -> !end.isAfter(now))
                                .isEmpty());
    }

    private static Stream<Kept> vouchers(List<Map<String, Object>> purchases, RetentionPolicy policy) {
        return written(purchases)
                .collect(groupingBy(policy::vouchersUntil, TreeMap::new, counting()))
                .entrySet()
                .stream()
                .map(year -> new Kept(
                        PersonalField.PURCHASES.path(),
                        LegalBasis.LEGAL_OBLIGATION,
                        Math.toIntExact(year.getValue()),
                        year.getKey()));
    }

    /** When the vouchers were written: that of a payment, or of paying it back after that. */
    private static Stream<Instant> written(List<Map<String, Object>> purchases) {
        return purchases.stream()
                .flatMap(purchase -> time(purchase, "completedAt").stream()
                        .map(paid -> time(purchase, "cancelledAt")
                                .filter(paid::isBefore)
                                .orElse(paid)));
    }

    /** What was done with the vouchers is known as long as there are any. */
    private static Stream<Kept> traces(
            Map<String, Object> tree, List<Map<String, Object>> purchases, RetentionPolicy policy, Instant now) {
        var last = Stream.concat(
                        Stream.of(policy.tracesUntil(now)), written(purchases).map(policy::vouchersUntil))
                .max(Instant::compareTo)
                .orElseThrow();
        return Stream.of(
                        Map.entry("changes", PersonalField.STAFF_ACTIONS),
                        Map.entry("disclosures", PersonalField.DISCLOSURES))
                .filter(trace -> !list(tree, trace.getKey()).isEmpty())
                .map(trace -> new Kept(trace.getValue().path(), LegalBasis.LEGITIMATE_INTEREST, 1, last));
    }

    private static boolean is(Map<String, Object> thing, Enum<?> state) {
        return state.name().equals(thing.get("state"));
    }

    private static Optional<Instant> time(Map<String, Object> thing, String name) {
        return Optional.ofNullable((String) thing.get(name)).map(Instant::parse);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> tree, String name) {
        return (List<Map<String, Object>>) tree.get(name);
    }
}
