package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.SHOP;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chaland.Chaland;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.CustomerView;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Fault;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.privacy.ErasureOutcome.Obligation;
import org.chaland.privacy.Receipt;
import org.chaland.spi.AccessPolicy;
import org.chaland.spi.Grant;
import org.chaland.spi.RemoteCallInTransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff do for people who write to the shop: erase (GDPR art. 17), restrict (art. 18); and who sees what is kept then. */
class OfficeRightsTest extends ErasureJourney {

    private static final Staff BY_LETTER = Staff.of(SHOP, "staff-7", "office", Purpose.DATA_REQUEST);

    private static final Staff ELSEWHERE_BY_LETTER = Staff.of(ELSEWHERE, "staff-7", "office", Purpose.DATA_REQUEST);

    /** Of staff who look after everybody. */
    private final BackOffice related = Chaland.builder()
            .storage(storage)
            .shops(shop -> Optional.ofNullable(world.shops.get(shop)))
            .accessPolicy(new AccessPolicy() {
                @Override
                public boolean isRelated(ShopId shop, String staff, Grant.Relation relation, CustomerId asked) {
                    return true;
                }
            })
            .clock(world.clock)
            .build()
            .backOffice();

    @Test
    void staffEraseForWhoeverDemandsItInWriting() {
        var outcome = eraseInTheOffice(version(), GIVEN_UP);

        assertThat(outcome).isEqualTo(StaffOutcome.done(receipt()));
        assertThat(world.customer(customer).details().values()).isEmpty();
        assertThat(entry(customer, AuditEntry.Action.ERASED).staff()).isEqualTo(STAFF.id());
        world.upkeep();
        assertThat(lms.users.accounts()).doesNotContain(account);
    }

    @Test
    void staffAreToldBeforehandWhatItWouldLeadTo() {
        var preview = office.previewErasure(STAFF, customer).orElseThrow();
        assertThat(preview.obligations()).containsExactly(Obligation.ACCESS_RUNNING);
        restrict(REASON);
        assertThat(office.previewErasure(STAFF, customer).orElseThrow().isPossible())
                .isFalse();
        lift(REASON);

        erased();
        assertThat(office.previewErasure(STAFF, customer)).isEmpty();
        assertThat(office.previewErasure(STAFF_ELSEWHERE, customer)).isEmpty();
    }

    @Test
    void whatStandsAgainstItStandsAgainstStaffToo() {
        assertThat(eraseInTheOffice(version(), KEPT))
                .isEqualTo(new StaffOutcome.Refused<>(
                        Refusal.OBLIGED, Optional.empty(), Set.of(Obligation.ACCESS_RUNNING)));
        assertThat(done(customer)).doesNotContain(AuditEntry.Action.ERASED);
    }

    @Test
    void recordThatWasChangedSinceIsNotErased() {
        var seen = version();
        edit(customer, People.ADA, base(customer));

        assertThat(eraseInTheOffice(seen, GIVEN_UP)).isEqualTo(StaffOutcome.refused(Refusal.CHANGED));
        assertThat(world.customer(customer).details()).isEqualTo(People.ADA);
    }

    @Test
    void recordThatIsErasedIsNotErasedAgain() {
        erased();

        assertThat(eraseInTheOffice(version(), GIVEN_UP)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
    }

    @Test
    void restrictedRecordIsUsedForNothingUntilThatIsLifted() {
        var handle = world.submitAs(account, TYPED);
        assertThat(restrict(REASON)).isEqualTo(StaffOutcome.done(customer));

        assertThat(world.customer(customer).state()).isEqualTo(Customer.State.RESTRICTED);
        assertThat(world.customer(customer).details()).isEqualTo(TYPED);
        assertThat(world.isExpired(owner, handle)).isTrue();
        assertThat(refusal(SHOP)).isPresent();
        assertThat(office.newest(STAFF, Optional.empty()).items()).isEmpty();
        assertThat(obligations(erase(owner, GIVEN_UP))).containsExactly(Obligation.LEGAL_CLAIM);

        assertThat(lift(REASON)).isEqualTo(StaffOutcome.done(customer));
        assertThat(refusal(SHOP)).isEmpty();
        assertThat(world.isExpired(owner, handle)).as("a handle of before").isTrue();
        assertThat(office.newest(STAFF, Optional.empty()).items()).hasSize(1);
        assertThat(done(customer)).contains(AuditEntry.Action.RESTRICTED, AuditEntry.Action.RESTRICTION_LIFTED);
    }

    @Test
    void whatHasWaitedForARestrictionGoesOnOnceThatIsLifted() {
        var buyer = world.guestBuys(TYPED.with(Field.EMAIL, "second@example.org"), "order-9");
        office.restrict(STAFF, buyer, world.customer(buyer).version(), REASON);
        world.upkeep();
        assertThat(world.task(buyer, Task.Kind.PROVISION).orElseThrow().state()).isEqualTo(Task.State.STOPPED);

        office.liftRestriction(STAFF, buyer, world.customer(buyer).version(), REASON);
        world.upkeep();

        assertThat(world.customer(buyer).links()).hasSize(1);
    }

    @Test
    void restrictionNeedsAReasonAndTheRecordAsItIs() {
        assertThat(restrict(" ")).isEqualTo(StaffOutcome.rejected(Set.of(Fault.REASON_MISSING)));
        assertThat(lift(REASON)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.restrict(STAFF, customer, version() - 1, REASON))
                .isEqualTo(StaffOutcome.refused(Refusal.CHANGED));
        restrict(REASON);
        assertThat(restrict(REASON)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.liftRestriction(STAFF, customer, version() - 1, REASON))
                .isEqualTo(StaffOutcome.refused(Refusal.CHANGED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounting", "legal-claim"})
    void whatIsKeptIsShownForAccountingAndLegalClaims(String purpose) {
        erased();

        assertThat(seen(new Purpose(purpose)).purchases().items())
                .singleElement()
                .satisfies(purchase -> assertThat(purchase.frozen().values()).isNotEmpty());
    }

    /** The twin: for these purposes it is shown as long as the record is in use. */
    @ParameterizedTest
    @ValueSource(strings = {"order-handling", "support"})
    void whatIsKeptIsShownForNothingElse(String purpose) {
        var staff = Staff.of(SHOP, "staff-9", "office", new Purpose(purpose));
        assertThat(seen(staff.purpose()).purchases().items()).isNotEmpty();

        restrict(REASON);
        assertNothingIsShownTo(staff);
        lift(REASON);
        erased();
        assertNothingIsShownTo(staff);
    }

    @Test
    void staffCopyAllThatIsKeptOfSomebodyWithoutAnAccountWhoAsksByLetterAndThatIsWrittenDown() {
        var guest = world.guestBuys(People.EVE, "order-9");

        var copy = office.personalData(BY_LETTER, guest).toOptional().orElseThrow();

        assertThat(copy.tree().toString())
                .contains(guest.toString(), "order-9")
                .contains(People.EVE.values().values().toArray(String[]::new));
        assertThat(office.disclosures(BY_LETTER, guest, Optional.empty()).items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.fields()).containsExactlyInAnyOrder(PersonalField.values()));
    }

    @Test
    void whatIsRestrictedIsCopiedTooAndWhatIsErasedOrElsewhereIsNot() {
        restrict(REASON);
        assertThat(office.personalData(BY_LETTER, customer).toOptional()).isPresent();
        lift(REASON);
        erased();

        assertThat(office.personalData(BY_LETTER, customer)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.personalData(ELSEWHERE_BY_LETTER, customer)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
    }

    @Test
    void insideATransactionNothingIsCopied() {
        assertThatThrownBy(() -> storage.transactions().inTransaction(() -> office.personalData(BY_LETTER, customer)))
                .isInstanceOf(RemoteCallInTransactionException.class);
    }

    private void assertNothingIsShownTo(Staff staff) {
        var view = seen(staff.purpose());
        assertThat(view.customer().details().values()).isEmpty();
        assertThat(view.purchases().items()).isEmpty();
        assertThat(view.counts().total()).isZero();
        assertThat(office.purchases(staff, customer, Optional.empty()).items()).isEmpty();
    }

    private CustomerView seen(Purpose purpose) {
        var outcome = related.view(Staff.of(SHOP, "staff-9", "office", purpose), customer, Locale.ENGLISH);
        return outcome.toOptional().orElseThrow();
    }

    private StaffOutcome<Receipt> eraseInTheOffice(long version, boolean accessGivenUp) {
        return office.erase(STAFF, customer, version, accessGivenUp);
    }

    private StaffOutcome<CustomerId> restrict(String reason) {
        return office.restrict(STAFF, customer, version(), reason);
    }

    private StaffOutcome<CustomerId> lift(String reason) {
        return office.liftRestriction(STAFF, customer, version(), reason);
    }

    private long version() {
        return world.customer(customer).version();
    }
}
