package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.details;
import static org.chaland.journey.People.with;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.Page;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Purchase;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff find customers by what they know of them, page by page, in their own shop only. */
class OfficeListsTest extends OfficeJourney {

    private static final Staff ACCOUNTANT = STAFF.forPurpose(Purpose.ACCOUNTING);

    @Test
    void aCustomerIsFoundByTheBeginningsOfNameAndAddress() {
        var elodie = created(with(details("Élodie", "elodie@example.org"), Field.ADDRESS_LINE_1, "9 Rue du Château"));
        created(details("Eloise", "eloise@example.org"));

        assertThat(found("elod")).containsExactly(elodie);
        assertThat(found("CHATEAU élo")).containsExactly(elodie);
        assertThat(found("elodie@ex")).containsExactly(elodie);
        assertThat(found("nobody")).isEmpty();
    }

    @Test
    void aSearchForWhatThePurposeClosesEndsAtOnceAndSaysThatItIsTooWide() {
        IntStream.rangeClosed(0, 10 * BackOffice.PAGE_SIZE).forEach(this::withClosedAddress);

        var closed = searched(ACCOUNTANT, "closed");
        var open = searched(STAFF, "closed");

        assertThat(closed.page().items()).isEmpty();
        assertThat(closed.page().next()).isEmpty();
        assertThat(closed.tooMany()).isTrue();
        assertThat(open.page().items()).hasSize(BackOffice.PAGE_SIZE);
        assertThat(open.tooMany()).isFalse();
    }

    @Test
    void ofManyWhomThePurposeDoesNotShowTheOneWhomItShowsIsOnTheFirstPage() {
        IntStream.range(0, 2 * BackOffice.PAGE_SIZE).forEach(this::withClosedAddress);
        var shown = created(details("Closed", "other@example.org"));
        IntStream.range(0, BackOffice.PAGE_SIZE).forEach(this::withClosedAddress);

        var found = searched(ACCOUNTANT, "closed");

        assertThat(found.page().items()).extracting(CustomerEntry::id).containsExactly(shown);
        assertThat(found.tooMany()).isFalse();
    }

    /** The word is in the e-mail address alone, which is not shown for accounting. */
    private void withClosedAddress(int number) {
        created(details("Ada", "closed" + number + "@example.org"));
    }

    private BackOffice.Found searched(Staff staff, String typed) {
        return office.search(staff, typed, Optional.empty()).toOptional().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna berta", "berta anna"})
    void aSearchBeginsWithTheWordThatTheStoreFindsToBeTheRarest(String typed) {
        var begun = new ArrayList<Object>();
        var directory = instead(CustomerDirectory.class, storage.directory(), "rarestFirst", arguments -> {
            assertThat(arguments[1]).isEqualTo(List.of("berta", "anna"));
            return List.of("anna", "berta");
        });
        var watched = instead(CustomerDirectory.class, directory, "search", arguments -> {
            begun.add(arguments[1]);
            return List.of();
        });
        var other = new World(instead(Storage.class, storage, "directory", none -> watched));

        other.chaland.backOffice().search(STAFF, typed, Optional.empty());

        assertThat(begun).containsExactly(List.of("anna", "berta"));
    }

    /** The same, but for one call. */
    private static <P> P instead(Class<P> port, P sound, String call, Function<Object[], Object> answer) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) ->
                        method.getName().equals(call) ? answer.apply(arguments) : method.invoke(sound, arguments)));
    }

    @Test
    void aListTellsWhatIsNeededToChoose() {
        var customer = buyer(details("Ada", "ada@example.org"), "order-1");
        recorded(customer, "order-2");

        var entry = office.newest(STAFF, Optional.empty()).items().get(0);

        assertThat(entry.name()).isEqualTo("Ada Example");
        assertThat(entry.city()).isEqualTo("Paris");
        assertThat(entry.purchases()).isEqualTo(new Purchase.Counts(1, 1, 0));
        assertThat(entry.linked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u00a0", "-", "@", "%", "''"})
    void nothingTypedIsNotEverybody(String typed) {
        created(details("Ada", "ada@example.org"));

        assertThat(office.search(STAFF, typed, Optional.empty()))
                .isEqualTo(StaffOutcome.refused(Refusal.NOTHING_TYPED));
    }

    @Test
    void moreThanASearchTakesIsTold() {
        var longest = "a ".repeat(BackOffice.LONGEST_SEARCH / 2);

        assertThat(office.search(STAFF, longest, Optional.empty())).isInstanceOf(StaffOutcome.Done.class);
        assertThat(office.search(STAFF, longest + "a", Optional.empty()))
                .isEqualTo(StaffOutcome.refused(Refusal.TOO_LONG));
    }

    @Test
    void anIdTypedExactlyFindsTheCustomerAlsoThroughAMerge() {
        var from = created(details("Ada", "ada@example.org"));
        var into = created(details("Ada", "ada@example.net"));
        merge(from, into);

        assertThat(exact(" " + into + " ")).contains(into);
        assertThat(exact(from.toString().toUpperCase(Locale.ROOT))).contains(into);
        assertThat(exact("019ca8a0-3e80-7d3b-9ce6-8e8bb0bb9ffd")).isEmpty();
        assertThat(exact("1-1-1-1-1")).isEmpty();
    }

    @Test
    void theReferenceOfAnOrderTypedExactlyFindsTheCustomerAlsoThroughAMerge() {
        var from = created(details("Ada", "ada@example.org"));
        recorded(from, "#2026/17");
        var into = created(details("Ada", "ada@example.net"));

        assertThat(exact("#2026/17")).contains(from);
        merge(from, into);
        assertThat(exact("#2026/17")).contains(into);
        assertThat(exact("#2026/1")).isEmpty();
    }

    @Test
    void aReferenceWithoutAnyLetterFindsItsCustomerToo() {
        var customer = created(details("Ada", "ada@example.org"));
        recorded(customer, "--");

        assertThat(exact("--")).contains(customer);
    }

    @Test
    void whoeverIsFoundExactlyIsNotToldAgainOnTheNextPage() {
        var customer = created(details("Order-1", "ada@example.org"));
        recorded(customer, "order-1");

        var next = office.search(STAFF, "order-1", Optional.of(customer))
                .toOptional()
                .orElseThrow();

        assertThat(next.exact()).isEmpty();
    }

    @Test // C11
    void customersOfAnotherShopAreNeitherListedNorFound() {
        var customer = created(with(details("Ada", "ada@example.org"), Field.ADDRESS_LINE_1, "test"));
        recorded(customer, "order-1");
        created(details("Bob", "ada@example.org"));

        assertThat(office.newest(STAFF_ELSEWHERE, Optional.empty()).items()).isEmpty();
        assertThat(office.sharingEmail(STAFF_ELSEWHERE, Optional.empty()).items())
                .isEmpty();
        for (var typed : List.of("ada", customer.toString(), "order-1")) {
            var found = office.search(STAFF_ELSEWHERE, typed, Optional.empty())
                    .toOptional()
                    .orElseThrow();
            assertThat(found.exact()).isEmpty();
            assertThat(found.page().items()).isEmpty();
        }
    }

    @Test // C11
    void whoLivesInAStreetCalledTestIsListedToo() {
        var customer = created(with(details("Ada", "ada@example.org"), Field.ADDRESS_LINE_1, "test street 1"));

        assertThat(ids(office.newest(STAFF, Optional.empty()))).containsExactly(customer);
        assertThat(found("test")).containsExactly(customer);
    }

    @Test
    void recordsOutOfUseAreNotFoundExactlyEither() {
        var customer = created(details("Ada", "ada@example.org"));
        world.update(world.customer(customer).toBuilder().state(Customer.State.RESTRICTED));

        assertThat(exact(customer.toString())).isEmpty();
    }

    @Test
    void pagesHoldEverybodyOnce() {
        var all = new ArrayList<CustomerId>();
        for (var number = 0; number < 2 * BackOffice.PAGE_SIZE + 3; number++) {
            all.add(0, created(details("Ada", "ada" + number + "@example.org")));
            world.clock.advance(Duration.ofSeconds(1));
        }

        var newest = pages(after -> office.newest(STAFF, after));
        var found = pages(after ->
                office.search(STAFF, "ada", after).toOptional().orElseThrow().page());

        assertThat(newest).hasSize(3);
        assertThat(newest.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
        assertThat(found.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aLastPageThatIsFullHasNoNext() {
        for (var number = 0; number < BackOffice.PAGE_SIZE; number++) {
            created(details("Ada", "ada" + number + "@example.org"));
        }

        var page = office.newest(STAFF, Optional.empty());

        assertThat(page.items()).hasSize(BackOffice.PAGE_SIZE);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void recordsWithOneAddressStandTogetherInGroupsThatNoPageCuts() {
        var groups = 20;
        for (var number = 0; number < 3 * groups; number++) {
            created(details("Ada", "Group" + number % groups + "@example.org"));
            world.clock.advance(Duration.ofSeconds(1));
        }
        created(details("Alone", "alone@example.org"));

        var pages = new ArrayList<List<List<CustomerEntry>>>();
        var after = Optional.<CustomerId>empty();
        do {
            var page = office.sharingEmail(STAFF, after);
            pages.add(page.items());
            after = page.next();
        } while (after.isPresent());

        assertThat(pages).hasSize(3);
        var all = pages.stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(groups).allMatch(group -> group.size() == 3);
        assertThat(all.stream().map(group -> group.get(0).email())).doesNotHaveDuplicates();
    }

    @Test
    void aGroupThatFillsMoreThanAPageGoesOnWithTheNext() {
        for (var number = 0; number < BackOffice.PAGE_SIZE + 2; number++) {
            created(details("Ada", "ada@example.org"));
        }

        var first = office.sharingEmail(STAFF, Optional.empty());
        var second = office.sharingEmail(STAFF, first.next());

        assertThat(first.items())
                .singleElement()
                .satisfies(group -> assertThat(group).hasSize(BackOffice.PAGE_SIZE));
        assertThat(second.items())
                .singleElement()
                .satisfies(group -> assertThat(group).hasSize(2));
        assertThat(second.next()).isEmpty();
    }

    @Test
    void aShopThatDoesNotExistIsTold() {
        assertThatThrownBy(() -> office.newest(
                        Staff.of(new ShopId("nowhere"), "staff-7", "office", Purpose.ORDER_HANDLING), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
    }

    private List<CustomerId> found(String typed) {
        return ids(office.search(STAFF, typed, Optional.empty())
                .toOptional()
                .orElseThrow()
                .page());
    }

    private Optional<CustomerId> exact(String typed) {
        return office.search(STAFF, typed, Optional.empty())
                .toOptional()
                .orElseThrow()
                .exact()
                .map(CustomerEntry::id);
    }

    private static List<CustomerId> ids(Page<CustomerEntry, CustomerId> page) {
        return page.items().stream().map(CustomerEntry::id).toList();
    }

    private static List<List<CustomerId>> pages(Function<Optional<CustomerId>, Page<CustomerEntry, CustomerId>> list) {
        var pages = new ArrayList<List<CustomerId>>();
        var page = list.apply(Optional.empty());
        pages.add(ids(page));
        while (page.next().isPresent()) {
            page = list.apply(page.next());
            pages.add(ids(page));
        }
        return pages;
    }
}
