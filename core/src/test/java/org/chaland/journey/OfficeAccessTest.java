package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.AccessScene.CUSTOMER;
import static org.chaland.journey.AccessScene.OTHER;
import static org.chaland.journey.AccessScene.canary;
import static org.chaland.journey.AccessScene.staff;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaland.backoffice.CreateOutcome;
import org.chaland.backoffice.DeleteOutcome;
import org.chaland.backoffice.EditOutcome;
import org.chaland.backoffice.ImportStart;
import org.chaland.backoffice.KnownAddresses;
import org.chaland.backoffice.LinkOutcome;
import org.chaland.backoffice.MergeOutcome;
import org.chaland.backoffice.MergeRefusal;
import org.chaland.backoffice.MergeToken;
import org.chaland.backoffice.RecordPurchaseOutcome;
import org.chaland.backoffice.RowOutcome;
import org.chaland.backoffice.RunAgainOutcome;
import org.chaland.backoffice.SearchOutcome;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.UnlinkOutcome;
import org.chaland.backoffice.ViewOutcome;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.spi.AccessPolicy;
import org.chaland.spi.Relation;
import org.junit.jupiter.api.Test;

/** S9: what somebody is shown, and whom they can act on, follows from what they have come for and how they stand to the customer. */
class OfficeAccessTest {

    private static final Staff TRAINER = staff(Purpose.TRAINING);
    private static final Staff SUPPORT = staff(Purpose.SUPPORT);
    private static final Staff ACCOUNTANT = staff(Purpose.ACCOUNTING);
    private static final Staff THIRD_PARTY = staff(new Purpose("marketing"));

    private final AccessScene scene = new AccessScene(StorageUnderTest.fresh(), new AccessPolicy() {
        @Override
        public boolean isRelated(ShopId shop, String staff, Relation relation, CustomerId customer) {
            return relation == Relation.DEALS_WITH_IN_TRAINING && staff.equals("staff-7") && customer.equals(CUSTOMER);
        }
    });

    @Test
    void aTrainerSeesThoseWhomTheyTrainAndNobodyElse() {
        assertThat(scene.office.newest(TRAINER, SHOP, Optional.empty()).items())
                .extracting(CustomerEntry::id)
                .containsExactly(CUSTOMER);
        assertThat(scene.office.view(TRAINER, SHOP, OTHER, Locale.ENGLISH)).isEqualTo(new ViewOutcome.Unknown());
        assertThat(scene.office.view(TRAINER, SHOP, CUSTOMER, Locale.ENGLISH)).isInstanceOf(ViewOutcome.Shown.class);
        assertThat(scene.office.view(Staff.of("staff-8", "trainer", Purpose.TRAINING), SHOP, CUSTOMER, Locale.ENGLISH))
                .isEqualTo(new ViewOutcome.Unknown());
        assertThat(scene.written(OTHER)).isEmpty();
    }

    @Test
    void aViewTellsWhatThePurposeOpensSoThatWhatIsMissingIsNotTakenForEmpty() {
        var view = ((ViewOutcome.Shown) scene.office.view(ACCOUNTANT, SHOP, CUSTOMER, Locale.ENGLISH)).view();

        assertThat(view.shown())
                .contains(PersonalField.RECORD, PersonalField.BILLING_VAT_ID)
                .doesNotContain(PersonalField.EMAIL, PersonalField.ACCOUNTS);
        assertThat(view.customer().details().contact().email()).isEmpty();
        assertThat(view.customer().version()).isEqualTo(1);
    }

    @Test
    void nobodyIsFoundByWhatThePurposeDoesNotOpen() {
        var vatOrganisation = canary(PersonalField.BILLING_ORGANISATION);

        assertThat(found(ACCOUNTANT, vatOrganisation)).containsExactly(CUSTOMER);
        assertThat(found(SUPPORT, vatOrganisation)).isEmpty();
        assertThat(found(SUPPORT, canary(PersonalField.FAMILY_NAME))).containsExactly(CUSTOMER);
        assertThat(found(ACCOUNTANT, canary(PersonalField.EMAIL))).isEmpty();
        assertThat(found(staff(Purpose.SECURITY), canary(PersonalField.EMAIL))).contains(CUSTOMER, OTHER);
        assertThat(exact(SUPPORT, canary(PersonalField.PURCHASES))).contains(CUSTOMER);
        assertThat(exact(staff(Purpose.SECURITY), canary(PersonalField.PURCHASES)))
                .isEmpty();
    }

    @Test
    void whoComesForAPurposeThatNobodyKnowsSeesNothingAndDoesNothing() {
        assertNothingIsDone(THIRD_PARTY);
    }

    @Test
    void whomAPurposeDoesNotReachCannotBeActedOnEither() {
        assertNothingIsDone(Staff.of("staff-8", "trainer", Purpose.TRAINING));
    }

    private void assertNothingIsDone(Staff staff) {
        var office = scene.office;
        var details = scene.world.customer(CUSTOMER).details();
        var account = new Account(LMS, canary(PersonalField.ACCOUNTS));

        assertThat(office.search(staff, SHOP, CUSTOMER.toString(), Optional.empty()))
                .matches(outcome -> !(outcome instanceof SearchOutcome.Found found)
                        || found.exact().isEmpty() && found.page().items().isEmpty());
        assertThat(office.edit(staff, SHOP, CUSTOMER, details, "", Locale.ENGLISH))
                .isEqualTo(new EditOutcome.Unknown());
        assertThat(office.recordPurchase(staff, SHOP, CUSTOMER, "order-1", List.of(), Locale.ENGLISH))
                .isEqualTo(new RecordPurchaseOutcome.Unknown());
        assertThat(office.link(staff, SHOP, CUSTOMER, LMS, "somebody", "reason"))
                .isEqualTo(new LinkOutcome.Unknown());
        assertThat(office.replaceLink(staff, SHOP, CUSTOMER, account, "somebody", "reason"))
                .isEqualTo(new LinkOutcome.Unknown());
        assertThat(office.unlink(staff, SHOP, CUSTOMER, account, "reason")).isEqualTo(new UnlinkOutcome.Unknown());
        assertThat(office.merge(staff, SHOP, new MergeToken(OTHER, 1, CUSTOMER, 1), "reason"))
                .isEqualTo(new MergeOutcome.Refused(MergeRefusal.UNKNOWN));
        assertThat(office.delete(staff, SHOP, OTHER, 1)).isEqualTo(new DeleteOutcome.Unknown());
        assertThat(office.runAgain(staff, SHOP, canary(PersonalField.TASKS))).isEqualTo(RunAgainOutcome.UNKNOWN);

        assertThat(scene.world.customer(CUSTOMER).version()).isEqualTo(1);
        assertThat(scene.world.customer(OTHER).version()).isEqualTo(1);
        assertThat(scene.written()).isEmpty();
    }

    @Test
    void aFormIsFilledWholeOrNotAtAll() {
        assertThat(scene.office.editForm(SUPPORT, SHOP, CUSTOMER)).isEmpty();
        assertThat(scene.office.edit(SUPPORT, SHOP, CUSTOMER, Details.empty(), "", Locale.ENGLISH))
                .isEqualTo(new EditOutcome.Unknown());
        assertThat(scene.office.editForm(staff(Purpose.ORDER_HANDLING), SHOP, CUSTOMER))
                .isPresent();
    }

    @Test
    void whoHasTheSameAddressIsToldToThoseOnlyWhoMaySeeAddresses() {
        var typed = Details.of(Contact.builder()
                .familyName("Example")
                .email(canary(PersonalField.EMAIL))
                .city("Paris")
                .country("FR")
                .build());

        assertThat(sameAddress(ACCOUNTANT, typed)).isEmpty();
        assertThat(sameAddress(SUPPORT, typed)).contains(CUSTOMER, OTHER);
        assertThat(scene.written())
                .singleElement()
                .matches(entry -> entry.fields().contains(PersonalField.EMAIL));

        assertThat(imported(ACCOUNTANT)).isEqualTo(new RowOutcome.KnownAddress(List.of()));
        assertThat(((RowOutcome.KnownAddress) imported(SUPPORT)).customers()).contains(CUSTOMER);
        assertThat(scene.written()).hasSize(2);
    }

    private List<CustomerId> sameAddress(Staff staff, Details typed) {
        return ((CreateOutcome.Created) scene.office.create(staff, SHOP, typed, Locale.ENGLISH))
                .sameAddress().stream().map(CustomerEntry::id).toList();
    }

    private RowOutcome imported(Staff staff) {
        var row =
                Map.of("familyName", "Example", "email", canary(PersonalField.EMAIL), "city", "Paris", "country", "FR");
        var start = scene.office.importing(staff, SHOP, List.copyOf(row.keySet()), KnownAddresses.SKIP, Locale.ENGLISH);
        return ((ImportStart.Ready) start).rows().row(row);
    }

    private Set<CustomerId> found(Staff staff, String typed) {
        return ((SearchOutcome.Found) scene.office.search(staff, SHOP, typed, Optional.empty()))
                .page().items().stream().map(CustomerEntry::id).collect(Collectors.toSet());
    }

    private Optional<CustomerId> exact(Staff staff, String typed) {
        return ((SearchOutcome.Found) scene.office.search(staff, SHOP, typed, Optional.empty()))
                .exact()
                .map(CustomerEntry::id);
    }
}
