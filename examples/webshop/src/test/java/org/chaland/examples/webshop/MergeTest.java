package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ci")
class MergeTest {

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void twoRecordsOfOneAddressAreFoundComparedAndMerged() {
        Walk.newcomer(shop).buy("twice-there@example.org", "now");
        var second = Staff.id(staff.enter("twice-there@example.org"));
        staff.browser()
                .get("/staff/customers/" + second + "/edit")
                .form("#save")
                .with("city", "Brest")
                .send();

        var preview = choose("twice-there@example.org").send();
        var survivor = preview.html().select("thead a").get(0).text();

        assertThat(preview.path()).isEqualTo("/staff/merge");
        assertThat(preview.html().select("tr:contains(City)").text()).contains("differs", "Lyon", "Brest");
        assertThat(preview.html().select("tr:contains(Given name)").text()).doesNotContain("differs");
        assertThat(preview.text()).contains("Purchases that move: 0", "No contact detail is copied");

        var merged = preview.form("#merge")
                .with("reason", "Said so on the telephone")
                .send();

        assertThat(Staff.id(merged)).isEqualTo(survivor);
        assertThat(merged.text())
                .contains("The two records are one now.", "Lyon", "1 paid", "Said so on the telephone")
                .contains("Records merged into this one " + second)
                .doesNotContain("Brest");
    }

    @Test
    void theTombstoneLeadsToTheSurvivor() {
        var from = entered("tombstone-from@example.org");
        var into = entered("tombstone-into@example.org");
        preview(from, into).form("#merge").with("reason", "One person").send();

        var shown = staff.customer(from);

        assertThat(Staff.id(shown)).isEqualTo(into);
        assertThat(shown.text()).contains("was merged into this one");
        assertThat(staff.search(from).html().select(".notice a").attr("href")).endsWith(into);
        assertThat(staff.browser().get("/staff/customers/" + from + "/edit").path())
                .endsWith(into);
        assertThat(staff.browser().get("/staff/customers/" + from + "/delete").path())
                .endsWith(into);
    }

    @Test
    void purchasesAndLinksMove() {
        var buyer = Walk.newcomer(shop);
        buyer.buy("moves-all@example.org", "now");
        var from = Staff.id(staff.browser()
                .get(staff.search("moves-all").html().select("tbody th a").attr("href")));
        var into = entered("gets-all@example.org");

        var preview = preview(from, into);
        var merged = preview.form("#merge").with("reason", "Changed address").send();

        assertThat(preview.text()).contains("Purchases that move: 1", "Accounts that move: 1");
        assertThat(merged.text()).contains("1 paid", "the shop had it made", "gets-all@example.org");
    }

    @Test
    void theOtherWayRoundIsOneClickAway() {
        var from = entered("swap-from@example.org");
        var into = entered("swap-into@example.org");

        var swapped = staff.browser()
                .get(preview(from, into)
                        .html()
                        .select("a:contains(other way round)")
                        .attr("href"));

        assertThat(swapped.html().select("thead a").eachText()).containsExactly(from, into);
    }

    @Test
    void whatWasChangedSinceThePreviewIsLookedAtAgain() {
        var from = entered("changed-from@example.org");
        var into = entered("changed-into@example.org");
        var preview = preview(from, into);
        staff.browser()
                .get("/staff/customers/" + from + "/edit")
                .form("#save")
                .with("city", "Nice")
                .send();

        var again = preview.form("#merge").with("reason", "One person").send();

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("changed meanwhile, so nothing was merged", "Nice");
        assertThat(again.value("reason")).isEqualTo("One person");
        assertThat(again.press("#merge").text()).contains("The two records are one now.");
    }

    @Test
    void aMergeSentTwiceIsOneMerge() {
        var from = entered("merged-twice-from@example.org");
        var into = entered("merged-twice-into@example.org");
        var form = preview(from, into).form("#merge").with("reason", "One person");

        form.send();
        var second = form.send();

        assertThat(Staff.id(second)).isEqualTo(into);
        assertThat(second.text()).contains("The two records are one now.");
        assertThat(second.html().select("td:contains(Merged another record)")).hasSize(1);
    }

    @Test
    void aMergeWithoutAReasonIsRefused() {
        var refused = preview(entered("no-why-from@example.org"), entered("no-why-into@example.org"))
                .press("#merge");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).hasSize(1);
        assertThat(refused.form("#merge").with("reason", "Now with one").send().text())
                .contains("The two records are one now.");
    }

    @Test
    void whatCannotBeMergedIsToldInWords() {
        var one = entered("refused-one@example.org");
        Walk.newcomer(shop).buy("refused-two@example.org", "now");
        Walk.newcomer(shop).buy("refused-three@example.org", "now");
        var two = first("refused-two");
        var three = first("refused-three");

        assertThat(preview(one, one).text()).contains("one and the same record");
        assertThat(preview(one, "00000000-0000-7000-8000-000000000000").text()).contains("does not exist");
        assertThat(preview(two, three).text()).contains("an account at the same provider");
        assertThat(preview(two, three).status()).isEqualTo(409);
        preview(one, two).form("#merge").with("reason", "One person").send();
        assertThat(preview(one, three).text()).contains("is not in use");
    }

    @Test
    void aRecordIsMergedWithOneWhoseIdIsKnown() {
        var one = entered("known-id-one@example.org");
        var two = entered("known-id-two@example.org");
        var form = staff.browser().get("/staff/customers/" + one + "/merge").form("#compare");

        var wrong = form.with("other", "somebody@example.org").send();
        var preview = form.with("other", " " + two + " ").send();

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.beside("other")).contains("This is no id of a record.");
        assertThat(preview.html().select("thead a").eachText()).containsExactly(one, two);
        assertThat(staff.browser().visited())
                .noneMatch(address -> address.toString().contains("somebody"));
    }

    @Test
    void oneRecordIsNotComparedWithItself() {
        entered("same-choice@example.org");
        entered("same-choice@example.org");
        var form = choose("same-choice@example.org");

        var again = form.with("from", form.value("into")).send();

        assertThat(again.text()).contains("Please choose two different records.");
    }

    @Test
    void aTokenThatIsNoneLeadsBack() {
        var answer = preview(entered("token-from@example.org"), entered("token-into@example.org"))
                .form("#merge")
                .with("token", "zebra")
                .with("reason", "Tampered")
                .send();

        assertThat(answer.path()).isEqualTo("/staff/duplicates");
        assertThat(staff.browser().get("/staff/merge?lang=en").path()).isEqualTo("/staff/duplicates");
    }

    /** The form of that address's group, on whichever page of groups it is. */
    private Form choose(String email) {
        var page = staff.browser().get("/staff/duplicates");
        while (page.html().select("fieldset:contains(" + email + ")").isEmpty()) {
            page = staff.browser().get(page.html().select("a[rel=next]").attr("href"));
        }
        return page.form("fieldset:contains(" + email + ") button");
    }

    private Page preview(String from, String into) {
        return staff.browser().get("/staff/merge?from=" + from + "&into=" + into);
    }

    private String first(String word) {
        return Staff.id(staff.browser()
                .get(staff.search(word).html().select("tbody th a").attr("href")));
    }

    private String entered(String email) {
        return Staff.id(staff.enter(email));
    }
}
