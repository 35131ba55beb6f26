package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.prefill.FormField;
import org.chaland.support.SupportOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Restricted, erased, suspended, broken: nothing stored is shown, changed or linked, and what is bought is a guest's. */
class RecordsOutOfUseTest {

    private final World world = new World();
    private final Account ada = world.user(profile("Profile", "ada@example.org"));

    @ParameterizedTest
    @EnumSource(
            value = Customer.State.class,
            names = {"RESTRICTED", "ERASED"})
    void theHandleOfAGuestOutOfUseIsDead(Customer.State state) {
        var handle = world.guest(ADA);
        world.update(world.customer(world.guestOf(handle)).toBuilder().state(state));

        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
    }

    @Test
    void atTheMomentItExpiresAHandleIsDead() {
        var handle = world.guest(ADA);

        world.clock.advance(Duration.ofMinutes(13 * 60 + 30).minusNanos(1_000));
        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
        world.clock.advance(Duration.ofNanos(1_000));
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Link.State.class,
            names = {"SUSPENDED", "BROKEN"})
    void theHandleOfAnAccountWhoseLinkIsOutOfUseIsDead(Link.State state) {
        var handle = handleOf(world.linked(ada, state), Optional.of(ada));

        assertThat(world.isExpired(Visitor.signedIn(ada), handle)).isTrue();
    }

    @Test
    void theHandleOfAnAccountThatTheRecordIsNotLinkedToIsDead() {
        var other = world.user(Contact.builder().familyName("Other").build());
        var handle = handleOf(world.linked(ada, Link.State.ACTIVE), Optional.of(other));

        assertThat(world.isExpired(Visitor.signedIn(other), handle)).isTrue();
    }

    @Test
    void theHandleOfAnAccountWhoseLinkIsInUseIsAlive() {
        assertThat(world.isExpired(
                        Visitor.signedIn(ada), handleOf(world.linked(ada, Link.State.ACTIVE), Optional.of(ada))))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Link.State.class,
            names = {"SUSPENDED", "BROKEN"})
    void anAccountWhoseLinkIsOutOfUseIsShownNothingStored(Link.State state) {
        world.linked(ada, state);

        assertThat(city()).isEmpty();
    }

    @Test
    void anAccountWhoseRecordIsRestrictedIsShownNothingStored() {
        world.update(world.linked(ada, Link.State.ACTIVE).toBuilder().state(Customer.State.RESTRICTED));

        assertThat(city()).isEmpty();
    }

    @Test
    void anAccountWhoseLinkIsOutOfUseBuysAsAGuest() {
        var before = world.linked(ada, Link.State.SUSPENDED);
        var visitor = Visitor.signedIn(ada);

        var handle = world.submitAs(ada, with(ADA, Field.CITY, "Lyon"));
        var buyer = world.customer(world.place(visitor, handle, "order-1"));

        assertThat(buyer.isGuest()).isTrue();
        assertThat(world.customer(before.id()).version()).isEqualTo(before.version());
        assertThat(world.customer(before.id()).details()).isEqualTo(before.details());
    }

    @Test
    void anAccountWhoseLinkIsOutOfUseDoesNotTakeACheckoutOver() {
        world.linked(ada, Link.State.SUSPENDED);
        var handle = world.guest(ADA);

        assertThat(world.signIns.arrive(handle, ada))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_USABLE));
        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    @Test
    void theSupportAreaIsClosedToWhoeverIsNotSignedIn() {
        assertThat(reason(ANONYMOUS)).isEqualTo(SupportOutcome.Reason.NOT_SIGNED_IN);
        assertThat(reason(Visitor.operator())).isEqualTo(SupportOutcome.Reason.ON_BEHALF);
    }

    @Test
    void theSupportAreaIsClosedToAnAccountWithoutCustomer() {
        assertThat(reason(Visitor.signedIn(ada))).isEqualTo(SupportOutcome.Reason.NO_CUSTOMER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Link.State.class,
            names = {"SUSPENDED", "BROKEN"})
    void theSupportAreaIsClosedWhereTheLinkIsOutOfUse(Link.State state) {
        world.linked(ada, state);

        assertThat(reason(Visitor.signedIn(ada))).isEqualTo(SupportOutcome.Reason.NOT_ACTIVE);
    }

    @Test
    void theSupportAreaIsClosedWhereTheRecordIsRestricted() {
        world.update(world.linked(ada, Link.State.ACTIVE).toBuilder().state(Customer.State.RESTRICTED));

        assertThat(reason(Visitor.signedIn(ada))).isEqualTo(SupportOutcome.Reason.NOT_ACTIVE);
    }

    private SupportOutcome.Reason reason(Visitor visitor) {
        var outcome = world.chaland.support().open(Visit.of(SHOP, visitor));
        return ((SupportOutcome.NoAccess) outcome).reason();
    }

    private Optional<String> city() {
        return world.open(Visitor.signedIn(ada), Optional.empty())
                .field(Field.CITY)
                .flatMap(FormField::value);
    }

    private Handle handleOf(Customer customer, Optional<Account> account) {
        var handle = new Handle("a-handle");
        var checkout = Checkout.builder(
                        new UUID(8, 8), SHOP, Digests.sha256Hex(handle.value()), World.START.plus(Duration.ofDays(7)))
                .customer(customer.id(), customer.epoch());
        account.ifPresent(checkout::account);
        assertThat(world.storage.checkouts().insert(checkout.build())).isTrue();
        return handle;
    }
}
