package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.changed;
import static org.chaland.journey.Answers.unchanged;

import java.util.List;
import java.util.Optional;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Task;
import org.chaland.model.Training;

/** A payment is told by several at once, half of whom know the trainings: it is recorded once, with one account's worth of tasks. */
final class Completions implements Race<PurchaseOutcome> {

    private static final List<Training> COURSE = List.of(Training.of("course"));

    private final RacingShop shop;
    private Customer buyer;
    private PurchaseRef ref;

    Completions(RacingShop shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        buyer = shop.guest();
        ref = shop.ordered(buyer);
    }

    @Override
    public PurchaseOutcome step(int number) {
        return number % 2 == 0
                ? shop.chaland.checkout().completed(ref)
                : shop.chaland.checkout().completed(ref, COURSE);
    }

    @Override
    public void check(List<Optional<PurchaseOutcome>> answers) {
        Race.onlyOne(answers, changed(buyer.id())::equals);
        assertThat(answers.stream().flatMap(Optional::stream)).isSubsetOf(changed(buyer.id()), unchanged(buyer.id()));
        var purchase = shop.storage.purchases().find(ref).orElseThrow();
        assertThat(purchase.state()).isEqualTo(Purchase.State.COMPLETED);
        if (knewTheCourse(answers)) {
            assertThat(purchase.trainings()).as("whoever was first").isEqualTo(COURSE);
        }
        assertThat(shop.tasks(buyer))
                .extracting(Task::kind)
                .as("written with the payment, once")
                .containsExactlyInAnyOrder(Task.Kind.PROVISION, Task.Kind.TELL);
    }

    private static boolean knewTheCourse(List<Optional<PurchaseOutcome>> answers) {
        return answers.get(1)
                .or(() -> answers.get(3))
                .or(() -> answers.get(5))
                .or(() -> answers.get(7))
                .isPresent();
    }
}
