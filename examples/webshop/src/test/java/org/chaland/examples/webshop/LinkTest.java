package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.chaland.model.PersonalField;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class LinkTest {

    private static final String CLOSED = "Another customer has this account";

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void anAccountIsLinkedForAReasonAndTakenAwayForAnother() {
        var account = person("linked");
        var customer = entered("to-link@example.org");

        var linked = link(customer, account, "Called from the number on file").send();
        var again = link(customer, account, "Once more").send();

        assertThat(linked.text())
                .contains("The account is linked.", account, "Proven by staff", "Made by its owner")
                .contains("Called from the number on file");
        assertThat(again.text()).contains("linked already");

        var taken = unlink(linked).with("reason", "Was somebody else").send();

        assertThat(taken.text())
                .contains("The account is unlinked", "A guest: no account is linked.", "Was somebody else");
        assertThat(unlink(linked).with("reason", "Twice").send().text()).contains("not linked any more");
    }

    @Test
    void aLinkWithoutReasonOrIdIsRefusedInWords() {
        var refused = link(entered("no-reason@example.org"), "", "").send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).hasSize(2);
        assertThat(refused.beside("subject")).contains(refused.errors().get(0));
        assertThat(refused.beside("reason")).contains(refused.errors().get(1));
        assertThat(refused.html().select("[aria-invalid=true]").eachAttr("name"))
                .containsExactly("subject", "reason");
    }

    @Test
    void aReasonIsOneLineOfLimitedLength() {
        var customer = entered("long-reason@example.org");
        var account = person("long-reason");

        assertThat(link(customer, account, "x".repeat(501)).send().errors()).hasSize(1);
        assertThat(link(customer, account, "two\nlines").send().errors()).hasSize(1);
        assertThat(link(customer, account, "x".repeat(500)).send().text()).contains("The account is linked.");
    }

    @Test
    void anAccountOfAnotherCustomerLeadsToThem() {
        var account = person("elsewhere");
        var owner = entered("has-it@example.org");
        link(owner, account, "First").send();

        var refused = link(entered("wants-it@example.org"), account, "Second").send();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains(CLOSED);
        assertThat(refused.html().select("main a[href$=/customers/" + owner + "]"))
                .hasSize(1);
        assertThat(refused.html().select("main a[href*=/staff/merge]")).hasSize(1);
        assertThat(refused.value("subject")).isEqualTo(account);
        assertThat(refused.value("reason")).isEqualTo("Second");
    }

    @Test
    void whoseNameAConflictShowsHasADisclosureEntry() {
        var account = person("shown-in-a-conflict");
        var owner = entered("shown-in-a-conflict@example.org");
        link(owner, account, "First").send();
        var form = link(entered("meets-a-conflict@example.org"), account, "Second");
        var before = Disclosed.of(shop, owner).size();

        var refused = form.send();

        assertThat(refused.html()
                        .select("main a[href$=/customers/" + owner + "]")
                        .text())
                .contains("Camille Laurent");
        assertThat(Disclosed.of(shop, owner))
                .hasSize(before + 1)
                .first()
                .satisfies(entry ->
                        assertThat(entry.fields()).contains(PersonalField.GIVEN_NAME, PersonalField.FAMILY_NAME));
    }

    @Test
    void anotherCustomerWhoseNameIsNotShownIsLinkedWithoutIt() {
        var account = person("restricted-owner");
        var owner = entered("restricted-owner@example.org");
        link(owner, account, "First").send();
        staff.customer(owner)
                .form("#restriction button")
                .with("reason", "Asked for it")
                .send();

        var refused =
                link(entered("wants-restricted@example.org"), account, "Second").send();

        assertThat(refused.html()
                        .select("main a[href$=/customers/" + owner + "]")
                        .text())
                .isEqualTo("Show that customer");
    }

    @Test
    void aSecondAccountOfOneProviderReplacesTheFirstOnlyOnPurpose() {
        var customer = entered("replaced@example.org");
        var first = person("first-account");
        var second = person("second-account");
        link(customer, first, "First").send();

        var refused = link(customer, second, "Second").send();
        var replaced = refused.form("#replace").send();

        assertThat(refused.html().select("#replace").text()).contains(first);
        assertThat(replaced.text())
                .contains("The account is linked.", second, "Second")
                .doesNotContain("No account");
        assertThat(link(customer, first, "Back again")
                        .with("replaces", "somebody-else")
                        .send()
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aSecondAccountOfOneProviderIsRefused() {
        var customer = entered("two-accounts@example.org");
        link(customer, person("first-of-two"), "First").send();

        var refused = link(customer, person("second-of-two"), "Second").send();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("another account at that provider");
    }

    @Test
    void anAccountThatTheProviderDoesNotKnowIsRefused() {
        var refused =
                link(entered("no-account@example.org"), "nobody-there", "Typo").send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The provider knows no such account");
    }

    @Test
    void anotherProviderThanThoseOfTheShopIsRefused() {
        var refused = link(entered("odd-issuer@example.org"), person("odd-issuer"), "Tampered")
                .with("issuer", "urn:somewhere:else")
                .send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.beside("issuer")).contains(refused.errors().get(0));
    }

    @Test
    void aLinkIsNotTakenAwayWithoutAReason() {
        var customer = entered("keep-link@example.org");
        var linked = link(customer, person("keep-link"), "Needed").send();

        var refused = unlink(linked).send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).hasSize(1);
        assertThat(refused.form("button.danger")
                        .with("reason", "Now with one")
                        .send()
                        .text())
                .contains("The account is unlinked");
        assertThat(refused.browser().get(refused.path()).path()).isEqualTo(linked.path());
    }

    @Test
    void whatWasPaidOpensTheSupportAreaOfALinkedAccount() {
        var account = person("opens-support");
        var customer = entered("opens-support@example.org");
        var reference = staff.browser()
                .get("/staff/customers/" + customer + "/purchase")
                .form("#record")
                .with("item", "bread")
                .send()
                .html()
                .select("a[href*=/staff/orders/W-]")
                .text();
        link(customer, account, "Known by telephone").send();

        staff.confirm(reference);
        var page = staff.customer(customer);

        assertThat(page.text()).containsPattern("Open the support area (W-\\w+ )?Done");
        assertThat(members(account)).isEqualTo(1);
        unlink(page).with("reason", "Wrong person").send();
        assertThat(members(account)).isZero();
    }

    private int members(String account) {
        return shop.bean(JdbcTemplate.class)
                .queryForList("select * from lms_support where person = ?", account)
                .size();
    }

    /** Somebody whom the LMS knows, and the shop does not. */
    private String person(String name) {
        var id = "lms-" + name;
        shop.bean(JdbcTemplate.class)
                .update(
                        "insert into lms_person (id, email, given_name, family_name, city, country, language)"
                                + " values (?, ?, 'Jo', 'Doe', 'Lyon', 'FR', 'fr')",
                        id,
                        id + "@lms.example.org");
        return id;
    }

    private String entered(String email) {
        return Staff.id(staff.enter(email));
    }

    private Form link(String customer, String subject, String reason) {
        return staff.browser()
                .get("/staff/customers/" + customer + "/link")
                .form("#link")
                .with("subject", subject)
                .with("reason", reason);
    }

    private static Form unlink(Page customer) {
        return customer.form("form[action$=unlink] button");
    }
}
