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
import org.junit.jupiter.api.Test;

/** In a database that takes upper and lower case for equal, as several do unless told otherwise. */
class LookAlikesTest {

    private static final TestDatabase DATABASE = TestDatabase.create(TestDatabase.freshUrl() + ";IGNORECASE=TRUE");
    private static final JpaStorage STORAGE = DATABASE.storage();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void databaseReallyTakesThemForEqual() {
        STORAGE.customers().insert(Samples.linked(new Account(ISSUER, "probe")));

        assertThat(DATABASE.count("select count(*) from chaland_link where subject = 'PROBE'"))
                .isOne();
    }

    @Test
    void accountsAreApart() {
        var lower = Samples.linked(new Account(ISSUER, "sub-abc"));
        var upper = Samples.linked(new Account(ISSUER, "SUB-abc"));

        assertThat(STORAGE.customers().insert(lower)).isTrue();
        assertThat(STORAGE.customers().insert(upper)).isTrue();

        assertThat(STORAGE.customers().findByAccount(SHOP, new Account(ISSUER, "sub-abc")))
                .contains(lower);
        assertThat(STORAGE.customers().findByAccount(SHOP, new Account(ISSUER, "SUB-abc")))
                .contains(upper);
        assertThat(STORAGE.customers().findByAccount(SHOP, new Account(ISSUER, "Sub-abc")))
                .isEmpty();
        assertThat(STORAGE.customers().findByAccount(SHOP, new Account(ISSUER, "sub-abc ")))
                .isEmpty();
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
        var lower = Samples.purchase(new PurchaseRef(SHOP, "ab"), new CustomerId(Samples.id()));

        assertThat(STORAGE.purchases().insert(lower)).isTrue();

        assertThat(STORAGE.purchases().find(new PurchaseRef(SHOP, "AB"))).isEmpty();
        assertThat(STORAGE.purchases().insert(Samples.purchase(new PurchaseRef(SHOP, "AB"), lower.customer())))
                .isTrue();
    }

    @Test
    void taskKeysAreApart() {
        assertThat(STORAGE.tasks().insert(Samples.task("tell/a", new CustomerId(Samples.id()))))
                .isTrue();

        assertThat(STORAGE.tasks().find(SHOP, "TELL/a")).isEmpty();
        assertThat(STORAGE.tasks().insert(Samples.task("TELL/a", new CustomerId(Samples.id()))))
                .isTrue();
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
        var lower = Samples.claim(new Account(ISSUER, "claims-abc"));

        assertThat(STORAGE.claims().insert(lower)).isTrue();

        assertThat(STORAGE.claims().findByAccount(SHOP, lower.account())).contains(lower);
        assertThat(STORAGE.claims().findByAccount(SHOP, new Account(ISSUER, "CLAIMS-abc")))
                .isEmpty();
        assertThat(STORAGE.claims().insert(Samples.claim(new Account(ISSUER, "CLAIMS-abc"))))
                .isTrue();
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
