package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.details;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.FieldConflict;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.form.Violation;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Visitor;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.FormField;
import org.junit.jupiter.api.Test;

/** Staff enter and correct records by the rules of the shop's own form, and nothing else changes with them. */
class OfficeRecordsTest extends OfficeJourney {

    @Test
    void aNewFormAsksForWhatTheShopAsksForWithItsDefaults() {
        world.shops.put(
                SHOP,
                World.usualRules()
                        .hidden(Set.of(Field.PHONE))
                        .defaultLanguage("fr")
                        .build());

        var form = office.newForm(STAFF);

        assertThat(form.field(Field.PHONE)).isEmpty();
        assertThat(form.field(Field.COUNTRY).flatMap(FormField::value)).contains("FR");
        assertThat(form.field(Field.LANGUAGE).flatMap(FormField::value)).contains("fr");
        assertThat(form.field(Field.EMAIL).map(FormField::required)).contains(true);
        assertThat(form.countries()).contains("FR", "DE");
        assertThat(form.base()).isEmpty();
    }

    @Test // C10
    void allThatIsWrongIsToldAtOnceAndNothingIsKept() {
        var typed = Details.of(Map.of(Field.EMAIL, "a@b", Field.GIVEN_NAME, "<b>", Field.COUNTRY, "XX"));

        var rejected = (StaffOutcome.Again<BackOffice.Created>) office.create(STAFF, typed, Locale.FRENCH);

        assertThat(rejected.form().violations())
                .extracting(Violation::field)
                .contains(Field.EMAIL, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.COUNTRY, Field.CITY);
        assertThat(rejected.form().field(Field.GIVEN_NAME).flatMap(FormField::value))
                .contains("<b>");
        assertThat(rejected.form().violations().get(0).message()).contains("<");
        assertThat(office.newest(STAFF, Optional.empty()).items()).isEmpty();
    }

    @Test // S7, C8, C10
    void aNewCustomerIsLinkedToNobodyWhateverTheirAddress() {
        var owner = world.guestBuys(ADA, "order-1");
        var before = world.customer(owner);

        var created = office.create(STAFF, ADA, Locale.ENGLISH).toOptional().orElseThrow();

        assertThat(created.customer()).isNotEqualTo(owner);
        assertThat(created.sameAddress()).extracting(CustomerEntry::id).containsExactly(owner);
        assertThat(world.customer(created.customer()).links()).isEmpty();
        assertThat(world.customer(owner).version()).isEqualTo(before.version());
        assertThat(done(created.customer())).containsExactly(AuditEntry.Action.CREATED);
    }

    @Test
    void aNewCustomerWithoutALanguageIsWrittenToInThatOfTheShop() {
        world.shops.put(SHOP, World.usualRules().defaultLanguage("it").build());

        var customer = office.create(STAFF, with(ADA, Field.LANGUAGE, ""), Locale.FRENCH)
                .toOptional()
                .orElseThrow();

        assertThat(world.customer(customer.customer()).details().contact().language())
                .contains("it");
    }

    @Test
    void whatIsTypedIsTidiedAsInTheContactForm() {
        var customer = created(with(with(ADA, Field.COUNTRY, " fr "), Field.CITY, "\u00a0Lyon "));

        assertThat(world.customer(customer).details())
                .isEqualTo(with(with(ADA, Field.COUNTRY, "FR"), Field.CITY, "Lyon"));
    }

    @Test // C8, I7
    void anEditChangesWhatWasTypedAndNothingElse() {
        var customer = buyer(TYPED, "order-1");
        world.upkeep();
        var before = world.customer(customer);
        world.clock.advance(Duration.ofDays(1));

        var outcome = edit(customer, with(TYPED, Field.EMAIL, "other@example.org"), base(customer));

        var after = world.customer(customer);
        assertThat(outcome).isEqualTo(StaffOutcome.done(customer));
        assertThat(after.details()).isEqualTo(with(TYPED, Field.EMAIL, "other@example.org"));
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
        assertThat(after.changedAt()).isEqualTo(world.clock.instant());
        assertThat(after.links()).isEqualTo(before.links()).isNotEmpty();
        assertThat(after.epoch()).isEqualTo(before.epoch());
        assertThat(world.purchase("order-1").frozen()).isEqualTo(TYPED);
        assertThat(done(customer)).contains(AuditEntry.Action.EDITED);
    }

    @Test // C8
    void anAddressThatAnAccountHasLinksNothing() {
        var customer = created(TYPED);

        edit(customer, with(TYPED, Field.EMAIL, "ada@example.org"), base(customer));

        assertThat(world.customer(customer).links()).isEmpty();
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void anEditThatChangesNothingWritesNothing() {
        var customer = created(TYPED);
        var before = world.customer(customer);
        world.clock.advance(Duration.ofDays(1));

        assertThat(edit(customer, with(TYPED, Field.COUNTRY, "fr"), base(customer)))
                .isEqualTo(StaffOutcome.unchanged(customer));

        assertThat(world.customer(customer).version()).isEqualTo(before.version());
        assertThat(world.customer(customer).changedAt()).isEqualTo(before.changedAt());
        assertThat(done(customer)).containsExactly(AuditEntry.Action.CREATED);
    }

    @Test
    void aRecordThatIsNotInUseCannotBeEdited() {
        var from = created(TYPED);
        var base = base(from);
        merge(from, created(ADA));

        for (var gone : List.of(from, new CustomerId(new UUID(1, 1)))) {
            assertThat(office.editForm(STAFF, gone)).isEmpty();
            assertThat(edit(gone, ADA, base)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        }
        assertThat(office.editForm(STAFF_ELSEWHERE, created(ADA))).isEmpty();
    }

    @Test
    void whatIsWrongWithAnEditIsToldAtOnceAndTheFormCanBeSentAgain() {
        var customer = created(TYPED);
        var base = base(customer);

        var rejected = (StaffOutcome.Again<CustomerId>)
                edit(customer, with(with(TYPED, Field.EMAIL, "a@b"), Field.CITY, "<"), base);

        assertThat(rejected.form().violations()).extracting(Violation::field).containsExactly(Field.CITY, Field.EMAIL);
        assertThat(rejected.form().base()).isEqualTo(base);
        assertThat(edit(
                        customer,
                        with(TYPED, Field.CITY, "Lyon"),
                        rejected.form().base()))
                .isEqualTo(StaffOutcome.done(customer));
    }

    @Test
    void editsOfDifferentFieldsBothSurvive() {
        var customer = created(TYPED);
        var base = base(customer);
        edit(customer, with(TYPED, Field.CITY, "Lyon"), base);

        assertThat(edit(customer, with(TYPED, Field.PHONE, "+33 1 23 45 67 89"), base))
                .isEqualTo(StaffOutcome.done(customer));

        assertThat(world.customer(customer).details())
                .isEqualTo(with(with(TYPED, Field.CITY, "Lyon"), Field.PHONE, "+33 1 23 45 67 89"));
    }

    @Test
    void whoChangedItIsToldWhateverTimeTheEditTook() {
        var customer = created(TYPED);
        var base = base(customer);
        world.clock.goOn();
        office.edit(COLLEAGUE, customer, with(TYPED, Field.CITY, "Lyon"), base, Locale.ENGLISH);

        var conflict = (StaffOutcome.Again<CustomerId>) edit(customer, with(TYPED, Field.CITY, "Nice"), base);

        assertThat(conflict.changedBy()).contains(COLLEAGUE.id());
    }

    @Test
    void editsOfOneFieldAreAConflictThatShowsBothAndKeepsTheRest() {
        var customer = created(TYPED);
        var base = base(customer);
        world.clock.advance(Duration.ofMinutes(1));
        var theirs = with(with(TYPED, Field.CITY, "Lyon"), Field.POSTAL_CODE, "69001");
        office.edit(COLLEAGUE, customer, theirs, base, Locale.ENGLISH);
        var ours = with(with(TYPED, Field.CITY, "Nice"), Field.PHONE, "+33 1 23 45 67 89");

        var conflict = (StaffOutcome.Again<CustomerId>) edit(customer, ours, base);

        assertThat(conflict.conflicts())
                .containsExactly(new FieldConflict(Field.CITY, Optional.of("Lyon"), Optional.of("Nice")));
        assertThat(conflict.changedBy()).contains(COLLEAGUE.id());
        assertThat(conflict.changedAt()).contains(world.clock.instant());
        assertThat(values(conflict.form())).isEqualTo(with(ours, Field.POSTAL_CODE, "69001"));
        assertThat(world.customer(customer).details()).isEqualTo(theirs);
        assertThat(done(customer)).hasSize(2);

        assertThat(edit(customer, values(conflict.form()), conflict.form().base()))
                .isEqualTo(StaffOutcome.done(customer));
        assertThat(world.customer(customer).details()).isEqualTo(with(ours, Field.POSTAL_CODE, "69001"));
    }

    @Test
    void aFieldThatWasEmptiedHereAndChangedThereIsAConflictToo() {
        var customer = created(with(TYPED, Field.PHONE, "+33 1 23 45 67 89"));
        var base = base(customer);
        edit(customer, with(TYPED, Field.PHONE, "+33 1 23 45 67 00"), base);

        var conflict = (StaffOutcome.Again<CustomerId>) edit(customer, TYPED, base);

        assertThat(conflict.conflicts())
                .containsExactly(new FieldConflict(Field.PHONE, Optional.of("+33 1 23 45 67 00"), Optional.empty()));
        assertThat(conflict.form().field(Field.PHONE).flatMap(FormField::value)).isEmpty();
    }

    @Test
    void whatTheCustomerChangedThemselvesIsNotSaidToBeByStaff() {
        var handle = world.submitAs(ada, ADA);
        var customer = world.customerOf(ada).orElseThrow().id();
        var base = base(customer);
        edit(customer, with(ADA, Field.PHONE, "+33 1 23 45 67 89"), base);
        world.clock.advance(Duration.ofMinutes(1));
        var visitor = Visitor.signedIn(ada);
        world.submit(
                visitor,
                Optional.of(handle),
                with(ADA, Field.CITY, "Lyon"),
                world.open(visitor, Optional.of(handle)).base());

        var conflict = (StaffOutcome.Again<CustomerId>) edit(customer, with(ADA, Field.CITY, "Nice"), base);

        assertThat(conflict.changedBy()).isEmpty();
    }

    @Test
    void withoutItsBaseEveryDifferenceIsAConflict() {
        var customer = created(TYPED);

        for (var base : List.of("", "not a base", "=".repeat(300))) {
            assertThat(edit(customer, with(TYPED, Field.CITY, "Nice"), base)).isInstanceOf(StaffOutcome.Again.class);
        }
        assertThat(world.customer(customer).details()).isEqualTo(TYPED);
    }

    @Test
    void anEditThatLosesARaceIsMergedAgain() {
        var customer = created(TYPED);
        var base = base(customer);
        storage.before(
                "CustomerStore.update",
                () -> storage.quiet()
                        .customers()
                        .update(world.customer(customer).toBuilder()
                                .details(with(TYPED, Field.CITY, "Lyon"))
                                .build()));

        assertThat(edit(customer, with(TYPED, Field.PHONE, "+33 1 23 45 67 89"), base))
                .isEqualTo(StaffOutcome.done(customer));

        assertThat(world.customer(customer).details())
                .isEqualTo(with(with(TYPED, Field.CITY, "Lyon"), Field.PHONE, "+33 1 23 45 67 89"));
    }

    @Test
    void editsThatDoNotGoTogetherAreAConflict() {
        var billed = with(
                with(
                        with(with(TYPED, Field.BILLING_FAMILY_NAME, "Pay"), Field.BILLING_ADDRESS_LINE_1, "1 Way"),
                        Field.BILLING_COUNTRY,
                        "FR"),
                Field.BILLING_CITY,
                "Paris");
        billed = with(billed, Field.BILLING_POSTAL_CODE, "75001");
        var customer = created(with(billed, Field.BILLING_ORGANISATION, "Org"));
        var base = base(customer);
        edit(customer, billed, base);

        var onlyOrganisation = with(with(billed, Field.BILLING_ORGANISATION, "Org"), Field.BILLING_FAMILY_NAME, "");
        var conflict = (StaffOutcome.Again<CustomerId>) edit(customer, onlyOrganisation, base);

        assertThat(conflict.conflicts()).isNotEmpty();
        assertThat(world.customer(customer).details()).isEqualTo(billed);
    }

    @Test
    void fieldsThatTheShopDoesNotAskForStay() {
        var customer = created(with(TYPED, Field.PHONE, "+33 1 23 45 67 89"));
        world.shops.put(SHOP, World.usualRules().hidden(Set.of(Field.PHONE)).build());

        edit(customer, with(TYPED, Field.CITY, "Lyon"), base(customer));

        assertThat(world.customer(customer).details())
                .isEqualTo(with(with(TYPED, Field.CITY, "Lyon"), Field.PHONE, "+33 1 23 45 67 89"));
    }

    @Test
    void aLanguageLeftEmptyStays() {
        var customer = created(TYPED);

        edit(customer, with(with(TYPED, Field.LANGUAGE, ""), Field.CITY, "Lyon"), base(customer));

        assertThat(world.customer(customer).details().contact().language()).contains("fr");
    }

    @Test
    void anEditByStaffAndOneByTheCustomerBothSurvive() {
        world.submitAs(ada, ADA);
        var customer = world.customerOf(ada).orElseThrow().id();
        var visitor = Visitor.signedIn(ada);
        var page = world.open(visitor, Optional.empty()).base();
        edit(customer, with(ADA, Field.PHONE, "+33 1 23 45 67 89"), base(customer));

        world.saved(world.submit(visitor, Optional.empty(), with(ADA, Field.CITY, "Lyon"), page));

        assertThat(world.customer(customer).details())
                .isEqualTo(with(with(ADA, Field.PHONE, "+33 1 23 45 67 89"), Field.CITY, "Lyon"));
        assertThat(world.customer(customer).links()).extracting(Link::account).containsExactly(ada);
    }

    @Test
    void anotherPersonIsUntouched() {
        var customer = created(TYPED);
        var other = created(details("Typed", "typed@example.org"));

        edit(customer, with(TYPED, Field.CITY, "Lyon"), base(customer));

        assertThat(world.customer(other).version()).isEqualTo(1);
    }

    private static Details values(ContactStep form) {
        var values = new java.util.EnumMap<Field, String>(Field.class);
        form.fields().forEach(field -> field.value().ifPresent(value -> values.put(field.field(), value)));
        return Details.of(values);
    }
}
