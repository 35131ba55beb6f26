package org.chaland.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.Chaland;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.memory.InMemoryMessages;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountState;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is bought leads to one account, one link and the support group at a real Keycloak. */
@Tag("ci")
final class KeycloakJourneyTest {

    private static final ShopId SHOP = new ShopId("shop-1");
    private static final Pattern LINK = Pattern.compile("/claims/([A-Za-z0-9_-]{64})");
    private static final Contact ZOE = Contact.builder()
            .givenName("Zo\u00e9")
            .familyName("Exemple")
            .city("Lyon")
            .country("FR")
            .language("fr")
            .email("zoe@example.org")
            .build();

    private static KeycloakRealm realm;

    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryMessages mail = new InMemoryMessages();
    private final SettableClock clock = new SettableClock();
    private final Chaland shop = shop(realm.provider());

    @BeforeAll
    static void make() {
        realm = KeycloakRealm.make();
    }

    @AfterEach
    void empty() {
        realm.close();
    }

    @Test
    void guestWhoPaysIsInvitedAndLetIntoTheSupportGroup() {
        buy("order-1");
        shop.upkeep().run(100);

        var account = onlyAccount();
        assertThat(storage.customers().findByAccount(SHOP, account)).isPresent();
        assertThat(realm.isIn(SHOP, account)).isTrue();
        assertThat(realm.server.mailbox.to("zoe@example.org")).hasSize(1);
        assertThat(realm.server.mailbox.to("zoe@example.org").get(0)).contains("lang=3D\"fr\"");
    }

    @Test
    void whoBuysAgainWithoutHavingFollowedTheInvitationGetsTheSameAccount() {
        buy("order-1");
        shop.upkeep().run(100);
        var account = onlyAccount();
        clock.advance(Duration.ofHours(1));

        buy("order-2");
        shop.upkeep().run(100);
        confirm(newestLink().orElseThrow());

        assertServed(account, 2);
    }

    @Test
    void whomKeycloakKnewBeforeGetsTheirOwnAccountByTheMailbox() {
        var known = realm.user(ZOE);
        realm.givePassword(known);
        buy("order-1");
        shop.upkeep().run(100);
        assertThat(realm.server.mailbox.to("zoe@example.org")).isEmpty();

        confirm(newestLink().orElseThrow());

        assertServed(known, 1);
    }

    @Test
    void whoSetAnotherPersonsAddressWithoutConfirmingItGetsNothingOfTheirs() {
        var stranger = realm.user(ZOE, Map.of("emailVerified", false));
        realm.givePassword(stranger);
        buy("order-1");
        shop.upkeep().run(100);

        newestLink().ifPresent(this::confirm);

        assertThat(storage.customers().findByAccount(SHOP, stranger)).isEmpty();
        assertThat(realm.isIn(SHOP, stranger)).isFalse();
        assertThat(realm.provider().stateOf(stranger)).isEqualTo(AccountState.ACTIVE);
    }

    private void assertServed(Account account, int purchases) {
        assertThat(realm.accounts()).isEqualTo(1);
        var owner = storage.customers().findByAccount(SHOP, account).orElseThrow();
        assertThat(storage.purchases().counts(SHOP, owner.id()).total()).isEqualTo(purchases);
        assertThat(realm.isIn(SHOP, account)).isTrue();
    }

    private Account onlyAccount() {
        var rows = realm.server.admin("GET", realm.path("/users"));
        assertThat(rows).hasSize(1);
        return new Account(realm.issuer(), rows.get(0).get("id").stringValue());
    }

    private Optional<String> newestLink() {
        return mail.sent().stream()
                .flatMap(message -> LINK.matcher(message.text()).results())
                .map(found -> found.group(1))
                .reduce((first, last) -> last);
    }

    private void confirm(String link) {
        var order = shop.claims().confirm(SHOP, link).orElseThrow();
        shop.upkeep().runFor(SHOP, order.customer());
    }

    private void buy(String reference) {
        var visit = Visit.of(SHOP, Visitor.anonymous()).withLocale(Locale.FRENCH);
        var base = shop.checkout().open(visit).base();
        var saved = (SubmitOutcome.Saved) shop.checkout().submit(visit, new Submission(Details.of(ZOE), base));
        shop.checkout().placed(visit.withHandle(saved.handle()), reference, List.of(), saved.version());
        assertThat(shop.checkout().completed(new PurchaseRef(SHOP, reference)).result())
                .isEqualTo(PurchaseOutcome.Result.CHANGED);
    }

    private Chaland shop(KeycloakProvider provider) {
        return Chaland.builder()
                .storage(storage)
                .shops(ShopSettings.single(
                        SHOP,
                        ShopRules.builder()
                                .learningIssuer(provider.issuer())
                                .defaultCountry("FR")
                                .claimPage(URI.create("https://shop.example/claims/"))
                                .build()))
                .identityProvider(provider)
                .messageSender(mail)
                .clock(clock)
                .build();
    }
}
