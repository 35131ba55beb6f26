package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Contact;
import org.chaland.model.Link;
import org.chaland.model.Purpose;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;

/** Faults C4 at a provider that does not keep our key unique: at least one account, and more than one is told. */
class DuplicateAccountsTest {

    private final MeddledProvider lms = new MeddledProvider(
            InMemoryIdentityProvider.builder(LMS).keysAreUnique(false).build());
    private final World world = new World(StorageUnderTest.fresh(), List.of(lms));

    @Test
    void aLostReplyMakesNoSecondAccount() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.after("create", () -> {
            throw new ProviderUnavailableException("reply lost");
        });

        world.upkeep();
        world.clock.advance(Duration.ofHours(1));
        world.upkeep();

        assertThat(lms.users.findAll(AccountKey.of(customer))).hasSize(1);
        assertThat(world.customer(customer).activeLinkAt(LMS)).isPresent();
    }

    @Test
    void aCallThatMayStillLandIsWaitedForBeforeAnotherIsMade() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.before("create", () -> {
            throw new ProviderUnavailableException("on its way");
        });
        world.upkeep();

        world.clock.advance(Duration.ofSeconds(20));
        world.complete("order-1");
        world.upkeep();
        assertThat(world.task(customer, Task.Kind.PROVISION).flatMap(Task::reason))
                .contains("address-in-use");
        lms.users.create(AccountKey.of(customer), TYPED.contact());

        world.clock.advance(Duration.ofHours(1));
        world.upkeep();
        assertThat(lms.users.findAll(AccountKey.of(customer))).hasSize(1);
        assertThat(world.customer(customer).activeLinkAt(LMS)).isPresent();
    }

    @Test
    void ofTwoThatWereMadeOneServesAndStaffAreToldOfTheOther() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.before("create", () -> {
            throw new ProviderUnavailableException("on its way");
        });
        world.upkeep();
        world.clock.advance(Duration.ofHours(1));
        lms.after(
                "create",
                () -> lms.users.create(
                        AccountKey.of(customer),
                        Contact.builder().familyName("Landed late").build()));

        world.upkeep();

        var accounts = lms.users.findAll(AccountKey.of(customer));
        var task = world.task(customer, Task.Kind.PROVISION).orElseThrow();
        assertThat(accounts).hasSize(2);
        assertThat(task.state()).isEqualTo(Task.State.STOPPED);
        assertThat(task.reason()).contains("duplicate-accounts");
        assertThat(world.told()).contains(CustomerEvent.Type.PROVISIONING_STOPPED);
        assertThat(world.customer(customer).activeLinkAt(LMS).map(Link::account))
                .contains(accounts.get(0));
        assertThat(lms.users.supported(SHOP)).containsExactly(accounts.get(0));
    }

    @Test
    void onceStaffHaveRemovedTheOtherNothingIsLeftToDo() {
        ofTwoThatWereMadeOneServesAndStaffAreToldOfTheOther();
        var customer = world.customerOf(lms.users.accounts().get(0)).orElseThrow();
        lms.users.delete(lms.users.accounts().get(1));

        world.chaland
                .backOffice()
                .runAgain(
                        org.chaland.backoffice.Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING),
                        "provision/" + customer.id());
        world.upkeep();

        assertThat(world.task(customer.id(), Task.Kind.PROVISION).map(Task::state))
                .contains(Task.State.DONE);
    }
}
