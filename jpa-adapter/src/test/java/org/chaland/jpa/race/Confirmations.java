package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.race.RacingShop.SHOP;

import java.util.List;
import java.util.Optional;
import org.chaland.claim.OrderClaim;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.Link;

/** The link in the mail about an order is confirmed in many windows at once: all are told so, and the account of the mailbox has it. */
final class Confirmations implements Race<Optional<Claim.State>> {

    private final RacingShop shop;
    private Customer guest;
    private Account owner;
    private String link;

    Confirmations(RacingShop shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        guest = shop.guest();
        owner = shop.lms.addUser(
                RacingShop.contact(guest.details().contact().email().orElseThrow()));
        link = shop.linkFor(guest);
    }

    @Override
    public Optional<Claim.State> step(int number) {
        return shop.chaland.claims().confirm(SHOP, link).map(OrderClaim::state);
    }

    @Override
    public void check(List<Optional<Optional<Claim.State>>> answers) {
        assertThat(answers.stream().flatMap(Optional::stream)).containsOnly(Optional.of(Claim.State.CONFIRMED));
        assertThat(shop.now(guest).links())
                .extracting(Link::account)
                .singleElement()
                .satisfies(account -> assertThat(account.isMailbox()).isTrue());
        shop.settled();
        assertThat(shop.now(guest).isOpenTo(owner)).isTrue();
        assertThat(shop.now(guest).links()).hasSize(2);
    }
}
