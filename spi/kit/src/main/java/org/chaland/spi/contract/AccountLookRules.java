package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_ISSUER;
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
import org.chaland.spi.AccountStore;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for when accounts are to be looked at, in every {@link AccountStore}. */
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
    void accountThatTheShopMadeIsLookedAtSinceItWasLinked() {
        linked(1, Link.created(ANNA, NOW));

        assertEquals(List.of(ANNA), toLookAt(NOW));
        assertEquals(List.of(), toLookAt(NOW.minusNanos(1_000)));
    }

    @Test
    void whatTheShopDidNotMakeOrWhatIsGoneIsNeverLookedAt() {
        linked(1, Link.signedIn(ANNA, NOW));
        linked(2, Link.created(BERTA, NOW).in(Link.State.BROKEN));
        accounts.lookAgain(ANNA, NOW);
        accounts.lookAgain(BERTA, NOW);

        assertEquals(List.of(), toLookAt(NOW.plusSeconds(1)));
    }

    @Test
    void whatIsSuspendedIsLookedAtAsWell() {
        linked(1, Link.created(ANNA, NOW).in(Link.State.SUSPENDED));

        assertEquals(List.of(ANNA), toLookAt(NOW));
    }

    @Test
    void whatWasLookedAtIsLookedAtAgainAtItsTime() {
        linked(1, Link.created(ANNA, NOW));
        linked(2, Link.created(BERTA, NOW.plusSeconds(1)));

        accounts.lookAgain(ANNA, NOW.plusSeconds(10));

        assertEquals(List.of(BERTA), toLookAt(NOW.plusSeconds(9)));
        assertEquals(List.of(BERTA, ANNA), toLookAt(NOW.plusSeconds(10)));
    }

    @Test
    void changeOfTheCustomerLeavesTheTimeAsItIs() {
        linked(1, Link.created(ANNA, NOW));
        accounts.lookAgain(ANNA, NOW.plusSeconds(10));

        storage.customers().link(SHOP, id(1), Link.signedIn(new Account(OTHER_ISSUER, "anna"), NOW));

        assertEquals(List.of(), toLookAt(NOW.plusSeconds(9)));
    }

    @Test
    void linkInPlaceOfAnotherIsNew() {
        linked(1, Link.created(ANNA, NOW));
        accounts.lookAgain(ANNA, NOW.plusSeconds(10));

        storage.customers().unlink(SHOP, id(1), ANNA);
        assertEquals(List.of(), toLookAt(NOW.plusSeconds(10)));
        storage.customers().link(SHOP, id(1), Link.created(ANNA, NOW).in(Link.State.SUSPENDED));

        assertEquals(List.of(ANNA), toLookAt(NOW));
    }

    @Test
    void thoseThatHaveWaitedLongestComeFirstAndNoMoreThanAskedFor() {
        for (var number = 1; number <= 5; number++) {
            linked(number, Link.created(account("user-" + number), NOW.minusSeconds(number)));
        }

        assertEquals(List.of(account("user-5"), account("user-4")), accounts.toLookAt(NOW.minusSeconds(100), NOW, 2));
    }

    @Test
    void timesUpToTheFirstOneAreLeftOut() {
        linked(1, Link.created(ANNA, NOW));
        linked(2, Link.created(BERTA, NOW.plusSeconds(1)));

        assertEquals(List.of(BERTA), accounts.toLookAt(NOW, NOW.plusSeconds(1), 9));
    }

    @Test
    void accountOfTwoShopsIsListedOnceAndPutOffInBoth() {
        linked(1, Link.created(ANNA, NOW));
        storage.customers()
                .insert(Customer.builder(OTHER_SHOP, id(2), NOW)
                        .links(List.of(Link.created(ANNA, NOW)))
                        .build());

        assertEquals(List.of(ANNA), toLookAt(NOW));
        accounts.lookAgain(ANNA, NOW.plusSeconds(1));

        assertEquals(List.of(), toLookAt(NOW));
    }

    @Test
    void accountsOfTwoShopsFillAPageAsOthersDo() {
        for (var number = 1; number <= 3; number++) {
            var link = Link.created(account("user-" + number), NOW.plusSeconds(number));
            linked(number, link);
            storage.customers()
                    .insert(Customer.builder(OTHER_SHOP, id(10 + number), NOW)
                            .links(List.of(link))
                            .build());
        }

        assertEquals(
                List.of(account("user-1"), account("user-2"), account("user-3")),
                accounts.toLookAt(NOW, NOW.plusSeconds(9), 3));
    }

    @Test
    void whatWasPutOffInATransactionThatIsTakenBackIsNot() {
        linked(1, Link.created(ANNA, NOW));

        Rollbacks.rolledBack(storage.transactions(), () -> accounts.lookAgain(ANNA, NOW.plusSeconds(10)));

        assertEquals(List.of(ANNA), toLookAt(NOW));
    }

    private void linked(int number, Link link) {
        storage.customers()
                .insert(guest(number).toBuilder().links(List.of(link)).build());
    }

    private List<Account> toLookAt(Instant until) {
        return accounts.toLookAt(NOW.minusSeconds(1), until, 9);
    }
}
