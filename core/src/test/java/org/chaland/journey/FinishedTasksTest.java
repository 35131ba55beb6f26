package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.LMS;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.chaland.internal.Digests;
import org.chaland.model.Task.Kind;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.RetentionPolicy;
import org.chaland.spi.ShopRules;
import org.junit.jupiter.api.Test;

/** Finished tasks go after a time, and no fact goes with them. */
class FinishedTasksTest extends ErasureJourney {

    private static final Duration KEPT = ShopRules.LONGEST_WARNING.plusDays(35);

    @Test
    void whatIsDoneGoesAfterMoreThanAYearButForTheOneThatTellsWhetherAnAccountWasMade() {
        assertThat(world.tasks(customer)).hasSizeGreaterThan(3);

        at(World.START.plus(KEPT).minusSeconds(1));
        assertThat(world.task(customer, Kind.INVITE)).isPresent();

        at(World.START.plus(KEPT));
        assertThat(world.task(customer, Kind.INVITE)).isEmpty();
        assertThat(world.task(customer, Kind.GRANT_SUPPORT)).isEmpty();
        assertThat(world.task(customer, Kind.PROVISION)).isPresent();
    }

    @Test
    void tasksThatMailCodesGoWithTheirClaimsInADay() {
        var shop = new World();
        var user = shop.user(People.ADA.contact());
        shop.chaland.claims().request(Visit.of(World.SHOP, Visitor.signedIn(user)), "nobody@example.org");
        shop.upkeep();
        var claim = shop.storage
                .claims()
                .findByAsker(World.SHOP, Digests.askerOf(user))
                .orElseThrow();
        var key = "mail-code/" + claim.id();
        assertThat(shop.storage.tasks().find(World.SHOP, key)).isPresent();

        shop.clock.advance(Duration.ofDays(1));
        shop.upkeep();

        assertThat(shop.storage.tasks().find(World.SHOP, key)).isEmpty();
    }

    @Test
    void aReceiptTellsOfTheAccountsUntilItsTraceIsForgotten() {
        erased();
        afterAWhile();
        var receipt = receipt();

        at(world.clock.instant().plus(KEPT).plus(Duration.ofDays(1)));

        assertThat(receipt.accounts()).hasSize(1);
        assertThat(receipt().accounts()).isEqualTo(receipt.accounts());
    }

    @Test
    void theLongestWarningOfAnEndIsSentOnce() {
        world.shops.put(
                World.SHOP,
                World.usualRules().endWarning(ShopRules.LONGEST_WARNING).build());
        buys("order-2", World.START.plus(Duration.ofDays(400)));

        monthly(World.START.plus(Duration.ofDays(425)));

        assertThat(world.mail.sent())
                .filteredOn(message -> message.topic().equals("access-ending"))
                .hasSize(1);
    }

    @Test
    void theLongestNoticeOfAnErasureIsGivenOnceAndFollowedByTheErasure() {
        world.shops.put(
                World.SHOP,
                World.usualRules()
                        .retention(RetentionPolicy.france().notice(Period.ofYears(1)))
                        .build());

        monthly(END.plus(Duration.ofDays(3 * 365 + 31)));

        assertThat(world.told()).contains(CustomerEvent.Type.ERASED);
        assertThat(world.mail.sent())
                .filteredOn(message -> message.topic().equals("erasure-due"))
                .hasSize(1);
    }

    @Test
    void anAccountMadeForARecordThatIsMergedLaterIsFoundHoweverLongAgoItWasMade() {
        office.unlink(STAFF, customer, account, REASON);
        at(World.START.plus(KEPT).plus(Duration.ofDays(1)));
        var into = created(People.EVE);
        merge(customer, into);
        recorded(into, "order-2");
        world.complete("order-2");

        afterAWhile();

        assertThat(world.customer(into).linkAt(LMS).map(link -> link.account())).isEqualTo(Optional.of(account));
    }

    private void monthly(Instant until) {
        while (world.clock.instant().isBefore(until)) {
            at(world.clock.instant().plus(Duration.ofDays(20)));
            at(world.clock.instant().plus(Duration.ofHours(2)));
        }
    }
}
