package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.race.RacingShop.SHOP;

import java.util.List;
import java.util.Optional;
import org.chaland.model.Customer;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Task;

/**
 * A second order is paid while several workers make the account for the first: the support area is opened for both, whichever of them
 * came first.
 */
final class PaidMeanwhile implements Race<Boolean> {

    private final RacingShop shop;
    private Customer buyer;
    private PurchaseRef first;
    private PurchaseRef second;

    PaidMeanwhile(RacingShop shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        buyer = shop.guest();
        first = shop.ordered(buyer);
        second = shop.ordered(buyer);
        shop.chaland.checkout().completed(first);
    }

    @Override
    public Boolean step(int number) {
        if (number % 2 == 0) {
            shop.chaland.upkeep().runFor(SHOP, buyer.id());
        } else {
            shop.chaland.checkout().completed(second);
        }
        return true;
    }

    @Override
    public void check(List<Optional<Boolean>> answers) {
        shop.settled();
        shop.settled();
        assertThat(shop.tasks(buyer)).extracting(Task::state).containsOnly(Task.State.DONE);
        assertThat(shop.now(buyer).links()).hasSize(1);
        assertThat(shop.tasks(buyer))
                .filteredOn(task -> task.kind() == Task.Kind.GRANT_SUPPORT)
                .extracting(Task::reference)
                .as("orders for which support is open")
                .contains(Optional.of(second.reference()));
    }
}
