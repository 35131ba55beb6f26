package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.race.RacingShop.SHOP;

import java.util.List;
import java.util.Optional;
import org.chaland.claim.Claims.Claimed;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;

/** The right code is sent several times at once: the record is claimed once, and it is the claimant's. */
final class Answers implements Race<Optional<Claimed>> {

    private final RacingShop shop;
    private Customer guest;
    private Account claimant;
    private String code;

    Answers(RacingShop shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        guest = shop.buyer();
        shop.ordered(guest);
        claimant = shop.lms.addUser(RacingShop.contact(shop.id() + "@example.net"));
        code = shop.codeFor(claimant, guest);
    }

    @Override
    public Optional<Claimed> step(int number) {
        return shop.chaland.claims().answer(Visit.of(SHOP, new Visitor.SignedIn(claimant)), code);
    }

    @Override
    public void check(List<Optional<Optional<Claimed>>> answers) {
        var claimed = Optional.of(new Claimed(guest.id(), 1, 2));
        Race.onlyOne(answers, claimed::equals);
        assertThat(answers.stream().flatMap(Optional::stream)).isSubsetOf(claimed, Optional.empty());
        var record = shop.now(guest);
        assertThat(record.links()).extracting(Link::account).containsExactly(claimant);
        assertThat(record.epoch()).isEqualTo(1);
        assertThat(shop.tasks(record))
                .extracting(Task::kind)
                .as("told once, and let in")
                .containsExactlyInAnyOrder(Task.Kind.TELL, Task.Kind.GRANT_SUPPORT);
        assertThat(shop.storage.claims().findByAsker(SHOP, Digests.askerOf(claimant)))
                .isEmpty();
    }
}
