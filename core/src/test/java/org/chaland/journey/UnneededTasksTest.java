package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.ShopRules;
import org.junit.jupiter.api.Test;

/** Where there is nothing to do, nothing is done and nothing waits. */
class UnneededTasksTest extends MeddledJourney {

    @Test
    void aLinkedCustomersPurchaseNeedsNoIntentToMakeAnAccount() {
        var customer = world.place(asAda, world.submitAs(ada, ADA), "order-1");

        world.complete("order-1");

        assertThat(world.task(customer, Task.Kind.PROVISION)).isEmpty();
        assertThat(world.task(customer, Task.Kind.GRANT_SUPPORT)).isPresent();
    }

    @Test
    void aShopThatMakesNoAccountsHasNothingToDo() {
        world.shops.put(SHOP, ShopRules.builder().build());
        var customer = world.guestBuys(TYPED, "order-1");
        world.cancel("order-1");

        assertThat(world.tasks(customer)).extracting(Task::kind).containsOnly(Task.Kind.TELL);
    }

    @Test
    void anErasedCustomerGetsNoAccountAndNoMail() {
        var customer = world.guestBuys(TYPED, "order-1");
        world.addTask(Task.Kind.WRITE, customer, Optional.of("account-ready"));
        world.update(world.customer(customer).toBuilder().state(Customer.State.ERASED));

        world.upkeep();

        assertThat(lms.users.accounts()).containsExactly(ada);
        assertThat(world.mail.sent()).isEmpty();
    }

    @Test
    void anAccountThatTheShopDidNotMakeIsNotInvited() {
        world.submitAs(ada, ADA);
        world.addTask(Task.Kind.INVITE, world.customerOf(ada).orElseThrow().id(), Optional.empty());

        world.upkeep();

        assertThat(lms.users.invitations()).isEmpty();
    }

    @Test
    void whatAProviderCannotDoIsDoneWith() {
        var account = new Account("https://none.example", "somebody");
        world.shops.put(
                SHOP, ShopRules.builder().learningIssuer(account.issuer()).build());
        var customer = world.linked(account, Link.State.ACTIVE).id();
        world.addTask(Task.Kind.GRANT_SUPPORT, customer, Optional.empty());

        world.upkeep();

        var task = world.task(customer, Task.Kind.GRANT_SUPPORT).orElseThrow();
        assertThat(task.state()).isEqualTo(Task.State.DONE);
        assertThat(task.reason()).contains("not-supported");
    }

    @Test
    void withoutASenderNothingIsWrittenAndNothingWaits() {
        var quiet = Chaland.builder()
                .storage(storage)
                .shops(shop -> Optional.ofNullable(world.shops.get(shop)))
                .identityProvider(lms)
                .clock(world.clock)
                .build();
        var customer = world.guestBuys(ADA, "order-1");

        quiet.upkeep().run(1_000);

        var task = world.task(customer, Task.Kind.WRITE).orElseThrow();
        assertThat(task.state()).isEqualTo(Task.State.DONE);
        assertThat(task.reason()).contains("no-sender");
    }
}
