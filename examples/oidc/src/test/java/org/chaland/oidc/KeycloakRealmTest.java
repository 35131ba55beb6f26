package org.chaland.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountKey;
import org.chaland.spi.Finding;
import org.chaland.spi.Invitation;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.SignInAttempt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a real Keycloak does that the kit does not ask for. */
@Tag("ci")
final class KeycloakRealmTest {

    private static final AccountKey KEY = new AccountKey("c-01900000-0000-7001-8000-000000000001");
    private static final URI RETURN = URI.create("https://shop.example/signed-in");
    private static final Contact ANNA = Contact.builder()
            .givenName("Zo\u00e9")
            .familyName("Exemple")
            .email("anna@example.org")
            .language("fr-CA")
            .build();

    private static KeycloakRealm realm;

    private final KeycloakProvider provider = realm.provider();

    @BeforeAll
    static void make() {
        realm = KeycloakRealm.make();
    }

    @AfterEach
    void empty() {
        realm.close();
    }

    @Test
    void personWithOneNameGetsAnAccountAndNothingIsMadeUp() {
        var account = provider.create(
                KEY,
                Contact.builder().familyName("Suharto").email("one@example.org").build());

        assertThat(realm.row(account).has("firstName")).isFalse();
        assertThat(provider.profile(account).flatMap(Contact::familyName)).contains("Suharto");
        assertThat(provider.profile(account).flatMap(Contact::givenName)).isEmpty();
    }

    @Test
    void newAccountHasNoPasswordNoConfirmedAddressAndTheLanguageOfThePerson() {
        var account = provider.create(KEY, ANNA);

        assertThat(realm.row(account).get("emailVerified").booleanValue()).isFalse();
        assertThat(realm.server.admin("GET", realm.path("/users/" + account.subject() + "/credentials")))
                .isEmpty();
        assertThat(provider.profile(account).flatMap(Contact::language)).contains("fr");
    }

    @Test
    void nameThatKeycloakRefusesIsAnInvalidProfileAndNotRepeated() {
        for (var name : List.of("Fils & co", "<b>", "a\tb", "50%", "a=b")) {
            assertRefused(
                    Reason.INVALID_PROFILE,
                    () -> provider.create(KEY, ANNA.toBuilder().familyName(name).build()),
                    name);
        }
        assertThat(provider.find(KEY)).isEmpty();
    }

    @Test
    void addressThatIsTheUsernameOfSomebodyElseIsTaken() {
        realm.user(ANNA.toBuilder().email("else@example.org").build(), Map.of("username", "anna@example.org"));

        assertRefused(Reason.EMAIL_TAKEN, () -> provider.create(KEY, ANNA), "anna@example.org");
    }

    @Test
    void nothingIsMadeWhereUsernamesAreAddresses() {
        realm.set("{\"registrationEmailAsUsername\": true}");
        try {
            assertRefused(Reason.NOT_PERMITTED, () -> provider.create(KEY, ANNA), "anna@example.org");
            assertThat(realm.accounts()).isZero();
        } finally {
            realm.set("{\"registrationEmailAsUsername\": false}");
        }
    }

    @Test
    void correctedAddressDoesNotReplaceTheKeyWhereUsernamesAreAddresses() {
        var account = provider.create(KEY, ANNA);
        realm.set("{\"registrationEmailAsUsername\": true}");
        try {
            assertRefused(
                    Reason.NOT_PERMITTED,
                    () -> provider.update(
                            account, Contact.builder().email("new@example.org").build()),
                    "new@example.org");
        } finally {
            realm.set("{\"registrationEmailAsUsername\": false}");
        }

        assertThat(provider.find(KEY)).contains(account);
    }

    @Test
    void updateLeavesKeyStateGroupsAndForeignAttributesAlone() {
        realm.changeProfile(profile -> {
            for (var name : List.of("phoneNumber", "badge")) {
                profile.withArrayProperty("attributes")
                        .addObject()
                        .put("name", name)
                        .put("multivalued", true)
                        .putObject("permissions")
                        .putArray("edit")
                        .add("admin");
            }
        });
        var account = provider.create(KEY, ANNA);
        support().grant(new ShopId("shop-1"), account);
        var row = (ObjectNode) realm.row(account);
        row.withObjectProperty("attributes").putArray("badge").add("7").add("8");
        row.withObjectProperty("attributes").putArray("phoneNumber").add("+33 1");
        realm.server.admin("PUT", realm.path("/users/" + account.subject()), row);
        realm.change(account, "{\"enabled\": false, \"emailVerified\": true}");

        provider.update(account, Contact.builder().familyName("Mari\u00e9e").build());
        assertThat(realm.row(account).get("emailVerified").booleanValue()).isTrue();
        provider.update(account, ANNA.toBuilder().language("en").build());
        provider.update(account, Contact.builder().email("new@example.org").build());

        var after = realm.row(account);
        assertThat(after.at("/attributes/badge")).hasSize(2);
        assertThat(after.at("/attributes/phoneNumber/0").stringValue()).isEqualTo("+33 1");
        assertThat(after.at("/attributes/locale/0").stringValue()).isEqualTo("en");
        assertThat(after.get("username").stringValue()).isEqualTo(KEY.value());
        assertThat(after.get("enabled").booleanValue()).isFalse();
        assertThat(after.get("email").stringValue()).isEqualTo("new@example.org");
        assertThat(after.get("firstName").stringValue()).isEqualTo("Zo\u00e9");
        assertThat(after.get("emailVerified").booleanValue()).isFalse();
        assertThat(realm.isIn(new ShopId("shop-1"), account)).isTrue();
    }

    @Test
    void addressInOtherLettersStaysConfirmed() {
        var account = realm.user(ANNA);

        provider.update(account, Contact.builder().email("Anna@EXAMPLE.org").build());

        assertThat(realm.row(account).get("emailVerified").booleanValue()).isTrue();
    }

    @Test
    void invitedPersonChoosesAPasswordHasConfirmedTheAddressAndSignsIn() {
        var account = provider.create(KEY, ANNA);

        provider.invite(account, context(Locale.ENGLISH));

        assertThat(realm.onlyMailTo("anna@example.org")).contains("lang=\"fr\"");
        var browser = new KeycloakBrowser();
        browser.open(realm.invitationTo("anna@example.org"));
        browser.proceed();
        browser.submit(Map.of("password-new", "correct horse 1", "password-confirm", "correct horse 1"));
        assertThat(browser.page()).contains("https://shop.example/after-the-password");
        assertThat(realm.row(account).get("emailVerified").booleanValue()).isTrue();
        assertThat(provider.findByAddress(address("anna@example.org"))).containsExactly(account);

        var attempt = attempt(1);
        var back = new KeycloakBrowser().signIn(provider.address(attempt), "Anna@Example.org", "correct horse 1");
        var signedIn = provider.complete(attempt, back).orElseThrow();
        assertThat(signedIn.account()).isEqualTo(account);
        assertThat(signedIn.emailConfirmed()).isTrue();
        assertThat(signedIn.profile().flatMap(Contact::familyName)).contains("Exemple");
    }

    @Test
    void languageOfAnAccountWithoutOneIsThatOfTheInvitation() {
        var account = provider.create(KEY, ANNA.toBuilder().language("").build());

        provider.invite(account, context(Locale.FRANCE));

        assertThat(realm.server.mailbox.to("anna@example.org").get(0)).contains("lang=3D\"fr\"");
        assertThat(realm.kept(account)).isEqualTo(ANNA.toBuilder().language("").build());
    }

    @Test
    void suspendedPersonIsNotInvitedAndHasNoSessionLeft() {
        var account = realm.user(ANNA);
        var attempt = attempt(2);
        var back = realm.signIn(provider.address(attempt), account);
        assertThat(provider.complete(attempt, back)).isPresent();
        assertThat(sessions(account)).isEqualTo(1);

        provider.suspend(account);

        assertThat(sessions(account)).isZero();
        assertRefused(Reason.NOT_PERMITTED, () -> provider.invite(account, context(Locale.FRENCH)), "anna@example.org");
        assertThat(realm.signIn(provider.address(attempt(3)), account)).isEmpty();
    }

    @Test
    void whoIsAskedAgainTypesThePasswordAgainAndIsSignedOutAtKeycloakToo() {
        var account = realm.user(ANNA);
        realm.givePassword(account);
        var browser = new KeycloakBrowser();
        var first = attempt(4);
        var session = provider.complete(
                        first, browser.signIn(provider.address(first), "anna@example.org", "correct horse 1"))
                .orElseThrow()
                .session();
        assertThat(provider.complete(attempt(5), browser.open(provider.address(attempt(5)))))
                .as("without a page")
                .isPresent();

        var again = new SignInAttempt(attempt(6).state(), attempt(6).secret(), RETURN, Locale.FRENCH, true);
        assertThat(browser.open(provider.address(again))).as("a page is shown").isEmpty();
        var back = browser.submit(Map.of("password", "correct horse 1", "credentialId", ""));
        assertThat(provider.complete(again, back)).isPresent();

        var bye = URI.create("https://shop.example/bye?done=yes");
        var out = provider.signOut(session, bye).orElseThrow();
        assertThat(browser.post(out.address(), out.fields())).containsEntry("done", "yes");
        assertThat(sessions(account)).isZero();
        assertThat(browser.open(provider.address(attempt(7))))
                .as("a page is shown")
                .isEmpty();
    }

    @Test
    void keycloakTellsTheShopWhoWasSignedOut() throws IOException {
        var told = new ArrayBlockingQueue<String>(10);
        var shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        shop.start();
        try {
            realm.setClient(
                    "{\"attributes\": {\"backchannel.logout.session.required\": \"false\", \"backchannel.logout.url\": \"http://127.0.0.1:"
                            + shop.getAddress().getPort() + "/\"}}");
            var account = realm.user(ANNA);
            var attempt = attempt(8);
            provider.complete(attempt, realm.signIn(provider.address(attempt), account))
                    .orElseThrow();

            provider.suspend(account);

            var posted = told.poll(10, TimeUnit.SECONDS);
            assertThat(posted).startsWith("logout_token=");
            assertThat(provider.signedOut(Map.of("logout_token", posted.substring("logout_token=".length()))))
                    .contains(account);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            realm.setClient("{\"attributes\": {\"backchannel.logout.url\": \"\"}}");
            shop.stop(0);
        }
    }

    private int sessions(Account account) {
        return realm.server
                .admin("GET", realm.path("/users/" + account.subject() + "/sessions"))
                .size();
    }

    @Test
    void wayBackThatIsNotRegisteredIsLeftOutAndTheMailIsSent() {
        var account = realm.user(ANNA);

        provider.invite(
                account,
                new Invitation.Context(
                        new ShopId("shop-1"), Locale.FRENCH, Optional.of(URI.create("https://other.example/"))));

        assertThat(realm.server.mailbox.to("anna@example.org")).hasSize(1);
    }

    @Test
    void accountIsRecoverableIfAMailIsAllThatOpensIt() {
        var unused = provider.create(KEY, ANNA);
        assertThat(provider.findByAddress(address("anna@example.org"))).containsExactly(unused);

        realm.givePassword(unused);
        assertThat(provider.findByAddress(address("anna@example.org")))
                .as("whoever chose the password is not known to read the mail")
                .isEmpty();

        realm.change(unused, "{\"emailVerified\": true}");
        assertThat(provider.findByAddress(address("anna@example.org"))).containsExactly(unused);
    }

    @Test
    void accountWithASecondFactorOrAnotherProviderIsNotRecoverable() {
        var otp = realm.user(
                ANNA,
                Map.of(
                        "emailVerified",
                        true,
                        "credentials",
                        List.of(Map.of(
                                "type",
                                "otp",
                                "secretData",
                                "{\"value\":\"abcdefghijklmnop\"}",
                                "credentialData",
                                "{\"subType\":\"totp\",\"period\":30,\"digits\":6,\"algorithm\":\"HmacSHA1\"}"))));
        assertThat(realm.exists(otp)).isTrue();
        var school = realm.user(ANNA.toBuilder().email("school@example.org").build());
        realm.server.admin("POST", realm.path("/identity-provider/instances"), """
                {"alias": "school", "providerId": "oidc", "enabled": true,
                 "config": {"clientId": "x", "authorizationUrl": "https://school.example/a", "tokenUrl": "https://school.example/t"}}
                """);
        realm.server.admin(
                "POST",
                realm.path("/users/" + school.subject() + "/federated-identity/school"),
                Map.of("identityProvider", "school", "userId", "7", "userName", "anna"));

        assertThat(provider.findByAddress(address("anna@example.org"))).isEmpty();
        assertThat(provider.findByAddress(address("school@example.org"))).isEmpty();
    }

    @Test
    void nobodyIsRecoverableWhereKeycloakResetsNoPasswords() {
        realm.user(ANNA);
        realm.set("{\"resetPasswordAllowed\": false}");
        try {
            assertThat(provider.findByAddress(address("anna@example.org"))).isEmpty();
        } finally {
            realm.set("{\"resetPasswordAllowed\": true}");
        }
    }

    @Test
    void suspensionOfAUserWhoseProfileBreaksTheRulesIsAMatterForAnAdministrator() {
        var loose = KeycloakRealm.make().withAnyNames();
        var account = loose.provider()
                .create(KEY, ANNA.toBuilder().familyName("Fils & co").build());
        loose.changeProfile(profile -> profile.path("attributes").forEach(attribute -> {
            if (attribute.get("name").stringValue().equals("lastName")) {
                ((ObjectNode) attribute.get("validations")).putObject("person-name-prohibited-characters");
            }
        }));

        assertRefused(Reason.NOT_PERMITTED, () -> loose.provider().suspend(account), "Fils & co");
    }

    @Test
    void whoMayNotSeeUsersDoesNotTakeThemForGone() {
        var account = realm.user(ANNA);
        realm.role("DELETE", "manage-users");
        try {
            var blind = realm.provider();
            assertRefused(Reason.NOT_PERMITTED, () -> blind.stateOf(account), "anna@example.org");
            assertRefused(Reason.NOT_PERMITTED, () -> blind.isErased(account), "anna@example.org");
            assertThatThrownBy(() -> blind.find(KEY)).hasMessageContaining("manage-users");
        } finally {
            realm.role("POST", "manage-users");
        }
    }

    /** Why an update of an address says that it is not confirmed. */
    @Test
    void keycloakTakesANewAddressForConfirmedUnlessItIsTold() {
        var account = realm.user(ANNA);

        realm.change(account, "{\"email\": \"new@example.org\"}");

        assertThat(realm.row(account).get("emailVerified").booleanValue()).isTrue();
    }

    /** Why an update of the language says everything else too. */
    @Test
    void keycloakRemovesNamesAndAddressWhereAttributesAreNamedAlone() {
        var account = realm.user(ANNA);

        realm.change(account, "{\"attributes\": {\"locale\": [\"en\"]}}");

        assertThat(realm.row(account).has("lastName")).isFalse();
        assertThat(realm.row(account).has("email")).isFalse();
    }

    /** Why nothing is written there. */
    @Test
    void keycloakReplacesTheUsernameByANewAddressWhereUsernamesAreAddresses() {
        var account = provider.create(KEY, ANNA);
        realm.set("{\"registrationEmailAsUsername\": true}");
        try {
            realm.change(account, "{\"email\": \"new@example.org\"}");
        } finally {
            realm.set("{\"registrationEmailAsUsername\": false}");
        }

        assertThat(provider.find(KEY)).isEmpty();
    }

    @Test
    void newKeyOfTheRealmIsFoundAtTheNextSignIn() {
        var account = realm.user(ANNA);
        assertThat(provider.complete(attempt(9), realm.signIn(provider.address(attempt(9)), account)))
                .isPresent();
        realm.server.admin("POST", realm.path("/components"), """
                {"name": "newer", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "config": {"priority": ["200"], "keySize": ["2048"]}}
                """);

        var provider = realm.provider();
        assertThat(provider.complete(attempt(10), realm.signIn(provider.address(attempt(10)), account)))
                .isPresent();
        assertThat(this.provider.complete(attempt(11), realm.signIn(this.provider.address(attempt(11)), account)))
                .as("with the keys of before")
                .isPresent();
    }

    @Test
    void accountOfAnotherRealmIsNobodyAndItsAnswerSignsNobodyIn() {
        var other = KeycloakRealm.make();
        var there = other.provider();
        var account = other.user(ANNA);

        assertThat(provider.profile(account)).isEmpty();
        assertThat(provider.isErased(account)).isTrue();
        var back = other.signIn(there.address(attempt(12)), account);
        assertThat(provider.complete(attempt(12), back)).isEmpty();
        assertThat(there.complete(attempt(12), back)).isPresent();
    }

    @Test
    void pairwiseSubjectsAndAGroupThatIsNotThereAreFound() {
        var other = KeycloakRealm.make();
        other.server.admin(
                "DELETE",
                other.path("/groups/"
                        + other.server
                                .admin("GET", other.path("/group-by-path/support/second"))
                                .get("id")
                                .stringValue()));
        assertThat(codes(other)).containsExactly("no-such-group");
        other.server.admin("POST", other.path("/clients/" + other.clientId("shop") + "/protocol-mappers/models"), """
                {"name": "pairwise", "protocol": "openid-connect", "protocolMapper": "oidc-sha256-pairwise-sub-mapper",
                 "config": {"pairwiseSubAlgorithmSalt": "salt"}}
                """);
        assertThat(codes(other)).containsExactlyInAnyOrder("no-such-group", "other-subject");
    }

    @Test
    void eachWrongSettingOfTheRealmIsFound() {
        var other = KeycloakRealm.make();
        assertThat(codes(other)).isEmpty();
        var wrong = Map.of(
                "registrationEmailAsUsername", "email-as-username",
                "editUsernameAllowed", "editable-username",
                "resetPasswordAllowed", "no-password-reset",
                "loginWithEmailAllowed", "no-email-sign-in");
        wrong.forEach((setting, code) -> {
            var isUsual = setting.startsWith("reset") || setting.startsWith("login");
            other.set("{\"" + setting + "\": " + !isUsual + "}");
            assertThat(codes(other)).containsExactly(code);
            other.set("{\"" + setting + "\": " + isUsual + "}");
        });
        other.set("{\"duplicateEmailsAllowed\": true, \"loginWithEmailAllowed\": false}");
        assertThat(codes(other)).containsExactlyInAnyOrder("no-email-sign-in", "duplicate-emails");
        other.set("{\"duplicateEmailsAllowed\": false, \"loginWithEmailAllowed\": true, \"smtpServer\": {}}");
        assertThat(codes(other)).containsExactly("no-mail");
    }

    @Test
    void eachWrongSettingOfTheClientIsFound() {
        var other = KeycloakRealm.make();
        var id = other.clientId("shop");
        assertThat(other.provider().check(Set.of(URI.create("https://other.example/x"))))
                .extracting(Finding::code)
                .contains("address-refused");
        other.setClient("{\"attributes\": {\"post.logout.redirect.uris\": \"https://shop.example/bye\"}}");
        assertThat(codes(other)).containsExactly("sign-out-page-refused");
        other.setClient("{\"attributes\": {\"post.logout.redirect.uris\": \"+\"}}");
        var email = scopeId(other, "email");
        other.server.admin("DELETE", other.path("/clients/" + id + "/default-client-scopes/" + email));
        assertThat(codes(other)).containsExactlyInAnyOrder("client-refused", "missing-scope");
        other.server.admin("PUT", other.path("/clients/" + id + "/optional-client-scopes/" + email));
        assertThat(codes(other)).isEmpty();
        for (var mapper :
                other.server.admin("GET", other.path("/client-scopes/" + email + "/protocol-mappers/models"))) {
            other.server.admin(
                    "DELETE",
                    other.path("/client-scopes/" + email + "/protocol-mappers/models/"
                            + mapper.get("id").stringValue()));
        }
        assertThat(codes(other)).containsExactly("missing-mapper");
        other.role("DELETE", "view-realm");
        assertThat(codes(other)).containsExactlyInAnyOrder("missing-mapper", "missing-role");
        other.setClient("{\"serviceAccountsEnabled\": false}");
        assertThat(codes(other)).containsExactly("no-service-account");
        other.setClient("{\"secret\": \"another\", \"serviceAccountsEnabled\": true}");
        assertThat(codes(other)).containsExactly("wrong-secret");
    }

    @Test
    void eachRuleOfTheUserProfileThatStopsAccountsIsFound() {
        var other = KeycloakRealm.make();
        other.changeProfile(profile -> profile.path("attributes").forEach(attribute -> {
            if (attribute.get("name").stringValue().equals("firstName")) {
                ((ObjectNode) attribute).putObject("required");
            }
            if (attribute.get("name").stringValue().equals("lastName")) {
                attribute
                        .withObjectProperty("validations")
                        .withObjectProperty("length")
                        .put("max", 20);
            }
        }));
        assertThat(codes(other)).containsExactlyInAnyOrder("two-names-demanded", "short-values");
        other.changeProfile(profile -> {
            var member = profile.withArrayProperty("attributes").addObject().put("name", "member");
            member.putObject("required");
            member.putObject("permissions").putArray("edit").add("admin");
        });
        assertThat(codes(other)).contains("required-attribute");
        assertThatThrownBy(() -> other.provider().create(KEY, ANNA)).hasMessageContaining("an attribute of its own");
    }

    private static String scopeId(KeycloakRealm realm, String name) {
        for (var scope : realm.server.admin("GET", realm.path("/client-scopes"))) {
            if (scope.get("name").stringValue().equals(name)) {
                return scope.get("id").stringValue();
            }
        }
        throw new IllegalStateException(name);
    }

    private static List<String> codes(KeycloakRealm realm) {
        return realm.provider().check(Set.of(RETURN)).stream()
                .map(Finding::code)
                .toList();
    }

    private KeycloakProvider support() {
        return provider;
    }

    private static SignInAttempt attempt(int number) {
        return new SignInAttempt(
                String.format("state-%0101d", number),
                String.format("secret-%036d", number),
                RETURN,
                Locale.FRENCH,
                false);
    }

    private static Invitation.Context context(Locale language) {
        return new Invitation.Context(
                new ShopId("shop-1"), language, Optional.of(URI.create("https://shop.example/after-the-password")));
    }

    private static CanonicalEmail address(String text) {
        return CanonicalEmail.of(text).orElseThrow();
    }

    private static void assertRefused(Reason reason, Runnable call, String secret) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProviderRefusalException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason))
                .hasMessageNotContaining(secret);
    }
}
