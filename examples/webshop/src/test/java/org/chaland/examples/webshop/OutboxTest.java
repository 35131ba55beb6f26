package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chaland.model.PersonalField;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox shows staff the mails of customers: as much as the purpose opens, and never without an entry. */
class OutboxTest {

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void eachCustomerWhoseMailIsShownHasADisclosureEntry() {
        for (var email : List.of("mailed-one@example.org", "mailed-two@example.org")) {
            Walk.newcomer(shop).buy(email, "now");
            var customer = found(email);
            var before = Disclosed.of(shop, customer).size();

            var shown = mailsTo(email);

            var entries = Disclosed.of(shop, customer);
            assertThat(shown).contains("Shop", "LMS");
            assertThat(entries).hasSize(before + 1);
            assertThat(entries.get(0).fields())
                    .contains(PersonalField.EMAIL, PersonalField.GIVEN_NAME, PersonalField.FAMILY_NAME);
        }
    }

    @Test
    void aMailOfTheLearningPlatformIsAnEntryOfTheCustomerWhoseAccountItIs() {
        var email = "mailed-by-the-lms@example.org";
        Walk.newcomer(shop).buy(email, "now");
        var database = shop.bean(JdbcTemplate.class);
        database.update("delete from mail where sender = 'Shop' and recipient = ?", email);
        var customer = found(email);
        var before = Disclosed.of(shop, customer).size();

        assertThat(mailsTo(email)).containsExactly("LMS");

        assertThat(Disclosed.of(shop, customer)).hasSize(before + 1);
        assertThat(database.queryForObject(
                        "select count(*) from chaland_disclosure d where d.customer_id is not null"
                                + " and not exists (select 1 from chaland_customer c where c.id = d.customer_id)"
                                + " and exists (select 1 from lms_person p where p.id = cast(d.customer_id as varchar))",
                        Long.class))
                .as("entries under the id of an account")
                .isZero();
    }

    @Test
    void aPurposeThatDoesNotOpenTheAddressShowsNoMailOfACustomer() {
        var email = "not-for-accounting@example.org";
        Walk.newcomer(shop).buy(email, "now");
        var customer = found(email);
        staff.browser()
                .get("/staff/purpose")
                .form("main form button")
                .with("purpose", "accounting")
                .send();
        var before = Disclosed.of(shop, customer).size();

        assertThat(staff.outbox().source()).doesNotContain(email);

        assertThat(Disclosed.of(shop, customer))
                .as("that something of them was asked for")
                .hasSize(before + 1)
                .first()
                .satisfies(entry -> assertThat(entry.fields()).doesNotContain(PersonalField.EMAIL));
    }

    /** Who has written to that address, as the page shows it. */
    private List<String> mailsTo(String email) {
        return staff.outbox().html().select("article:has(.to:containsOwn(" + email + ")) .facts").eachText().stream()
                .map(facts -> facts.split(" ", 2)[0])
                .toList();
    }

    private String found(String email) {
        var link = staff.search(email).html().select("tbody th a").attr("href");
        return Staff.id(staff.browser().get(link));
    }
}
