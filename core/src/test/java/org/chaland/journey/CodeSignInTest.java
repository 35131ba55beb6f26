package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.visit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.backoffice.Staff;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.SignedInOutcome.Reason;
import org.chaland.claim.CodeRequest;
import org.chaland.claim.CodeRequest.Status;
import org.chaland.memory.ForwardingProvider;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.model.Purpose;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountState;
import org.chaland.spi.Limit;
import org.chaland.spi.ShopRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by a code that is mailed: at the contact step, on the page of an order, in a shop without any other sign-in. */
class CodeSignInTest extends MailboxJourney {

    @Test
    void shopWithoutAnyProviderHasAPasswordlessSignIn() {
        world.shops.put(SHOP, ShopRules.builder().build());
        assertThat(world.open(Visitor.anonymous(), Optional.empty()).signInByCode())
                .isTrue();

        var first = SignIns.signedIn(signsIn(ADDRESS));
        assertThat(first.account().isMailbox()).isTrue();
        assertThat(first.customer()).as("nothing is stored by a sign-in").isEmpty();
        var visitor = Visitor.signedIn(first.account());
        var handle = world.saved(world.submit(
                visitor, Optional.of(first.handle()), NOOR, first.step().base()));
        var customer = world.place(visitor, handle, "order-1");

        var back = SignIns.signedIn(signsIn("Noor@Example.org"));

        assertThat(back.account()).isEqualTo(first.account());
        assertThat(back.customer()).contains(customer);
        assertThat(back.step().values().get(Field.CITY)).isEqualTo(NOOR.get(Field.CITY));
    }

    @Test
    void theAddressOfTheFormIsThatOfTheMailboxAndLocked() {
        var email = SignIns.signedIn(signsIn(ADDRESS)).step().field(Field.EMAIL).orElseThrow();

        assertThat(email.value()).contains(ADDRESS);
        assertThat(email.locked()).isTrue();
    }

    @Test
    void mailboxThatIsProvenAgainKeepsItsAccountAndOneThatIsNotIsForgotten() {
        world.shops.put(SHOP, ShopRules.builder().build());
        var first = account(signsIn(ADDRESS));
        for (var time = 0; time < 3; time++) {
            world.clock.advance(Duration.ofHours(20));
            world.upkeep();
            assertThat(account(signsIn(ADDRESS))).isEqualTo(first);
        }

        world.clock.advance(Duration.ofDays(3));
        world.upkeep();

        assertThat(account(signsIn(ADDRESS))).isNotEqualTo(first);
    }

    @Test
    void recoverableAccountOfARecordThatIsRestrictedSignsNobodyIn() {
        var learner = learner();
        world.submitAs(learner, NOOR);
        var record = world.customerOf(learner).orElseThrow();
        world.update(record.toBuilder().state(Customer.State.RESTRICTED));

        assertThat(account(signsIn(ADDRESS)).isMailbox()).isTrue();
    }

    @Test
    void endedAccountOfARecordWithAnotherAddressIsNotGivenToTheMailbox() {
        var learner = learner();
        world.submitAs(learner, NOOR);
        var record = world.customerOf(learner).orElseThrow();
        world.update(record.toBuilder().details(details("Other", "other@example.org")));
        var changed = world.customerOf(learner).orElseThrow();
        var link = changed.linkAt(LMS).orElseThrow();
        world.storage.customers().changeLink(SHOP, changed.id(), link.in(Link.State.SUSPENDED));

        assertThat(account(signsIn(ADDRESS)).isMailbox()).isTrue();
        assertThat(world.customer(record.id()).linkAt(Account.MAILBOX)).isEmpty();
    }

    @Test
    void whatWasTypedBeforeIsOffered() {
        var handle = world.chaland
                .checkout()
                .requestCode(anonymous(Optional.empty()), ADDRESS, details("Typed", "typed@example.org"))
                .handle()
                .orElseThrow();

        var step = SignIns.signedIn(types(handle, codeMailed(handle))).step();

        assertThat(step.takingOffers().values().get(Field.GIVEN_NAME)).contains("Typed");
    }

    @Test
    void paidGuestOrdersOfTheMailboxAreThereAndUnpaidOnesAreNot() {
        world.shops.put(SHOP, ShopRules.builder().build());
        var first = world.guestBuys(NOOR, "order-1");
        world.clock.advance(Duration.ofMinutes(1));
        var second = world.guestBuys(NOOR, "order-2");
        var unpaid = world.place(Visitor.anonymous(), world.guest(NOOR), "order-3");

        var signedIn = SignIns.signedIn(signsIn(ADDRESS));

        assertThat(signedIn.customer()).contains(first);
        assertThat(current(second).id()).isEqualTo(first);
        assertThat(current(unpaid).id()).isEqualTo(unpaid);
        assertThat(storage.purchases().counts(SHOP, first).total()).isEqualTo(2);
    }

    @Test // I2 e: the account that the mailbox opens at the LMS anyway
    void somebodyWhomTheLmsKnowsIsSignedInAsTheirAccountThere() {
        var learner = learner();

        assertThat(account(signsIn(ADDRESS))).isEqualTo(learner);
    }

    @Test
    void returningBuyerIsSignedInAsTheAccountThatTheShopMade() {
        var buyer = buys("order-1");

        var signedIn = SignIns.signedIn(signsIn(ADDRESS));

        assertThat(signedIn.customer()).contains(buyer);
        assertThat(signedIn.account().issuer()).isEqualTo(LMS);
    }

    @Test
    void signingInBringsOrdersThatWaitForTheProofToTheAccount() {
        var learner = learner();
        var first = buys("order-1");
        var second = buys("order-2");

        signsIn(ADDRESS);
        world.upkeep();

        assertThat(current(first)).isEqualTo(current(second));
        assertThat(current(first).isOpenTo(learner)).isTrue();
        assertThat(stopped(first)).isEmpty();
        assertThat(lms.users.supported(SHOP)).containsExactly(learner);
    }

    @Test
    void shopThatOpensNoAccountsByMailboxesSignsInAsTheMailboxOnly() {
        world.shops.put(SHOP, World.usualRules().accountsByMailbox(false).build());
        learner();

        assertThat(account(signsIn(ADDRESS)).isMailbox()).isTrue();
    }

    @Test
    void twoAccountsOfOneAddressAreNobodys() {
        var two = List.of(
                learner(),
                lms.users.addUser(details("Other", "other@example.org").contact()));
        var ambiguous = new World(storage, List.of(new Ambiguous(two)));
        ambiguous.shops.putAll(world.shops);
        var handle = ambiguous
                .chaland
                .checkout()
                .requestCode(anonymous(Optional.empty()), ADDRESS, Details.empty())
                .handle()
                .orElseThrow();
        ambiguous.chaland.upkeep().runFor(anonymous(Optional.of(handle)));
        var code = code(ambiguous.mail.sent().get(0));

        var signedIn = ambiguous.chaland.checkout().signedInByCode(anonymous(Optional.of(handle)), code);

        assertThat(account(signedIn).isMailbox()).isTrue();
    }

    @Test // field report 1.8
    void somebodyWhoseAccountHasEndedSeesTheirRecordAndIsBackWithTheNextPurchase() {
        var buyer = buys("order-1");
        var account = world.customer(buyer).linkAt(LMS).orElseThrow().account();
        for (var month = 0; month < 6; month++) {
            world.clock.advance(Duration.ofDays(30));
            world.upkeep();
        }
        assertThat(lms.users.stateOf(account)).isEqualTo(AccountState.SUSPENDED);

        var signedIn = SignIns.signedIn(signsIn(ADDRESS));
        assertThat(signedIn.customer()).contains(buyer);
        var visitor = Visitor.signedIn(signedIn.account());
        var handle = world.saved(world.submit(
                visitor, Optional.of(signedIn.handle()), NOOR, signedIn.step().base()));
        world.place(visitor, handle, "order-2");
        world.complete("order-2");
        world.upkeep();

        assertThat(lms.users.stateOf(account)).isEqualTo(AccountState.ACTIVE);
        assertThat(stopped(buyer)).isEmpty();
    }

    @Test // trojan identifier: a record with the address, but the account of somebody with another one
    void recordWhoseAccountShowsAnotherAddressIsNotOpened() {
        var eve = lms.users.addUser(details("Eve", "eve@example.org").contact());
        var trojan = world.guestBuys(NOOR, "order-1");
        storage.customers().link(SHOP, trojan, Link.signedIn(eve, world.clock.instant()));

        var signedIn = SignIns.signedIn(signsIn(ADDRESS));

        assertThat(signedIn.customer()).isEmpty();
        assertThat(world.customer(trojan).links()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESTRICTED", "ERASED"})
    void recordThatIsNotInUseIsNotOpened(String state) {
        var buyer = buys("order-1");
        world.update(world.customer(buyer).toBuilder().state(Customer.State.valueOf(state)));

        assertThat(SignIns.signedIn(signsIn(ADDRESS)).customer()).isEmpty();
        assertThat(world.customer(buyer).linkAt(Account.MAILBOX)).isEmpty();
    }

    @Test // field report 1.12: the correction of a mistyped address takes the wrong mailbox's key away
    void mailboxThatStaffHaveCorrectedAwayOpensNothingAndTheRightOneDoes() {
        world.shops.put(SHOP, ShopRules.builder().build());
        var buyer = world.guestBuys(details("Noor", "noor@exampel.org"), "order-1");
        signsIn("noor@exampel.org");
        var staff = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
        var form = world.chaland.backOffice().editForm(staff, buyer).orElseThrow();
        var now = form.values().with(Field.EMAIL, ADDRESS);
        world.chaland.backOffice().edit(staff, buyer, now, form.base(), Locale.ENGLISH);

        assertThat(SignIns.signedIn(signsIn("noor@exampel.org")).customer()).isEmpty();
        assertThat(SignIns.signedIn(signsIn(ADDRESS)).customer()).contains(buyer);
    }

    @Test // a session as the old mailbox must neither see the record nor put the old address back
    void mailboxThatTheOwnerHasLeftOpensNothingAnyMore() {
        var buyer = buys("order-1");
        var account = world.customer(buyer).linkAt(LMS).orElseThrow().account();
        storage.customers().link(SHOP, buyer, Link.mailbox(mailbox(), world.clock.instant()));
        var old = Visitor.signedIn(mailbox());
        var before = world.submit(
                old, Optional.empty(), NOOR, world.open(old, Optional.empty()).base());
        lms.users.update(account, details("Noor", "moved@example.org").contact());

        world.submitAs(account, details("Noor", "moved@example.org"));

        assertThat(world.customer(buyer).linkAt(Account.MAILBOX)).isEmpty();
        assertThat(world.isExpired(old, world.saved(before))).isTrue();
        assertThat(world.chaland.support().open(visit(old, Optional.empty())).toString())
                .doesNotContain("SupportArea");
    }

    private Account mailbox() {
        return storage.claims()
                .accountOf(CanonicalEmail.of(ADDRESS).orElseThrow())
                .orElseGet(() -> account(signsInAtAShopWithoutLms()));
    }

    private SignedInOutcome signsInAtAShopWithoutLms() {
        var rules = world.shops.get(SHOP);
        world.shops.put(SHOP, World.usualRules().accountsByMailbox(false).build());
        var outcome = signsIn(ADDRESS);
        world.shops.put(SHOP, rules);
        return outcome;
    }

    @Test // (a) filled in the form first, bought as a guest later: one record, whichever was first
    void recordOfTheMailboxAndThatOfTheAccountBecomeOne() {
        var handle = SignIns.signedIn(signsIn(ADDRESS)).handle();
        var visitor = Visitor.signedIn(mailbox());
        var step = world.open(visitor, Optional.of(handle));
        world.saved(world.submit(visitor, Optional.of(handle), NOOR, step.base()));
        var own = world.customerOf(mailbox()).orElseThrow().id();
        var bought = buys("order-1");

        var back = SignIns.signedIn(signsIn(ADDRESS));

        assertThat(back.customer()).contains(bought);
        assertThat(current(own).id()).isEqualTo(bought);
        assertThat(back.account().issuer()).isEqualTo(LMS);
    }

    @Test // (b) the LMS was down once
    void recordMadeWhileTheLmsWasDownIsUnitedAtTheNextSignIn() {
        var bought = buys("order-1");
        lms.down("findByAddress");
        var alone = SignIns.signedIn(signsIn(ADDRESS));
        assertThat(alone.customer()).isEmpty();
        var visitor = Visitor.signedIn(alone.account());
        world.saved(world.submit(
                visitor, Optional.of(alone.handle()), NOOR, alone.step().base()));

        var back = SignIns.signedIn(signsIn(ADDRESS));

        assertThat(back.customer()).contains(bought);
        assertThat(current(world.customerOf(alone.account()).map(Customer::id).orElse(bought))
                        .id())
                .isEqualTo(bought);
    }

    @Test // I16: pressed twice while two records become one
    void codeThatIsSentTwiceAtOnceIsAnsweredTwice() {
        var bought = buys("order-1");
        lms.down("findByAddress");
        var alone = SignIns.signedIn(signsIn(ADDRESS));
        var visitor = Visitor.signedIn(alone.account());
        world.saved(world.submit(
                visitor, Optional.of(alone.handle()), NOOR, alone.step().base()));
        var one = asks(Optional.empty(), ADDRESS).handle().orElseThrow();
        var code = codeMailed(one);
        world.clock.advance(Duration.ofMinutes(2));
        var other = asks(Optional.empty(), ADDRESS).handle().orElseThrow();
        var otherCode = codeMailed(other);
        lms.after("findByAddress", () -> types(other, otherCode));

        var outcome = types(one, code);

        assertThat(SignIns.signedIn(outcome).customer()).contains(bought);
    }

    // The page of an order

    @Test
    void whoAnswersOnThePageOfAnOrderIsSignedInAndHasTheOrder() {
        var learner = learner();
        var handle = world.guest(NOOR);
        var buyer = world.place(Visitor.anonymous(), handle, "order-1");
        world.complete("order-1");
        world.upkeep();

        var asked = world.chaland.checkout().requestCodeForOrder(anonymous(Optional.of(handle)), "order-1");
        assertThat(asked.status()).isEqualTo(Status.REQUESTED);
        var signedIn = SignIns.signedIn(types(handle, codeMailed(handle)));
        world.upkeep();

        assertThat(signedIn.account()).isEqualTo(learner);
        assertThat(current(buyer).isOpenTo(learner)).isTrue();
        assertThat(stopped(buyer)).isEmpty();
    }

    @Test
    void whoSignsInForAnOrderByACodeGetsTheOtherPaidOrdersOfTheMailboxToo() {
        world.shops.put(SHOP, ShopRules.builder().build());
        world.guestBuys(NOOR, "order-1");
        var handle = world.guest(NOOR);
        world.place(Visitor.anonymous(), handle, "order-2");
        world.chaland.checkout().requestCodeForOrder(anonymous(Optional.of(handle)), "order-2");

        SignIns.signedIn(types(handle, codeMailed(handle)));

        assertThat(world.purchase("order-1").customer())
                .isEqualTo(world.purchase("order-2").customer());
    }

    @Test // the address is all that a mailbox says, and it is the one that was typed
    void codeOnThePageOfAnOrderKeepsWhatWasTyped() {
        var handle = world.guest(NOOR);
        var buyer = world.place(Visitor.anonymous(), handle, "order-1");
        world.chaland.checkout().requestCodeForOrder(anonymous(Optional.of(handle)), "order-1");
        var before = world.customer(buyer).details();

        SignIns.signedIn(types(handle, codeMailed(handle)));
        world.complete("order-1");
        world.upkeep();

        assertThat(world.customer(buyer).details()).isEqualTo(before);
        assertThat(world.customer(buyer).activeLinkAt(LMS)).isPresent();
    }

    @Test
    void orderIsNotGivenAsLongAsTheProviderDoesNotSayWhoItIs() {
        var learner = learner();
        var handle = world.guest(NOOR);
        var buyer = world.place(Visitor.anonymous(), handle, "order-1");
        world.complete("order-1");
        world.upkeep();
        world.chaland.checkout().requestCodeForOrder(anonymous(Optional.of(handle)), "order-1");
        var code = codeMailed(handle);
        lms.down("profile");

        assertThat(types(handle, code)).isEqualTo(refused(Reason.PROVIDER_UNAVAILABLE));

        assertThat(world.customer(buyer).isGuest()).isTrue();
        assertThat(world.customerOf(learner)).isEmpty();
    }

    @Test
    void codeForAnOrderGoesToItsAddressAndOnlyFromItsBrowser() {
        var handle = world.guest(NOOR);
        world.place(Visitor.anonymous(), handle, "order-1");
        var other = world.guest(details("Eve", "eve@example.org"));
        world.place(Visitor.anonymous(), other, "order-2");

        assertThat(world.chaland
                        .checkout()
                        .requestCodeForOrder(anonymous(Optional.of(other)), "order-1")
                        .status())
                .isEqualTo(Status.EXPIRED);
        world.chaland.checkout().requestCodeForOrder(anonymous(Optional.of(handle)), "order-1");
        codeMailed(handle);

        assertThat(newest("sign-in-code").to()).isEqualTo(ADDRESS);
    }

    // What does not sign in

    @Test // attack 8 and 3: bound to the browser that asked
    void codeTypedInAnotherBrowserIsWrong() {
        var handle = asks(Optional.empty(), ADDRESS).handle().orElseThrow();
        var code = codeMailed(handle);
        var other = asks(Optional.empty(), ADDRESS).handle().orElseThrow();

        assertThat(types(other, code)).isEqualTo(refused(Reason.NOT_SIGNED_IN));
        assertThat(types(new Handle("unknown"), code)).isEqualTo(refused(Reason.EXPIRED));
        assertThat(types(handle, code)).isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test
    void codeIsGoodForTenMinutesAndOnce() {
        var handle = asks(Optional.empty(), ADDRESS).handle().orElseThrow();
        var code = codeMailed(handle);
        world.clock.advance(Duration.ofMinutes(10));
        assertThat(types(handle, code)).isEqualTo(refused(Reason.NOT_SIGNED_IN));

        asks(Optional.of(handle), ADDRESS);
        var next = SignIns.signedIn(types(handle, codeMailed(handle)));

        assertThat(types(handle, newest("sign-in-code").text())).isEqualTo(refused(Reason.EXPIRED));
        assertThat(types(next.handle(), code(newest("sign-in-code")))).isEqualTo(refused(Reason.NOT_SIGNED_IN));
    }

    @Test
    void fiveWrongAnswersEndTheRequest() {
        var handle = asks(Optional.empty(), ADDRESS).handle().orElseThrow();
        var code = codeMailed(handle);

        for (var tries = 0; tries < 5; tries++) {
            assertThat(types(handle, "22222222")).isEqualTo(refused(Reason.NOT_SIGNED_IN));
        }

        assertThat(types(handle, code)).isEqualTo(refused(Reason.NOT_SIGNED_IN));
    }

    @Test
    void codeThatWasAskedForTakingRecordsSignsNobodyIn() {
        var ada = lms.users.addUser(details("Ada", "ada@example.org").contact());
        world.chaland.claims().request(visit(Visitor.signedIn(ada), Optional.empty()), ADDRESS);
        world.chaland.upkeep().runFor(visit(Visitor.signedIn(ada), Optional.empty()));
        var handle = asks(Optional.empty(), ADDRESS).handle().orElseThrow();

        assertThat(types(handle, code(newest("claim-code")))).isEqualTo(refused(Reason.NOT_SIGNED_IN));
    }

    @Test
    void requestsOfOneClientAreLimitedAndTheOwnerOfAnAddressIsNotKeptOut() {
        for (var client = 0; client < 40; client++) {
            var stranger = anonymous(Optional.empty()).withClient("stranger-" + client);
            for (var times = 0; times < 3; times++) {
                world.chaland.checkout().requestCode(stranger, ADDRESS, Details.empty());
            }
        }
        var owner = anonymous(Optional.empty()).withClient("owner");

        assertThat(world.chaland
                        .checkout()
                        .requestCode(owner, ADDRESS, Details.empty())
                        .status())
                .isEqualTo(Status.REQUESTED);
        for (var times = 0; times < Limit.CODE_REQUEST_BY_CLIENT.permits(); times++) {
            world.chaland.checkout().requestCode(owner, "other-" + times + "@example.org", Details.empty());
        }
        assertThat(world.chaland
                        .checkout()
                        .requestCode(owner, "one-more@example.org", Details.empty())
                        .status())
                .isEqualTo(Status.TOO_OFTEN);
    }

    @Test // accounts of mailboxes are free, so they count as the client that they come from
    void accountsOfMailboxesGiveNoFurtherPermits() {
        var client = "one-client";
        for (var times = 0; times < Limit.CODE_REQUEST_BY_CLIENT.permits(); times++) {
            var account = new Account(Account.MAILBOX, "box-" + times);
            world.chaland
                    .claims()
                    .request(
                            visit(Visitor.signedIn(account), Optional.empty()).withClient(client),
                            "x" + times + "@example.org");
        }

        assertThat(world.chaland
                        .checkout()
                        .requestCode(anonymous(Optional.empty()).withClient(client), "y@example.org", Details.empty())
                        .status())
                .isEqualTo(Status.TOO_OFTEN);
    }

    @Test
    void mailboxIsNotFloodedFromManyClients() {
        var mails = 0;
        for (var client = 0; client < 120; client++) {
            var asked = world.chaland
                    .checkout()
                    .requestCode(anonymous(Optional.empty()).withClient("client-" + client), ADDRESS, Details.empty());
            mails += asked.status() == Status.REQUESTED ? 1 : 0;
        }

        assertThat(mails).isEqualTo(Limit.CODE_REQUEST_BY_ADDRESS_AND_DAY.permits());
    }

    @Test
    void deadHandleCostsNoPermit() {
        var dead = Optional.of(new Handle("unknown"));
        for (var times = 0; times < 30; times++) {
            assertThat(world.chaland
                            .checkout()
                            .requestCode(anonymous(dead).withClient("owner"), ADDRESS, Details.empty())
                            .status())
                    .isEqualTo(Status.EXPIRED);
        }

        assertThat(world.chaland
                        .checkout()
                        .requestCode(anonymous(Optional.empty()).withClient("owner"), ADDRESS, Details.empty())
                        .status())
                .isEqualTo(Status.REQUESTED);
    }

    @Test // I17: what a stranger leaves goes in a day, its tasks too
    void requestsThatNobodyAnswersLeaveNothing() {
        for (var stranger = 0; stranger < 30; stranger++) {
            var visit = anonymous(Optional.empty()).withClient("stranger-" + stranger);
            world.chaland.checkout().requestCode(visit, stranger + "@example.org", Details.empty());
        }
        world.upkeep();
        world.clock.advance(Duration.ofDays(2));
        world.upkeep();

        assertThat(storage.tasks().purge(world.clock.instant(), 100)).isZero();
    }

    @Test
    void nobodyIsOfferedWhatTheShopDoesNotWantOrCannotSend() {
        world.shops.put(SHOP, World.usualRules().signInByCode(false).build());

        assertThat(world.open(Visitor.anonymous(), Optional.empty()).signInByCode())
                .isFalse();
        assertThat(asks(Optional.empty(), ADDRESS)).isEqualTo(new CodeRequest(Status.NOT_OFFERED));
    }

    @Test // I6: four kinds of address, the same calls and the same answer
    void askingTellsNothingOfTheAddress() {
        buys("order-1");
        world.guestBuys(details("Guest", "guest@example.org"), "order-2");
        lms.users.addUser(details("Learner", "learner@example.org").contact());

        var traces = List.of(ADDRESS, "guest@example.org", "learner@example.org", "nobody@example.org").stream()
                .map(address -> {
                    storage.forget();
                    return asks(Optional.empty(), address).status() + " " + storage.calls();
                })
                .distinct();

        assertThat(traces).hasSize(1);
    }

    @Test
    void everyAddressIsWrittenToAlike() {
        buys("order-1");
        for (var address : List.of(ADDRESS, "nobody@example.org")) {
            codeMailed(asks(Optional.empty(), address).handle().orElseThrow());
        }

        assertThat(mailed("sign-in-code"))
                .extracting(message -> message.subject() + message.text().replaceAll("[2-9A-Z]{4}-[2-9A-Z]{4}", ""))
                .hasSize(2)
                .containsOnly(newest("sign-in-code").subject()
                        + newest("sign-in-code").text().replaceAll("[2-9A-Z]{4}-[2-9A-Z]{4}", ""));
    }

    private static SignedInOutcome refused(Reason reason) {
        return new SignedInOutcome.Refused(reason);
    }

    /** Finds two accounts, whatever the address. */
    private static final class Ambiguous extends ForwardingProvider {

        private final List<Account> found;

        Ambiguous(List<Account> found) {
            this.found = found;
        }

        @Override
        public List<Account> findByAddress(CanonicalEmail address) {
            return found;
        }
    }
}
