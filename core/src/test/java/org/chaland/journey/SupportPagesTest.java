package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chaland.journey.People.details;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chaland.spi.OrderDescription;
import org.chaland.support.SupportArea;
import org.chaland.support.SupportArea.Block;
import org.chaland.support.SupportArea.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long lists come in pages, and no list makes a view dearer. */
class SupportPagesTest {

    private static final List<String> CALLS = List.of(
            "CustomerStore.findByAccount",
            "AccountStore.holders",
            "PurchaseStore.ofCustomer",
            "PurchaseStore.ofCustomer",
            "PurchaseStore.ofCustomer",
            "PurchaseStore.givesAccess");

    private final SupportScene scene = new SupportScene();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 11, 500})
    void aViewAsksTheStorageAsOftenHoweverMuchWasBought(int number) {
        buy(number);
        scene.storage.forget();

        scene.area();

        assertThat(scene.storage.calls()).isEqualTo(CALLS);
        assertThat(scene.asked).hasSize(number == 0 ? 0 : 1);
        assertThat(scene.asked).allMatch(asked -> asked.size() <= 10);
    }

    @Test
    void purchasesThatHaveEndedCostOneLookAtTheAccountHoweverManyTheyAre() {
        buy(250);
        scene.world.clock.advance(Duration.ofDays(365));
        scene.storage.forget();

        scene.area();

        var calls = new ArrayList<>(CALLS);
        calls.add(CALLS.indexOf("AccountStore.holders") + 1, "AccountStore.find");
        assertThat(scene.storage.calls()).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"placed", "completed", "cancelled", "products", "seats", "documents"})
    void aViewOfALaterPageAsksTheStorageAsOftenHoweverMuchWasBought(String list) {
        buy(1);
        scene.storage.forget();
        scene.area(scene.query().after(list, "order-000"));
        var few = scene.storage.calls();

        IntStream.range(1, 30).forEach(this::buyNumber);
        scene.storage.forget();
        scene.area(scene.query().after(list, "order-020"));

        assertThat(scene.storage.calls()).isEqualTo(few).hasSizeBetween(CALLS.size(), CALLS.size() + 1);
        assertThat(scene.asked).as("one question a view").hasSize(2);
    }

    @Test
    void aListIsReadToItsEndPageByPage() {
        buy(25);

        var pages = pagesOfPaid();

        assertThat(pages).extracting(List::size).containsExactly(10, 10, 5);
        assertThat(pages.stream().flatMap(List::stream))
                .containsExactlyElementsOf(IntStream.range(0, 25)
                        .mapToObj(number -> reference(24 - number))
                        .toList());
    }

    @Test
    void aListThatFillsAPageExactlyDoesNotGoOn() {
        buy(10);

        assertThat(pagesOfPaid()).extracting(List::size).containsExactly(10);
    }

    @Test
    void whatIsBoughtMeanwhileDoesNotShiftTheNextPage() {
        buy(12);
        var more = group(scene.area()).more().orElseThrow();
        buyNumber(12);

        var next = group(scene.area(scene.query().after(more)));

        assertThat(references(next)).containsExactly(reference(1), reference(0));
    }

    @Test
    void oneListGoesOnAndTheOthersBegin() {
        buy(11);

        var area = scene.area(scene.query().after("products", reference(1)));

        assertThat(area.products().lines()).hasSize(1);
        assertThat(area.products().more()).isEmpty();
        assertThat(references(group(area))).hasSize(10);
        assertThat(area.seats().more()).contains("seats:" + reference(1));
    }

    @Test
    void eachStateGoesOnByItself() {
        IntStream.range(0, 11).forEach(number -> scene.placed("placed-" + number));
        IntStream.range(0, 11).forEach(number -> scene.cancelled("cancelled-" + number));

        var area = scene.area(scene.query().after("placed", "placed-1"));

        assertThat(area.transactions().lines())
                .extracting(
                        Block::id,
                        group -> group.lines().size(),
                        group -> group.more().isPresent())
                .containsExactly(tuple("placed", 1, false), tuple("cancelled", 10, true));
    }

    @Test
    void tenOrdersWithoutASeatDoNotSayThatThereIsNone() {
        scene.paid("the-first", 1);
        IntStream.range(0, 10)
                .forEach(number -> scene.insert(scene.purchase("without-" + number)
                        .completed(scene.now())
                        .build()));

        var seats = scene.area().seats();
        var next = scene.area(scene.query().after(seats.more().orElseThrow())).seats();

        assertThat(seats.lines()).isEmpty();
        assertThat(seats.message()).contains("None in these orders; earlier ones follow.");
        assertThat(next.lines()).hasSize(1);
        assertThat(next.message()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no-such-order",
                "with space",
                "\u0000",
                "été",
                "of-eve",
                "'; drop table chaland_purchase; --"
            })
    void afterWhatIsNotTheCustomersNothingFollows(String reference) {
        scene.world.guestBuys(details("Eve", "eve@example.org"), "of-eve");
        buy(1);

        var area = scene.area(scene.query().after("products", reference));
        var transactions = scene.area(scene.query().after("completed", reference));

        assertThat(area.products().lines()).isEmpty();
        assertThat(area.products().message()).contains("There is nothing further.");
        assertThat(transactions.transactions().message()).contains("There is nothing further.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "products", "PRODUCTS:order-001", "nothing:order-001", ":order-001", "\u0000"})
    void aTextThatIsNoPlaceInAListShowsTheBeginning(String cursor) {
        buy(2);

        var area = scene.area(scene.query().after(cursor));

        assertThat(area.products().lines()).hasSize(2);
        assertThat(references(group(area))).containsExactly(reference(1), reference(0));
    }

    @Test
    void aReferenceMayHoldWhatParts() {
        scene.paid("A:1");
        buy(10);
        var more = scene.area().products().more().orElseThrow();

        assertThat(scene.area(scene.query().after(more)).products().lines()).hasSize(1);
        assertThat(scene.area(scene.query().after("products:A:1")).products().lines())
                .isEmpty();
    }

    @Test
    void aReferenceOfImpossibleLengthIsNotLookedUp() {
        scene.storage.forget();

        scene.area(scene.query().after("placed", "x".repeat(101)));

        assertThat(scene.storage.calls()).hasSize(CALLS.size() - 1);
    }

    private void buy(int number) {
        IntStream.range(0, number).forEach(this::buyNumber);
    }

    private void buyNumber(int number) {
        scene.paid(reference(number));
    }

    private static String reference(int number) {
        return "order-%03d".formatted(number);
    }

    private List<List<String>> pagesOfPaid() {
        var pages = new ArrayList<List<String>>();
        Stream.iterate(
                        Optional.of(group(scene.area())),
                        Optional::isPresent,
                        page -> page.flatMap(Block::more)
                                .map(more -> group(scene.area(scene.query().after(more)))))
                .forEach(page -> pages.add(references(page.orElseThrow())));
        return pages;
    }

    private static Block<Line<OrderDescription>> group(SupportArea area) {
        return area.transactions().lines().stream()
                .filter(group -> group.id().equals("completed"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> references(Block<Line<OrderDescription>> group) {
        return group.lines().stream().map(Line::ref).map(ref -> ref.reference()).toList();
    }
}
