package org.chaland.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;
import org.chaland.oidc.KeycloakDouble.Reply;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountState;
import org.chaland.spi.Invitation;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of each kind of answer. */
final class KeycloakAnswersTest {

    private static final AccountKey KEY = new AccountKey("c-1");
    private static final String USERS = "/admin/realms/shop/users";
    private static final Contact ANNA = Contact.builder()
            .givenName("Zo\u00e9")
            .email("anna@example.org")
            .language("fr")
            .build();
    private static final Invitation.Context CONTEXT =
            new Invitation.Context(new ShopId("shop-1"), Locale.FRENCH, Optional.empty());

    private final KeycloakDouble keycloak = new KeycloakDouble();
    private final SettableClock clock = new SettableClock();
    private final KeycloakProvider provider = keycloak.provider(clock);
    private final Account anna = new Account(keycloak.url() + "/realms/shop", KeycloakDouble.ID);

    @AfterEach
    void close() {
        keycloak.close();
    }

    @Test
    void purchaseTakesSevenRequestsBesideTheToken() {
        assertThat(provider.find(KEY)).isEmpty();
        assertThat(provider.create(KEY, ANNA)).isEqualTo(anna);
        provider.invite(anna, CONTEXT);
        provider.grant(new ShopId("shop-1"), anna);

        assertThat(keycloak.asked)
                .extracting(request -> request.replace(KeycloakDouble.ID, "ID").replace(KeycloakDouble.GROUP, "GROUP"))
                .containsExactly(
                        "POST /realms/shop/protocol/openid-connect/token",
                        "GET /admin/realms/shop/users?exact=true&max=100&username=c-1",
                        "GET /admin/realms/shop",
                        "POST /admin/realms/shop/users",
                        "GET /admin/realms/shop/users/ID",
                        "PUT /admin/realms/shop/users/ID/execute-actions-email?client_id=shop&lifespan=259200",
                        "GET /admin/realms/shop/group-by-path/support",
                        "PUT /admin/realms/shop/users/ID/groups/GROUP");
    }

    @Test
    void tokenIsAskedForAgainShortlyBeforeItExpires() {
        provider.find(KEY);
        clock.advance(Duration.ofSeconds(269));
        provider.find(KEY);
        assertThat(tokens()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(2));
        provider.find(KEY);
        assertThat(tokens()).isEqualTo(2);
    }

    @Test
    void refusedTokenIsRenewedOnceAndNotForEver() {
        keycloak.always(new Reply(401, "{\"error\":\"HTTP 401 Unauthorized\"}", Map.of()));

        assertRefused(Reason.NOT_PERMITTED, "chaland.keycloak.url", () -> provider.find(KEY));

        assertThat(tokens()).isEqualTo(2);
        assertThat(keycloak.asked).hasSize(4);
    }

    private long tokens() {
        return keycloak.asked.stream()
                .filter(request -> request.endsWith("/token"))
                .count();
    }

    @Test
    void wrongSecretIsToldByTheNamesOfTheProperties() {
        for (var code : List.of("unauthorized_client", "invalid_client")) {
            token(
                    401,
                    "{\"error\":\"" + code
                            + "\",\"error_description\":\"Invalid client or Invalid client credentials\"}");

            assertRefused(Reason.NOT_PERMITTED, "chaland.keycloak.client-secret", () -> provider.create(KEY, ANNA));
        }
    }

    @Test
    void realmThatIsNotThereIsToldByTheNameOfTheProperty() {
        token(404, "{\"error\":\"Realm does not exist\"}");

        assertRefused(Reason.NOT_PERMITTED, "chaland.keycloak.realm", () -> provider.create(KEY, ANNA));
    }

    @Test
    void tokenThatFitsIntoNoHeaderIsNone() {
        token(200, "{\"access_token\":\"a b\\r\\nX: y\",\"expires_in\":300}");

        assertUnclear(() -> provider.find(KEY));
    }

    private void token(int status, String body) {
        keycloak.on("POST /realms/shop/protocol/openid-connect/token", status, body);
    }

    @Test
    void missingRightIsToldByTheNameOfTheRole() {
        keycloak.always(new Reply(403, "{\"error\":\"HTTP 403 Forbidden\"}", Map.of()));

        assertRefused(Reason.NOT_PERMITTED, "manage-users", () -> provider.find(KEY));
        assertRefused(Reason.NOT_PERMITTED, "view-realm", () -> provider.create(KEY, ANNA));
        assertRefused(Reason.NOT_PERMITTED, "manage-users", () -> provider.stateOf(anna));
        assertRefused(Reason.NOT_PERMITTED, "manage-users", () -> provider.isErased(anna));
        assertRefused(Reason.NOT_PERMITTED, "manage-users", () -> provider.suspend(anna));
    }

    @Test
    void whateverElseComesBackIsUnclear() {
        for (var reply : List.of(
                new Reply(500, "{\"error\":\"unknown_error\"}", Map.of()),
                new Reply(502, "<html>anna@example.org</html>", Map.of()),
                new Reply(503, "", Map.of()),
                new Reply(429, "{}", Map.of()),
                new Reply(302, "", Map.of("Location", "https://other.example/")),
                new Reply(302, KeycloakDouble.USER, Map.of("Location", "https://other.example/")),
                new Reply(404, "<html>not here</html>", Map.of()),
                new Reply(409, "<html>", Map.of()),
                new Reply(200, "<html>", Map.of()),
                new Reply(200, "[".repeat(5000), Map.of()),
                new Reply(200, "\"x\"", Map.of()),
                new Reply(200, "{\"id\":\"x\",\"id\":\"y\"}", Map.of()),
                new Reply(200, " ".repeat(3_000_000), Map.of()))) {
            keycloak.always(reply);

            assertUnclear(() -> provider.find(KEY));
            assertUnclear(() -> provider.create(KEY, ANNA));
            assertUnclear(() -> provider.stateOf(anna));
            assertUnclear(() -> provider.isErased(anna));
            assertUnclear(() -> provider.update(anna, ANNA));
            assertUnclear(() -> provider.invite(anna, CONTEXT));
            assertUnclear(() -> provider.grant(new ShopId("shop-1"), anna));
        }
    }

    @Test
    void silenceIsUnclear() {
        keycloak.close();

        assertUnclear(() -> provider.create(KEY, ANNA));
        assertUnclear(() -> provider.stateOf(anna));
    }

    @Test
    void accountIsGoneOnlyIfTheRealmIsThere() {
        keycloak.on("GET " + USERS + "/" + KeycloakDouble.ID, 404, "{\"error\":\"User not found\"}");
        assertThat(provider.stateOf(anna)).isEqualTo(AccountState.GONE);
        assertThat(provider.isErased(anna)).isTrue();

        keycloak.always(new Reply(404, "{\"error\":\"Realm not found.\"}", Map.of()));
        assertUnclear(() -> provider.stateOf(anna));
        assertUnclear(() -> provider.isErased(anna));
        assertUnclear(() -> provider.erase(anna));
        assertUnclear(() -> provider.create(KEY, ANNA));
    }

    @Test
    void conflictIsAboutTheKeyIfSomebodyCarriesItAndAboutTheAddressOtherwise() {
        // Keycloak's text names the address in both cases.
        keycloak.on("POST " + USERS, 409, "{\"errorMessage\":\"User exists with same email\"}");
        assertRefused(Reason.EMAIL_TAKEN, "address", () -> provider.create(KEY, ANNA));

        keycloak.on("GET " + USERS, 200, "[" + KeycloakDouble.USER + "]");
        assertThat(provider.create(KEY, ANNA)).isEqualTo(anna);
    }

    @Test
    void userOfAnotherUsernameDoesNotCarryTheKeyWhateverTheSearchSays() {
        keycloak.on("GET " + USERS, 200, "[" + KeycloakDouble.USER.replace("c-1", "C-1") + "]");
        assertThat(provider.find(KEY)).isEmpty();

        keycloak.on("GET " + USERS, 200, "[" + KeycloakDouble.USER.replace("c-1", "c-11") + "]");
        assertThat(provider.find(KEY)).isEmpty();
    }

    @Test
    void userOfAnotherIdIsNotTheOneAskedFor() {
        keycloak.on(
                "GET " + USERS + "/" + KeycloakDouble.ID,
                200,
                KeycloakDouble.USER.replace(KeycloakDouble.ID, KeycloakDouble.ID.replace('4', '5')));

        assertThat(provider.stateOf(anna)).isEqualTo(AccountState.GONE);
    }

    @Test
    void creationWithoutAnIdIsUnclear() {
        for (var location : List.of("", "/admin/realms/shop/users/", "/admin/realms/shop/users/count", "/login")) {
            keycloak.created(location);

            assertUnclear(() -> provider.create(KEY, ANNA));
        }
    }

    @Test
    void fieldsThatAreNotAcceptedAreNamedAndTheirValuesAreNot() {
        keycloak.on(
                "POST " + USERS,
                400,
                "{\"errors\":[{\"field\":\"email\",\"errorMessage\":\"error-invalid-email\",\"params\":[\"email\",\"anna@example.org\"]},"
                        + "{\"field\":\"anna@example.org\",\"errorMessage\":\"error-user-attribute-required\"}]}");

        assertRefused(Reason.INVALID_PROFILE, "an attribute of its own, email", () -> provider.create(KEY, ANNA));
    }

    @Test
    void fieldThatTheShopMayNotSetIsAMatterOfTheSettings() {
        keycloak.on(
                "PUT " + USERS + "/" + KeycloakDouble.ID,
                400,
                "{\"field\":\"lastName\",\"errorMessage\":\"error-user-attribute-read-only\",\"params\":[\"lastName\"]}");

        assertRefused(
                Reason.NOT_PERMITTED,
                "familyName",
                () -> provider.update(anna, Contact.builder().familyName("x").build()));
    }

    @Test
    void textThatCannotBeSentIsNotSent() {
        for (var name : List.of("\ud83d", "a\0b")) {
            assertRefused(
                    Reason.INVALID_PROFILE,
                    "givenName",
                    () -> provider.create(KEY, ANNA.toBuilder().givenName(name).build()));
        }
        assertRefused(
                Reason.INVALID_PROFILE,
                "email",
                () -> provider.create(KEY, ANNA.toBuilder().email("").build()));
        assertThat(keycloak.asked).noneMatch(request -> request.startsWith("POST /admin"));
    }

    @Test
    void partOfTheApiIsNoUser() {
        for (var subject :
                List.of("count", "profile", "..", ".", "a/b", "me", "a?b", "%2e%2e", " ", "*", "f:x", "f:../..:x")) {
            var odd = new Account(anna.issuer(), subject);

            assertThat(provider.profile(odd)).isEmpty();
            assertThat(provider.stateOf(odd)).isEqualTo(AccountState.GONE);
            provider.erase(odd);
            provider.revoke(new ShopId("shop-1"), odd);
            assertRefused(Reason.UNKNOWN_ACCOUNT, "no such user", () -> provider.suspend(odd));
            assertRefused(Reason.UNKNOWN_ACCOUNT, "no such user", () -> provider.update(odd, ANNA));
        }
        assertThat(keycloak.asked).isEmpty();
    }

    @Test
    void userOfADirectoryIsNotRecoverable() {
        var address = CanonicalEmail.of("anna@example.org").orElseThrow();
        keycloak.on("GET " + USERS + "/" + KeycloakDouble.ID + "/credentials", 200, "[]");
        keycloak.on("GET " + USERS + "/" + KeycloakDouble.ID + "/federated-identity", 200, "[]");
        keycloak.on("GET " + USERS, 200, "[" + KeycloakDouble.USER + "]");
        assertThat(provider.findByAddress(address)).containsExactly(anna);

        keycloak.on(
                "GET " + USERS,
                200,
                "[" + KeycloakDouble.USER.replace("\"enabled\"", "\"federationLink\":\"ldap\",\"enabled\"") + "]");
        assertThat(provider.findByAddress(address)).isEmpty();
    }

    @Test
    void mailThatWasNotSentIsTriedAgainAndSaysWhereToLook() {
        keycloak.on(
                "PUT " + USERS + "/" + KeycloakDouble.ID + "/execute-actions-email",
                500,
                "{\"errorMessage\":\"Failed to send execute actions email: anna@example.org\"}");

        assertThatThrownBy(() -> provider.invite(anna, CONTEXT))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageContaining("Realm settings, Email")
                .hasMessageNotContaining("anna");
    }

    @Test
    void updateThatChangesNothingWritesNothing() {
        provider.update(
                anna, Contact.builder().email("Anna@Example.ORG").language("fr").build());
        provider.update(anna, Contact.empty());

        assertThat(keycloak.asked).noneMatch(request -> request.startsWith("PUT"));
    }

    private static void assertUnclear(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(ProviderUnavailableException.class)
                .satisfies(KeycloakAnswersTest::tellsNothing);
    }

    private static void assertRefused(Reason reason, String text, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProviderRefusalException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason))
                .hasMessageContaining(text)
                .satisfies(KeycloakAnswersTest::tellsNothing);
    }

    private static void tellsNothing(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("anna@", KeycloakDouble.SECRET, "token-1", "other.example");
        }
    }
}
