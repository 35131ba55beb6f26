package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chaland.Chaland;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountKey;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.RemoteCallInTransactionException;
import org.chaland.spi.ShopRules;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;

/** What follows from a purchase: when it is done, when it is not needed, when it stops, and that it is done once. */
class TasksTest {

    private static final String OIDC = "https://id.example.net";

    private final MeddledStorage storage = new MeddledStorage(StorageUnderTest.fresh());
    private final MeddledProvider lms = new MeddledProvider(LMS);
    private final MeddledProvider oidc = new MeddledProvider(OIDC);
    private final World world = new World(storage, List.of(lms, oidc));
    private final Account ada = lms.users.addUser(profile("Profile", "ada@example.org"));

    // Whether there is anything to do

    @Test
    void aPurchaseThatNamesNoTrainingGivesAccess() {
        assertThat(linkAfterBuying(List.of())).isPresent();
    }

    @Test
    void aTrainingWithoutEndGivesAccess() {
        assertThat(linkAfterBuying(List.of(new Training("for-ever", Optional.empty()))))
                .isPresent();
    }

    @Test
    void aTrainingThatHasEndedGivesNone() {
        assertThat(linkAfterBuying(List.of(new Training("past", Optional.of(World.START)))))
                .isEmpty();
    }

    @Test
    void oneTrainingThatGoesOnIsEnough() {
        assertThat(linkAfterBuying(List.of(
                        new Training("past", Optional.of(World.START.minusSeconds(1))),
                        new Training("present", Optional.of(World.START.plusSeconds(1))))))
                .isPresent();
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
        insert(Task.Kind.WRITE, customer, Optional.of("account-ready"));
        world.update(world.customer(customer).toBuilder().state(Customer.State.ERASED));

        world.upkeep();

        assertThat(lms.users.accounts()).containsExactly(ada);
        assertThat(world.mail.sent()).isEmpty();
    }

    @Test
    void aPurchaseCancelledBeforeTheSupportAreaOpensOpensNothing() {
        world.place(Visitor.signedIn(ada), world.submitAs(ada, ADA), "order-1");
        world.complete("order-1");
        world.cancel("order-1");
        lms.before("grant", () -> {
            throw new AssertionError("The support area was opened.");
        });

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void anAccountThatTheShopDidNotMakeIsNotInvited() {
        world.submitAs(ada, ADA);
        insert(Task.Kind.INVITE, world.customerOf(ada).orElseThrow().id(), Optional.empty());

        world.upkeep();

        assertThat(lms.users.invitations()).isEmpty();
    }

    @Test
    void whatAProviderCannotDoIsDoneWith() {
        var account = new Account("https://none.example", "somebody");
        world.shops.put(
                SHOP, ShopRules.builder().learningIssuer(account.issuer()).build());
        var customer = world.linked(account, Link.State.ACTIVE).id();
        insert(Task.Kind.GRANT_SUPPORT, customer, Optional.empty());

        world.upkeep();

        var task = world.task(customer, Task.Kind.GRANT_SUPPORT).orElseThrow();
        assertThat(task.state()).isEqualTo(Task.State.DONE);
        assertThat(task.reason()).contains("not-supported");
    }

    @Test
    void aSuspendedLinkOpensNoSupportArea() {
        var customer = world.linked(ada, Link.State.SUSPENDED).id();
        paid(customer, "order-1");
        insert(Task.Kind.GRANT_SUPPORT, customer, Optional.empty());

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void aLinkedCustomersPurchaseNeedsNoIntentToMakeAnAccount() {
        var customer = world.place(Visitor.signedIn(ada), world.submitAs(ada, ADA), "order-1");

        world.complete("order-1");

        assertThat(world.task(customer, Task.Kind.PROVISION)).isEmpty();
        assertThat(world.task(customer, Task.Kind.GRANT_SUPPORT)).isPresent();
    }

    @Test
    void aPurchaseThatWasNotPaidKeepsNoSupportAreaOpen() {
        var handle = world.submitAs(ada, ADA);
        world.place(Visitor.signedIn(ada), handle, "order-1");
        world.place(Visitor.signedIn(ada), handle, "order-2");
        world.complete("order-1");
        world.upkeep();
        world.cancel("order-1");

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void cancellingWhatWasNotPaidLeavesItsTrainings() {
        world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        var trainings = world.purchase("order-1").trainings();

        world.cancel("order-1");

        assertThat(world.purchase("order-1").trainings()).isEqualTo(trainings);
    }

    @Test
    void aPaymentAndACancellationLockWhatTheyDecideUpon() {
        world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        var traced = new TracedStorage(storage);
        var shop = new World(traced, List.of(lms));

        for (Runnable step : List.<Runnable>of(() -> shop.complete("order-1"), () -> shop.cancel("order-1"))) {
            traced.forget();
            step.run();
            var calls = traced.calls();
            assertThat(calls).contains("PurchaseStore.lock", "CustomerStore.lock");
            assertThat(calls.indexOf("PurchaseStore.lock")).isLessThan(calls.indexOf("PurchaseStore.update"));
        }
    }

    // What stops, and waits for a person

    @Test
    void aSuspendedLinkIsNeitherPassedOverNorReplaced() {
        var customer = world.linked(ada, Link.State.SUSPENDED).id();
        paid(customer, "order-1");

        world.upkeep();

        assertStopped(customer, Task.Kind.PROVISION, "link-suspended");
        assertThat(lms.users.accounts()).containsExactly(ada);
        assertThat(world.told()).contains(CustomerEvent.Type.PROVISIONING_STOPPED);
    }

    @Test
    void aProviderThatMakesNoAccountsIsVisible() {
        world.shops.put(
                SHOP, World.usualRules().learningIssuer("https://none.example").build());
        var customer = world.guestBuys(TYPED, "order-1");

        world.upkeep();

        assertStopped(customer, Task.Kind.PROVISION, "no-provisioning");
    }

    @Test
    void aValueThatTheProviderCannotKeepAnyMoreIsVisibleAndNotSent() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.limit(Map.of(Field.CITY, 2));
        lms.before("create", () -> {
            throw new AssertionError("It was sent.");
        });

        world.upkeep();

        assertStopped(customer, Task.Kind.PROVISION, "invalid-profile");
        assertThat(world.mail.sent()).isEmpty();
    }

    @Test
    void aRefusalToOpenTheSupportAreaIsVisible() {
        var customer = world.place(Visitor.signedIn(ada), world.submitAs(ada, ADA), "order-1");
        world.complete("order-1");
        lms.users.suspend(ada);

        world.upkeep();

        assertStopped(customer, Task.Kind.GRANT_SUPPORT, "not-permitted");
    }

    @Test
    void aStoppedIntentIsOpenedAgainAtOnceByTheNextPurchase() {
        var handle = world.guest(ADA);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.place(ANONYMOUS, handle, "order-2");
        world.complete("order-1");
        world.upkeep();
        assertStopped(customer, Task.Kind.PROVISION, "email-taken");
        world.clock.advance(Duration.ofDays(1));

        world.complete("order-2");

        var task = world.task(customer, Task.Kind.PROVISION).orElseThrow();
        assertThat(task.state()).isEqualTo(Task.State.OPEN);
        assertThat(task.attempts()).isZero();
        assertThat(task.nextAttemptAt()).isEqualTo(world.clock.instant());
        assertThat(task.reason()).isEmpty();
    }

    @Test // two issuers
    void signingInElsewhereLeavesAStoppedIntentStopped() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(OIDC).build());
        var handle = world.guest(ADA);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.upkeep();

        world.signIns.arrive(handle, elsewhere());

        assertStopped(customer, Task.Kind.PROVISION, "email-taken");
        assertThat(world.task(customer, Task.Kind.GRANT_SUPPORT)).isEmpty();
    }

    // While something else happens

    @Test
    void anAccountThatCarriesOurKeyIsNotMadeAgain() {
        var customer = world.guestBuys(TYPED, "order-1");
        var made = lms.users.create(AccountKey.of(customer), TYPED.contact());
        lms.before("create", () -> {
            throw new AssertionError("It was made again.");
        });

        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS).map(Link::account)).contains(made);
    }

    @Test
    void whoeverIsLinkedBeforeTheIntentRunsIsLetIn() {
        var customer = world.guestBuys(TYPED, "order-1");
        storage.customers().link(SHOP, customer, Link.signedIn(ada, World.START));

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    @Test
    void whoeverIsLinkedToAnotherAccountMeanwhileIsLetInThereAndStaffAreToldOfTheOneMadeInVain() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.after("create", () -> storage.customers().link(SHOP, customer, Link.signedIn(ada, World.START)));

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
        assertThat(world.customer(customer).links()).extracting(Link::account).containsExactly(ada);
        assertThat(world.told()).contains(CustomerEvent.Type.PROVISIONING_STOPPED);
    }

    @Test
    void whoeverIsLinkedToTheVeryAccountMeanwhileIsLetIn() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.after(
                "create",
                () -> storage.customers()
                        .link(
                                SHOP,
                                customer,
                                Link.signedIn(
                                        lms.users.find(AccountKey.of(customer)).orElseThrow(), World.START)));

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).hasSize(1);
    }

    @Test // two issuers
    void theAccountMadeForAGuestGoesToTheSurvivorOfAMergeMeanwhile() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(OIDC).build());
        var eve = elsewhere();
        world.submitAs(eve, EVE);
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        lms.after("create", () -> world.signIns.arrive(handle, eve));

        world.upkeep();

        var survivor = world.customerOf(eve).orElseThrow();
        assertThat(world.customer(guest).mergedInto()).contains(survivor.id());
        assertThat(survivor.linkAt(LMS).map(Link::account)).isEqualTo(lms.users.find(AccountKey.of(guest)));
    }

    @Test // two issuers
    void theAccountMadeForAGuestBeforeAMergeIsFoundAfterIt() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(OIDC).build());
        var eve = elsewhere();
        world.submitAs(eve, EVE);
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        var made = lms.users.create(AccountKey.of(guest), TYPED.contact());
        world.signIns.arrive(handle, eve);

        world.upkeep();

        assertThat(world.customerOf(eve).orElseThrow().linkAt(LMS).map(Link::account))
                .contains(made);
    }

    @Test
    void theCancellationOfAMergedCustomersPurchaseConcernsTheSurvivor() {
        var gone = world.guestBuys(TYPED, "order-1");
        var survivor = world.place(ANONYMOUS, world.guest(ADA), "order-2");
        world.update(world.customer(gone).toBuilder().mergedInto(survivor));

        world.cancel("order-1");

        assertThat(world.task(survivor, Task.Kind.REVOKE_SUPPORT)).isPresent();
    }

    // Mail

    @Test
    void theSurvivorOfAMergeIsWrittenTo() {
        var gone = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        var survivor = world.place(ANONYMOUS, world.guest(ADA), "order-2");
        insert(Task.Kind.WRITE, gone, Optional.of("account-ready"));
        world.update(world.customer(gone).toBuilder().mergedInto(survivor));

        world.upkeep();

        assertThat(world.mail.sent()).extracting(Message::to).containsExactly("ada@example.org");
    }

    @Test
    void whoToldNoLanguageIsWrittenToInTheShops() {
        world.shops.put(SHOP, World.usualRules().defaultLanguage("fr").build());
        var customer = Customer.builder(SHOP, new CustomerId(new UUID(5, 5)), World.START)
                .details(with(ADA, Field.LANGUAGE, ""))
                .build();
        storage.customers().insert(customer);
        insert(Task.Kind.WRITE, customer.id(), Optional.of("account-ready"));

        world.upkeep();

        assertThat(world.mail.sent()).extracting(Message::language).containsExactly("fr");
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

    // The engine

    @Test // I4
    void upkeepInsideATransactionIsRefused() {
        assertThatThrownBy(() -> storage.transactions()
                        .inTransaction(() -> world.chaland.upkeep().run(1)))
                .isInstanceOf(RemoteCallInTransactionException.class);
    }

    @Test
    void noMoreTasksAreBegunThanAllowed() {
        world.guestBuys(TYPED, "order-1");

        assertThat(world.chaland.upkeep().run(1).done()).isEqualTo(1);
        assertThat(storage.tasks().due(world.clock.instant(), 10)).isNotEmpty();
    }

    @Test
    void aTaskThatAnotherWorkerTookIsLeftToIt() {
        world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.cancel("order-1");
        storage.before("TaskStore.update", world::upkeep);

        var report = world.chaland.upkeep().run(10);

        assertThat(world.told()).containsExactly(CustomerEvent.Type.PURCHASE_CANCELLED);
        assertThat(report.done()).isZero();
    }

    @Test
    void whatAWorkerFoundOutAfterItsLeaseHasNoConsequences() {
        var customer = world.guestBuys(ADA, "order-1");
        lms.before("create", () -> {
            world.clock.advance(Duration.ofMinutes(2));
            world.chaland.upkeep().runFor(SHOP, customer);
        });

        world.upkeep();

        assertThat(world.told().stream().filter(CustomerEvent.Type.PROVISIONING_STOPPED::equals))
                .hasSize(1);
    }

    @Test
    void aTaskWhoseConsequencesCannotBeWrittenIsNotDone() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.after(
                "create",
                () -> storage.before("CustomerStore.lock", () -> {
                    throw new StorageException("disk full");
                }));
        catchThrowable(world::upkeep);

        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.OPEN);
        world.clock.advance(Duration.ofHours(1));
        world.upkeep();
        assertThat(world.customer(customer).linkAt(LMS)).isPresent();
    }

    @Test
    void aTaskThatIsNotDueIsNotRunForItsCustomerEither() {
        var customer = world.guestBuys(TYPED, "order-1");
        down();
        world.upkeep();

        world.chaland.upkeep().runFor(SHOP, customer);

        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::attempts))
                .contains(1);
    }

    @Test
    void thePausesBetweenAttemptsGrowToAnHour() {
        var customer = world.guestBuys(TYPED, "order-1");
        var pauses = new java.util.ArrayList<Duration>();
        for (int i = 0; i < 12; i++) {
            down();
            world.upkeep();
            Instant next =
                    world.task(customer, Task.Kind.PROVISION).orElseThrow().nextAttemptAt();
            pauses.add(Duration.between(world.clock.instant(), next));
            world.clock.advance(pauses.get(i));
        }

        assertThat(pauses.subList(0, 3))
                .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40));
        assertThat(pauses.get(11)).isEqualTo(Duration.ofHours(1));
        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::attempts))
                .contains(12);
    }

    @Test
    void aTaskIsBegunOnceInARunHoweverLongTheRunTakes() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.before("find", () -> {
            world.clock.advance(Duration.ofMinutes(1));
            throw new ProviderUnavailableException("slow, and down");
        });

        world.upkeep();

        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::attempts))
                .contains(1);
    }

    private void down() {
        lms.before("find", () -> {
            throw new ProviderUnavailableException("down");
        });
    }

    @Test
    void aRefusalForAnythingButTheAddressIsNotWrittenToTheBuyer() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.before("create", () -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.KEY_TAKEN, "taken");
        });

        world.upkeep();

        assertStopped(customer, Task.Kind.PROVISION, "key-taken");
        assertThat(world.mail.sent()).isEmpty();
    }

    private Optional<Link> linkAfterBuying(List<Training> trainings) {
        var customer = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.chaland.checkout().completed(World.ref("order-1"), trainings);
        world.upkeep();
        return world.customer(customer).linkAt(LMS);
    }

    private void assertStopped(CustomerId customer, Task.Kind kind, String reason) {
        var task = world.task(customer, kind).orElseThrow();
        assertThat(task.state()).isEqualTo(Task.State.STOPPED);
        assertThat(task.reason()).contains(reason);
    }

    private Account elsewhere() {
        return oidc.users.addUser(profile("Eve", "eve@example.org"));
    }

    private void paid(CustomerId customer, String reference) {
        var purchase = org.chaland.model.Purchase.builder(World.ref(reference), customer, ADA, World.START)
                .build();
        assertThat(storage.purchases().insert(purchase)).isTrue();
        world.complete(reference);
    }

    private void insert(Task.Kind kind, CustomerId customer, Optional<String> topic) {
        var id = new UUID(6, kind.ordinal());
        assertThat(storage.tasks()
                        .insert(Task.builder(id, SHOP, kind, "test/" + kind, customer, World.START)
                                .topic(topic)
                                .build()))
                .isTrue();
    }
}
