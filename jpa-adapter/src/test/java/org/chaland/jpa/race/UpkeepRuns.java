package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.race.RacingShop.SHOP;

import java.util.List;
import java.util.Optional;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.upkeep.UpkeepReport;

/** Upkeep runs on several nodes at once, right after a payment: one account is made, and each task is done once. */
final class UpkeepRuns implements Race<UpkeepReport> {

    private final RacingShop shop;
    private Customer buyer;

    UpkeepRuns(RacingShop shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        buyer = shop.guest();
        shop.chaland.checkout().completed(shop.ordered(buyer));
    }

    @Override
    public UpkeepReport step(int number) {
        return shop.chaland.upkeep().run(1_000);
    }

    @Override
    public void check(List<Optional<UpkeepReport>> answers) {
        var done = shop.settled()
                + answers.stream()
                        .flatMap(Optional::stream)
                        .mapToInt(UpkeepReport::done)
                        .sum();
        var tasks = shop.tasks(buyer);
        assertThat(tasks).extracting(Task::state).containsOnly(Task.State.DONE);
        assertThat(tasks).extracting(Task::kind).contains(Task.Kind.INVITE, Task.Kind.GRANT_SUPPORT);
        assertThat(done).as("tasks done, each once").isEqualTo(tasks.size());
        var made = shop.lms.findAll(AccountKey.of(buyer.id()));
        assertThat(made).hasSize(1);
        assertThat(shop.now(buyer).links()).extracting(Link::account).isEqualTo(made);
        assertThat(shop.lms.supported(SHOP)).containsAll(made);
    }
}
