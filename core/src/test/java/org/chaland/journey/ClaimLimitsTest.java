package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chaland.claim.CodeRequest.Status;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Test;

/** How often codes may be asked for: limited before anything is looked up, for an account and for an address. */
class ClaimLimitsTest {

    private final TracedStorage storage = new TracedStorage(StorageUnderTest.fresh());
    private final World world = new World(storage);
    private final Account ada = user("ada");

    private Account user(String name) {
        return world.lms.addUser(
                Contact.builder().familyName(name).email(name + "@example.org").build());
    }

    private Status ask(Account account, String address) {
        return world.chaland
                .claims()
                .request(Visit.of(World.SHOP, new Visitor.SignedIn(account)), address)
                .status();
    }

    @Test
    void anAccountThatAsksForOneAddressAfterTheOtherIsStoppedBeforeAnythingIsLookedUp() {
        for (int i = 0; i < 20; i++) {
            assertThat(ask(ada, "guest-" + i + "@example.org")).isEqualTo(Status.REQUESTED);
        }
        storage.forget();

        assertThat(ask(ada, "one-more@example.org")).isEqualTo(Status.TOO_OFTEN);

        assertThat(storage.calls()).isEmpty();
        world.clock.advance(Duration.ofHours(1));
        assertThat(ask(ada, "one-more@example.org")).isEqualTo(Status.REQUESTED);
    }

    @Test
    void aMailboxIsNotFilledByAccountsThatAskAgainAndAgain() {
        for (int account = 0; account < 5; account++) {
            var user = user("user" + account);
            for (int request = 0; request < 4; request++) {
                assertThat(ask(user, "Guest@example.org")).isEqualTo(Status.REQUESTED);
            }
        }

        ask(ada, "guest@example.org");
        ask(ada, "guest@example.org");
        assertThat(ask(ada, "guest@example.org")).isEqualTo(Status.TOO_OFTEN);
        assertThat(ask(ada, "other@example.org")).isEqualTo(Status.REQUESTED);
    }

    @Test
    void othersWhoUseUpAnAddressDoNotKeepItsOwnerOut() {
        for (int account = 0; account < 20; account++) {
            var user = user("user" + account);
            for (int request = 0; request < 5; request++) {
                ask(user, "ada@example.org");
            }
        }

        assertThat(ask(ada, "ada@example.org")).isEqualTo(Status.REQUESTED);
        assertThat(ask(ada, "ada@example.org")).as("after a mail that was lost").isEqualTo(Status.REQUESTED);
    }
}
