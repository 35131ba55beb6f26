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

/**
 * A payment is told by several at once, half of whom know the trainings: it is recorded once, with one account's worth of tasks; the
 * trainings are a change of their own if somebody else was first.
 */
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
        var changes = answers.stream().flatMap(Optional::stream).filter(changed(buyer.id())::equals);
        assertThat(changes.count()).isBetween(1L, 2L);
        assertThat(answers.stream().flatMap(Optional::stream)).isSubsetOf(changed(buyer.id()), unchanged(buyer.id()));
        var purchase = shop.storage.purchases().find(ref).orElseThrow();
        assertThat(purchase.state()).isEqualTo(Purchase.State.COMPLETED);
        if (knewTheCourse(answers)) {
            assertThat(purchase.trainings()).as("whoever was first").isEqualTo(COURSE);
        }
        var tasks = shop.tasks(buyer);
        assertThat(tasks).extracting(Task::kind).containsOnlyOnce(Task.Kind.PROVISION);
        assertThat(tasks)
                .filteredOn(task -> task.kind() == Task.Kind.TELL)
                .extracting(task -> task.topic().orElseThrow())
                .as("written with the payment, once")
                .doesNotHaveDuplicates()
                .contains("PURCHASE_COMPLETED")
                .isSubsetOf("PURCHASE_COMPLETED", "PURCHASE_CHANGED");
    }

    private static boolean knewTheCourse(List<Optional<PurchaseOutcome>> answers) {
        return answers.get(1)
                .or(() -> answers.get(3))
                .or(() -> answers.get(5))
                .or(() -> answers.get(7))
                .isPresent();
    }
}
