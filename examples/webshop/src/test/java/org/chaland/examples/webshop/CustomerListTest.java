package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.chaland.backoffice.BackOffice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ci")
class CustomerListTest {

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void whoeverLeftDetailsIsFoundByEveryWordThatTheyTyped() {
        Walk.fill(Walk.newcomer(shop).contactStep(), Walk.details("wanderer@example.org"))
                .with("familyName", "Wanderer")
                .with("addressLine1", "12 quai Vagabond")
                .send();

        assertThat(staff.search("wander").text()).contains("Camille Wanderer");
        assertThat(staff.search("VAGABOND camille").text()).contains("Camille Wanderer");
        assertThat(staff.search("wanderer@example").text()).contains("Camille Wanderer");
        assertThat(staff.search("vagabond zebra").text()).contains("Nobody was found.");
    }

    @Test
    void theReferenceOfAnOrderFindsItsCustomer() {
        var reference = Walk.newcomer(shop)
                .buy("by-reference@example.org", "transfer")
                .html()
                .select("strong.reference")
                .text();

        var found = staff.search(reference);

        assertThat(found.html().select(".notice a").attr("href")).startsWith("/staff/customers/");
        assertThat(found.text()).contains("exactly what you typed");
    }

    @Test
    void theListShowsWhatWasPurchasedAndWhoHasAnAccount() {
        Walk.newcomer(shop).buy("line-paid@example.org", "now");
        Walk.newcomer(shop).buy("line-waiting@example.org", "transfer");
        staff.enter("line-guest@example.org");

        assertThat(line("line-paid")).contains("Account", "1 paid");
        assertThat(line("line-waiting")).contains("Guest", "1 waiting");
        assertThat(line("line-guest")).contains("Guest", "none");
    }

    private String line(String word) {
        return staff.search(word).html().select("tbody tr").text();
    }

    @Test
    void whatWasTypedStandsInTheBoxAndInNoAddress() {
        var found = staff.search("secretword");
        var reloaded = staff.browser().get(found.html().location());

        assertThat(found.value("words")).isEqualTo("secretword");
        assertThat(reloaded.value("words")).isEqualTo("secretword");
        assertThat(staff.browser().visited())
                .noneMatch(address -> address.toString().contains("secretword"));
    }

    @Test
    void aSearchOfAnotherSessionIsNotShown() {
        var address = staff.search("ofmineonly").html().location();

        var other = Staff.of(shop).browser().get(address);

        assertThat(other.source()).doesNotContain("ofmineonly");
        assertThat(other.text()).contains("no longer known");
    }

    @Test
    void ofManySearchesTheOldestAreForgotten() {
        var first = staff.search("the-first").html().location();
        for (var number = 0; number < 20; number++) {
            staff.search("another " + number);
        }

        assertThat(staff.browser().get(first).text()).contains("no longer known");
        assertThat(staff.search("the-last").value("words")).isEqualTo("the-last");
    }

    @Test
    void aWordTooLongAndNoWordAtAllAreToldBesideTheBox() {
        var tooLong = staff.search("x".repeat(100_000));

        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.beside("words")).contains("at most " + BackOffice.LONGEST_SEARCH);
        assertThat(staff.search("!!! ...").beside("words")).contains("Please type a word");
        assertThat(staff.search("  ").html().location()).endsWith("/staff/customers");
    }

    @Test
    void pagesFollowEachOtherAndNobodyIsLeftOutOrShownTwice(@TempDir Path data) {
        try (var own = RunningShop.start(data)) {
            var office = Staff.of(own);
            for (var number = 0; number < 30; number++) {
                office.enter("page-" + number + "@example.org");
            }

            var first = office.browser().get("/staff/customers");
            var second = office.browser().get(first.html().select("a[rel=next]").attr("href"));
            var back = office.browser().get(second.html().select("nav.pages a").attr("href"));
            var found = office.search("page");
            var foundNext =
                    office.browser().get(found.html().select("a[rel=next]").attr("href"));

            assertThat(rows(first)).isEqualTo(BackOffice.PAGE_SIZE);
            assertThat(rows(second)).isEqualTo(5);
            assertThat(first.text() + second.text()).contains("page-0@", "page-29@");
            assertThat(second.html().select("a[rel=next]")).isEmpty();
            assertThat(back.text()).isEqualTo(first.text());
            assertThat(rows(found) + rows(foundNext)).isEqualTo(30);
            assertThat(foundNext.value("words")).isEqualTo("page");
        }
    }

    /** Whoever stood last was merged or deleted, or no task is stopped there any more. */
    @ParameterizedTest
    @ValueSource(strings = {"/staff/customers", "/staff/duplicates", "/staff/tasks"})
    void aPageThatFollowsWhatHasGoneLeadsBackToTheFirst(String list) {
        staff.enter("stays-on-list@example.org");
        staff.enter("stays-on-list@example.org");
        var gone = Staff.id(staff.enter("goes-from-list@example.org"));
        staff.browser().get("/staff/customers/" + gone + "/delete").press("#delete");

        var page = staff.browser().get(list + "?after=" + gone);

        assertThat(page.response().request().uri().getQuery()).isNull();
        assertThat(page.text()).contains("The list has changed meanwhile");
    }

    @Test
    void aPageOfASearchThatFollowsWhatHasGoneLeadsBackToItsFirst() {
        staff.enter("zuleika-one@example.org");
        var gone = Staff.id(staff.enter("zuleika-two@example.org"));
        var search = staff.search("zuleika");
        staff.browser().get("/staff/customers/" + gone + "/delete").press("#delete");

        var page = staff.browser().get(search.response().request().uri() + "&after=" + gone);

        assertThat(page.text()).contains("The list has changed meanwhile", "zuleika-one@example.org");
        assertThat(page.value("words")).isEqualTo("zuleika");
    }

    private static int rows(Page page) {
        return page.html().select("tbody tr").size();
    }

    @Test
    void theHomeOfStaffIsTheListOfCustomers() {
        assertThat(staff.browser().get("/staff").path()).isEqualTo("/staff/customers");
        assertThat(staff.browser()
                        .get("/staff/customers")
                        .html()
                        .select("body.staff .bar nav:not(.languages) [aria-current]")
                        .text())
                .isEqualTo("Customers");
    }

    @Test
    void anAddressThatNamesNoCustomerLeadsNowhere() {
        assertThat(staff.customer("zebra@example.org").status()).isEqualTo(404);
        assertThat(staff.customer("00000000-0000-7000-8000-000000000000").status())
                .isEqualTo(404);
        assertThat(staff.browser().get("/staff/customers?after=zebra").status()).isEqualTo(404);
    }
}
