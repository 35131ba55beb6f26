package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;

class ProvisioningTest {

    private final World world = new World();

    @Test // scenario 61, S2
    void aPaidGuestGetsExactlyOneAccountIsInvitedAndLetIntoTheSupportArea() {
        var customer = world.guestBuys(ADA, "order-1");
        world.upkeep();

        var account = world.lms.accounts().get(0);
        assertThat(world.lms.accounts()).hasSize(1);
        assertThat(world.lms.find(AccountKey.of(customer))).contains(account);
        assertThat(world.customerOf(account).map(Customer::id)).contains(customer);
        assertThat(world.customer(customer).linkAt(World.LMS).orElseThrow())
                .isEqualTo(Link.created(account, world.clock.instant()));
        assertThat(world.lms.invitations()).containsExactly(account);
        assertThat(world.lms.supported(SHOP)).containsExactly(account);
        assertThat(world.told())
                .containsExactlyInAnyOrder(CustomerEvent.Type.PURCHASE_COMPLETED, CustomerEvent.Type.LINKED);
    }

    @Test
    void theBuyerIsWrittenToInTheirLanguageAtTheStoredAddress() {
        world.guestBuys(ADA, "order-1");
        world.upkeep();

        assertThat(world.mail.sent()).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo("ada@example.org");
            assertThat(message.language()).isEqualTo("fr");
            assertThat(message.topic()).isEqualTo("account-ready");
            assertThat(message.subject()).isNotBlank();
            assertThat(message.text()).contains("Ada Example", "order-1").doesNotContain("{");
        });
    }

    @Test // scenario 55
    void runningUpkeepAgainDoesNothingTwice() {
        world.guestBuys(ADA, "order-1");
        world.upkeep();
        world.complete("order-1");
        world.upkeep();

        assertThat(world.lms.accounts()).hasSize(1);
        assertThat(world.lms.invitations()).hasSize(1);
        assertThat(world.mail.sent()).hasSize(1);
    }

    @Test // scenario 56
    void anUnpaidOrderMakesNoAccount() {
        world.place(ANONYMOUS, world.guest(ADA), "order-1");
        world.upkeep();

        assertThat(world.lms.accounts()).isEmpty();
    }

    @Test // scenario 60
    void aLinkedCustomerWhoBuysAgainIsLetInAndNotInvited() {
        var ada = world.user(profile("Ada", "ada@example.org"));
        world.place(Visitor.signedIn(ada), world.submitAs(ada, ADA), "order-1");
        world.complete("order-1");
        world.upkeep();

        assertThat(world.lms.accounts()).containsExactly(ada);
        assertThat(world.lms.invitations()).isEmpty();
        assertThat(world.lms.supported(SHOP)).containsExactly(ada);
    }

    @Test // scenario 30, I3
    void anAccountWithTheSameAddressIsNeverAdopted() {
        var owner = world.user(profile("Owner", "ADA@example.org"));
        var customer = world.guestBuys(ADA, "order-1");
        world.upkeep();

        assertThat(world.customer(customer).isGuest()).isTrue();
        assertThat(world.lms.accounts()).containsExactly(owner);
        assertThat(world.lms.profile(owner).orElseThrow().familyName()).contains("Owner");
        var stopped = world.task(customer, Task.Kind.PROVISION).orElseThrow();
        assertThat(stopped.state()).isEqualTo(Task.State.STOPPED);
        assertThat(stopped.reason()).contains("email-taken");
        assertThat(world.mail.sent()).extracting(Message::topic).containsExactly("email-taken");
        assertThat(world.told()).contains(CustomerEvent.Type.PROVISIONING_STOPPED);
    }

    @Test
    void theBuyerWhoSignsInWithTheLiveHandleGetsWhatTheyPaid() {
        var owner = world.user(profile("Owner", "ada@example.org"));
        var handle = world.guest(ADA);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.upkeep();

        world.signedIn(Optional.of(handle), owner, Details.empty());
        world.upkeep();

        assertThat(world.customerOf(owner).map(Customer::id)).contains(customer);
        assertThat(world.lms.supported(SHOP)).containsExactly(owner);
        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.DONE);
    }

    @Test // scenario 57, I4
    void aProviderThatIsDownDelaysTheAccountNotTheOrder() {
        var flaky = new FlakyProvider(3, false);
        var world = flaky.world();
        var customer = world.guestBuys(ADA, "order-1");
        world.upkeep();

        var waiting = world.task(customer, Task.Kind.PROVISION).orElseThrow();
        assertThat(waiting.state()).isEqualTo(Task.State.OPEN);
        assertThat(waiting.reason()).contains("provider-unavailable");
        for (int i = 0; i < 5; i++) {
            world.clock.advance(Duration.ofHours(1));
            world.upkeep();
        }
        assertThat(world.customer(customer).linkAt(World.LMS)).isPresent();
        assertThat(flaky.lms.accounts()).hasSize(1);
    }

    @Test // faults C3
    void aLostReplyLeadsToTheSameAccount() {
        var flaky = new FlakyProvider(1, true);
        var world = flaky.world();
        var customer = world.guestBuys(ADA, "order-1");
        world.upkeep();

        assertThat(flaky.lms.accounts()).hasSize(1);
        assertThat(world.customer(customer).linkAt(World.LMS).map(Link::account))
                .contains(flaky.lms.accounts().get(0));
    }

    @Test // faults C13
    void whatTheProviderCannotKeepIsToldAtTheContactStep() {
        var narrow = InMemoryIdentityProvider.builder(World.LMS)
                .fieldLimits(Map.of(Field.CITY, 5))
                .build();
        var world = new World(StorageUnderTest.fresh(), java.util.List.of(narrow));
        var base = world.open(ANONYMOUS, Optional.empty());

        assertThat(base.field(Field.CITY).orElseThrow().maxLength()).isEqualTo(5);
        assertThat(world.submit(ANONYMOUS, Optional.empty(), with(ADA, Field.CITY, "Vienna"), base.base()))
                .isInstanceOf(org.chaland.checkout.SubmitOutcome.Rejected.class);
    }

    @Test
    void aCancelledPurchaseClosesTheSupportAreaUnlessAnotherKeepsItOpen() {
        var ada = world.user(profile("Ada", "ada@example.org"));
        for (var order : new String[] {"order-1", "order-2"}) {
            world.place(Visitor.signedIn(ada), world.submitAs(ada, ADA), order);
            world.complete(order);
        }
        world.upkeep();

        world.cancel("order-1");
        world.upkeep();
        assertThat(world.lms.supported(SHOP)).containsExactly(ada);

        world.cancel("order-2");
        world.upkeep();
        assertThat(world.lms.supported(SHOP)).isEmpty();
    }

    @Test
    void aPurchaseCancelledBeforeTheAccountWasMadeMakesNone() {
        world.guestBuys(ADA, "order-1");
        world.cancel("order-1");
        world.upkeep();

        assertThat(world.lms.accounts()).isEmpty();
    }

    @Test
    void aSecondPurchaseOfTheSameGuestJoinsTheFirstIntent() {
        var handle = world.guest(ADA);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.place(ANONYMOUS, handle, "order-2");
        world.complete("order-1");
        world.complete("order-2");
        world.upkeep();

        assertThat(world.lms.accounts()).hasSize(1);
        assertThat(world.tasks(customer).stream().filter(task -> task.kind() == Task.Kind.PROVISION))
                .hasSize(1);
    }

    @Test
    void aListenerThatFailsIsToldAgainWithTheSameEventId() {
        var ids = new java.util.ArrayList<java.util.UUID>();
        var storage = StorageUnderTest.fresh();
        var setUp = new World(storage);
        var failing = org.chaland.Chaland.builder()
                .storage(storage)
                .shops(shop -> Optional.ofNullable(setUp.shops.get(shop)))
                .identityProvider(setUp.lms)
                .clock(setUp.clock)
                .listener(event -> {
                    ids.add(event.id());
                    if (ids.size() == 1) {
                        throw new IllegalStateException("not now");
                    }
                })
                .build();
        setUp.place(ANONYMOUS, setUp.guest(ADA), "order-1");
        setUp.cancel("order-1");

        failing.upkeep().run(10);
        setUp.clock.advance(Duration.ofHours(1));
        failing.upkeep().run(10);

        assertThat(ids).hasSize(2);
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @Test
    void aRestrictedCustomersAccountWaitsVisiblyForAPerson() {
        var customer = world.guestBuys(ADA, "order-1");
        world.storage
                .customers()
                .update(world.customer(customer).toBuilder()
                        .state(Customer.State.RESTRICTED)
                        .build());
        world.upkeep();

        assertThat(world.lms.accounts()).isEmpty();
        assertThat(world.task(customer, Task.Kind.PROVISION).orElseThrow().reason())
                .contains("customer-restricted");
    }

    @Test
    void upkeepForOneCustomerLeavesTheOthersTasks() {
        var one = world.guestBuys(ADA, "order-1");
        var other = world.guestBuys(EVE, "order-2");

        world.chaland.upkeep().runFor(SHOP, one);

        assertThat(world.customer(one).isGuest()).isFalse();
        assertThat(world.customer(other).isGuest()).isTrue();
    }

    /** Fails so often, before or after creating the account. */
    private static final class FlakyProvider implements AccountProvisioning {

        private final InMemoryIdentityProvider lms =
                InMemoryIdentityProvider.builder(World.LMS).build();
        private final boolean lateReply;
        private int failures;

        FlakyProvider(int failures, boolean lateReply) {
            this.failures = failures;
            this.lateReply = lateReply;
        }

        World world() {
            return new World(StorageUnderTest.fresh(), java.util.List.of(this));
        }

        @Override
        public String issuer() {
            return World.LMS;
        }

        @Override
        public Optional<Account> find(AccountKey key) {
            return lms.find(key);
        }

        @Override
        public Account create(AccountKey key, Contact contact) {
            if (failures-- > 0) {
                if (lateReply) {
                    lms.create(key, contact);
                }
                throw new ProviderUnavailableException("no answer");
            }
            return lms.create(key, contact);
        }
    }
}
