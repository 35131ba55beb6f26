package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.race.RacingShop.SHOP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaland.claim.Claims.Claimed;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;

/** Several customers have a code for one guest's record and answer at once: one gets the record, with what was ordered on it. */
final class Claimants implements Race<Optional<Claimed>> {

    private final RacingShop shop;
    private final List<Account> accounts = new ArrayList<>();
    private final List<CustomerId> customers = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private Customer guest;
    private PurchaseRef order;

    Claimants(RacingShop shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        accounts.clear();
        customers.clear();
        codes.clear();
        guest = shop.buyer();
        order = shop.ordered(guest);
        for (var number = 0; number < Crowd.SIZE; number++) {
            var account = shop.lms.addUser(RacingShop.contact(shop.id() + "@example.net"));
            var customer = shop.guest();
            shop.storage.customers().link(SHOP, customer.id(), Link.signedIn(account, shop.instant()));
            accounts.add(account);
            customers.add(customer.id());
            codes.add(shop.codeFor(account, guest));
        }
    }

    @Override
    public Optional<Claimed> step(int number) {
        return shop.chaland
                .claims()
                .answer(Visit.of(SHOP, new Visitor.SignedIn(accounts.get(number))), codes.get(number));
    }

    @Override
    public void check(List<Optional<Optional<Claimed>>> answers) {
        var winner = Race.onlyOne(answers, Optional::isPresent);
        assertThat(answers.get(winner)).contains(Optional.of(new Claimed(customers.get(winner), 1, 2)));
        assertThat(shop.now(guest).mergedInto()).contains(customers.get(winner));
        assertThat(shop.storage.purchases().find(order).orElseThrow().customer())
                .isEqualTo(customers.get(winner));
    }
}
