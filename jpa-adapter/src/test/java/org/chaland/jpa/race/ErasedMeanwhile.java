package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.race.RacingShop.SHOP;

import java.util.List;
import java.util.Optional;
import org.chaland.backoffice.Staff;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Purpose;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountKey;

/**
 * A buyer is erased while workers make and open their account, the order is cancelled, and somebody signs in with the account and
 * sends a form of their own: nothing is linked to the erased record, and no account that was made for it is forgotten.
 */
final class ErasedMeanwhile implements Race<Boolean> {

    private static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);

    private final RacingShop shop;
    private Customer buyer;

    ErasedMeanwhile(RacingShop shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        buyer = shop.guest();
        shop.chaland.checkout().completed(shop.ordered(buyer));
        shop.mail.clear();
    }

    @Override
    public Boolean step(int number) {
        switch (number) {
            case 0, 1, 2 -> shop.chaland.upkeep().runFor(SHOP, buyer.id());
            case 3 -> shop.chaland.upkeep().run(100);
            case 4, 5 -> erase();
            case 6 -> made().forEach(this::sendAFormOfTheirOwn);
            default -> {
                shop.chaland.upkeep().runFor(SHOP, buyer.id());
                made().forEach(this::sendAFormOfTheirOwn);
            }
        }
        return true;
    }

    private void erase() {
        shop.chaland.backOffice().erase(STAFF, buyer.id(), shop.now(buyer).version(), true);
    }

    private List<Account> made() {
        return shop.lms.findAll(AccountKey.of(buyer.id()));
    }

    private void sendAFormOfTheirOwn(Account account) {
        shop.chaland.checkout().submit(Visit.of(SHOP, new Visitor.SignedIn(account)), buyer.details());
    }

    @Override
    public void check(List<Optional<Boolean>> answers) {
        erase();
        shop.settled();
        shop.settled();
        var erased = shop.now(buyer);
        assertThat(erased.state()).isEqualTo(Customer.State.ERASED);
        assertThat(erased.links()).as("accounts of an erased record").isEmpty();
        assertThat(erased.details().values()).isEmpty();
        assertThat(shop.tasks(buyer)).extracting(Task::state).containsOnly(Task.State.DONE);
        assertThat(made()).as("accounts that were forgotten").allMatch(this::isSomebodys);
        assertThat(shop.chaland
                        .privacy()
                        .receipt(SHOP, buyer.id())
                        .orElseThrow()
                        .isComplete())
                .isTrue();
    }

    private boolean isSomebodys(Account account) {
        return shop.storage
                .customers()
                .findByAccount(SHOP, account)
                .flatMap(owner -> owner.linkAt(account.issuer()))
                .filter(Link::isActive)
                .isPresent();
    }
}
