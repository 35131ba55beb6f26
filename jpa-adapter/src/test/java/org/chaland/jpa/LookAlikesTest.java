package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.Samples.ISSUER;
import static org.chaland.jpa.Samples.NOW;
import static org.chaland.jpa.Samples.SHOP;

import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Checkout;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.PurchaseRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In a database that takes look-alikes for equal, as several do unless told otherwise; H2 at least upper and lower case. */
@Tag("matrix")
class LookAlikesTest {

    /** Accounts and references are of ASCII alone. */
    private static final List<String> NAMES = List.of(
            "anna", "Anna", "aNna", "ANna", "anNa", "AnNa", "aNNa", "ANNa", "annA", "AnnA", "aNnA", "ANnA", "anNA",
            "AnNA", "aNNA", "ANNA");

    private static final List<String> TEXTS = List.of(
            "jose",
            "Jose",
            "JOSE",
            "jos\u00e9",
            "JOS\u00c9",
            "j\u00f2se",
            "j\u00f3se",
            "j\u00f4se",
            "j\u00f6se",
            "j\u014dse",
            "jos\u00e8",
            "jos\u00ea",
            "jos\u00eb",
            "jo\u017fe",
            "JO\u015bE",
            "jose\u0301",
            "jose ",
            "jose  ",
            "\uff4a\uff4f\uff53\uff45",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "invite",
            "\u0131nvite",
            "\u0130nvite",
            "fin",
            "\ufb01n",
            "strasse",
            "stra\u00dfe");

    private static final TestDatabase DATABASE = TestDatabase.lenient();
    private static final JpaStorage STORAGE = DATABASE.storage();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void accountsAreApart() {
        for (var name : NAMES) {
            var customer = Samples.linked(new Account(ISSUER, name));
            assertThat(STORAGE.customers().insert(customer)).as(name).isTrue();
            assertThat(STORAGE.customers().findByAccount(SHOP, new Account(ISSUER, name)))
                    .contains(customer);
        }

        assertThat(STORAGE.customers().findByAccount(SHOP, new Account(ISSUER, "anna ")))
                .isEmpty();
        assertThat(DATABASE.count("select count(*) from chaland_link where subject = 'anna'"))
                .as("taken for equal by the database")
                .isEqualTo(NAMES.size());
    }

    @Test
    void issuersAreApart() {
        var customer = Samples.guest().toBuilder()
                .links(List.of(
                        Link.signedIn(new Account("https://id.example.org/A", "1"), NOW),
                        Link.signedIn(new Account("https://id.example.org/a", "1"), NOW)))
                .build();

        assertThat(STORAGE.customers().insert(customer)).isTrue();
    }

    @Test
    void referencesAreApart() {
        for (var name : NAMES) {
            var purchase = Samples.purchase(new PurchaseRef(SHOP, name), new CustomerId(Samples.id()));
            assertThat(STORAGE.purchases().find(purchase.ref())).as(name).isEmpty();
            assertThat(STORAGE.purchases().insert(purchase)).as(name).isTrue();
        }

        assertThat(DATABASE.count("select count(*) from chaland_purchase where reference = 'anna'"))
                .as("taken for equal by the database")
                .isEqualTo(NAMES.size());
    }

    @Test
    void taskKeysAreApart() {
        for (var text : TEXTS) {
            assertThat(STORAGE.tasks().find(SHOP, text)).as(text).isEmpty();
            assertThat(STORAGE.tasks().insert(Samples.task(text, new CustomerId(Samples.id()))))
                    .as(text)
                    .isTrue();
        }

        assertThat(DATABASE.count("select count(*) from chaland_task where key_text = 'jose'"))
                .as("taken for equal by the database")
                .isGreaterThanOrEqualTo(TestServer.CURRENT == TestServer.H2 ? 3 : 14);
    }

    @Test
    void namesOfLeasesAreApart() {
        var until = NOW.plusSeconds(1);

        for (var text : TEXTS) {
            assertThat(STORAGE.leases().take(text, Samples.id(), NOW, until))
                    .as(text)
                    .isTrue();
        }
        for (var text : TEXTS) {
            assertThat(STORAGE.leases().take(text, Samples.id(), NOW, until))
                    .as(text)
                    .isFalse();
        }
    }

    @Test
    void handleHashesAreApart() {
        var checkout =
                Checkout.builder(Samples.id(), SHOP, "ab".repeat(32), NOW).build();

        STORAGE.checkouts().insert(checkout);

        assertThat(STORAGE.checkouts().findByHandle(SHOP, "ab".repeat(32))).contains(checkout);
        assertThat(STORAGE.checkouts().findByHandle(SHOP, "AB".repeat(32))).isEmpty();
    }

    @Test
    void claimsAreApart() {
        for (var name : NAMES) {
            var claim = Samples.claim(new Account(ISSUER, name));
            assertThat(STORAGE.claims().insert(claim)).as(name).isTrue();
            assertThat(STORAGE.claims().findByAsker(SHOP, claim.asker())).contains(claim);
        }

        assertThat(DATABASE.count("select count(*) from chaland_claim where account_subject = 'anna'"))
                .as("taken for equal by the database")
                .isEqualTo(NAMES.size());
    }

    @Test
    void termsAreSearchedAsBytes() {
        var customer = named("Sought");
        STORAGE.customers().insert(customer);

        assertThat(found("sought")).containsExactly(customer.id());
        assertThat(found("SOUGHT")).isEmpty();
        assertThat(found("sought ")).isEmpty();
        assertThat(found("s%")).isEmpty();
    }

    @Test
    void addressesAreApart() {
        var one = reached("look_alike@example.org");
        var other = reached("lookxalike@example.org");
        STORAGE.customers().insert(one);
        STORAGE.customers().insert(other);

        assertThat(STORAGE.directory()
                        .withEmail(
                                SHOP,
                                CanonicalEmail.of("look_alike@example.org").orElseThrow(),
                                Optional.empty(),
                                9))
                .extracting(CustomerEntry::id)
                .containsExactly(one.id());
        assertThat(STORAGE.directory().sharingEmail(SHOP, Optional.empty(), 9)).isEmpty();
    }

    private static List<CustomerId> found(String prefix) {
        return STORAGE.directory().search(SHOP, List.of(prefix), Optional.empty(), 9).stream()
                .map(CustomerEntry::id)
                .toList();
    }

    private static Customer named(String name) {
        return Samples.guest().toBuilder()
                .details(Details.of(Contact.builder().familyName(name).build()))
                .build();
    }

    private static Customer reached(String email) {
        return Samples.guest().toBuilder()
                .details(Details.of(Contact.builder().email(email).build()))
                .build();
    }
}
