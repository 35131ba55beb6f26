package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.START;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chaland.Chaland;
import org.chaland.memory.Breakable;
import org.chaland.memory.ForwardingDisclosures;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.spi.RetentionPolicy;
import org.chaland.spi.ShopRules;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.upkeep.UpkeepReport;
import org.junit.jupiter.api.Test;

/** What staff were shown is kept for as long as the policy of the shop says, and no longer. */
class OldDisclosuresTest {

    private static final ShopId ELSEWHERE = new ShopId("elsewhere");
    private static final ShopId CLOSED = new ShopId("closed");
    private static final Instant THREE_YEARS_LATER =
            START.atZone(ZoneId.of("Europe/Paris")).plusYears(3).toInstant();

    private final MeddledStorage storage = new MeddledStorage(StorageUnderTest.fresh());
    private final World world = new World(storage);

    @Test
    void entriesAreDeletedInTheFirstRunAfterThreeYears() {
        assertThat(agesOfWhatIsLeft(storage)).containsExactly("young");
    }

    /** Twin: the same where nothing is deleted. */
    @Test
    void whereNothingIsDeletedTheOldOnesAreFound() {
        var forgetful = Breakable.sound().withDisclosures(sound -> new ForwardingDisclosures(sound) {
            @Override
            public int purge(ShopId shop, Instant over, int most) {
                return 0;
            }
        });

        assertThat(agesOfWhatIsLeft(forgetful)).containsExactly("old", "old", "young");
    }

    /** Two entries are three years old and one is a moment younger; before, and after a run of upkeep a moment earlier, all are there. */
    private static List<String> agesOfWhatIsLeft(Storage storage) {
        var world = new World(storage);
        var moment = Duration.ofNanos(1_000);
        storage.disclosures()
                .append(List.of(entry(1, SHOP, START), ofEverybody(2), entry(3, SHOP, START.plus(moment))));
        world.clock.advance(Duration.between(START, THREE_YEARS_LATER).minus(moment));
        world.upkeep();
        assertThat(left(storage, SHOP)).hasSize(3);

        world.clock.advance(moment);
        world.upkeep();
        return left(storage, SHOP).stream()
                .map(entry -> entry.at().equals(START) ? "old" : "young")
                .toList();
    }

    @Test
    void aRunDeletesNoMoreThanItsBudgetTheOldestFirst() {
        append(SHOP, 25);
        world.clock.advance(Duration.between(START, THREE_YEARS_LATER).plusDays(1));

        world.chaland.upkeep().run(10);
        assertThat(left(storage, SHOP))
                .hasSize(15)
                .first()
                .extracting(Disclosure::at)
                .isEqualTo(START.plusSeconds(10));
        world.chaland.upkeep().run(10);
        assertThat(left(storage, SHOP)).hasSize(5);
        world.chaland.upkeep().run(10);
        assertThat(left(storage, SHOP)).isEmpty();
    }

    @Test
    void eachShopHasItsOwnPolicy() {
        var halfAYear = RetentionPolicy.france().disclosures(Period.ofMonths(6));
        world.shops.put(ELSEWHERE, ShopRules.builder().retention(halfAYear).build());
        append(SHOP, 1);
        append(ELSEWHERE, 1);

        world.clock.advance(Duration.ofDays(200));
        world.upkeep();

        assertThat(left(storage, SHOP)).hasSize(1);
        assertThat(left(storage, ELSEWHERE)).isEmpty();
    }

    @Test
    void aShopWithMuchToDeleteKeepsNoOtherWaiting() {
        world.shops.put(ELSEWHERE, ShopRules.builder().build());
        append(SHOP, 100);
        append(ELSEWHERE, 100);
        world.clock.advance(Duration.between(START, THREE_YEARS_LATER).plusDays(1));

        for (var run = 0; run < 4; run++) {
            world.chaland.upkeep().run(10);
        }

        assertThat(left(storage, SHOP)).hasSize(80);
        assertThat(left(storage, ELSEWHERE)).hasSize(80);
    }

    @Test
    void aRunLooksAtNoMoreShopsThanItsBudgetAndTheNextOneAtTheOthers() {
        var shops = IntStream.range(0, 7)
                .mapToObj(number -> new ShopId("shop-" + number))
                .toList();
        shops.forEach(shop -> world.shops.put(shop, ShopRules.builder().build()));
        shops.forEach(shop -> append(shop, 1));
        world.clock.advance(Duration.between(START, THREE_YEARS_LATER).plusDays(1));

        for (var run = 1; run <= 7; run++) {
            world.chaland.upkeep().run(1);
            assertThat(shops).filteredOn(shop -> left(storage, shop).isEmpty()).hasSize(run);
        }
    }

    @Test
    void entriesOfAShopWithoutRulesAreKeptAndKeepNoOtherWaiting() {
        append(CLOSED, 1);
        append(SHOP, 1);
        world.clock.advance(Duration.between(START, THREE_YEARS_LATER).plusDays(1));

        world.upkeep();

        assertThat(left(storage, CLOSED)).hasSize(1);
        assertThat(left(storage, SHOP)).isEmpty();
    }

    @Test
    void aShopWhoseEntriesCannotBeDeletedKeepsNoOtherWaitingForLong() {
        world.shops.put(ELSEWHERE, ShopRules.builder().build());
        append(SHOP, 1);
        append(ELSEWHERE, 1);
        world.clock.advance(Duration.between(START, THREE_YEARS_LATER).plusDays(1));
        storage.before("DisclosureStore.purge", () -> {
            throw new StorageException("disk full");
        });

        world.upkeep();
        assertThat(left(storage, ELSEWHERE).size() + left(storage, SHOP).size()).isEqualTo(2);

        world.upkeep();
        assertThat(left(storage, SHOP)).isEmpty();
        assertThat(left(storage, ELSEWHERE)).isEmpty();
    }

    @Test
    void settingsOfTheHostThatFailKeepNoTaskWaiting() {
        append(CLOSED, 1);
        var asked = new ArrayList<ShopId>();
        var chaland = Chaland.builder()
                .storage(storage)
                .shops(shop -> {
                    asked.add(shop);
                    throw new IllegalStateException("down");
                })
                .identityProvider(world.lms)
                .messageSender(world.mail)
                .clock(world.clock)
                .random(World.random(4))
                .build();

        assertThat(chaland.upkeep().run(10)).isEqualTo(new UpkeepReport(0, 0, 0));

        assertThat(asked).containsExactly(CLOSED);
    }

    /** A second apart, the first of them at the start. */
    private void append(ShopId shop, int number) {
        var place = shop.hashCode() * 1_000L;
        storage.disclosures()
                .append(IntStream.range(0, number)
                        .mapToObj(made -> entry(place + made, shop, START.plusSeconds(made)))
                        .toList());
    }

    private static List<Disclosure> left(Storage storage, ShopId shop) {
        return storage.disclosures().between(shop, START, START.plus(Duration.ofDays(1)), Optional.empty(), 1_000);
    }

    private static Disclosure ofEverybody(long number) {
        return entry(number, SHOP, Optional.empty(), START);
    }

    private static Disclosure entry(long number, ShopId shop, Instant at) {
        return entry(number, shop, Optional.of(new CustomerId(new UUID(0x7000, 1))), at);
    }

    private static Disclosure entry(long number, ShopId shop, Optional<CustomerId> customer, Instant at) {
        return new Disclosure(
                new UUID(0x7001, number),
                shop,
                customer,
                "staff-7",
                "office",
                Purpose.SUPPORT,
                Set.of(PersonalField.EMAIL),
                at);
    }
}
