package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.RETURN;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.contact;
import static org.chaland.journey.World.details;
import static org.chaland.journey.World.with;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.ContactStep;
import org.chaland.checkout.FormField;
import org.chaland.checkout.Handle;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.checkout.SignInRefusal;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.model.Visitor;
import org.chaland.prefill.PrefillRules;
import org.chaland.spi.AccountKey;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;

/** Each shows a defect: red as long as it is there. */
class AttackTest {

    private static final String OIDC = "https://id.example.net";
    private static final Visitor ANONYMOUS = Visitor.anonymous();
    private static final Details ADA = details("Ada", "ada@example.org");
    private static final Details TYPED = details("Typed", "typed@example.org");
    private static final Details NOTHING = Details.empty();

    private final MeddledStorage storage = new MeddledStorage(StorageUnderTest.fresh());
    private final MeddledProvider lms = new MeddledProvider(LMS);
    private final MeddledProvider oidc = new MeddledProvider(OIDC);
    private final World world = new World(storage, List.of(lms, oidc));
    private final Account ada = lms.users.addUser(Contact.builder()
            .givenName("Ada")
            .familyName("Profile")
            .email("ada@example.org")
            .build());

    // Tasks that are lost, doubled, or undone

    @Test
    void aPurchasePaidWhileAnIntentIsUnderWayIsNotLost() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.place(ANONYMOUS, handle, "order-2");
        world.complete("order-1");
        world.cancel("order-1");
        storage.after("PurchaseStore.ofCustomer", () -> world.complete("order-2"));

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS)).as("order-2 is paid").isPresent();
    }

    @Test
    void aGrantThatLandsAfterTheRevocationOfACancelledPurchaseDoesNotStand() {
        var customer = world.place(Visitor.signedIn(ada), world.submitAs(ada, ADA), "order-1");
        world.complete("order-1");
        lms.before("grant", () -> {
            world.cancel("order-1");
            world.chaland.upkeep().runFor(SHOP, customer);
        });

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void aRevocationThatLandsAfterAnotherPurchaseWasPaidDoesNotStand() {
        var handle = world.submitAs(ada, ADA);
        var customer = world.place(Visitor.signedIn(ada), handle, "order-1");
        world.place(Visitor.signedIn(ada), handle, "order-2");
        world.complete("order-1");
        world.upkeep();
        world.cancel("order-1");
        lms.before("revoke", () -> {
            world.complete("order-2");
            world.chaland.upkeep().runFor(SHOP, customer);
        });

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(lms.users.supported(SHOP)).as("order-2 is paid").containsExactly(ada);
    }

    @Test
    void anIntentThatIsOpenedAgainNamesTheOrderForWhichItIs() {
        var handle = world.guest(ADA);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.upkeep();
        world.place(ANONYMOUS, handle, "order-2");
        world.complete("order-2");
        world.upkeep();

        assertThat(world.mail.sent()).extracting(Message::topic).containsExactly("email-taken", "email-taken");
        assertThat(world.task(customer, Task.Kind.PROVISION).flatMap(Task::reference))
                .contains("order-2");
    }

    @Test // faults C4
    void ourOwnFirstCallThatLandsLateIsNotTakenForSomebodyElsesAddress() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.before("create", () -> {
            throw new ProviderUnavailableException("no answer yet");
        });
        world.upkeep();
        world.clock.advance(Duration.ofMinutes(1));
        lms.before("create", () -> {
            lms.users.create(AccountKey.of(customer), TYPED.contact());
            throw new ProviderRefusalException(ProviderRefusalException.Reason.EMAIL_TAKEN, "taken");
        });

        world.upkeep();

        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.DONE);
        assertThat(world.customer(customer).linkAt(LMS)).isPresent();
    }

    @Test
    void anAccountMadeForAnOrderThatWasCancelledBeforeTheReplyIsStillKnown() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.after("create", () -> {
            lms.before("find", () -> {
                throw new ProviderUnavailableException("no answer");
            });
            throw new ProviderUnavailableException("reply lost");
        });
        world.upkeep();
        assertThat(lms.users.find(AccountKey.of(customer))).isPresent();
        world.cancel("order-1");
        world.clock.advance(Duration.ofDays(1));

        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS))
                .as("an account with personal data that we made, which nothing stored leads to")
                .isPresent();
    }

    @Test
    void whoSignedInWhileTheirAccountWasBeingRefusedIsNotToldToSignIn() {
        var handle = world.guest(ADA);
        world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        lms.before(
                "create",
                () -> world.chaland.checkout().signedIn(SHOP, handle, new Visitor.SignedIn(ada), Locale.ENGLISH));

        world.upkeep();

        assertThat(world.mail.sent()).extracting(Message::topic).doesNotContain("email-taken");
        assertThat(world.told()).doesNotContain(CustomerEvent.Type.PROVISIONING_STOPPED);
    }

    @Test // two issuers
    void twoIntentsOfOnePersonDoNotTakeEachOthersAccountForAStrangers() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(OIDC).build());
        var eve = oidc.users.addUser(
                Contact.builder().familyName("Eve").email("eve@example.org").build());
        var typed = details("Eve", "eve@example.org");
        var guest = world.guest(typed);
        var guestId = world.place(ANONYMOUS, guest, "order-1");
        world.complete("order-1");
        lms.after("create", () -> {
            lms.before("find", () -> {
                throw new ProviderUnavailableException("no answer");
            });
            throw new ProviderUnavailableException("reply lost");
        });
        world.upkeep();
        world.place(Visitor.signedIn(eve), world.submitAs(eve, typed), "order-2");
        world.complete("order-2");
        world.chaland.checkout().signedIn(SHOP, guest, new Visitor.SignedIn(eve), Locale.ENGLISH);
        var owner = world.customerOf(eve).orElseThrow().id();

        world.chaland.upkeep().runFor(SHOP, owner);
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(world.customer(guestId).mergedInto()).contains(owner);
        assertThat(world.customer(owner).linkAt(LMS)).isPresent();
        assertThat(world.mail.sent()).extracting(Message::topic).doesNotContain("email-taken");
        assertThat(world.tasks(owner)).noneMatch(task -> task.state() == Task.State.STOPPED);
    }

    @Test
    void aRestrictedCustomersPaidPurchaseIsNotSilentlyDoneWith() {
        var customer = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        update(world.customer(customer).toBuilder().state(Customer.State.RESTRICTED));
        world.complete("order-1");
        world.upkeep();
        update(world.customer(customer).toBuilder().state(Customer.State.ACTIVE));
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS).isPresent()
                        || world.task(customer, Task.Kind.PROVISION)
                                        .orElseThrow()
                                        .state()
                                == Task.State.STOPPED)
                .as("served later, or waiting visibly for a person")
                .isTrue();
    }

    @Test
    void storageThatFailsForOneTaskDoesNotKeepTheOthersFromBeingRun() {
        world.guestBuys(TYPED, "order-1");
        var other = world.guestBuys(details("Eve", "eve@example.org"), "order-2");
        lms.after(
                "create",
                () -> storage.before("CustomerStore.lock", () -> {
                    throw new StorageException("deadlock");
                }));

        assertThatCode(world::upkeep).doesNotThrowAnyException();
        assertThat(world.customer(other).linkAt(LMS)).isPresent();
    }

    @Test
    void aResultThatDoesNotCountIsNotCounted() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.before("create", () -> {
            world.clock.advance(Duration.ofMinutes(3));
            world.chaland.upkeep().runFor(SHOP, customer);
        });

        var report = world.chaland.upkeep().run(1_000);

        assertThat(report.done()).as("all was done by the other worker").isLessThanOrEqualTo(1);
    }

    @Test
    void theOutcomeNamesTheCustomerWhoseTasksCanBeRun() {
        var gone = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.complete("order-1");
        var survivor = world.place(ANONYMOUS, world.guest(details("Eve", "eve@example.org")), "other");
        update(world.customer(gone).toBuilder().mergedInto(survivor));

        var outcome = (PurchaseOutcome.Changed) world.cancel("order-1");

        assertThat(world.task(outcome.customer(), Task.Kind.REVOKE_SUPPORT)).isPresent();
    }

    @Test // scenario 55
    void aPaymentForACancelledOrderThatIsToldTwiceIsToldToStaffOnce() {
        world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.cancel("order-1");
        world.complete("order-1");
        world.complete("order-1");
        world.upkeep();

        assertThat(world.told().stream().filter(CustomerEvent.Type.PURCHASE_CONFLICT::equals))
                .hasSize(1);
    }

    @Test
    void theTrainingsAreKeptWhicheverOfNotificationAndReturnComesFirst() {
        var course = List.of(new Training("java", Optional.of(World.START.plus(Duration.ofDays(30)))));
        world.chaland.checkout().placed(SHOP, ANONYMOUS, world.guest(TYPED), "order-1", List.of(), Locale.ENGLISH);
        world.chaland.checkout().completed(World.ref("order-1"));
        world.chaland.checkout().completed(World.ref("order-1"), course);

        assertThat(world.purchase("order-1").trainings())
                .as("none means access without end")
                .isEqualTo(course);
    }

    // Who is linked, and what is shown and kept

    @Test // I13
    void anOperatorWhoSignsInIsNotLinkedAsTheCustomer() {
        var staff = lms.users.addUser(contact("Staff", "staff@example.org").build());
        var handle = world.saved(world.submit(Visitor.operator(), Optional.empty(), TYPED, ""));
        var begun = world.chaland
                .checkout()
                .beginSignIn(SHOP, Visitor.operator(), Optional.of(handle), LMS, NOTHING, RETURN);
        if (begun instanceof BeginSignInOutcome.Redirect redirect) {
            var answer = lms.users.signIn(redirect.address(), staff);
            world.chaland.checkout().signedIn(SHOP, redirect.handle(), answer, RETURN, Locale.ENGLISH);
        }

        assertThat(world.customerOf(staff)).isEmpty();
    }

    @Test // I13
    void anOperatorIsNotOfferedToSignIn() {
        assertThat(world.open(Visitor.operator(), Optional.empty()).signInIssuers())
                .isEmpty();
    }

    @Test // scenario 20, design §5: record, then profile, then what was typed
    void loadingThePageAgainAfterTheSignInDoesNotTakeWhatTheGuestTyped() {
        var signedIn = signedIn(Optional.of(world.guest(TYPED)), ada);
        assertThat(valueOf(signedIn.step(), Field.GIVEN_NAME)).contains("Ada");

        var again = world.open(Visitor.signedIn(ada), Optional.of(signedIn.handle()));

        assertThat(valueOf(again, Field.GIVEN_NAME)).contains("Ada");
    }

    @Test
    void anOrderPlacedRightAfterTheSignInDoesNotGoToTheAddressThatTheGuestTyped() {
        var signedIn = signedIn(Optional.of(world.guest(TYPED)), ada);

        world.placed(Visitor.signedIn(ada), signedIn.handle(), "order-1");

        assertThat(world.storage
                        .purchases()
                        .find(World.ref("order-1"))
                        .flatMap(purchase -> purchase.frozen().contact().email()))
                .as("the account's e-mail is locked")
                .isNotEqualTo(Optional.of("typed@example.org"));
    }

    @Test
    void whileTheProviderIsDownTheAddressIsNotFreeForThisOrderOnlyEither() {
        world.submitAs(ada, ADA);
        var visitor = Visitor.signedIn(ada);
        var base = world.open(visitor, Optional.empty()).base();
        lms.before("profile", () -> {
            throw new ProviderUnavailableException("down");
        });
        var handle = world.saved(world.chaland
                .checkout()
                .submit(Submission.builder(SHOP, visitor, with(ADA, Field.EMAIL, "elsewhere@example.org"))
                        .base(base)
                        .forThisOrderOnly(true)
                        .build()));
        world.place(visitor, handle, "order-1");

        assertThat(world.purchase("order-1").frozen().contact().email()).contains("ada@example.org");
    }

    @Test
    void detailsForOneOrderOnlyAreNotThoseOfTheNext() {
        world.submitAs(ada, ADA);
        var visitor = Visitor.signedIn(ada);
        var handle = world.saved(world.chaland
                .checkout()
                .submit(Submission.builder(SHOP, visitor, with(ADA, Field.CITY, "Lyon"))
                        .base(world.open(visitor, Optional.empty()).base())
                        .forThisOrderOnly(true)
                        .build()));
        world.place(visitor, handle, "order-1");
        world.complete("order-1");

        world.place(visitor, handle, "order-2");

        assertThat(world.purchase("order-2").frozen().contact().city()).contains("Paris");
    }

    @Test // scenario 39; ProfileSource: empty if the account cannot be used
    void anAccountThatCannotBeUsedAtTheProviderIsNotLinked() {
        var handle = world.guest(TYPED);
        lms.users.suspend(ada);

        var outcome = world.chaland.checkout().signedIn(SHOP, handle, new Visitor.SignedIn(ada), Locale.ENGLISH);

        assertThat(outcome).isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_USABLE));
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void anAccountThatCannotBeUsedAtTheProviderDoesNotUnlockTheRecordsAddress() {
        world.submitAs(ada, ADA);
        var base = world.open(Visitor.signedIn(ada), Optional.empty()).base();
        lms.users.suspend(ada);

        world.submit(Visitor.signedIn(ada), Optional.empty(), with(ADA, Field.EMAIL, "mallory@example.org"), base);

        assertThat(world.customerOf(ada).orElseThrow().details().contact().email())
                .contains("ada@example.org");
    }

    @Test // I5, threats P2 and P3
    void aGuestsHandleThatDiesWhileSomebodySignsInWithItLinksNobody() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(OIDC).build());
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        var eve = oidc.users.addUser(
                Contact.builder().familyName("Eve").email("eve@example.org").build());
        // Another worker links the account that was made for the buyer: every handle given out before is dead.
        storage.before(
                "CustomerStore.link",
                () -> assertThat(storage.quiet().customers().link(SHOP, customer, Link.created(ada, World.START)))
                        .hasToString("LINKED"));

        world.chaland.checkout().signedIn(SHOP, handle, new Visitor.SignedIn(eve), Locale.ENGLISH);

        assertThat(world.customer(customer).linkAt(OIDC)).isEmpty();
    }

    @Test
    void aGuestErasedWhileSomebodySignsInIsNotLinked() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        storage.before("CustomerStore.link", () -> {
            var guest = storage.quiet().customers().find(SHOP, customer).orElseThrow();
            storage.quiet()
                    .customers()
                    .update(guest.toBuilder()
                            .details(NOTHING)
                            .state(Customer.State.ERASED)
                            .epoch(guest.epoch() + 1)
                            .build());
        });

        world.chaland.checkout().signedIn(SHOP, handle, new Visitor.SignedIn(ada), Locale.ENGLISH);

        assertThat(world.customer(customer).links()).isEmpty();
    }

    @Test
    void aFormOpenedSignedInWithAGuestsHandleIsNoConflictWithItself() {
        var handle = world.guest(TYPED);
        var visitor = Visitor.signedIn(ada);
        var step = world.open(visitor, Optional.of(handle));

        var outcome = world.submit(visitor, Optional.of(handle), step.values(), step.base());

        assertThat(outcome).as("nobody else changed anything").isInstanceOf(SubmitOutcome.Saved.class);
    }

    @Test
    void twoEditsThatDoNotGoTogetherAreNotSavedAsIfTheyDid() {
        var start = with(
                with(
                        with(
                                with(
                                        with(TYPED, Field.BILLING_ORGANISATION, "Firm"),
                                        Field.BILLING_ADDRESS_LINE_1,
                                        "1 Rue"),
                                Field.BILLING_COUNTRY,
                                "FR"),
                        Field.BILLING_CITY,
                        "Paris"),
                Field.BILLING_POSTAL_CODE,
                "75001");
        var handle = world.guest(start);
        var one = world.open(ANONYMOUS, Optional.of(handle)).base();
        var other = world.open(ANONYMOUS, Optional.of(handle)).base();
        world.saved(world.submit(
                ANONYMOUS,
                Optional.of(handle),
                with(with(start, Field.BILLING_ORGANISATION, ""), Field.BILLING_FAMILY_NAME, "Someone"),
                one));

        var outcome = world.submit(
                ANONYMOUS,
                Optional.of(handle),
                Details.of(TYPED.contact()), // no separate invoicing identity any more
                other);

        if (outcome instanceof SubmitOutcome.Saved saved) {
            assertThat(world.placed(ANONYMOUS, saved.handle(), "order-1")).isInstanceOf(PlacedOutcome.Placed.class);
        }
    }

    @Test
    void whatWasSavedCanBePlacedWhateverTheBrowsersLanguage() {
        var handle = savedIn(Locale.forLanguageTag("zh-Hant-HK-u-ca-chinese-co-stroke-nu-hanidec"));

        assertThat(world.placed(ANONYMOUS, handle, "order-1")).isInstanceOf(PlacedOutcome.Placed.class);
    }

    @Test
    void aBrowsersLanguageOfAnyLengthDoesNotBreakStorage() {
        var handle = savedIn(Locale.forLanguageTag("en-x" + "-abcdefgh".repeat(100)));

        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    // Handles that should be alive

    @Test // ShopRules.checkoutLifetime: how long a checkout lives after it was last used
    void aCheckoutLivesItsLifetimeAfterItWasLastUsed() {
        var handle = world.guest(TYPED);
        world.clock.advance(Duration.ofDays(3));
        world.saved(world.submit(
                ANONYMOUS,
                Optional.of(handle),
                TYPED,
                world.open(ANONYMOUS, Optional.of(handle)).base()));
        world.clock.advance(Duration.ofDays(5));

        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    @Test // I16
    void twoClicksOnTheSignInAreNotTheEndOfTheCheckout() {
        var handle = world.guest(TYPED);
        storage.before("CheckoutStore.update", () -> begin(handle, LMS));

        assertThat(begin(handle, LMS)).isInstanceOf(BeginSignInOutcome.Redirect.class);
    }

    @Test // I16
    void aSecondClickWhileTheBrowserComesBackDoesNotLoseTheSignIn() {
        var handle = world.guest(TYPED);
        var begun = (BeginSignInOutcome.Redirect) begin(handle, LMS);
        var answer = lms.users.signIn(begun.address(), ada);
        storage.before("CheckoutStore.update", () -> begin(handle, LMS));

        var outcome = world.chaland.checkout().signedIn(SHOP, handle, answer, RETURN, Locale.ENGLISH);

        assertThat(outcome).isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test // Checkouts.submit: "the handle to keep from now on, or why nothing was kept"
    void whatIsAnsweredExpiredIsNotKept() {
        var handle = signedIn(Optional.empty(), ada).handle();
        storage.after("CustomerStore.insert", () -> {
            var checkout = storage.quiet()
                    .checkouts()
                    .findByHandle(SHOP, org.chaland.internal.Digests.sha256Hex(handle.value()))
                    .orElseThrow();
            storage.quiet()
                    .checkouts()
                    .update(checkout.toBuilder().handleHash("0".repeat(64)).build());
        });

        var outcome = world.submit(Visitor.signedIn(ada), Optional.of(handle), ADA, "");

        assertThat(outcome).isInstanceOf(SubmitOutcome.Expired.class);
        assertThat(world.customerOf(ada)).isEmpty();
    }

    // Sign-in

    @Test // RFC 9700 §4.4: answers of one provider are of no use at another
    void theSecretsOfASignInDifferByIssuer() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(LMS, OIDC).build());
        var handle = world.guest(TYPED);
        var here = (BeginSignInOutcome.Redirect) begin(handle, LMS);
        var there = (BeginSignInOutcome.Redirect) begin(handle, OIDC);

        assertThat(here.address().getQuery()).isNotEqualTo(there.address().getQuery());
    }

    @Test // DESIGN.md: "so both are used once"
    void theSecretsOfASignInAreUsedOnce() {
        var handle = world.guest(TYPED);
        var first = (BeginSignInOutcome.Redirect) begin(handle, LMS);
        world.chaland.checkout().signedIn(SHOP, handle, lms.users.cancel(first.address()), RETURN, Locale.ENGLISH);
        var second = (BeginSignInOutcome.Redirect) begin(handle, LMS);

        assertThat(second.address()).isNotEqualTo(first.address());
    }

    @Test // IdentityProvider: whatever goes wrong is one of two exceptions
    void aProviderThatRefusesTheSignInIsARefusal() {
        var handle = world.guest(TYPED);
        var begun = (BeginSignInOutcome.Redirect) begin(handle, LMS);
        lms.before("complete", () -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "not permitted");
        });

        var outcome = world.chaland
                .checkout()
                .signedIn(SHOP, handle, lms.users.signIn(begun.address(), ada), RETURN, Locale.ENGLISH);

        assertThat(outcome).isInstanceOf(SignedInOutcome.Refused.class);
    }

    @Test // I10
    void aForeignFailureOfAProfileSourceReachesNobodyWithItsText() {
        lms.before("profile", () -> {
            throw new IllegalStateException("E-mail address already exists: ada@example.org");
        });

        assertThatCode(() -> world.open(Visitor.signedIn(ada), Optional.empty()))
                .doesNotThrowAnyException();
    }

    @Test
    void aShopThatForbidsGuestsSavesNoneForAnAccountThatMayNotBeUsed() {
        world.submitAs(ada, ADA);
        update(world.customerOf(ada).orElseThrow().toBuilder().state(Customer.State.RESTRICTED));
        world.shops.put(SHOP, World.usualRules().guestsAllowed(false).build());

        assertThat(world.submit(Visitor.signedIn(ada), Optional.empty(), ADA, ""))
                .isInstanceOf(SubmitOutcome.SignInRequired.class);
    }

    // The table, and sentences that are not true

    @Test // completed × placed: no-op
    void placingACompletedOrderAgainIsANoOpWhateverTheShopHasBecome() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.shops.put(
                SHOP, World.usualRules().countries("BE").defaultCountry("BE").build());

        assertThat(world.placed(ANONYMOUS, handle, "order-1")).isEqualTo(new PlacedOutcome.Placed(customer));
    }

    @Test // Checkouts: an unknown shop is an IllegalArgumentException in every method
    void anUnknownShopIsAnIllegalArgumentInEveryMethod() {
        var nowhere = new PurchaseRef(new ShopId("nowhere"), "order-1");
        var checkout = world.chaland.checkout();

        Stream.<Runnable>of(
                        () -> checkout.completed(nowhere),
                        () -> checkout.cancelled(nowhere),
                        () -> checkout.open(nowhere.shop(), ANONYMOUS, Optional.of(new Handle("x")), Locale.ENGLISH),
                        () -> checkout.placed(
                                nowhere.shop(), ANONYMOUS, new Handle("x"), "o", List.of(), Locale.ENGLISH))
                .forEach(call -> assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class));
    }

    @Test // Chaland.Builder.build: IllegalStateException if two parts contradict each other
    void twoRulesOfOneNameAreAnIllegalState() {
        var builder = Chaland.builder()
                .storage(new InMemoryStorage())
                .shops(shop -> Optional.empty())
                .prefillRules(List.of(PrefillRules.RECORD, PrefillRules.RECORD));

        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    @Test // I10: eight bytes of salt stand beside the digests, so a telephone number can be tried out
    void theTextFormOfAStepLeavesTheBaseOut() {
        var step = world.open(ANONYMOUS, Optional.of(world.guest(TYPED)));

        assertThat(step.toString()).doesNotContain(step.base());
    }

    @Test // ContactStep.base: an opaque text for a hidden input
    void whateverCameAsBaseIsNotShownBack() {
        var wrong = with(TYPED, Field.EMAIL, "nonsense");

        var outcome = (SubmitOutcome.Rejected) world.submit(ANONYMOUS, Optional.empty(), wrong, "\"><script>");

        assertThat(outcome.step().base()).doesNotContain("<");
    }

    private Handle savedIn(Locale locale) {
        return world.saved(world.chaland
                .checkout()
                .submit(Submission.builder(SHOP, ANONYMOUS, with(TYPED, Field.LANGUAGE, ""))
                        .locale(locale)
                        .build()));
    }

    private BeginSignInOutcome begin(Handle handle, String issuer) {
        return world.chaland.checkout().beginSignIn(SHOP, ANONYMOUS, Optional.of(handle), issuer, NOTHING, RETURN);
    }

    private SignedInOutcome.SignedIn signedIn(Optional<Handle> handle, Account account) {
        var begun = (BeginSignInOutcome.Redirect)
                world.chaland.checkout().beginSignIn(SHOP, ANONYMOUS, handle, LMS, NOTHING, RETURN);
        var answer = lms.users.signIn(begun.address(), account);
        return (SignedInOutcome.SignedIn)
                world.chaland.checkout().signedIn(SHOP, begun.handle(), answer, RETURN, Locale.ENGLISH);
    }

    private static Optional<String> valueOf(ContactStep step, Field field) {
        return step.field(field).flatMap(FormField::value);
    }

    private CustomerId update(Customer.Builder changed) {
        var customer = changed.build();
        assertThat(world.storage.customers().update(customer)).isTrue();
        return customer.id();
    }
}
