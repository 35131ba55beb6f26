package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.START;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chaland.Chaland;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.RetentionPolicy;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;

/** What is known of people goes when its time is over, not before, and not without a word to whoever was a customer. */
class RetentionTest extends ErasureJourney {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    @Test
    void guestWhoBoughtNothingIsErasedAfterNinetyDays() {
        var guest = world.place(ANONYMOUS, world.guest(EVE), "order-2");
        var abandoned = paris("2026-05-30T10:00");

        at(abandoned.minus(MOMENT));
        assertThat(world.customer(guest).details()).isEqualTo(EVE);
        assertThat(world.purchase("order-2").frozen()).isEqualTo(EVE);

        at(abandoned);
        assertErased(guest);
        assertThat(world.purchase("order-2").frozen().values()).isEmpty();
        assertThat(mailed("erasure-due")).as("they never became a customer").isEmpty();
    }

    @Test
    void guestWhoComesBackIsKeptForNinetyDaysMore() {
        var guest = created(EVE);
        at(START.plus(Duration.ofDays(80)));
        edit(guest, ADA, base(guest));

        at(START.plus(Duration.ofDays(169)));
        assertThat(world.customer(guest).details()).isEqualTo(ADA);

        at(START.plus(Duration.ofDays(171)));
        assertErased(guest);
    }

    @Test
    void customerIsToldAndErasedThreeYearsAfterTheLastAccess() {
        var erased = inactive(END);

        at(erased.minus(Duration.ofDays(45)));
        assertThat(mailed("erasure-due")).isEmpty();
        at(erased.minus(Duration.ofDays(44)).plus(Duration.ofHours(2)));
        assertThat(mailed("erasure-due")).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("typed@example.org");
            assertThat(mail.text()).contains("16 mai 2029");
        });
        assertThat(world.told()).contains(CustomerEvent.Type.ERASURE_DUE);

        at(erased.minus(MOMENT));
        assertThat(world.customer(customer).details()).isEqualTo(TYPED);
        at(erased);
        assertErased(customer);
        assertThat(world.purchase("order-1").frozen()).isEqualTo(TYPED);
        assertThat(lms.users.accounts()).doesNotContain(account);
        assertThat(mailed("erasure-due")).as("once").hasSize(1);
    }

    @Test
    void customerWhoComesBackAfterTheNoticeIsKept() {
        var erased = inactive(END);
        at(erased.minus(Duration.ofDays(40)));
        edit(customer, ADA, base(customer));

        at(erased.plus(Duration.ofDays(900)));
        assertThat(world.customer(customer).details()).isEqualTo(ADA);
        at(erased.plus(Duration.ofDays(1_015)));
        assertThat(mailed("erasure-due")).as("told again").hasSize(2);
        at(erased.plus(Duration.ofDays(1_060)));
        assertErased(customer);
    }

    @Test
    void nobodyIsErasedWhoCouldNotBeToldYet() {
        var erased = inactive(END);
        atWithoutMail(erased.minus(Duration.ofDays(40)));

        atWithoutMail(erased.plus(Duration.ofDays(60)));
        assertThat(world.customer(customer).details()).isEqualTo(TYPED);

        afterAWhile();
        at(world.clock.instant().plus(Duration.ofDays(2)));
        assertErased(customer);
    }

    @Test
    void nobodyIsErasedSoonerThanAMonthAfterTheyWereTold() {
        var late = inactive(END).plus(Duration.ofDays(100));
        at(late);
        assertThat(mailed("erasure-due")).hasSize(1);

        at(late.plus(Duration.ofDays(29)));
        assertThat(world.customer(customer).details()).isEqualTo(TYPED);
        at(late.plus(Duration.ofDays(31)));
        assertErased(customer);
    }

    @Test
    void noticeThatIsOvertakenIsNotSent() {
        var erased = inactive(END);
        atWithoutMail(erased.minus(Duration.ofDays(40)));
        world.clock.advance(MOMENT);
        edit(customer, ADA, base(customer));
        afterAWhile();

        assertThat(mailed("erasure-due")).isEmpty();
    }

    @Test
    void whoeverBoughtSomethingThatDoesNotEndIsKept() {
        var always = buyer(EVE, "order-2");

        at(START.plus(Duration.ofDays(365 * 9)));

        assertThat(world.customer(always).details()).isEqualTo(EVE);
    }

    @Test
    void recordThatIsKeptForALegalClaimIsKeptAsItIs() {
        world.update(world.customer(customer).toBuilder().state(Customer.State.RESTRICTED));

        at(START.plus(Duration.ofDays(365 * 12)));

        assertThat(world.customer(customer).details()).isEqualTo(TYPED);
    }

    @Test
    void vouchersOfACustomerInUseLoseTheirDetailsWhenTheirTimeIsOver() {
        var always = buyer(EVE, "order-2");
        var due = paris("2037-01-01T00:00");

        at(due.minus(MOMENT));
        assertThat(world.purchase("order-2").frozen()).isEqualTo(EVE);
        at(due);

        assertThat(world.purchase("order-2").frozen().values()).isEmpty();
        assertThat(world.purchase("order-2").completedAt()).isPresent();
        assertThat(world.customer(always).details()).isEqualTo(EVE);
    }

    @Test
    void voucherOfARefundIsKeptAsLongAsOneOfThatDay() {
        at(paris("2026-12-30T12:00"));
        buyer(EVE, "order-2");
        at(paris("2027-01-02T12:00"));
        world.cancel("order-2");

        at(paris("2037-12-31T23:59"));
        assertThat(world.purchase("order-2").frozen()).isEqualTo(EVE);
        at(paris("2038-01-01T00:00"));
        assertThat(storage.purchases()
                        .find(World.ref("order-2"))
                        .map(Purchase::frozen)
                        .filter(frozen -> !frozen.values().isEmpty()))
                .isEmpty();
    }

    @Test
    void whatIsLeftOfWhoeverWasErasedGoesWithTheLastVoucher() {
        var other = buyer(EVE, "order-2");
        merge(other, customer);
        world.cancel("order-2");
        erased();
        at(paris("2036-12-31T23:59"));
        assertThat(receipt().kept()).extracting("until").containsOnly(paris("2037-01-01T00:00"));
        // A task that another one of that run has renewed.
        world.upkeep();

        at(paris("2037-01-01T00:00"));
        at(world.clock.instant().plus(Duration.ofDays(1)));

        assertThat(storage.customers().find(SHOP, customer)).isEmpty();
        assertThat(storage.customers().find(SHOP, other)).isEmpty();
        assertThat(storage.purchases().find(World.ref("order-1"))).isEmpty();
        assertThat(world.tasks(customer)).isEmpty();
        assertThat(audit(customer)).isEmpty();
        assertThat(world.chaland.privacy().receipt(SHOP, customer)).isEmpty();
    }

    @Test
    void whatStaffWereShownOfWhoeverWasErasedGoesWithTheLastVoucherAlsoWhereSuchEntriesAreKeptLonger() {
        var policy = RetentionPolicy.france().disclosures(Period.ofYears(50));
        world.shops.put(SHOP, World.usualRules().retention(policy).build());
        view(customer);
        assertThat(office.export(STAFF)).hasSize(1);
        world.cancel("order-1");
        erased();

        at(paris("2036-12-31T23:59"));
        assertThat(receipt().kept())
                .filteredOn(kept -> kept.name().equals("disclosures"))
                .extracting("until")
                .containsExactly(paris("2037-01-01T00:00"));
        // A task that another one of that run has renewed.
        world.upkeep();
        at(paris("2037-01-01T00:00"));
        at(world.clock.instant().plus(Duration.ofDays(1)));

        assertThat(storage.disclosures().between(SHOP, START, world.clock.instant(), Optional.empty(), 1_000))
                .as("that of everybody names nobody")
                .extracting(Disclosure::customer)
                .containsExactly(Optional.empty());
    }

    @Test
    void whatIsLeftStaysAsLongAsAnAccountIsToBeDeletedByAPerson() {
        lms.always(() -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "no");
        });
        erased();
        at(paris("2040-01-01T00:00"));
        at(paris("2040-03-01T00:00"));

        assertThat(receipt().kept()).isEmpty();
        assertThat(receipt().isComplete()).isFalse();
    }

    @Test
    void whatIsLeftStaysAsLongAsSomebodyIsToBeTold() {
        erased();
        world.upkeep();
        var later = paris("2050-01-01T00:00");
        storage.tasks()
                .insert(Task.builder(new UUID(6, 6), SHOP, Task.Kind.TELL, "tell/later", START)
                        .customer(customer)
                        .nextAttemptAt(later)
                        .build());

        at(paris("2040-01-01T00:00"));
        assertThat(storage.customers().find(SHOP, customer)).isPresent();
    }

    @Test
    void eachShopHasItsOwnPolicy() {
        world.shops.put(
                SHOP,
                World.usualRules()
                        .retention(RetentionPolicy.france().abandonment(Period.ofDays(7)))
                        .build());
        var here = created(EVE);
        var there = Customer.builder(ELSEWHERE, new CustomerId(new UUID(8, 8)), START)
                .details(EVE)
                .build();
        storage.customers().insert(there);

        at(START.plus(Duration.ofDays(8)));

        assertErased(here);
        assertThat(storage.customers().find(ELSEWHERE, there.id()).map(Customer::details))
                .contains(EVE);
    }

    @Test
    void recordThatCannotBeReviewedKeepsNoOtherWaiting() {
        var one = created(EVE);
        var other = created(ADA);
        at(START.plus(Duration.ofDays(1)));
        storage.before("RetentionStore.forgetTraces", () -> {
            throw new StorageException("disk full");
        });

        at(START.plus(Duration.ofDays(91)));
        assertThat(List.of(one, other))
                .filteredOn(guest -> world.customer(guest).state() == Customer.State.ERASED)
                .hasSize(1);

        world.clock.advance(Duration.ofMinutes(10));
        world.upkeep();
        assertErased(one);
        assertErased(other);
    }

    @Test
    void moreRecordsThanOneRunMayLookAtAreLookedAtInTheNext() {
        var guests = IntStream.range(0, 120)
                .mapToObj(number -> created(People.details("Guest" + number, "guest" + number + "@example.org")))
                .toList();
        world.clock.advance(Duration.ofDays(91));

        world.chaland.upkeep().run(70);
        assertThat(guests).filteredOn(this::isErased).hasSizeBetween(60, 70);
        world.chaland.upkeep().run(70);
        assertThat(guests).allMatch(this::isErased);
    }

    /** Upkeep runs then, and whoever sends mail is down. */
    private void atWithoutMail(Instant time) {
        world.clock.advance(Duration.between(world.clock.instant(), time));
        Chaland.builder()
                .storage(storage)
                .shops(shop -> Optional.ofNullable(world.shops.get(shop)))
                .identityProvider(lms)
                .messageSender(message -> {
                    throw new IllegalStateException("down");
                })
                .clock(world.clock)
                .random(World.random(4))
                .build()
                .upkeep()
                .run(1_000);
    }

    private boolean isErased(CustomerId guest) {
        return world.customer(guest).state() == Customer.State.ERASED;
    }

    private void assertErased(CustomerId erased) {
        assertThat(world.customer(erased).state()).isEqualTo(Customer.State.ERASED);
        assertThat(world.customer(erased).details().values()).isEmpty();
    }

    private List<Message> mailed(String topic) {
        return world.mail.sent().stream()
                .filter(message -> message.topic().equals(topic))
                .toList();
    }

    /** Three years after that, in Paris. */
    private static Instant inactive(Instant heard) {
        return heard.atZone(ZoneId.of("Europe/Paris")).plusYears(3).toInstant();
    }

    private static Instant paris(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Europe/Paris")).toInstant();
    }
}
