package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.changed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Task;

/** Several orders of one buyer are paid at once, none of them before: each is recorded, and one account is made for all. */
final class OrdersOfOneBuyer implements Race<PurchaseOutcome> {

    private final RacingShop shop;
    private final List<PurchaseRef> orders = new ArrayList<>();
    private Customer buyer;

    OrdersOfOneBuyer(RacingShop shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        orders.clear();
        buyer = shop.guest();
        for (var number = 0; number < Crowd.SIZE; number++) {
            orders.add(shop.ordered(buyer));
        }
    }

    @Override
    public PurchaseOutcome step(int number) {
        return shop.chaland.checkout().completed(orders.get(number));
    }

    @Override
    public void check(List<Optional<PurchaseOutcome>> answers) {
        var paid = new ArrayList<PurchaseRef>();
        for (var number = 0; number < Crowd.SIZE; number++) {
            var order = shop.storage.purchases().find(orders.get(number)).orElseThrow();
            if (order.state() == Purchase.State.COMPLETED) {
                paid.add(order.ref());
            }
            assertThat(answers.get(number))
                    .isEqualTo(
                            order.state() == Purchase.State.COMPLETED
                                    ? Optional.of(changed(buyer.id()))
                                    : Optional.empty());
        }
        assertThat(paid).as("somebody came first").isNotEmpty();
        assertThat(kinds(Task.Kind.TELL)).as("each is told once").isEqualTo(paid.size());
        assertThat(kinds(Task.Kind.PROVISION)).as("one account for all").isEqualTo(1);

        shop.settled();
        shop.settled();

        assertThat(shop.tasks(buyer)).extracting(Task::state).containsOnly(Task.State.DONE);
        assertThat(shop.now(buyer).links()).hasSize(1);
    }

    private long kinds(Task.Kind kind) {
        return shop.tasks(buyer).stream().filter(task -> task.kind() == kind).count();
    }
}
