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
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.CustomerImport;
import org.chaland.backoffice.MergePreview;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.spi.AccessPolicy;
import org.chaland.spi.Grant;
import org.junit.jupiter.api.Test;

/** S9: what somebody is shown, and whom they can act on, follows from what they have come for and how they stand to the customer. */
class OfficeAccessTest {

    private static final Staff TRAINER = staff(Purpose.TRAINING);
    private static final Staff SUPPORT = staff(Purpose.SUPPORT);
    private static final Staff ACCOUNTANT = staff(Purpose.ACCOUNTING);
    private static final Staff THIRD_PARTY = staff(new Purpose("marketing"));

    private final AccessScene scene = new AccessScene(StorageUnderTest.fresh(), new AccessPolicy() {
        @Override
        public boolean isRelated(ShopId shop, String staff, Grant.Relation relation, CustomerId customer) {
            return relation == Grant.Relation.DEALS_WITH_IN_TRAINING
                    && staff.equals("staff-7")
                    && customer.equals(CUSTOMER);
        }
    });

    @Test
    void aTrainerSeesThoseWhomTheyTrainAndNobodyElse() {
        assertThat(scene.office.newest(TRAINER, Optional.empty()).items())
                .extracting(CustomerEntry::id)
                .containsExactly(CUSTOMER);
        assertThat(scene.office.view(TRAINER, OTHER, Locale.ENGLISH)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(scene.office.view(TRAINER, CUSTOMER, Locale.ENGLISH)).isInstanceOf(StaffOutcome.Done.class);
        assertThat(scene.office.view(Staff.of(SHOP, "staff-8", "trainer", Purpose.TRAINING), CUSTOMER, Locale.ENGLISH))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(scene.written(OTHER)).isEmpty();
    }

    @Test
    void aViewTellsWhatThePurposeOpensSoThatWhatIsMissingIsNotTakenForEmpty() {
        var view = scene.office
                .view(ACCOUNTANT, CUSTOMER, Locale.ENGLISH)
                .toOptional()
                .orElseThrow();

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
        assertNothingIsDone(Staff.of(SHOP, "staff-8", "trainer", Purpose.TRAINING));
    }

    private void assertNothingIsDone(Staff staff) {
        var office = scene.office;
        var details = scene.world.customer(CUSTOMER).details();
        var account = new Account(LMS, canary(PersonalField.ACCOUNTS));

        assertThat(office.search(staff, CUSTOMER.toString(), Optional.empty()))
                .isEqualTo(StaffOutcome.unchanged(
                        new BackOffice.Found(Optional.empty(), scene.office.newest(staff, Optional.empty()))));
        assertThat(office.newest(staff, Optional.empty()).items()).isEmpty();
        assertThat(office.edit(staff, CUSTOMER, details, "", Locale.ENGLISH))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.recordPurchase(staff, CUSTOMER, "order-1", List.of(), Locale.ENGLISH))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.link(staff, CUSTOMER, LMS, "somebody", "reason"))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.replaceLink(staff, CUSTOMER, account, "somebody", "reason"))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.unlink(staff, CUSTOMER, account, "reason")).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.merge(staff, new MergePreview.Token(OTHER, 1, CUSTOMER, 1), "reason"))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.delete(staff, OTHER, 1)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.runAgain(staff, canary(PersonalField.TASKS)))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));

        assertThat(scene.world.customer(CUSTOMER).version()).isEqualTo(1);
        assertThat(scene.world.customer(OTHER).version()).isEqualTo(1);
        assertThat(scene.written()).isEmpty();
    }

    @Test
    void aFormIsFilledWholeOrNotAtAll() {
        assertThat(scene.office.editForm(SUPPORT, CUSTOMER)).isEmpty();
        assertThat(scene.office.edit(SUPPORT, CUSTOMER, Details.empty(), "", Locale.ENGLISH))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(scene.office.editForm(staff(Purpose.ORDER_HANDLING), CUSTOMER))
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

        assertThat(imported(ACCOUNTANT)).isEqualTo(new CustomerImport.KnownAddress(List.of()));
        assertThat(((CustomerImport.KnownAddress) imported(SUPPORT)).customers())
                .contains(CUSTOMER);
        assertThat(scene.written()).hasSize(2);
    }

    private List<CustomerId> sameAddress(Staff staff, Details typed) {
        return scene.office.create(staff, typed, Locale.ENGLISH).toOptional().orElseThrow().sameAddress().stream()
                .map(CustomerEntry::id)
                .toList();
    }

    private CustomerImport.Row imported(Staff staff) {
        var row =
                Map.of("familyName", "Example", "email", canary(PersonalField.EMAIL), "city", "Paris", "country", "FR");
        var start = scene.office.importing(
                staff, List.copyOf(row.keySet()), CustomerImport.KnownAddresses.SKIP, Locale.ENGLISH);
        return start.row(row);
    }

    private Set<CustomerId> found(Staff staff, String typed) {
        return scene.office.search(staff, typed, Optional.empty()).toOptional().orElseThrow().page().items().stream()
                .map(CustomerEntry::id)
                .collect(Collectors.toSet());
    }

    private Optional<CustomerId> exact(Staff staff, String typed) {
        return scene.office
                .search(staff, typed, Optional.empty())
                .toOptional()
                .orElseThrow()
                .exact()
                .map(CustomerEntry::id);
    }
}
