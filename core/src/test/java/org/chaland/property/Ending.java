package org.chaland.property;

import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.stream.Stream;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Task;

/** When all is done that can be done: what was paid has opened an account, or it is seen why not. */
final class Ending {

    private static final int ROUNDS = 5;

    private final Shop shop;
    private final Model model;

    Ending(Shop shop) {
        this.shop = shop;
        model = shop.model;
    }

    void settle(Passing passing) {
        for (var round = 0; round < ROUNDS; round++) {
            passing.upkeep();
            shop.world.clock.advance(Duration.ofHours(1));
        }
    }

    void requireAttachedOrStopped() {
        model.purchases.keySet().stream()
                .map(shop.world::purchase)
                .filter(purchase -> purchase.givesAccess(shop.world.clock.instant()))
                .filter(purchase -> !model.isErased(purchase.customer()))
                .forEach(purchase -> Check.that(
                        isLetIn(purchase.customer()) || isStopped(purchase.customer()),
                        "A paid purchase has opened an account, or it is seen why not"));
    }

    /** What nobody has by now of whoever was erased opens nothing, and is gone if a shop made it. */
    void requireNoneOfErased() {
        var let = shop.lms.supported(SHOP);
        var there = shop.lms.accounts();
        model.left.forEach((account, made) -> {
            Check.that(!let.contains(account), "Nobody who was erased is let in");
            Check.that(
                    !made || !there.contains(account), "An account that the shop made goes with whom it was made for");
        });
    }

    private boolean isLetIn(CustomerId id) {
        var let = shop.lms.supported(SHOP);
        return model.records
                .get(id)
                .link()
                .filter(link -> link.state() == Link.State.ACTIVE && let.contains(link.account()))
                .isPresent();
    }

    private boolean isStopped(CustomerId id) {
        var records = Stream.concat(Stream.of(id), model.tombstonesOf(id).stream());
        return model.records.get(id).leftAlone()
                || records.flatMap(record -> shop.world.tasks(record).stream())
                        .anyMatch(task -> task.kind() == Task.Kind.PROVISION && task.state() == Task.State.STOPPED);
    }
}
