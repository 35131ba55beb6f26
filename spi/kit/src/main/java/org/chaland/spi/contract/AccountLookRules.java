package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.ShopAccount;
import org.chaland.spi.AccountStore;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the time at which an account is looked at, in every {@link AccountStore}. */
abstract class AccountLookRules extends StoragePart {

    private static final Account ANNA = account("anna");
    private static final Account BERTA = account("berta");

    private Storage storage;
    private AccountStore accounts;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        accounts = storage.accounts();
    }

    @Test
    void accountIsLookedAtFromItsTimeOn() {
        made(ANNA, NOW);

        assertEquals(List.of(ANNA), toLookAt(NOW));
        assertEquals(List.of(), toLookAt(NOW.minusNanos(1_000)));
    }

    @Test
    void accountThatNoShopMadeIsNeverLookedAt() {
        storage.customers()
                .insert(guest(1).toBuilder()
                        .links(List.of(Link.signedIn(ANNA, NOW)))
                        .build());

        assertEquals(List.of(), toLookAt(NOW.plusSeconds(1)));
    }

    @Test
    void whatWasLookedAtIsLookedAtAgainAtItsTime() {
        made(ANNA, NOW);
        made(BERTA, NOW.plusSeconds(1));

        accounts.update(new ShopAccount(ANNA, SHOP, false, NOW.plusSeconds(10)));

        assertEquals(List.of(BERTA), toLookAt(NOW.plusSeconds(9)));
        assertEquals(List.of(BERTA, ANNA), toLookAt(NOW.plusSeconds(10)));
    }

    @Test
    void changeOfALinkLeavesTheTimeAsItIs() {
        made(ANNA, NOW.plusSeconds(10));
        storage.customers().insert(guest(1));

        storage.customers().link(SHOP, id(1), Link.created(ANNA, NOW));
        assertEquals(List.of(), toLookAt(NOW.plusSeconds(9)));
        storage.customers().unlink(SHOP, id(1), ANNA);

        assertEquals(List.of(), toLookAt(NOW.plusSeconds(9)));
        assertEquals(List.of(ANNA), toLookAt(NOW.plusSeconds(10)));
    }

    @Test
    void thoseThatHaveWaitedLongestComeFirstAndNoMoreThanAskedFor() {
        for (var number = 1; number <= 5; number++) {
            made(account("user-" + number), NOW.minusSeconds(number));
        }

        assertEquals(List.of(account("user-5"), account("user-4")), accounts.toLookAt(NOW.minusSeconds(100), NOW, 2));
    }

    @Test
    void timesUpToTheFirstOneAreLeftOut() {
        made(ANNA, NOW);
        made(BERTA, NOW.plusSeconds(1));

        assertEquals(List.of(BERTA), accounts.toLookAt(NOW, NOW.plusSeconds(1), 9));
    }

    @Test
    void accountOfTwoShopsIsListedOnce() {
        made(ANNA, NOW);
        storage.customers()
                .insert(guest(1).toBuilder()
                        .links(List.of(Link.created(ANNA, NOW)))
                        .build());
        storage.customers()
                .insert(Customer.builder(OTHER_SHOP, id(2), NOW)
                        .links(List.of(Link.created(ANNA, NOW)))
                        .build());

        assertEquals(List.of(ANNA), toLookAt(NOW));
    }

    @Test
    void whatWasPutOffInATransactionThatIsRolledBackIsNot() {
        made(ANNA, NOW);

        Rollbacks.rolledBack(
                storage.transactions(), () -> accounts.update(new ShopAccount(ANNA, SHOP, false, NOW.plusSeconds(10))));

        assertEquals(List.of(ANNA), toLookAt(NOW));
    }

    private void made(Account account, Instant lookAt) {
        accounts.insert(new ShopAccount(account, SHOP, false, lookAt));
    }

    private List<Account> toLookAt(Instant until) {
        return accounts.toLookAt(NOW.minusSeconds(1), until, 9);
    }
}
