package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.EXPIRED;
import static org.chaland.journey.Answers.changed;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.MergePreview;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Fault;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Test;

/** Two records of one person become one, as staff saw them before, and no field of one is copied to the other. */
class OfficeMergesTest extends OfficeJourney {

    private final Account eve =
            oidc.users.addUser(Contact.builder().familyName("Eve").build());

    @Test
    void thePreviewShowsBothSidesAndWhatWouldMove() {
        var from = created(with(TYPED, Field.PHONE, "+33 1 23 45 67 89"));
        var into = created(TYPED);
        recorded(from, "order-1");
        recorded(from, "order-2");
        link(from, ada);
        var older = created(ADA);
        merge(older, from);

        var preview = preview(from, into);

        assertThat(preview.from().customer().id()).isEqualTo(from);
        assertThat(preview.into().customer().id()).isEqualTo(into);
        assertThat(preview.differing()).containsExactly(Field.PHONE);
        assertThat(preview.from().purchases()).isEqualTo(new Purchase.Counts(2, 0, 0));
        assertThat(preview.movingPurchases()).isEqualTo(2);
        assertThat(preview.movingLinks()).extracting(Link::account).containsExactly(ada);
        assertThat(preview.from().tombstones()).containsExactly(older);
        assertThat(done(into)).containsExactly(AuditEntry.Action.CREATED);
    }

    @Test
    void everythingMovesButTheFields() {
        var from = created(TYPED);
        var into = created(ADA);
        recorded(from, "order-1");
        link(from, ada);
        var link = world.customer(from).links();
        var before = world.customer(into);

        assertThat(merge(from, into)).isEqualTo(StaffOutcome.done(new BackOffice.Merged(into, 1)));

        var survivor = world.customer(into);
        var tombstone = world.customer(from);
        assertThat(survivor.details()).isEqualTo(before.details());
        assertThat(survivor.createdAt()).isEqualTo(before.createdAt());
        assertThat(survivor.links()).isEqualTo(link);
        assertThat(world.customerOf(ada).map(Customer::id)).contains(into);
        assertThat(world.purchase("order-1").customer()).isEqualTo(into);
        assertThat(world.purchase("order-1").frozen()).isEqualTo(TYPED);
        assertThat(tombstone.state()).isEqualTo(Customer.State.MERGED);
        assertThat(tombstone.mergedInto()).contains(into);
        assertThat(tombstone.links()).isEmpty();
        assertThat(tombstone.details()).isEqualTo(TYPED);
        for (var customer : List.of(from, into)) {
            assertThat(entry(customer, AuditEntry.Action.MERGED).reason()).contains(REASON);
            assertThat(entry(customer, AuditEntry.Action.MERGED).staff()).isEqualTo(STAFF.id());
        }
    }

    @Test
    void linksKeepTheirProofAndWhoMadeTheAccount() {
        var from = created(TYPED);
        var into = created(ADA);
        var made = new Link(ada, Link.Proof.CREATED, Link.State.SUSPENDED, World.START.minusSeconds(5));
        stored(from, made);
        link(into, eve);

        merge(from, into);

        assertThat(world.customer(into).links()).hasSize(2).contains(made);
    }

    @Test // I5
    void handlesOfBothAreDeadAfterwards() {
        var handle = world.guest(TYPED);
        var from = world.guestOf(handle);
        var own = world.submitAs(ada, ADA);
        var into = world.customerOf(ada).orElseThrow().id();
        var epochs = List.of(world.customer(from).epoch(), world.customer(into).epoch());

        merge(from, into);

        assertThat(world.customer(from).epoch()).isGreaterThan(epochs.get(0));
        assertThat(world.customer(into).epoch()).isGreaterThan(epochs.get(1));
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.isExpired(Visitor.signedIn(ada), own)).isTrue();
    }

    @Test
    void tombstonesStayOneLevelDeep() {
        var first = created(TYPED);
        var second = created(TYPED);
        var third = created(ADA);
        var epoch = world.customer(first).epoch();

        merge(first, second);
        merge(second, third);

        assertThat(world.customer(first).mergedInto()).contains(third);
        assertThat(world.customer(second).mergedInto()).contains(third);
        assertThat(world.customer(first).epoch()).isGreaterThan(epoch);
        assertThat(view(third).tombstones()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void aPaymentThatArrivesLaterReachesTheSurvivor() {
        var from = created(TYPED);
        recorded(from, "order-1");
        var into = created(ADA);
        merge(from, into);

        assertThat(world.complete("order-1")).isEqualTo(changed(into));
    }

    @Test
    void whatCannotBeMergedIsRefused() {
        var one = created(TYPED);
        var other = created(ADA);
        var restricted = created(TYPED);
        world.update(world.customer(restricted).toBuilder().state(Customer.State.RESTRICTED));
        var merged = created(TYPED);
        merge(merged, created(TYPED));
        var nobody = new CustomerId(new UUID(1, 1));
        link(one, ada);
        link(other, lms.users.addUser(Contact.builder().familyName("Ada").build()));

        assertThat(refused(one, one)).isEqualTo(Refusal.SAME_RECORD);
        assertThat(refused(one, nobody)).isEqualTo(Refusal.UNKNOWN);
        assertThat(refused(nobody, one)).isEqualTo(Refusal.UNKNOWN);
        assertThat(refused(one, restricted)).isEqualTo(Refusal.NOT_IN_USE);
        assertThat(refused(restricted, one)).isEqualTo(Refusal.NOT_IN_USE);
        assertThat(refused(merged, one)).isEqualTo(Refusal.NOT_IN_USE);
        assertThat(refused(one, merged)).isEqualTo(Refusal.NOT_IN_USE);
        assertThat(refused(one, other)).isEqualTo(Refusal.TWO_ACCOUNTS);
        assertThat(office.previewMerge(STAFF_ELSEWHERE, one, other)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
    }

    @Test
    void twoAccountsOfOneProviderAreRefusedInWhateverStateTheLinksAre() {
        var one = created(TYPED);
        var other = created(ADA);
        stored(one, new Link(ada, Link.Proof.CREATED, Link.State.BROKEN, World.START));
        link(other, lms.users.addUser(Contact.builder().familyName("Ada").build()));

        assertThat(refused(one, other)).isEqualTo(Refusal.TWO_ACCOUNTS);
    }

    @Test
    void whatWasRefusedInThePreviewIsRefusedInTheMerge() {
        var one = created(TYPED);
        var other = created(ADA);
        link(one, ada);
        link(other, lms.users.addUser(Contact.builder().familyName("Ada").build()));
        var restricted = created(TYPED);
        world.update(world.customer(restricted).toBuilder().state(Customer.State.RESTRICTED));

        assertThat(forced(one, one)).isEqualTo(StaffOutcome.refused(Refusal.SAME_RECORD));
        assertThat(forced(one, restricted)).isEqualTo(StaffOutcome.refused(Refusal.NOT_IN_USE));
        assertThat(forced(one, other)).isEqualTo(StaffOutcome.refused(Refusal.TWO_ACCOUNTS));
        assertThat(office.merge(STAFF, new MergePreview.Token(one, 1, new CustomerId(new UUID(1, 1)), 1), REASON))
                .isEqualTo(StaffOutcome.refused(Refusal.CHANGED));
        assertThat(world.customer(one).isActive()).isTrue();
        assertThat(world.customer(other).isActive()).isTrue();
    }

    @Test
    void whatChangedSinceThePreviewIsLookedAtAgain() {
        var from = created(TYPED);
        var into = created(ADA);
        var token = preview(from, into).token();
        edit(from, with(TYPED, Field.CITY, "Lyon"), base(from));

        assertThat(office.merge(STAFF, token, REASON)).isEqualTo(StaffOutcome.refused(Refusal.CHANGED));

        token = preview(from, into).token();
        link(into, ada);
        assertThat(office.merge(STAFF, token, REASON)).isEqualTo(StaffOutcome.refused(Refusal.CHANGED));
        assertThat(world.customer(from).isActive()).isTrue();
        assertThat(world.customer(into).isActive()).isTrue();
        assertThat(done(from)).doesNotContain(AuditEntry.Action.MERGED);
    }

    @Test
    void aMergeSentTwiceIsDoneOnce() {
        var from = created(TYPED);
        var into = created(ADA);
        var token = preview(from, into).token();

        office.merge(STAFF, token, REASON);

        assertThat(office.merge(STAFF, token, REASON)).isEqualTo(StaffOutcome.refused(Refusal.CHANGED));
        assertThat(audit(into).stream().filter(entry -> entry.action() == AuditEntry.Action.MERGED))
                .hasSize(1);
    }

    @Test
    void aMergeNeedsAReason() {
        var from = created(TYPED);
        var token = preview(from, created(ADA)).token();

        assertThat(office.merge(STAFF, token, " ")).isEqualTo(StaffOutcome.rejected(Set.of(Fault.REASON_MISSING)));
        assertThat(world.customer(from).isActive()).isTrue();
    }

    @Test
    void whatIsPlacedRightBeforeTheMergeMovesAlong() {
        var handle = world.guest(TYPED);
        var from = world.place(ANONYMOUS, handle, "order-1");
        var into = created(ADA);
        var token = preview(from, into).token();
        storage.before("CustomerStore.lockMerged", () -> world.recorded(from, "order-2"));

        assertThat(office.merge(STAFF, token, REASON)).isEqualTo(StaffOutcome.done(new BackOffice.Merged(into, 2)));
        assertThat(world.purchase("order-2").customer()).isEqualTo(into);
    }

    @Test
    void aPaymentThatFindsThePurchaseMovedPaysForTheSurvivor() {
        var from = created(TYPED);
        recorded(from, "order-1");
        var into = created(ADA);
        storage.before("PurchaseStore.lock", () -> merge(from, into));

        assertThat(world.complete("order-1")).isEqualTo(changed(into));
    }

    @Test
    void whoSignsInAtTheCheckoutOfARecordThatWasMergedBeginsAgain() {
        var handle = world.guest(TYPED);
        var from = world.place(ANONYMOUS, handle, "order-1");
        var into = created(ADA);
        merge(from, into);

        assertThat(world.chaland.checkout().signedIn(World.visit(Visitor.signedIn(ada), handle)))
                .is(EXPIRED);
        assertThat(world.purchase("order-1").customer()).isEqualTo(into);
    }

    @Test
    void recordsOfAnotherShopAreUntouched() {
        var from = created(TYPED);
        var into = created(ADA);

        assertThat(office.merge(STAFF_ELSEWHERE, preview(from, into).token(), REASON))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(world.customer(from).isActive()).isTrue();
    }

    @Test
    void aTokenComesBackFromAFormAsItWasOrNotAtAll() {
        var token = preview(created(TYPED), created(ADA)).token();

        assertThat(MergePreview.Token.read(token.text())).contains(token);
        for (var text :
                List.of("", "x", token.text() + "1".repeat(20), token.text().replace('_', '-'))) {
            assertThat(MergePreview.Token.read(text)).isEmpty();
        }
        assertThat(Optional.of(token.text()))
                .hasValueSatisfying(text -> assertThat(text).hasSizeLessThan(120));
    }

    private Refusal refused(CustomerId from, CustomerId into) {
        return office.previewMerge(STAFF, from, into).refusal().orElseThrow();
    }

    private StaffOutcome<BackOffice.Merged> forced(CustomerId from, CustomerId into) {
        var token = new MergePreview.Token(
                from, world.customer(from).version(), into, world.customer(into).version());
        return office.merge(STAFF, token, REASON);
    }
}
