package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Fault;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purpose;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.RemoteCallInTransactionException;
import org.chaland.support.SupportArea;
import org.chaland.text.Messages;
import org.junit.jupiter.api.Test;

/** I2d, I12, I13: staff link the account that they name, for a reason, and take it away again. */
class OfficeLinksTest extends OfficeJourney {

    private final Account eve = lms.users.addUser(
            Contact.builder().familyName("Eve").email("eve@example.org").build());

    @Test
    void anAccountThatStaffLinkOpensTheRecordAndTheSupportArea() {
        var customer = buyer(ADA, "order-1");
        world.upkeep();
        assertThat(provision(customer).state()).isEqualTo(Task.State.STOPPED);

        assertThat(link(customer, ada)).isEqualTo(StaffOutcome.done(customer));
        world.upkeep();

        var link = world.customer(customer).linkAt(LMS).orElseThrow();
        assertThat(link.account()).isEqualTo(ada);
        assertThat(link.proof()).isEqualTo(Link.Proof.STAFF);
        assertThat(world.isMadeByShop(ada)).isFalse();
        assertThat(provision(customer).state()).isEqualTo(Task.State.DONE);
        assertThat(provision(customer).reason()).contains("linked-by-staff");
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
        assertThat(world.told()).contains(CustomerEvent.Type.LINKED);
        assertThat(entry(customer, AuditEntry.Action.LINKED).reason()).contains(REASON);
        assertThat(world.chaland.support().open(Visit.of(SHOP, Visitor.signedIn(ada))))
                .isInstanceOf(SupportArea.class);
    }

    @Test // I5
    void handlesGivenOutBeforeAreDead() {
        var handle = world.guest(TYPED);
        var customer = world.guestOf(handle);

        link(customer, ada);

        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
    }

    @Test // I13, S7
    void theAccountOfWhoeverActsIsNotLinked() {
        var staff = Staff.of(SHOP, eve.subject(), "office", Purpose.ORDER_HANDLING);
        var customer = buyer(TYPED, "order-1");

        office.link(staff, customer, ada.issuer(), ada.subject(), REASON);

        assertThat(world.customer(customer).links()).extracting(Link::account).containsExactly(ada);
        assertThat(world.customerOf(eve)).isEmpty();
    }

    @Test
    void theSameAgainIsNothingNew() {
        var customer = created(TYPED);
        link(customer, ada);
        var before = world.customer(customer);

        assertThat(link(customer, ada)).isEqualTo(StaffOutcome.unchanged(customer));

        assertThat(world.customer(customer).version()).isEqualTo(before.version());
        assertThat(done(customer)).containsExactlyInAnyOrder(AuditEntry.Action.LINKED, AuditEntry.Action.CREATED);
    }

    @Test // scenarios 37, 38
    void whatIsLinkedElsewhereIsAConflictAndChangesNothing() {
        var owner = created(ADA);
        link(owner, ada);
        var customer = created(TYPED);

        assertThat(link(customer, ada)).isEqualTo(StaffOutcome.refused(Refusal.LINKED_ELSEWHERE, owner));

        assertThat(world.customer(customer).links()).isEmpty();
        assertThat(world.customer(owner).links()).hasSize(1);
        assertThat(done(customer)).containsExactly(AuditEntry.Action.CREATED);
    }

    @Test
    void aSecondAccountOfOneProviderIsAConflictAndOneOfAnotherIsNot() {
        var customer = created(TYPED);
        link(customer, ada);
        var other = oidc.users.addUser(Contact.builder().familyName("Ada").build());

        assertThat(link(customer, eve)).isEqualTo(StaffOutcome.refused(Refusal.OTHER_ACCOUNT));
        assertThat(link(customer, other)).isEqualTo(StaffOutcome.done(customer));

        assertThat(world.customer(customer).links()).extracting(Link::account).containsExactlyInAnyOrder(ada, other);
    }

    @Test // scenario 39
    void anAccountThatTheProviderDoesNotKnowOrHasSuspendedIsNotUsed() {
        var customer = created(TYPED);
        lms.users.suspend(eve);

        assertThat(link(customer, eve)).isEqualTo(StaffOutcome.refused(Refusal.NOT_USABLE));
        assertThat(link(customer, new Account(LMS, "nobody"))).isEqualTo(StaffOutcome.refused(Refusal.NOT_USABLE));
        lms.before("profile", () -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.UNKNOWN_ACCOUNT, "unknown");
        });
        assertThat(link(customer, ada)).isEqualTo(StaffOutcome.refused(Refusal.NOT_USABLE));

        assertThat(world.customer(customer).links()).isEmpty();
    }

    @Test
    void aProviderThatDoesNotAnswerIsNotTakenForAYes() {
        var customer = created(TYPED);

        for (var failure : List.of(
                new ProviderUnavailableException("no answer"),
                new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "not permitted"),
                new IllegalStateException("broken"))) {
            lms.before("profile", () -> {
                throw failure;
            });
            assertThat(link(customer, ada)).isEqualTo(StaffOutcome.refused(Refusal.UNAVAILABLE));
        }

        assertThat(world.customer(customer).links()).isEmpty();
        assertThat(done(customer)).containsExactly(AuditEntry.Action.CREATED);
    }

    @Test // I4
    void noProviderIsAskedInsideATransaction() {
        var customer = created(TYPED);

        assertThatThrownBy(() -> world.storage.transactions().inTransaction(() -> link(customer, ada)))
                .isInstanceOf(RemoteCallInTransactionException.class);
        lms.before(
                "profile",
                () -> assertThat(world.storage.transactions().isActive()).isFalse());
        assertThat(link(customer, ada)).isEqualTo(StaffOutcome.done(customer));
    }

    @Test
    void allThatIsWrongWithARequestIsToldAtOnceAndNobodyIsAsked() {
        var customer = created(TYPED);
        lms.before("profile", () -> {
            throw new AssertionError("asked");
        });

        assertThat(rejected(customer, LMS, "", " ")).containsExactly(Fault.REASON_MISSING, Fault.ACCOUNT_MALFORMED);
        assertThat(rejected(customer, LMS, "é", "a\nb"))
                .containsExactly(Fault.REASON_NOT_PLAIN, Fault.ACCOUNT_MALFORMED);
        assertThat(rejected(customer, "https://other.example", "eve", "<" + "a".repeat(500)))
                .containsExactly(Fault.REASON_TOO_LONG, Fault.REASON_NOT_PLAIN, Fault.ISSUER_UNKNOWN);
        assertThat(rejected(customer, LMS, ada.subject(), "\u202e")).containsExactly(Fault.REASON_NOT_PLAIN);
        assertThat(done(customer)).containsExactly(AuditEntry.Action.CREATED);
    }

    @Test
    void theLongestReasonIsKeptAsTyped() {
        var customer = created(TYPED);
        var reason = "é".repeat(AuditEntry.LONGEST_REASON);

        office.link(STAFF, customer, LMS, ada.subject(), "  " + "e\u0301".repeat(AuditEntry.LONGEST_REASON) + " ");

        assertThat(entry(customer, AuditEntry.Action.LINKED).reason()).contains(reason);
    }

    @Test
    void aCustomerWhoIsNotInUseIsUnknown() {
        var from = created(TYPED);
        merge(from, created(ADA));
        var restricted = created(TYPED);
        world.update(world.customer(restricted).toBuilder().state(Customer.State.RESTRICTED));

        assertThat(link(from, ada)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(link(restricted, ada)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(link(new CustomerId(new UUID(1, 1)), ada)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(unlink(from, ada)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(unlink(restricted, ada)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
    }

    @Test
    void aCustomerThatIsMergedWhileTheProviderIsAskedIsNotLinked() {
        var customer = created(TYPED);
        var into = created(ADA);
        lms.before("profile", () -> merge(customer, into));

        assertThat(link(customer, eve)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(world.customerOf(eve)).isEmpty();
    }

    @Test
    void anAccountThatSignsInWhileStaffLinkItIsToldToBeLinkedElsewhere() {
        var customer = created(TYPED);
        lms.before("profile", () -> world.submitAs(ada, ADA));

        assertThat(link(customer, ada))
                .isEqualTo(StaffOutcome.refused(
                        Refusal.LINKED_ELSEWHERE,
                        world.customerOf(ada).orElseThrow().id()));
        assertThat(world.customer(customer).links()).isEmpty();
    }

    @Test
    void anAccountThatIsSetFreeWhileItIsLinkedIsLinked() {
        var owner = created(ADA);
        link(owner, ada);
        var customer = created(TYPED);
        storage.after("CustomerStore.link", () -> storage.quiet().customers().unlink(SHOP, owner, ada));

        assertThat(link(customer, ada)).isEqualTo(StaffOutcome.done(customer));
    }

    @Test
    void aLinkThatIsTakenAwayLeavesTheRecordAndClosesTheSupportArea() {
        var customer = buyer(TYPED, "order-1");
        link(customer, ada);
        world.upkeep();
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
        var before = world.customer(customer);

        assertThat(unlink(customer, ada)).isEqualTo(StaffOutcome.done(customer));
        world.upkeep();

        var after = world.customer(customer);
        assertThat(after.links()).isEmpty();
        assertThat(after.details()).isEqualTo(before.details());
        assertThat(after.epoch()).isGreaterThan(before.epoch());
        assertThat(world.purchase("order-1").customer()).isEqualTo(customer);
        assertThat(lms.users.supported(SHOP)).isEmpty();
        assertThat(lms.users.profile(ada))
                .as("I12: the account itself is left alone")
                .isPresent();
        assertThat(world.told()).contains(CustomerEvent.Type.UNLINKED);
        assertThat(entry(customer, AuditEntry.Action.UNLINKED).reason()).contains(REASON);
    }

    @Test
    void whoseLinkWasTakenAwayCannotGoOnWithTheirCheckout() {
        var handle = world.submitAs(ada, ADA);
        var customer = world.customerOf(ada).orElseThrow().id();

        unlink(customer, ada);

        assertThat(world.isExpired(Visitor.signedIn(ada), handle)).isTrue();
    }

    @Test
    void aLinkThatIsNotThereIsTold() {
        var customer = created(TYPED);
        var owner = created(ADA);
        link(owner, ada);

        assertThat(unlink(customer, ada)).isEqualTo(StaffOutcome.refused(Refusal.NOT_LINKED));
        assertThat(world.customerOf(ada).map(Customer::id)).contains(owner);
        assertThat(done(customer)).containsExactly(AuditEntry.Action.CREATED);
        assertThat(office.unlink(STAFF, owner, ada, "")).isEqualTo(StaffOutcome.rejected(Set.of(Fault.REASON_MISSING)));
        assertThat(world.customerOf(ada)).isPresent();
    }

    @Test
    void nothingIsClosedForWhomNothingWasOpened() {
        var customer = created(TYPED);
        link(customer, ada);
        recorded(customer, "order-1");

        unlink(customer, ada);

        assertThat(world.task(customer, Task.Kind.REVOKE_SUPPORT)).isEmpty();
    }

    @Test
    void theSupportAreaIsClosedAlsoAfterThePurchaseWasCancelledWithoutAnAnswer() {
        var customer = buyer(TYPED, "order-1");
        link(customer, ada);
        world.upkeep();
        world.cancel("order-1");

        unlink(customer, ada);
        world.upkeep();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void anAccountThatIsLinkedAgainMeanwhileKeepsItsSupportArea() {
        var customer = buyer(TYPED, "order-1");
        link(customer, ada);
        world.upkeep();
        unlink(customer, ada);
        link(customer, ada);

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    @Test
    void anAccountThatIsLinkedAgainWhileItIsBeingPutOutIsLetInAgain() {
        var customer = buyer(TYPED, "order-1");
        link(customer, ada);
        world.upkeep();
        unlink(customer, ada);
        lms.before("revoke", () -> {
            link(customer, ada);
            world.chaland.upkeep().runFor(SHOP, customer);
        });

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    @Test
    void anAccountThatIsLinkedAgainButOutOfUseIsPutOut() {
        var customer = buyer(TYPED, "order-1");
        link(customer, ada);
        world.upkeep();
        unlink(customer, ada);
        stored(customer, new Link(ada, Link.Proof.STAFF, Link.State.SUSPENDED, World.START));

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void anAccountThatMovesToAnotherCustomerIsLetInForWhatThatOnePaid() {
        var customer = buyer(TYPED, "order-1");
        var other = buyer(details("Other", "other@example.org"), "order-2");
        link(customer, ada);
        world.upkeep();
        unlink(customer, ada);
        unlink(other, world.customer(other).links().get(0).account());
        link(other, ada);

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).contains(ada);
    }

    @Test
    void anAccountThatIsTakenAwayWhileItIsBeingLetInIsPutOut() {
        var customer = created(TYPED);
        link(customer, ada);
        recorded(customer, "order-1");
        world.complete("order-1");
        lms.before("grant", () -> {
            unlink(customer, ada);
            world.chaland.upkeep().runFor(SHOP, customer);
        });

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void takingALinkAwayIsNotReasonToMakeAnotherAccount() {
        var customer = buyer(TYPED, "order-1");
        world.upkeep();
        var made = world.customer(customer).links().get(0).account();

        unlink(customer, made);
        upkeepForDays();

        assertThat(world.customer(customer).links()).isEmpty();
        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void aReasonIsNeverShown() {
        assertThat(office.link(STAFF, created(TYPED), LMS, ada.subject(), "Qx").toString())
                .doesNotContain("Qx");
    }

    @Test
    void theTextsOfWhatIsWrongExistInBothLanguages() {
        var messages = Messages.standard();
        for (var fault : Fault.values()) {
            assertThat(messages.text(fault.messageKey(), Locale.FRENCH))
                    .isNotBlank()
                    .isNotEqualTo(messages.text(fault.messageKey(), Locale.ENGLISH));
        }
        assertThat(messages.text(Fault.REASON_TOO_LONG.messageKey(), Locale.ENGLISH))
                .contains(Integer.toString(AuditEntry.LONGEST_REASON));
    }

    private void upkeepForDays() {
        for (var day = 0; day < 3; day++) {
            world.upkeep();
            world.clock.advance(Duration.ofDays(1));
        }
    }

    private Set<Fault> rejected(CustomerId customer, String issuer, String subject, String reason) {
        var outcome = (StaffOutcome.Rejected<CustomerId>) office.link(STAFF, customer, issuer, subject, reason);
        return new TreeSet<>(outcome.faults());
    }

    private Task provision(CustomerId customer) {
        return world.task(customer, Task.Kind.PROVISION).orElseThrow();
    }
}
