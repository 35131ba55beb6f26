package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What staff do for people who write to the shop: they erase, restrict, and see to what is left to be done. */
class StaffErasureTest {

    private static final String REASON = "Letter of 3 May";

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void aRecordIsErasedOnceThatIsConfirmedAndTheReceiptStandsOnItsPage() {
        var customer = buyer("by-letter@example.org");
        var confirmation = erase(customer);
        assertThat(confirmation.text()).contains("Camille Laurent", "still open");

        var erased = confirmation.form("#erase").with("giveUp", "true").send();

        assertThat(erased.path()).endsWith(customer);
        assertThat(erased.text())
                .contains(
                        "This record was erased",
                        "The accounting record of 1 order",
                        "Deleted The deletion is confirmed.")
                .doesNotContain("by-letter", "Camille");
        assertThat(erased.html().select("#to-erase, #restriction, a[href$=/edit]"))
                .isEmpty();
        assertThat(rows(erased)).contains("staff Erased the record");
        assertThat(erase(customer).path()).as("the way there").endsWith(customer);
        assertThat(confirmation.press("#erase").text()).contains("not in use any more");
    }

    @Test
    void trainingsThatThePersonDoesNotGiveUpStandAgainstIt() {
        var customer = buyer("gives-nothing-up@example.org");

        var refused = erase(customer).press("#erase");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().select("#against li").text()).contains("say that they give it up");
        assertThat(staff.customer(customer).text()).contains("gives-nothing-up");
    }

    @Test
    void anOrderThatWaitsForItsPaymentIsNamedAndThereIsNoButton() {
        Walk.newcomer(shop).buy("waits-for-payment@example.org", "transfer");
        var page = erase(found("waits-for-payment"));

        assertThat(page.html().select("#obligations li").eachText())
                .containsExactly("An order waits for its payment. Cancel it, or wait until it is settled.");
        assertThat(page.html().select("#erase, #giveUp")).isEmpty();
    }

    @Test
    void whatWasChangedMeanwhileIsLookedAtAgain() {
        var customer = Staff.id(staff.enter("changed-before-erasure@example.org"));
        var confirmation = erase(customer);
        staff.browser()
                .get("/staff/customers/" + customer + "/edit")
                .form("#save")
                .with("city", "Nice")
                .send();

        var again = confirmation.press("#erase");
        var withoutVersion = again.form("#erase").without("version").send();

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("changed meanwhile, so nothing was erased");
        assertThat(withoutVersion.status()).isEqualTo(409);
        assertThat(again.press("#erase").text()).contains("The record is erased.");
    }

    @Test
    void aRestrictedRecordIsSaidToBeSoAndUsedForNothingUntilThatIsLifted() {
        var customer = Staff.id(staff.enter("restricted@example.org"));

        var restricted = restrict(staff.customer(customer), REASON);

        assertThat(restricted.text())
                .contains("The record is restricted now", "nothing may be done with it")
                .doesNotContain("restricted@example.org");
        assertThat(rows(restricted)).contains("Restricted the record " + REASON);
        assertThat(erase(customer).text()).contains("Lift the restriction first");
        assertThat(erase(customer).html().select("#erase")).isEmpty();
        assertThat(staff.search("restricted@").html().select("tbody a")).isEmpty();

        var lifted = restrict(restricted, "Settled");

        assertThat(lifted.text()).contains("The restriction is lifted", "restricted@example.org");
        assertThat(rows(lifted)).contains("Lifted the restriction Settled");
    }

    @Test
    void aRestrictionNeedsAReason() {
        var customer = Staff.id(staff.enter("no-reason@example.org"));

        var again = restrict(staff.customer(customer), " ");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errors()).hasSize(1);
        assertThat(again.form("#again").with("reason", REASON).send().text()).contains("The record is restricted now");
        assertThat(again.form("#again").with("reason", REASON).send().text()).contains("That was done already");
    }

    @Test
    void aRestrictionIsOfTheRecordAsItWasSeen() {
        var page = staff.enter("restricts-another@example.org");
        staff.browser()
                .get("/staff/customers/" + Staff.id(page) + "/edit")
                .form("#save")
                .with("city", "Nice")
                .send();

        var changed = restrict(page, REASON);

        assertThat(changed.text()).contains("changed meanwhile, so nothing was done", "Nice");
        assertThat(changed.html().select("#restriction summary").text()).isEqualTo("Restrict");
    }

    @Test
    void untilWhenTheDetailsOfAPurchaseAreKeptStandsBesideIt() {
        var customer = buyer("kept-until@example.org");

        assertThat(staff.customer(customer)
                        .html()
                        .select("td[data-label='Details kept until']")
                        .text())
                .matches("Jan 1, \\d{4}");
    }

    @Test
    void anAccountThatIsNotDeletedYetIsSaidToBeUnderWay() {
        var customer = buyer("cannot-be-deleted@example.org");
        var database = shop.bean(JdbcTemplate.class);
        database.execute("create table keeps_people (person varchar(40) references lms_person)");
        database.update(
                "insert into keeps_people select id from lms_person where email = 'cannot-be-deleted@example.org'");

        var erased = erase(customer).form("#erase").with("giveUp", "true").send();
        database.execute("drop table keeps_people");

        assertThat(erased.html().select("#accounts li").text()).contains("Being deleted");
        assertThat(erased.text()).containsPattern("Delete the account Failed, to be retried");
        assertThat(database.queryForObject(
                        "select count(*) from lms_person where email = 'cannot-be-deleted@example.org'", Integer.class))
                .isEqualTo(1);
    }

    private String buyer(String email) {
        Walk.newcomer(shop).buy(email, "now");
        return found(email.substring(0, email.indexOf('@')));
    }

    private String found(String words) {
        var link = staff.search(words).html().select("tbody th a").attr("href");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private Page erase(String customer) {
        return staff.browser().get("/staff/customers/" + customer + "/erase");
    }

    private static Page restrict(Page page, String reason) {
        return page.form("#restriction button").with("reason", reason).send();
    }

    /** What staff did. */
    private static String rows(Page page) {
        return page.html()
                .select("table:has(caption:contains(What staff did)) tbody")
                .text();
    }
}
