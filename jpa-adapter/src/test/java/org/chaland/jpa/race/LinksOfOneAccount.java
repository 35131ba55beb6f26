package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.spi.CustomerStore.Linking;

/** One account is linked to several customers at once: one has it, and the others are told that it is elsewhere. */
final class LinksOfOneAccount implements Race<Linking> {

    private final RacingShop shop;
    private Account account;
    private List<Customer> guests;

    LinksOfOneAccount(RacingShop shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        account = new Account(RacingShop.LMS, shop.id().toString());
        guests = Stream.generate(shop::guest).limit(Crowd.SIZE).toList();
    }

    /** Every other one has read before, in the same transaction. */
    @Override
    public Linking step(int number) {
        var customers = shop.storage.customers();
        var guest = guests.get(number).id();
        var link = Link.signedIn(account, shop.instant());
        return number % 2 == 0
                ? customers.link(RacingShop.SHOP, guest, link)
                : shop.storage
                        .transactions()
                        .inTransaction(() -> customers
                                .find(RacingShop.SHOP, guest)
                                .map(found -> customers.link(RacingShop.SHOP, found.id(), link))
                                .orElseThrow());
    }

    @Override
    public void check(List<Optional<Linking>> answers) {
        var owner = Race.onlyOne(answers, Linking.LINKED::equals);
        assertThat(answers.stream().flatMap(Optional::stream)).isSubsetOf(Linking.LINKED, Linking.LINKED_ELSEWHERE);
        for (var number = 0; number < Crowd.SIZE; number++) {
            var guest = shop.now(guests.get(number));
            var raised = number == owner ? 1 : 0;
            assertThat(List.of((long) guest.links().size(), guest.epoch(), guest.version()))
                    .as("links, epoch and version")
                    .containsExactly((long) raised, (long) raised, 1L + raised);
        }
    }
}
