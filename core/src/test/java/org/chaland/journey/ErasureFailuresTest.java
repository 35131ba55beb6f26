package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaland.Chaland;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.privacy.Receipt.AccountErasing;
import org.chaland.privacy.Receipt.AccountErasing.State;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails, and whenever, a person who was erased is erased everywhere in the end, or somebody is told that they are not. */
class ErasureFailuresTest extends ErasureJourney {

    @ParameterizedTest
    @ValueSource(strings = {"erase", "isErased"})
    void providerThatDoesNotAnswerIsAskedAgain(String call) {
        erased();
        lms.down(call);
        world.upkeep();
        assertThat(receipt().accounts()).extracting(AccountErasing::state).containsExactly(State.PENDING);

        afterAWhile();
        assertErased();
    }

    @Test
    void replyThatIsLostIsFoundOut() {
        erased();
        lms.after("erase", () -> {
            throw new ProviderUnavailableException("lost");
        });

        world.upkeep();
        afterAWhile();

        assertErased();
    }

    @Test
    void providerThatSaysDoneAndDoesNothingIsNotBelieved() {
        lms.isBelievable(false);
        erased();
        afterAWhile();
        assertThat(receipt().accounts()).extracting(AccountErasing::state).containsExactly(State.PENDING);

        lms.isBelievable(true);
        afterAWhile();
        assertErased();
    }

    @Test
    void providerThatForbidsItLeavesItToAPerson() {
        erased();
        lms.before("erase", () -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "no");
        });
        world.upkeep();

        assertThat(receipt().accounts())
                .containsExactly(new AccountErasing(LMS, State.BY_HAND, Optional.of("not-permitted")));
        assertThat(receipt().isComplete()).isFalse();

        office.runAgain(STAFF, eraseTask().key());
        world.upkeep();
        assertErased();
    }

    @Test
    void accountThatNoProviderDeletesIsSuspendedAndLeftToAPerson() {
        var chaland = on(without(lms));
        chaland.privacy().erase(Visit.of(SHOP, owner), GIVEN_UP);
        chaland.upkeep().run(1_000);

        assertThat(there()).isEqualTo(AccountState.SUSPENDED);
        assertThat(receipt().accounts()).extracting(AccountErasing::state).containsExactly(State.BY_HAND);

        lms.users.delete(account);
        office.runAgain(STAFF, eraseTask().key());
        chaland.upkeep().run(1_000);
        assertThat(receipt().isComplete()).isTrue();
    }

    /** The twin of what reads back: it would have said so at once. */
    @Test
    void accountIsAskedAboutOnceItIsDeleted() {
        erased();
        var asked = new AtomicInteger();
        lms.before("isErased", () -> {
            asked.incrementAndGet();
            assertThat(lms.users.accounts()).doesNotContain(account);
        });
        world.upkeep();

        assertThat(asked).hasValue(1);
    }

    @Test
    void correctionWhoseReplyIsLostLandsBeforeTheAccountIsErased() {
        edit(customer, People.ADA, base(customer));
        lms.down("update");
        world.upkeep();

        erased();
        world.upkeep();
        assertThat(lms.users.accounts()).as("it may still land").contains(account);
        assertThat(eraseTask().reason()).contains("account-busy");

        afterAWhile();
        assertErased();
    }

    @Test
    void accountThatIsBeingMadeIsErasedAsSoonAsItIsThere() {
        var buyer = buyerWhoSignsInElsewhere();
        var invited = new AtomicInteger();
        lms.before("invite", invited::incrementAndGet);
        lms.after(
                "create",
                () -> assertThat(world.chaland
                                .privacy()
                                .erase(Visit.of(SHOP, asBuyer()), GIVEN_UP)
                                .orElseThrow()
                                .erased())
                        .isTrue());
        world.upkeep();
        afterAWhile();

        assertThat(lms.users.findAll(AccountKey.of(buyer))).isEmpty();
        assertThat(invited).hasValue(0);
        assertThat(world.customer(buyer).isGuest()).isTrue();
        assertThat(world.chaland.privacy().receipt(SHOP, buyer).orElseThrow().isComplete())
                .isTrue();
    }

    @Test
    void accountWhoseMakingWasNeverHeardOfIsErasedToo() {
        var buyer = buyerWhoSignsInElsewhere();
        lms.after("create", () -> {
            lms.down("find");
            throw new ProviderUnavailableException("lost");
        });
        world.upkeep();
        assertThat(lms.users.findAll(AccountKey.of(buyer))).hasSize(1);

        world.chaland.privacy().erase(Visit.of(SHOP, asBuyer()), GIVEN_UP);
        assertThat(world.chaland.privacy().receipt(SHOP, buyer).orElseThrow().isComplete())
                .isFalse();
        world.upkeep();
        afterAWhile();

        assertThat(lms.users.findAll(AccountKey.of(buyer))).isEmpty();
    }

    @Test
    void accountThatIsNotWantedAnyMoreIsNotMade() {
        var buyer = buyerWhoSignsInElsewhere();
        world.chaland.privacy().erase(Visit.of(SHOP, asBuyer()), GIVEN_UP);
        var calls = lms.calls();

        world.upkeep();

        // It is looked for: a worker may have begun to make it.
        assertThat(lms.calls()).isEqualTo(calls + 1);
        assertThat(lms.users.findAll(AccountKey.of(buyer))).isEmpty();
    }

    @Test
    void whoeverIsErasedBeforeTheInvitationIsSentIsNotInvited() {
        var invited = new AtomicInteger();
        lms.down("invite");
        var buyer = world.guestBuys(People.EVE, "order-9");
        world.upkeep();
        var made = lms.users.findAll(AccountKey.of(buyer)).get(0);
        assertThat(world.customer(buyer).linkAt(LMS)).isPresent();
        lms.before("invite", invited::incrementAndGet);
        // What is deleted cannot be invited, so it must not be deleted yet.
        lms.down("erase");

        assertThat(erase(Visitor.signedIn(made), GIVEN_UP).orElseThrow().erased())
                .isTrue();
        world.upkeep();
        afterAWhile();

        assertThat(invited).hasValue(0);
        assertThat(lms.users.findAll(AccountKey.of(buyer))).isEmpty();
    }

    @Test
    void accountForWhichAFormOfItsOwnerWasSentMeanwhileIsErasedWithTheRecordOfThatForm() {
        erased();
        var next = recordOfAFormThatWasUnderWay();

        assertThat(erase(owner, GIVEN_UP).orElseThrow().erased()).isTrue();
        world.upkeep();

        assertThat(lms.users.accounts()).doesNotContain(account);
        assertThat(world.chaland.privacy().receipt(SHOP, next).orElseThrow().accounts())
                .containsExactly(new AccountErasing(LMS, State.ERASED, Optional.empty()));
    }

    @Test
    void accountForWhichAFormOfItsOwnerWasSentMeanwhileIsSuspendedOnceTheAccessOfThatRecordIsOver() {
        erased();
        var next = recordOfAFormThatWasUnderWay();
        world.place(owner, world.submitAs(account, TYPED), "order-2");
        world.complete("order-2");

        at(OVER.minusSeconds(1));
        assertThat(there()).isEqualTo(AccountState.ACTIVE);
        at(OVER);

        assertThat(there()).isEqualTo(AccountState.SUSPENDED);
        assertThat(world.customer(next).linkAt(LMS).orElseThrow().state()).isEqualTo(Link.State.SUSPENDED);
    }

    /** Its page was open while the owner was erased, and is sent before the account is deleted, which therefore stays. */
    private CustomerId recordOfAFormThatWasUnderWay() {
        world.submitAs(account, TYPED);
        world.upkeep();
        assertThat(lms.users.accounts()).contains(account);
        assertThat(receipt().accounts()).extracting(AccountErasing::state).containsExactly(State.IN_USE);
        return world.customerOf(account).orElseThrow().id();
    }

    /** It would otherwise be tried at the provider for weeks. */
    @Test
    void whatWaitsForTheProviderIsNotTriedForAnErasedPerson() {
        lms.down("grant");
        buysAgain("order-9");
        world.upkeep();
        assertThat(grants()).contains(Task.State.OPEN);

        erase(owner, GIVEN_UP);
        world.upkeep();

        assertThat(grants()).containsOnly(Task.State.DONE);
    }

    private List<Task.State> grants() {
        return storage.tasks().ofCustomer(SHOP, customer, 100).stream()
                .filter(task -> task.kind() == Task.Kind.GRANT_SUPPORT)
                .map(Task::state)
                .toList();
    }

    /** Of as many steps as an erasure has, whichever is the one that fails. */
    @ParameterizedTest
    @MethodSource("steps")
    void storageThatFailsAtAnyStepErasesNothingOrEverything(String call) {
        world.chaland.claims().request(Visit.of(SHOP, owner).withLocale(Locale.FRENCH), "guest@example.org");
        storage.before(call, () -> {
            throw new StorageException("disk full");
        });

        assertThatThrownBy(this::erased).isInstanceOf(StorageException.class);
        assertThat(world.customer(customer).details()).isEqualTo(TYPED);
        assertThat(link().account()).isEqualTo(account);
        assertThat(storage.claims().findByAsker(SHOP, Digests.askerOf(account))).isPresent();
        assertThat(world.task(customer, Task.Kind.ERASE_ACCOUNT)).isEmpty();

        erased();
        world.upkeep();
        assertErased();
    }

    static List<String> steps() {
        return List.of(
                "CustomerStore.findByAccount",
                "CustomerStore.lockMerged",
                "CustomerStore.lock",
                "PurchaseStore.ofCustomer",
                "ClaimStore.delete",
                "CustomerStore.unlink",
                "CustomerStore.update",
                "RetentionStore.forgetTraces",
                "RetentionStore.reviewAt",
                "TaskStore.insert",
                "TaskStore.ofCustomer");
    }

    /** Then whatever is done at the provider is found out anew. */
    @ParameterizedTest
    @ValueSource(strings = {"TaskStore.update", "AccountStore.holders", "TaskStore.due"})
    void storageThatFailsAfterwardsOnlyPutsItOff(String call) {
        erased();
        storage.before(call, () -> {
            throw new StorageException("disk full");
        });
        catchThrowable(world::upkeep);
        world.clock.advance(LONGER_THAN_A_LEASE);
        afterAWhile();

        assertErased();
    }

    @Test
    void workerThatDiesAtItIsFollowedByAnother() {
        erased();
        var task = eraseTask();
        storage.tasks()
                .update(task.toBuilder()
                        .attempts(1)
                        .leasedUntil(Optional.of(world.clock.instant().plus(Duration.ofMinutes(2))))
                        .build());
        world.upkeep();
        assertThat(lms.users.accounts()).contains(account);

        world.clock.advance(LONGER_THAN_A_LEASE);
        world.upkeep();
        assertErased();
    }

    private Task eraseTask() {
        return world.task(customer, Task.Kind.ERASE_ACCOUNT).orElseThrow();
    }

    private void assertErased() {
        assertThat(lms.users.accounts()).doesNotContain(account);
        assertThat(world.customer(customer).details().values()).isEmpty();
        assertThat(receipt().accounts()).extracting(AccountErasing::state).containsExactly(State.ERASED);
    }

    private final Account elsewhere = oidc.users.addUser(People.profile("Buyer", "buyer@example.org"));

    private Visitor asBuyer() {
        return Visitor.signedIn(elsewhere);
    }

    /** They have an account at another issuer, and have paid; the one at the learning provider is still to be made. */
    private CustomerId buyerWhoSignsInElsewhere() {
        var buyer = Customer.builder(SHOP, new CustomerId(new UUID(5, 5)), World.START)
                .details(People.details("Buyer", "buyer@example.org"))
                .links(List.of(Link.signedIn(elsewhere, World.START)))
                .build();
        storage.customers().insert(buyer);
        paid(buyer.id(), "order-5");
        return buyer.id();
    }

    private Chaland on(IdentityProvider provider) {
        return Chaland.builder()
                .storage(storage)
                .shops(shop -> Optional.ofNullable(world.shops.get(shop)))
                .identityProvider(provider)
                .clock(world.clock)
                .random(World.random(3))
                .build();
    }

    /** The provider, of which an adapter can do no more than this. */
    private static IdentityProvider without(MeddledProvider provider) {
        return (IdentityProvider) Proxy.newProxyInstance(
                IdentityProvider.class.getClassLoader(),
                new Class<?>[] {AccountProvisioning.class, AccountSuspension.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(provider, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
