package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.changed;
import static org.chaland.journey.Answers.unchanged;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.form.Violation;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Purchase;
import org.chaland.model.Purpose;
import org.chaland.model.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders by telephone are placed as at the end of a checkout, and go on as all others do. */
class OfficeOrdersTest extends OfficeJourney {

    @Test
    void anOrderByTelephoneIsPlacedFrozenAndLaterPaid() {
        var customer = created(TYPED);
        var course = List.of(Training.of("welding").until(World.START.plusSeconds(1)));

        assertThat(office.recordPurchase(STAFF, customer, "order-1", course, Locale.ENGLISH))
                .isEqualTo(StaffOutcome.done(customer));

        var purchase = world.purchase("order-1");
        assertThat(purchase.state()).isEqualTo(Purchase.State.PLACED);
        assertThat(purchase.frozen()).isEqualTo(TYPED);
        assertThat(purchase.trainings()).isEqualTo(course);
        assertThat(done(customer)).contains(AuditEntry.Action.PURCHASE_RECORDED);
        assertThat(world.complete("order-1")).isEqualTo(changed(customer));
    }

    @Test
    void whoBoughtByTelephoneGetsAnAccountWhenItIsPaid() {
        var customer = buyer(TYPED, "order-1");
        world.upkeep();

        var account = world.customer(customer).linkAt(LMS).orElseThrow().account();
        assertThat(lms.users.supported(SHOP)).containsExactly(account);
        assertThat(lms.users.invitations()).containsExactly(account);
    }

    @Test // I7
    void laterEditsDoNotReachWhatWasOrdered() {
        var customer = created(TYPED);
        recorded(customer, "order-1");

        edit(customer, with(TYPED, Field.CITY, "Lyon"), base(customer));

        assertThat(world.purchase("order-1").frozen()).isEqualTo(TYPED);
    }

    @Test
    void theSameOrderAgainIsNothingNewAlsoWhenItIsPaid() {
        var customer = created(TYPED);
        recorded(customer, "order-1");

        assertThat(record(customer, "order-1")).isEqualTo(StaffOutcome.unchanged(customer));
        world.complete("order-1");
        assertThat(record(customer, "order-1")).isEqualTo(StaffOutcome.unchanged(customer));

        assertThat(world.purchase("order-1").state()).isEqualTo(Purchase.State.COMPLETED);
        assertThat(done(customer))
                .containsExactlyInAnyOrder(AuditEntry.Action.PURCHASE_RECORDED, AuditEntry.Action.CREATED);
    }

    @Test
    void theOrderOfAnotherIsAConflictAlsoIfItWasCancelled() {
        var handle = world.guest(ADA);
        var owner = world.place(ANONYMOUS, handle, "order-1");
        var customer = created(TYPED);

        assertThat(record(customer, "order-1")).isEqualTo(StaffOutcome.refused(Refusal.OTHER_CUSTOMER));
        world.cancel("order-1");
        assertThat(record(customer, "order-1")).isEqualTo(StaffOutcome.refused(Refusal.OTHER_CUSTOMER));

        assertThat(world.purchase("order-1").customer()).isEqualTo(owner);
        assertThat(done(customer)).containsExactly(AuditEntry.Action.CREATED);
    }

    @Test
    void anOrderThatWasCancelledIsAConflict() {
        var customer = created(TYPED);
        recorded(customer, "order-1");
        world.cancel("order-1");

        assertThat(record(customer, "order-1")).isEqualTo(StaffOutcome.refused(Refusal.CANCELLED));
        assertThat(world.purchase("order-1").state()).isEqualTo(Purchase.State.CANCELLED);
    }

    @Test
    void whatStaffRecordedIsTakenForTheCheckoutThatComesLater() {
        var customer = created(TYPED);
        recorded(customer, "order-1");

        assertThat(world.placed(ANONYMOUS, world.guest(ADA), "order-1")).isEqualTo(new PlacedOutcome.Conflict());
        assertThat(world.purchase("order-1").customer()).isEqualTo(customer);
    }

    @Test
    void aRecordThatLacksWhatTheShopAsksForIsToBeCorrectedFirst() {
        var customer = created(TYPED);
        world.shops.put(
                SHOP, World.usualRules().required(Field.CITY, Field.PHONE).build());

        var incomplete = (StaffOutcome.Rejected<CustomerId>) record(customer, "order-1");

        assertThat(incomplete.violations()).extracting(Violation::field).containsExactly(Field.PHONE);
        assertThat(world.storage.purchases().find(World.ref("order-1"))).isEmpty();
    }

    @Test
    void theSurvivorOfAMergeReceives() {
        var from = created(TYPED);
        var into = created(ADA);
        merge(from, into);

        assertThat(record(from, "order-1")).isEqualTo(StaffOutcome.done(into));

        assertThat(world.purchase("order-1").customer()).isEqualTo(into);
        assertThat(world.purchase("order-1").frozen()).isEqualTo(ADA);
        assertThat(done(into)).contains(AuditEntry.Action.PURCHASE_RECORDED);
    }

    @Test
    void nobodyWhoIsNotInUseBuys() {
        var restricted = created(TYPED);
        world.update(world.customer(restricted).toBuilder().state(Customer.State.RESTRICTED));

        assertThat(record(restricted, "order-1")).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(record(new CustomerId(new UUID(1, 1)), "order-1")).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.recordPurchase(STAFF_ELSEWHERE, created(ADA), "order-1", List.of(), Locale.ENGLISH))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(world.storage.purchases().find(World.ref("order-1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "order 1", "commande-é", "a\nb"})
    void aTextThatIsNoReferenceIsTold(String typed) {
        assertThat(record(created(TYPED), typed)).isEqualTo(StaffOutcome.refused(Refusal.NOT_A_REFERENCE));
    }

    @Test
    void ofTwoWhoRecordOneOrderAtOnceOneIsTold() {
        var one = created(TYPED);
        var other = created(ADA);
        storage.before(
                "PurchaseStore.insert",
                () -> storage.quiet()
                        .purchases()
                        .insert(Purchase.builder(World.ref("order-1"), other, ADA, World.START)
                                .build()));

        assertThat(record(one, "order-1")).isEqualTo(StaffOutcome.refused(Refusal.OTHER_CUSTOMER));
        assertThat(done(one)).containsExactly(AuditEntry.Action.CREATED);
    }

    @Test
    void whoSaysThatAnOrderIsPaidOrCancelsItIsLoggedOnce() {
        var customer = created(TYPED);
        record(customer, "order-1");
        var ref = World.ref("order-1");
        var course = List.of(Training.of("welding").until(World.START.plusSeconds(1)));

        assertThat(office.completed(STAFF, ref, course)).isEqualTo(changed(customer));
        assertThat(office.completed(STAFF, ref, course)).isEqualTo(unchanged(customer));
        assertThat(world.purchase("order-1").trainings()).isEqualTo(course);
        assertThat(office.cancelled(STAFF, ref)).isEqualTo(changed(customer));
        assertThat(office.cancelled(STAFF, ref)).isEqualTo(unchanged(customer));

        assertThat(done(customer))
                .containsOnlyOnce(AuditEntry.Action.PAYMENT_CONFIRMED, AuditEntry.Action.ORDER_CANCELLED);
        assertThat(world.purchase("order-1").state()).isEqualTo(Purchase.State.CANCELLED);
    }

    @Test
    void whoseOrderThePurposeDoesNotReachIsNotSettled() {
        record(created(TYPED), "order-1");
        var ref = World.ref("order-1");
        var withoutPurchases = Staff.of(SHOP, "staff-7", "office", Purpose.SECURITY);

        assertThat(office.completed(STAFF_ELSEWHERE, ref, List.of()).result())
                .isEqualTo(PurchaseOutcome.Result.UNKNOWN);
        assertThat(office.cancelled(withoutPurchases, ref).result()).isEqualTo(PurchaseOutcome.Result.UNKNOWN);
        assertThat(world.purchase("order-1").state()).isEqualTo(Purchase.State.PLACED);
    }

    private StaffOutcome<CustomerId> record(CustomerId customer, String reference) {
        return office.recordPurchase(STAFF, customer, reference, List.of(), Locale.ENGLISH);
    }
}
