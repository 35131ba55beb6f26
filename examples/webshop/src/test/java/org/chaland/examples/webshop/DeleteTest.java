package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeleteTest {

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void aRecordWithoutPurchasesIsDeletedOnceThatIsConfirmed() {
        var customer = Staff.id(staff.enter("to-delete@example.org"));
        var confirmation = delete(customer);

        var deleted = confirmation.press("#delete");

        assertThat(confirmation.text()).contains("Camille Laurent", "for good");
        assertThat(deleted.path()).isEqualTo("/staff/customers");
        assertThat(deleted.text()).contains("The record is deleted.");
        assertThat(staff.customer(customer).status()).isEqualTo(404);
        assertThat(confirmation.press("#delete").text()).contains("no such record in use");
    }

    @Test
    void whatWasPurchasedKeepsItsRecordEvenIfItWasCancelled() {
        var reference = Walk.newcomer(shop)
                .buy("cannot-delete@example.org", "transfer")
                .html()
                .select("strong.reference")
                .text();
        staff.cancel(reference);
        var customer = staff.browser()
                .get(staff.search("cannot-delete").html().select("tbody th a").attr("href"));

        var confirmation = delete(Staff.id(customer));

        assertThat(customer.html().select("a[href$=/delete]")).isEmpty();
        assertThat(confirmation.text()).contains("Something was purchased (1)");
        assertThat(confirmation.html().select("#delete")).isEmpty();
    }

    @Test
    void whatIsPurchasedWhileThePageIsOpenIsInTime() {
        var customer = Staff.id(staff.enter("buys-meanwhile@example.org"));
        var confirmation = delete(customer);
        staff.browser()
                .get("/staff/customers/" + customer + "/purchase")
                .form("#record")
                .with("item", "bread")
                .send();

        var refused = confirmation.press("#delete");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Something was purchased (1)");
    }

    @Test
    void whatWasChangedMeanwhileIsLookedAtAgain() {
        var customer = Staff.id(staff.enter("changed-meanwhile@example.org"));
        var confirmation = delete(customer);
        staff.browser()
                .get("/staff/customers/" + customer + "/edit")
                .form("#save")
                .with("city", "Nice")
                .send();

        var again = confirmation.press("#delete");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("changed meanwhile, so nothing was deleted");
        assertThat(again.press("#delete").text()).contains("The record is deleted.");
    }

    @Test
    void withoutTheVersionThatWasSeenNothingIsDeleted() {
        var customer = Staff.id(staff.enter("version-unseen@example.org"));

        var refused = delete(customer).form("#delete").without("version").send();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(staff.customer(customer).status()).isEqualTo(200);
    }

    private Page delete(String customer) {
        return staff.browser().get("/staff/customers/" + customer + "/delete");
    }
}
