package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditTest {

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);
    private final Staff colleague = Staff.signIn(shop.browser(), "colleague");

    @Test
    void aCorrectionIsSavedAndOneThatChangesNothingIsTold() {
        var customer = entered("corrected@example.org");

        var saved = edit(staff, customer).with("phone", "+33 4 72 00 00 00").send();
        var same = edit(staff, customer).send();

        assertThat(saved.text()).contains("The record is saved.", "+33 4 72 00 00 00");
        assertThat(same.text()).contains("Nothing differed");
    }

    @Test
    void editsOfDifferentFieldsBothSurvive() {
        var customer = entered("two-fields@example.org");
        var mine = edit(staff, customer).with("city", "Nice");
        edit(colleague, customer).with("phone", "+33 1 23 45 67 89").send();

        var saved = mine.send();

        assertThat(saved.text()).contains("The record is saved.", "Nice", "+33 1 23 45 67 89");
    }

    @Test
    void theSecondOfTwoSeesWhatTheFirstWroteAndDecides() {
        var customer = entered("one-field@example.org");
        var mine = edit(staff, customer).with("city", "Nice").with("phone", "+33 4 93 00 00 00");
        edit(colleague, customer).with("city", "Lille").send();

        var conflict = mine.send();

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.errors()).containsExactly("City");
        assertThat(conflict.html().select(".error-summary h2").text()).startsWith("colleague changed this record");
        assertThat(conflict.beside("city")).contains("The record now says: Lille");
        assertThat(conflict.value("city")).isEqualTo("Nice");
        assertThat(conflict.beside("phone")).doesNotContain("The record now says");
        assertThat(staff.customer(customer).text()).contains("Lille").doesNotContain("+33 4 93");

        var decided = conflict.press("#save");

        assertThat(decided.text()).contains("The record is saved.", "Nice", "+33 4 93 00 00 00");
    }

    @Test
    void whatTheRecordHoldsIsTakenWithOneClickAndTheRestStays() {
        var customer = entered("taken@example.org");
        var mine = edit(staff, customer)
                .with("city", "Nice")
                .with("familyName", "Typed")
                .with("phone", "+33 4 93");
        edit(colleague, customer)
                .with("city", "Lille")
                .with("familyName", "Held")
                .send();
        var conflict = mine.send();

        var taken = conflict.press("button[name=take][value=city]");

        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.value("city")).isEqualTo("Lille");
        assertThat(taken.value("familyName")).isEqualTo("Typed");
        assertThat(taken.beside("familyName")).contains("The record now says: Held");
        assertThat(taken.beside("city")).doesNotContain("The record now says");
        assertThat(taken.press("#save").text()).contains("Lille", "Typed", "+33 4 93");
    }

    @Test
    void aThirdEditBetweenConflictAndDecisionIsAConflictAgain() {
        var customer = entered("third@example.org");
        var mine = edit(staff, customer).with("city", "Nice");
        edit(colleague, customer).with("city", "Lille").send();
        var conflict = mine.send();
        edit(colleague, customer).with("city", "Brest").send();

        var again = conflict.press("#save");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.beside("city")).contains("The record now says: Brest");
    }

    @Test
    void whatIsWrongIsToldBesideItsFieldAndNothingIsKept() {
        var customer = entered("wrong-edit@example.org");

        var rejected = edit(staff, customer)
                .with("familyName", "")
                .with("email", "nowhere")
                .send();

        assertThat(rejected.status()).isEqualTo(422);
        assertThat(rejected.errors()).hasSize(2);
        assertThat(rejected.html().select("[aria-invalid=true]").eachAttr("name"))
                .containsExactly("familyName", "email");
        assertThat(rejected.value("email")).isEqualTo("nowhere");
        assertThat(staff.customer(customer).text()).contains("wrong-edit@example.org");
    }

    @Test
    void ordersKeepTheDetailsThatTheyWerePlacedWith() {
        var guest = Walk.newcomer(shop);
        guest.buy("kept-details@example.org", "transfer");
        var customer = staff.search("kept-details").html().select("tbody th a").attr("href");

        staff.browser()
                .get(customer + "/edit")
                .form("#save")
                .with("city", "Brest")
                .send();

        assertThat(shop.bean(org.springframework.jdbc.core.JdbcTemplate.class)
                        .queryForList(
                                "select city from chaland_purchase where email = ?",
                                String.class,
                                "kept-details@example.org"))
                .containsExactly("Lyon");
    }

    private String entered(String email) {
        return Staff.id(staff.enter(email));
    }

    private static Form edit(Staff who, String customer) {
        return who.browser().get("/staff/customers/" + customer + "/edit").form("#save");
    }
}
