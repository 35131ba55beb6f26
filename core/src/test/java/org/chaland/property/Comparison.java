package org.chaland.property;

import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.property.Model.Bought;
import org.chaland.property.Model.Kept;
import org.chaland.property.Model.Linked;

/** After every operation: what is stored is what the model says, and what nobody touched is in the very version as before. */
final class Comparison {

    private static final int ALL = 1_000;

    private final Shop shop;
    private final Model model;
    private final Map<CustomerId, Long> versions = new HashMap<>();

    Comparison(Shop shop) {
        this.shop = shop;
        model = shop.model;
    }

    void compare() {
        model.records.forEach(this::compare);
        model.purchases.forEach(this::compare);
        Check.same(inUse(), listed(), "The records in use");
        versions.keySet().retainAll(model.records.keySet());
        model.touched.clear();
    }

    private void compare(CustomerId id, Kept kept) {
        var stored =
                shop.world.storage.customers().find(SHOP, id).orElseThrow(() -> new AssertionError("A record is gone"));
        Check.same(kept.details().values(), stored.details().values(), "What a record holds");
        Check.same(kept.link(), linked(stored), "The account of a record");
        Check.same(kept.mergedInto(), stored.mergedInto(), "What a record was merged into");
        Check.same(kept.erased(), stored.state() == Customer.State.ERASED, "Whether a record was erased");
        var before = versions.put(id, stored.version());
        Check.that(
                before == null || before == stored.version() || model.touched.contains(id),
                "A record was written that nobody touched");
    }

    private void compare(String reference, Bought bought) {
        var stored = shop.world.purchase(reference);
        Check.same(bought.customer(), stored.customer(), "Whose a purchase is");
        Check.same(bought.state(), stored.state(), "The state of a purchase");
        Check.same(bought.frozen().values(), stored.frozen().values(), "What was frozen with a purchase");
    }

    private static Optional<Linked> linked(Customer stored) {
        Check.that(stored.links().size() <= 1, "A record has one account");
        return stored.linkAt(LMS).map(link -> new Linked(link.account(), link.proof(), link.state()));
    }

    private Set<CustomerId> inUse() {
        return model.records.keySet().stream().filter(model::isInUse).collect(Collectors.toSet());
    }

    private Set<CustomerId> listed() {
        return shop.world.storage.directory().newest(SHOP, Optional.empty(), ALL).stream()
                .map(CustomerEntry::id)
                .collect(Collectors.toSet());
    }
}
