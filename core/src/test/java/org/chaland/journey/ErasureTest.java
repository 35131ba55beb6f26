package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.purchase;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chaland.checkout.PurchaseOutcome.Result;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerRef;
import org.chaland.model.Details;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.privacy.DataEntry.LegalBasis;
import org.chaland.privacy.ErasureOutcome;
import org.chaland.privacy.ErasureOutcome.Obligation;
import org.chaland.privacy.Receipt.AccountErasing;
import org.chaland.privacy.Receipt.AccountErasing.State;
import org.chaland.privacy.Receipt.Kept;
import org.chaland.spi.AccountErasure.Remnant;
import org.chaland.spi.CustomerEvent;
import org.junit.jupiter.api.Test;

/** Whoever is signed in may have what is known of them erased (GDPR art. 17), and is told what is kept, why and until when. */
class ErasureTest extends ErasureJourney {

    /** Of what was paid on 1 March 2026: ten years from the end of that year, by the clock of Paris. */
    private static final Instant VOUCHERS_END = Instant.parse("2036-12-31T23:00:00Z");

    @Test
    void whatIsKnownIsErasedButForVouchersWhichAreKeptUntilTheirTimeIsOver() {
        var receipt = erased();

        var record = world.customer(customer);
        assertThat(record.state()).isEqualTo(Customer.State.ERASED);
        assertThat(record.details().values()).isEmpty();
        assertThat(record.isGuest()).isTrue();
        assertThat(world.purchase("order-1").frozen()).isEqualTo(TYPED);
        assertThat(receipt.kept()).containsExactly(new Kept("purchases", LegalBasis.LEGAL_OBLIGATION, 1, VOUCHERS_END));
        assertThat(receipt.erased()).contains("email", "billing.vatId", "accounts", "checkout", "claim");
        assertThat(receipt.erasedAt()).isEqualTo(world.clock.instant());
    }

    @Test
    void whatWasShownOfEverybodyNamesNobodyAndIsNotKeptOfWhoeverIsErased() {
        assertThat(office.export(STAFF)).hasSize(1);

        assertThat(erased().kept()).extracting(Kept::name).containsExactly("purchases");

        office.view(STAFF, customer, Locale.ENGLISH);
        assertThat(receipt().kept()).extracting(Kept::name).containsExactly("purchases", "disclosures");
    }

    @Test
    void whatItWouldLeadToIsToldBeforehandAndChangesNothing() {
        unlink(customer, account);
        link(customer, account);
        var own = preview(owner);
        assertThat(own.obligations()).containsExactly(Obligation.ACCESS_RUNNING);
        assertThat(own.isPossible()).isTrue();
        assertThat(own.receipt().accounts()).extracting(AccountErasing::state).containsExactly(State.PENDING);
        assertThat(world.customer(customer).details()).isEqualTo(TYPED);

        assertThat(own.receipt().erasedAt()).isEqualTo(world.clock.instant());
        var receipt = erased();
        assertThat(own.receipt().kept()).isEqualTo(receipt.kept());
        assertThat(own.receipt().erased()).isEqualTo(receipt.erased());
        assertThat(own.receipt().record()).isEqualTo(receipt.record()).isEqualTo(new CustomerRef(SHOP, customer));
        assertThat(world.chaland.privacy().previewErasure(Visit.of(SHOP, owner)))
                .isEmpty();
    }

    @Test
    void whatWouldBecomeOfAnAccountIsToldBeforehand() {
        assertThat(preview(owner).receipt().accounts())
                .extracting(AccountErasing::state)
                .containsExactly(State.PENDING);

        buysElsewhere("there-1", END);

        assertThat(preview(owner).receipt().accounts())
                .extracting(AccountErasing::state)
                .containsExactly(State.IN_USE);
    }

    @Test
    void nobodyIsToldWhatErasingSomebodyElseWouldLeadTo() {
        for (var visitor : List.of(ANONYMOUS, Visitor.operator(), asAda)) {
            assertThat(erase(visitor, KEPT)).isEmpty();
            assertThat(world.chaland.privacy().previewErasure(Visit.of(SHOP, visitor)))
                    .isEmpty();
        }
    }

    private ErasureOutcome preview(Visitor visitor) {
        var preview =
                world.chaland.privacy().previewErasure(Visit.of(SHOP, visitor)).orElseThrow();
        assertThat(preview.erased()).isFalse();
        return preview;
    }

    @Test
    void accountThatTheShopMadeIsDeletedAndThatIsReadBack() {
        assertThat(erased().accounts()).containsExactly(new AccountErasing(LMS, State.PENDING, Optional.empty()));
        assertThat(receipt().isComplete()).isFalse();

        world.upkeep();

        assertThat(lms.users.accounts()).doesNotContain(account);
        assertThat(receipt().accounts()).containsExactly(new AccountErasing(LMS, State.ERASED, Optional.empty()));
        assertThat(receipt().isComplete()).isTrue();
        assertThat(world.told()).contains(CustomerEvent.Type.ERASED);
    }

    @Test
    void receiptNamesWhatTheProviderKeepsOfTheAccount() {
        lms.keeps(Remnant.CONTRIBUTIONS, Remnant.LOGS);
        assertThat(preview(owner).receipt().accounts())
                .extracting(AccountErasing::remnants)
                .containsExactly(Set.of(Remnant.CONTRIBUTIONS, Remnant.LOGS));

        erased();
        world.upkeep();

        assertThat(receipt().accounts())
                .containsExactly(new AccountErasing(
                        LMS, State.ERASED, Optional.empty(), Set.of(Remnant.CONTRIBUTIONS, Remnant.LOGS)));
        assertThat(receipt().isComplete()).isTrue();
    }

    @Test
    void ofAnAccountThatIsLeftNothingIsNamed() {
        lms.keeps(Remnant.CONTRIBUTIONS);
        buysElsewhere("there-1", END);

        erased();
        world.upkeep();

        assertThat(receipt().accounts()).extracting(AccountErasing::remnants).containsExactly(Set.of());
    }

    @Test
    void accountOfTheirOwnIsLeftAndPutOutOfTheSupportArea() {
        world.submitAs(ada, ADA);
        world.place(asAda, world.submitAs(ada, ADA), "order-2");
        world.complete("order-2");
        world.upkeep();
        assertThat(lms.users.supported(SHOP)).contains(ada);
        var own = world.customerOf(ada).orElseThrow().id();

        erase(asAda, GIVEN_UP);
        world.upkeep();

        assertThat(lms.users.accounts()).contains(ada);
        assertThat(lms.users.supported(SHOP)).doesNotContain(ada);
        assertThat(world.chaland.privacy().receipt(SHOP, own).orElseThrow().accounts())
                .extracting(AccountErasing::state)
                .containsExactly(State.NOT_OURS);
    }

    @Test
    void accountThatAnotherShopsRecordUsesIsLeftAndSoIsThatRecord() {
        var there = buysElsewhere("there-1", END);

        erased();
        world.upkeep();

        assertThat(lms.users.accounts()).contains(account);
        assertThat(receipt().accounts()).extracting(AccountErasing::state).containsExactly(State.IN_USE);
        assertThat(storage.customers().find(ELSEWHERE, there))
                .hasValueSatisfying(found -> assertThat(found.details()).isEqualTo(TYPED))
                .hasValueSatisfying(found -> assertThat(found.isGuest()).isFalse());
    }

    @Test
    void accessThatGoesOnEndsOnlyForWhoeverGivesItUp() {
        assertThat(obligations(erase(owner, KEPT))).containsExactlyInAnyOrder(Obligation.ACCESS_RUNNING);
        assertUntouched();

        world.clock.advance(Duration.between(world.clock.instant(), END));
        assertThat(erase(owner, KEPT).orElseThrow().erased()).isTrue();
    }

    @Test
    void paymentThatMayBeOnItsWayIsWaitedFor() {
        world.place(owner, world.submitAs(account, TYPED), "order-2");

        assertThat(obligations(erase(owner, GIVEN_UP))).containsExactlyInAnyOrder(Obligation.PAYMENT_PENDING);
        assertThat(obligations(erase(owner, KEPT)))
                .containsExactlyInAnyOrder(Obligation.PAYMENT_PENDING, Obligation.ACCESS_RUNNING);
        assertUntouched();

        world.clock.advance(Duration.ofDays(14));
        erased();
        assertThat(world.purchase("order-2").frozen().values()).isEmpty();
    }

    @Test
    void orderThatWasCancelledUnpaidKeepsNobodyAndLosesItsDetails() {
        world.place(owner, world.submitAs(account, TYPED), "order-2");
        world.cancel("order-2");

        erased();

        assertThat(world.purchase("order-2").frozen().values()).isEmpty();
        assertThat(world.purchase("order-1").frozen()).isEqualTo(TYPED);
    }

    @Test
    void recordThatIsKeptForALegalClaimIsNotErased() {
        world.update(world.customer(customer).toBuilder().state(Customer.State.RESTRICTED));

        assertThat(obligations(erase(owner, GIVEN_UP))).containsExactlyInAnyOrder(Obligation.LEGAL_CLAIM);
        assertThat(world.customer(customer).details()).isEqualTo(TYPED);
    }

    @Test
    void nobodyElseErasesAnything() {
        assertThat(erase(ANONYMOUS, GIVEN_UP)).isEmpty();
        assertThat(erase(Visitor.operator(), GIVEN_UP)).isEmpty();
        assertThat(erase(asAda, GIVEN_UP)).isEmpty();
        assertThat(erase(Visitor.signedIn(new Account(LMS, account.subject() + " ")), GIVEN_UP))
                .isEmpty();
        assertUntouched();
        assertThat(world.chaland.privacy().receipt(SHOP, customer)).isEmpty();
    }

    @Test
    void accountThatStaffTakeAwayMeanwhileErasesNothing() {
        storage.before("CustomerStore.lock", () -> unlink(customer, account));

        assertThat(erase(owner, GIVEN_UP)).isEmpty();
        assertThat(world.customer(customer).details()).isEqualTo(TYPED);
    }

    @Test
    void demandThatIsRepeatedFindsNothingMore() {
        erased();

        assertThat(erase(owner, GIVEN_UP)).isEmpty();
    }

    @Test
    void openFormsAreDeadAndWhatWasTypedThereIsForgotten() {
        var handle = world.submitAs(account, TYPED);

        erased();

        assertThat(world.isExpired(owner, handle)).isTrue();
    }

    @Test
    void whatTheyWantedToClaimIsForgotten() {
        world.chaland.claims().request(Visit.of(SHOP, owner).withLocale(Locale.FRENCH), "guest@example.org");
        assertThat(storage.claims().findByAsker(SHOP, Digests.askerOf(account))).isPresent();

        erased();

        assertThat(storage.claims().findByAsker(SHOP, Digests.askerOf(account))).isEmpty();
    }

    @Test
    void whatWasMergedIsErasedToo() {
        var other = buyer(EVE, "order-2");
        merge(other, customer);

        var receipt = erased();

        assertThat(world.customer(other).details().values()).isEmpty();
        assertThat(world.customer(other).mergedInto()).contains(customer);
        assertThat(audit(other)).isNotEmpty().allMatch(entry -> entry.reason().isEmpty());
        assertThat(receipt.kept())
                .filteredOn(kept -> kept.name().equals("purchases"))
                .extracting(Kept::count)
                .containsExactly(2);
    }

    @Test
    void whatStaffDidIsKeptForAWhileWithoutTheReasonsThatTheyTyped() {
        unlink(customer, account);
        link(customer, account);

        var receipt = erased();

        assertThat(audit(customer)).extracting(AuditEntry::action).contains(AuditEntry.Action.UNLINKED);
        assertThat(audit(customer)).allMatch(entry -> entry.reason().isEmpty());
        assertThat(receipt.kept()).contains(new Kept("staffActions", LegalBasis.LEGITIMATE_INTEREST, 1, VOUCHERS_END));
    }

    @Test
    void whoeverComesBackIsSomebodyNew() {
        world.submitAs(ada, ADA);
        var before = world.customerOf(ada).orElseThrow().id();
        erase(asAda, KEPT);

        world.submitAs(ada, EVE);

        assertThat(world.customerOf(ada).map(Customer::id)).isPresent().isNotEqualTo(Optional.of(before));
        assertThat(world.customer(before).details()).isEqualTo(Details.empty());
    }

    @Test
    void paymentForSomebodyErasedIsAConflictThatStaffAreToldOf() {
        world.place(owner, world.submitAs(account, TYPED), "order-2");
        world.clock.advance(Duration.ofDays(15));
        erased();

        assertThat(world.complete("order-2")).isEqualTo(purchase(Result.CUSTOMER_ERASED));
        world.upkeep();
        assertThat(world.told()).contains(CustomerEvent.Type.PURCHASE_CONFLICT);
    }

    private void assertUntouched() {
        assertThat(world.customer(customer).details()).isEqualTo(TYPED);
        assertThat(link().account()).isEqualTo(account);
    }
}
