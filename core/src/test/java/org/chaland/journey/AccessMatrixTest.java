package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.backoffice.BackOffice;
import org.chaland.memory.Breakable;
import org.chaland.memory.ForwardingDisclosures;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.spi.AccessPolicy;
import org.chaland.spi.Grant;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.Test;

/** I9: purpose × way to read × field. Each cell says whether the field is shown, and whether that is written down. */
class AccessMatrixTest {

    /** What each purpose opens. The last two are the host's: one that it has described, and one that nobody has. */
    private static final Map<String, Set<PersonalField>> PURPOSES = table("""
            field                      order-handling support training accounting legal-claim data-request security newsletter advertising
            givenName                  x              x       x        x          x           x            -        -          -
            familyName                 x              x       x        x          x           x            -        -          -
            organisation               x              x       x        x          x           x            -        -          -
            addressLine1               x              -       -        x          x           x            -        -          -
            addressLine2               x              -       -        x          x           x            -        -          -
            dependentLocality          x              -       -        x          x           x            -        -          -
            sortingCode                x              -       -        x          x           x            -        -          -
            administrativeArea         x              -       -        x          x           x            -        -          -
            postalCode                 x              -       -        x          x           x            -        -          -
            city                       x              x       -        x          x           x            -        -          -
            country                    x              x       -        x          x           x            -        -          -
            email                      x              x       x        -          x           x            x        x          -
            phone                      x              x       -        -          x           x            -        -          -
            language                   x              x       x        -          x           x            -        x          -
            billing.organisation       x              -       -        x          x           x            -        -          -
            billing.department         x              -       -        x          x           x            -        -          -
            billing.givenName          x              -       -        x          x           x            -        -          -
            billing.familyName         x              -       -        x          x           x            -        -          -
            billing.addressLine1       x              -       -        x          x           x            -        -          -
            billing.addressLine2       x              -       -        x          x           x            -        -          -
            billing.dependentLocality  x              -       -        x          x           x            -        -          -
            billing.sortingCode        x              -       -        x          x           x            -        -          -
            billing.administrativeArea x              -       -        x          x           x            -        -          -
            billing.postalCode         x              -       -        x          x           x            -        -          -
            billing.city               x              -       -        x          x           x            -        -          -
            billing.country            x              -       -        x          x           x            -        -          -
            billing.email              x              -       -        x          x           x            -        -          -
            billing.vatId              x              -       -        x          x           x            -        -          -
            billing.companyId          x              -       -        x          x           x            -        -          -
            billing.electronicAddress  x              -       -        x          x           x            -        -          -
            billing.buyerReference     x              -       -        x          x           x            -        -          -
            billing.orderNumber        x              -       -        x          x           x            -        -          -
            record                     x              x       x        x          x           x            x        x          -
            accounts                   x              x       -        -          x           x            x        -          -
            purchases                  x              x       -        x          x           x            -        -          -
            tasks                      x              x       -        -          -           x            x        -          -
            staffActions               x              -       -        -          x           x            x        -          -
            disclosures                -              -       -        -          -           x            x        -          -
            """);

    /** What each way to read would show. */
    private static final String READINGS = """
            field                      newest search sharingEmail view purchases audit waitingTasks editForm previewMerge export disclosures touched personalData seats
            givenName                  x      x      x            x    x         -     -            x        x            x      -           -           x           x
            familyName                 x      x      x            x    x         -     -            x        x            x      -           -           x           x
            organisation               x      x      x            x    x         -     -            x        x            x      -           -           x           -
            addressLine1               -      -      -            x    x         -     -            x        x            x      -           -           x           -
            addressLine2               -      -      -            x    x         -     -            x        x            x      -           -           x           -
            dependentLocality          -      -      -            x    x         -     -            x        x            x      -           -           x           -
            sortingCode                -      -      -            x    x         -     -            x        x            x      -           -           x           -
            administrativeArea         -      -      -            x    x         -     -            x        x            x      -           -           x           -
            postalCode                 -      -      -            x    x         -     -            x        x            x      -           -           x           -
            city                       x      x      x            x    x         -     -            x        x            x      -           -           x           -
            country                    -      -      -            x    x         -     -            x        x            x      -           -           x           -
            email                      x      x      x            x    x         -     -            x        x            x      -           -           x           x
            phone                      -      -      -            x    x         -     -            x        x            x      -           -           x           -
            language                   -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.organisation       -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.department         -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.givenName          -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.familyName         -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.addressLine1       -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.addressLine2       -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.dependentLocality  -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.sortingCode        -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.administrativeArea -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.postalCode         -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.city               -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.country            -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.email              -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.vatId              -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.companyId          -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.electronicAddress  -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.buyerReference     -      -      -            x    x         -     -            x        x            x      -           -           x           -
            billing.orderNumber        -      -      -            x    x         -     -            x        x            x      -           -           x           -
            record                     x      x      x            x    x         x     x            x        x            x      x           x           x           x
            accounts                   -      -      -            x    -         -     -            -        x            -      -           -           x           -
            purchases                  x      x      x            x    x         -     -            -        x            -      -           -           x           x
            tasks                      -      -      -            x    -         -     x            -        -            -      -           -           x           -
            staffActions               -      -      -            x    -         x     -            -        -            -      -           -           x           -
            disclosures                -      -      -            -    -         -     -            -        -            -      x           x           x           -
            """;

    private static final Map<String, Set<PersonalField>> SHOWN = table(READINGS);

    private static final Map<String, PersonalField> NEEDED = Map.of(
            "sharingEmail", PersonalField.EMAIL,
            "purchases", PersonalField.PURCHASES,
            "seats", PersonalField.PURCHASES,
            "audit", PersonalField.STAFF_ACTIONS,
            "waitingTasks", PersonalField.TASKS,
            "disclosures", PersonalField.DISCLOSURES,
            "touched", PersonalField.DISCLOSURES);

    /** What is shown whole or not at all. */
    private static final Set<String> WHOLE = Set.of("editForm", "personalData");

    /** What does something; what it answers is whether it was done. */
    private static final Set<String> ACTS = Set.of(
            "inviteAgain",
            "closeAccount",
            "openAccount",
            "create",
            "edit",
            "recordPurchase",
            "link",
            "replaceLink",
            "unlink",
            "merge",
            "delete",
            "erase",
            "restrict",
            "liftRestriction",
            "previewErasure",
            "runAgain",
            "runAllAgain",
            "completed",
            "cancelled",
            "giveSeat",
            "takeBackSeat");

    /** What shows nobody who is stored; what the host may show, it shows itself. */
    private static final Set<String> OF_NOBODY = Set.of("newForm", "importing", "disclose");

    @Test
    void everyCellIsAsTheTablesSay() {
        assertThat(wrongCells(InMemoryStorage::new, host(true))).isEmpty();
        assertThat(cells()).isEqualTo(9 * 14 * 38);
    }

    @Test
    void whoIsNotRelatedToTheCustomerSeesNothingOfThem() {
        for (var purpose : List.of(Purpose.TRAINING, Purpose.LEGAL_CLAIM)) {
            var scene = new AccessScene(new InMemoryStorage(), host(false));
            scene.readings()
                    .forEach((way, reading) -> assertThat(TextsOf.everything(reading.by(AccessScene.staff(purpose))))
                            .as(purpose + " " + way)
                            .doesNotContain("qx", AccessScene.CUSTOMER.toString()));
            assertThat(scene.written()).isEmpty();
        }
    }

    /** Twin: the same reads where the policy is not heeded. */
    @Test
    void whereThePolicyIsSkippedEveryCellThatIsClosedIsFoundOpen() {
        var wrong = wrongCells(InMemoryStorage::new, new AccessPolicy() {
            @Override
            public Optional<Grant> grant(ShopId shop, Purpose purpose) {
                return Optional.of(new Grant(Set.of(PersonalField.values()), Grant.Relation.OF_THIS_SHOP));
            }
        });

        var closed = new TreeSet<String>();
        PURPOSES.keySet()
                .forEach(purpose -> SHOWN.forEach((way, fields) -> fields.stream()
                        .filter(field -> !isExpected(purpose, way, field))
                        .forEach(field -> closed.add(cell(purpose, way, field)))));
        assertThat(wrong).hasSizeGreaterThan(300).containsAll(closed);
    }

    /** Twin: the same reads where nothing is written down. */
    @Test
    void whereNothingIsWrittenDownEveryCellThatIsOpenIsFoundUnwritten() {
        Supplier<Storage> forgetful =
                () -> Breakable.sound().withDisclosures(sound -> new ForwardingDisclosures(sound) {
                    @Override
                    public void append(List<Disclosure> entries) {
                        if (entries.stream().anyMatch(entry -> entry.at().equals(World.START))) {
                            super.append(entries);
                        }
                    }
                });

        var wrong = wrongCells(forgetful, host(true));

        assertThat(wrong).hasSizeGreaterThan(300).allMatch(cell -> {
            var parts = cell.split(" ");
            return isExpected(parts[0], parts[1], PersonalField.ofPath(parts[2]).orElseThrow());
        });
    }

    @Test
    void everyWayToReadIsInTheTable() {
        var ways = Stream.of(BackOffice.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !ACTS.contains(name) && !OF_NOBODY.contains(name))
                .collect(Collectors.toSet());

        assertThat(SHOWN.keySet()).isEqualTo(ways);
        assertThat(new AccessScene(new InMemoryStorage(), host(true)).readings().keySet())
                .isEqualTo(ways);
    }

    /** Each as "purpose way field". */
    private static Set<String> wrongCells(Supplier<Storage> storage, AccessPolicy policy) {
        var wrong = new TreeSet<String>();
        for (var purpose : PURPOSES.keySet()) {
            var scene = new AccessScene(storage.get(), policy);
            scene.readings().forEach((way, reading) -> {
                scene.world.clock.advance(Duration.ofSeconds(1));
                var texts = TextsOf.everything(reading.by(AccessScene.staff(new Purpose(purpose))));
                var written = scene.writtenNow();
                for (var field : PersonalField.values()) {
                    var expected = isExpected(purpose, way, field);
                    if (isShown(way, texts, field, expected) != expected || written.contains(field) != expected) {
                        wrong.add(cell(purpose, way, field));
                    }
                }
            });
        }
        return wrong;
    }

    /** Neither a form nor a seat has a place for the id of a record. */
    private static boolean isShown(String way, String texts, PersonalField field, boolean expected) {
        return Set.of("editForm", "seats").contains(way) && field == PersonalField.RECORD
                ? expected
                : texts.contains(AccessScene.canary(field));
    }

    private static boolean isExpected(String purpose, String way, PersonalField field) {
        var opened = PURPOSES.get(purpose);
        var enough = WHOLE.contains(way)
                ? opened.containsAll(SHOWN.get(way))
                : opened.contains(NEEDED.getOrDefault(way, PersonalField.RECORD));
        return enough && opened.contains(field) && SHOWN.get(way).contains(field);
    }

    private static String cell(String purpose, String way, PersonalField field) {
        return purpose + " " + way + " " + field.path();
    }

    private static int cells() {
        return PURPOSES.size() * SHOWN.size() * PersonalField.values().length;
    }

    /** Whoever is staff here trains and looks after everybody, or nobody. */
    private static AccessPolicy host(boolean related) {
        return new AccessPolicy() {
            @Override
            public Optional<Grant> grant(ShopId shop, Purpose purpose) {
                return purpose.name().equals("newsletter")
                        ? Optional.of(new Grant(
                                Set.of(PersonalField.EMAIL, PersonalField.LANGUAGE), Grant.Relation.OF_THIS_SHOP))
                        : AccessPolicy.super.grant(shop, purpose);
            }

            @Override
            public boolean isRelated(ShopId shop, String staff, Grant.Relation relation, CustomerId customer) {
                return related;
            }
        };
    }

    /** The fields of each column that have an x there. */
    private static Map<String, Set<PersonalField>> table(String text) {
        var rows = text.lines().map(line -> List.of(line.trim().split(" +"))).toList();
        var columns = new LinkedHashMap<String, Set<PersonalField>>();
        for (var column = 1; column < rows.get(0).size(); column++) {
            var marks = new EnumMap<PersonalField, String>(PersonalField.class);
            for (var row : rows.subList(1, rows.size())) {
                marks.put(PersonalField.ofPath(row.get(0)).orElseThrow(), row.get(column));
            }
            assertThat(marks).hasSize(PersonalField.values().length);
            columns.put(
                    rows.get(0).get(column),
                    marks.entrySet().stream()
                            .filter(mark -> mark.getValue().equals("x"))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet()));
        }
        return columns;
    }
}
