package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.spi.CustomerStore.Linking;

/** Several accounts of one issuer are linked to one customer at once: one is, and the others are told of it. */
final class LinksOfOneCustomer implements Race<Linking> {

    private final RacingShop shop;
    private Customer guest;

    LinksOfOneCustomer(RacingShop shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        guest = shop.guest();
    }

    /** Every other one has read before, in the same transaction. */
    @Override
    public Linking step(int number) {
        var customers = shop.storage.customers();
        var link = Link.signedIn(account(number), shop.instant());
        return number % 2 == 0
                ? customers.link(RacingShop.SHOP, guest.id(), link)
                : shop.storage
                        .transactions()
                        .inTransaction(() -> customers
                                .find(RacingShop.SHOP, guest.id())
                                .map(found -> customers.link(RacingShop.SHOP, found.id(), link))
                                .orElseThrow());
    }

    private Account account(int number) {
        return new Account(RacingShop.LMS, guest.id() + "/" + number);
    }

    @Override
    public void check(List<Optional<Linking>> answers) {
        var winner = Race.onlyOne(answers, Linking.LINKED::equals);
        assertThat(answers.stream().flatMap(Optional::stream)).isSubsetOf(Linking.LINKED, Linking.OTHER_ACCOUNT);
        var linked = shop.now(guest);
        assertThat(linked.links()).extracting(Link::account).containsExactly(account(winner));
        assertThat(List.of(linked.epoch(), linked.version())).containsExactly(1L, 2L);
    }
}
