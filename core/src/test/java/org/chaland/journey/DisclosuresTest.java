package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.AccessScene.CUSTOMER;
import static org.chaland.journey.AccessScene.OTHER;
import static org.chaland.journey.AccessScene.staff;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.backoffice.Page;
import org.chaland.backoffice.Staff;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.spi.AccessPolicy;
import org.chaland.spi.Grant;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;

/** I9: whatever staff are shown is written down in the transaction that reads it: who, when, what for, what, and of whom. */
class DisclosuresTest {

    private static final Staff OFFICE = staff(Purpose.ORDER_HANDLING);
    private static final Staff SECURITY = staff(Purpose.SECURITY);

    private final RowsRead rows = new RowsRead(StorageUnderTest.fresh());
    private final AccessScene scene = new AccessScene(rows, AccessPolicy.standard());

    @Test
    void anEntryTellsWhoWhenWhatForWhatAndOfWhom() {
        scene.office.newest(Staff.of(SHOP, "staff-7", "trainer", Purpose.SUPPORT), Optional.empty());

        assertThat(scene.written()).singleElement().satisfies(entry -> {
            assertThat(entry.staff()).isEqualTo("staff-7");
            assertThat(entry.role()).isEqualTo("trainer");
            assertThat(entry.purpose()).isEqualTo(Purpose.SUPPORT);
            assertThat(entry.at()).isEqualTo(scene.world.clock.instant());
            assertThat(entry.fields())
                    .containsExactlyInAnyOrder(
                            PersonalField.RECORD,
                            PersonalField.GIVEN_NAME,
                            PersonalField.FAMILY_NAME,
                            PersonalField.ORGANISATION,
                            PersonalField.CITY,
                            PersonalField.EMAIL,
                            PersonalField.PURCHASES);
        });
    }

    @Test
    void whatAPageOfTheHostShowsIsWrittenDownAndIsNoMoreThanThePurposeOpens() {
        var asked = Set.of(PersonalField.EMAIL, PersonalField.CITY);

        var opened = scene.office.disclose(SECURITY, List.of(CUSTOMER, CUSTOMER), asked);

        assertThat(opened).isEqualTo(Map.of(CUSTOMER, Set.of(PersonalField.RECORD, PersonalField.EMAIL)));
        assertThat(scene.written()).singleElement().satisfies(entry -> {
            assertThat(entry.customer()).contains(CUSTOMER);
            assertThat(entry.fields()).isEqualTo(opened.get(CUSTOMER));
        });
    }

    @Test
    void ofEverybodyWhoseRowsAreReadThereIsOneEntryAndOfNobodyElse() {
        for (var purpose : List.of(Purpose.ORDER_HANDLING, Purpose.SUPPORT, Purpose.ACCOUNTING, Purpose.SECURITY)) {
            scene.readings().forEach((way, reading) -> {
                scene.world.clock.advance(Duration.ofSeconds(1));
                rows.forget();

                var shown = TextsOf.everything(reading.by(staff(purpose)));

                var read = rows.owners();
                var written = writtenNow();
                assertThat(written).as(purpose + " " + way).doesNotHaveDuplicates();
                assertThat(written).as(purpose + " " + way).allMatch(read::contains);
                assertThat(read)
                        .as(purpose + " " + way + ": whoever is read and shown")
                        .filteredOn(shown::contains)
                        .allMatch(written::contains);
                if (purpose.equals(Purpose.ORDER_HANDLING)) {
                    assertThat(written).as(way).containsExactlyInAnyOrderElementsOf(read);
                }
            });
        }
    }

    @Test
    void whatCannotBeWrittenDownIsNotShown() {
        var meddled = new MeddledStorage(new InMemoryStorage());
        var other = new AccessScene(meddled, AccessPolicy.standard());
        var ways = new ArrayList<String>();

        other.readings().forEach((way, reading) -> {
            meddled.before("DisclosureStore.append", () -> {
                throw new StorageException("full");
            });
            assertThatThrownBy(() -> reading.by(staffFor(way))).as(way).isInstanceOf(StorageException.class);
            ways.add(way);
        });

        assertThat(ways).hasSize(14);
        assertThat(other.written()).isEmpty();
    }

    private static Staff staffFor(String way) {
        return switch (way) {
            case "disclosures", "touched" -> SECURITY;
            case "personalData" -> staff(Purpose.DATA_REQUEST);
            default -> OFFICE;
        };
    }

    /** A copy of personal data is refused inside a transaction. */
    @Test
    void aLookOfATransactionThatIsTakenBackWasNone() {
        var readings = new HashMap<>(scene.readings());
        readings.remove("personalData");
        readings.forEach((way, reading) -> assertThatThrownBy(
                        () -> rows.transactions().inTransaction(() -> {
                            reading.by(OFFICE);
                            throw new IllegalStateException("changed their mind");
                        }))
                .hasMessage("changed their mind"));

        assertThat(scene.written()).isEmpty();
    }

    @Test
    void whoHasNothingToSeeLeavesNoTrace() {
        var nobody = staff(new Purpose("advertising"));

        scene.readings().values().forEach(reading -> reading.by(nobody));

        assertThat(scene.written()).isEmpty();
        assertThat(scene.written(OTHER)).isEmpty();
    }

    @Test
    void whatWasShownOfACustomerIsListedTheNewestFirstAndThisLookTheNextTime() {
        scene.office.newest(OFFICE, Optional.empty());
        scene.world.clock.advance(Duration.ofMinutes(1));

        var first = scene.office.disclosures(SECURITY, CUSTOMER, Optional.empty());
        scene.world.clock.advance(Duration.ofMinutes(1));
        var second = scene.office.disclosures(SECURITY, CUSTOMER, Optional.empty());

        assertThat(first.items())
                .extracting(Disclosure::purpose)
                .containsExactly(Purpose.ORDER_HANDLING, Purpose.SUPPORT);
        assertThat(second.items())
                .extracting(Disclosure::purpose)
                .containsExactly(Purpose.SECURITY, Purpose.ORDER_HANDLING, Purpose.SUPPORT);
    }

    @Test
    void whoseDataWasTouchedBetweenTwoMomentsIsFoundAndThePagesEnd() {
        var from = scene.world.clock.instant();
        for (var look = 0; look < 40; look++) {
            scene.office.newest(OFFICE, Optional.empty());
            scene.world.clock.advance(Duration.ofSeconds(1));
        }
        var until = scene.world.clock.instant();
        scene.office.view(OFFICE, CUSTOMER, Locale.ENGLISH);

        assertThat(touched(from, until))
                .hasSize(80)
                .extracting(Disclosure::customer)
                .containsOnly(Optional.of(CUSTOMER), Optional.of(OTHER));
        assertThat(touched(START.minusSeconds(9), START)).isEmpty();
        scene.world.clock.advance(Duration.ofSeconds(1));
        assertThat(touched(from, scene.world.clock.instant()))
                .as("what these looks were shown is written down too")
                .hasSizeGreaterThan(82);
        assertThatThrownBy(() -> touched(from, scene.world.clock.instant().plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pass the current time");
    }

    @Test
    void whatWasShownOfEverybodyIsListedForEachWhomTheShopHadThenAndItsBeingListedLeavesNoTrace() {
        var export = scene.world.clock.instant();
        assertThat(scene.office.export(OFFICE)).hasSize(2);
        scene.world.clock.advance(Duration.ofMinutes(1));
        var later = Customer.builder(SHOP, new CustomerId(new UUID(0x7000, 3)), scene.world.clock.instant());
        scene.storage.customers().insert(later.build());

        assertThat(scene.office.disclosures(SECURITY, OTHER, Optional.empty()).items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.customer()).isEmpty());
        assertThat(touched(export, export.plusSeconds(1)))
                .extracting(Disclosure::customer)
                .containsExactly(Optional.empty());
        assertThat(scene.office
                        .disclosures(SECURITY, later.build().id(), Optional.empty())
                        .items())
                .isEmpty();
        assertThat(scene.written(OTHER)).extracting(Disclosure::at).containsExactly(export);
    }

    @Test
    void whatWasShownOfEverybodyIsNotListedForAPurposeThatDoesNotReachThemAll() {
        var some = new AccessScene(new InMemoryStorage(), new AccessPolicy() {
            @Override
            public Optional<Grant> grant(ShopId shop, Purpose purpose) {
                return purpose.equals(Purpose.SECURITY)
                        ? Optional.of(new Grant(Set.of(PersonalField.DISCLOSURES), Grant.Relation.LOOKS_AFTER))
                        : AccessPolicy.super.grant(shop, purpose);
            }

            @Override
            public boolean isRelated(ShopId shop, String staff, Grant.Relation relation, CustomerId customer) {
                return true;
            }
        });
        assertThat(some.office.export(OFFICE)).hasSize(2);
        some.world.clock.advance(Duration.ofMinutes(1));
        var now = some.world.clock.instant();

        assertThat(some.office.disclosures(SECURITY, CUSTOMER, Optional.empty()).items())
                .extracting(Disclosure::customer)
                .containsExactly(Optional.of(CUSTOMER));
        assertThat(some.office.touched(SECURITY, START, now, Optional.empty()).items())
                .extracting(Disclosure::customer)
                .containsExactly(Optional.of(CUSTOMER));
    }

    private List<Disclosure> touched(Instant from, Instant until) {
        var all = new ArrayList<Disclosure>();
        var after = Optional.<UUID>empty();
        do {
            Page<Disclosure, UUID> page = scene.office.touched(SECURITY, from, until, after);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent() && all.size() < 1_000);
        return all;
    }

    /** Whom the entries of now are of; one of everybody is of each. */
    private List<String> writtenNow() {
        return Stream.of(CUSTOMER, OTHER)
                .flatMap(customer -> scene.written(customer).stream()
                        .filter(entry -> entry.at().equals(scene.world.clock.instant()))
                        .map(entry -> customer.toString()))
                .collect(Collectors.toList());
    }
}
