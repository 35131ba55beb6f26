package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visitor;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.RemoteCallInTransactionException;
import org.junit.jupiter.api.Test;

/** What the host hears of accounts at their providers. */
class AccountsTest extends MeddledJourney {

    private final CustomerId customer = world.guestBuys(TYPED, "order-1");
    private final Account account = made();

    private Account made() {
        world.upkeep();
        return world.customer(customer).linkAt(LMS).orElseThrow().account();
    }

    @Test
    void anAccountThatIsGoneBreaksItsLinkAtOnceAndListenersAreTold() {
        lms.users.delete(account);

        assertThat(world.chaland.accountGone(account)).isTrue();
        world.upkeep();

        assertThat(state()).isEqualTo(Link.State.BROKEN);
        assertThat(world.told()).contains(CustomerEvent.Type.LINK_BROKEN);
    }

    @Test
    void itsOwnerClaimsTheRecordWithAnotherAccountAtOnce() {
        lms.users.delete(account);
        world.chaland.accountGone(account);
        var another = lms.users.addUser(TYPED.contact());
        var visit = World.visit(Visitor.signedIn(another), Optional.empty());

        world.chaland.claims().request(visit, "typed@example.org");
        world.upkeep();

        assertThat(world.mail.sent()).anyMatch(message -> message.topic().equals("claim-code"));
    }

    @Test
    void hearingItTwiceIsHearingItOnce() {
        lms.users.delete(account);
        world.chaland.accountGone(account);
        var before = world.customer(customer).version();

        assertThat(world.chaland.accountGone(account)).isTrue();

        assertThat(world.customer(customer).version()).isEqualTo(before);
    }

    @Test
    void aForgedMessageOfAnAccountThatExistsChangesNothing() {
        assertThat(world.chaland.accountGone(account)).isFalse();

        assertThat(state()).isEqualTo(Link.State.ACTIVE);
    }

    @Test
    void aSuspendedAccountIsNotGone() {
        lms.users.suspend(account);

        assertThat(world.chaland.accountGone(account)).isFalse();

        assertThat(state()).isEqualTo(Link.State.ACTIVE);
    }

    @Test
    void aProviderThatDoesNotAnswerIsNotBelievedToHaveLostIt() {
        lms.users.delete(account);
        lms.always(() -> {
            throw new ProviderUnavailableException("No answer.");
        });

        assertThat(world.chaland.accountGone(account)).isFalse();

        assertThat(state()).isEqualTo(Link.State.ACTIVE);
    }

    @Test
    void anAccountOfNobodyIsNoError() {
        assertThat(world.chaland.accountGone(new Account(LMS, "nobody"))).isTrue();
    }

    @Test // I4
    void insideATransactionItIsRefused() {
        assertThatThrownBy(() -> world.storage.transactions().inTransaction(() -> world.chaland.accountGone(account)))
                .isInstanceOf(RemoteCallInTransactionException.class);
    }

    @Test
    void anAccountThatWasChangedHasWhatStoppedTriedOnceMore() {
        lms.before("update", () -> {
            throw new ProviderRefusalException(Reason.NOT_PERMITTED, "Not allowed.");
        });
        world.submitAs(account, with(TYPED, Field.GIVEN_NAME, "Renamed"));
        world.upkeep();
        assertThat(world.task(customer, Task.Kind.UPDATE_PROFILE).map(Task::state))
                .contains(Task.State.STOPPED);

        world.chaland.accountChanged(account);
        world.upkeep();

        assertThat(world.task(customer, Task.Kind.UPDATE_PROFILE).map(Task::state))
                .contains(Task.State.DONE);
    }

    @Test
    void anAccountThatWasChangedAndIsGoneBreaksItsLink() {
        lms.users.delete(account);

        world.chaland.accountChanged(account);

        assertThat(state()).isEqualTo(Link.State.BROKEN);
    }

    @Test
    void aForgedMessageThatAnAccountWasChangedChangesNothing() {
        var before = world.tasks(customer);

        world.chaland.accountChanged(account);
        world.chaland.accountChanged(new Account(LMS, "nobody"));

        assertThat(world.tasks(customer)).isEqualTo(before);
        assertThat(state()).isEqualTo(Link.State.ACTIVE);
    }

    @Test
    void aProviderThatCannotTellTheStateOfAccountsIsNotSaidToHaveLostOne() {
        lms.always(() -> {
            throw new ProviderUnavailableException("No answer.");
        });

        world.chaland.accountChanged(account);

        assertThat(state()).isEqualTo(Link.State.ACTIVE);
    }

    private Link.State state() {
        return world.storage
                .customers()
                .find(SHOP, customer)
                .flatMap(found -> found.linkAt(LMS))
                .map(Link::state)
                .orElseThrow();
    }
}
