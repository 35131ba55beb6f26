package org.chaland.oidc;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.contract.ProviderFixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A realm of a real Keycloak that is set up as the README says, and what an administrator does there. Closing it removes its users. The public methods
 * are also for tests of other modules.
 */
public final class KeycloakRealm implements ProviderFixture {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    /** Of those who have got one. */
    public static final String PASSWORD = "correct horse 1";

    private static final Pattern INVITATION = Pattern.compile("http://127[^\\s\"]+action-token[^\\s\"]+");

    final KeycloakServer server;
    final String name;
    private boolean isLacking;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    private KeycloakRealm(KeycloakServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A new realm; makes it, which takes a second or two. */
    public static KeycloakRealm make() {
        var server = KeycloakServer.running();
        var realm = new KeycloakRealm(server, server.nextRealm());
        server.admin("POST", "", """
                {"realm": "%s", "enabled": true, "loginWithEmailAllowed": true, "resetPasswordAllowed": true,
                 "internationalizationEnabled": true, "supportedLocales": ["en", "fr"], "defaultLocale": "en",
                 "smtpServer": {"host": "127.0.0.1", "port": "%d", "from": "id@example.org"},
                 "groups": [{"name": "support", "subGroups": [{"name": "second"}]},
                     {"name": "courses", "subGroups": [{"name": "ÉCONOMIE & droit"}, {"name": "économie & droit"}]}],
                 "clients": [{"clientId": "shop", "secret": "%s", "serviceAccountsEnabled": true,
                     "standardFlowEnabled": true, "directAccessGrantsEnabled": false, "redirectUris": ["https://shop.example/*"],
                     "attributes": {"pkce.code.challenge.method": "S256", "post.logout.redirect.uris": "+"},
                     "protocolMappers": [{"name": "impersonator", "protocol": "openid-connect",
                         "protocolMapper": "oidc-usersessionmodel-note-mapper",
                         "config": {"user.session.note": "IMPERSONATOR_ID", "claim.name": "impersonator_id",
                             "jsonType.label": "String", "id.token.claim": "true"}}]}],
                 "users": [{"username": "service-account-shop", "enabled": true, "serviceAccountClientId": "shop",
                     "clientRoles": {"realm-management": ["manage-users", "view-realm"]}}]}
                """.formatted(realm.name, server.mailbox.port(), SECRET));
        realm.demandNoSecondName();
        return realm;
    }

    private void demandNoSecondName() {
        changeProfile(profile -> profile.path("attributes").forEach(attribute -> {
            if (attribute.get("name").stringValue().endsWith("Name")) {
                ((ObjectNode) attribute).remove("required");
            }
        }));
    }

    /** Lets names have the characters that Keycloak refuses otherwise, such as {@code &}. */
    KeycloakRealm withAnyNames() {
        changeProfile(profile -> profile.path("attributes")
                .forEach(attribute ->
                        ((ObjectNode) attribute.get("validations")).remove("person-name-prohibited-characters")));
        return this;
    }

    void changeProfile(Consumer<ObjectNode> change) {
        var profile = (ObjectNode) server.admin("GET", path("/users/profile"));
        change.accept(profile);
        server.admin("PUT", path("/users/profile"), profile);
    }

    /** Sets settings of the realm, such as {@code {"duplicateEmailsAllowed": true}}. */
    void set(String settings) {
        server.admin("PUT", path(""), settings);
    }

    /** Registers the pages of a shop as those to which browsers may be sent. */
    public void allow(URI shop) {
        setClient("{\"redirectUris\": [\"" + shop.resolve("/*") + "\"]}");
    }

    /** Lets the realm sign with a new key; the old one stays known. */
    public void changeKey() {
        var old = signingKey();
        server.admin("POST", path("/components"), """
                {"name": "new", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "config": {"priority": ["1000"]}}
                """);
        if (signingKey().equals(old)) {
            throw new IllegalStateException("The realm still signs with its old key.");
        }
    }

    private JsonNode signingKey() {
        return server.admin("GET", path("/keys")).at("/active/RS256");
    }

    /** Where browsers reach the server. */
    public URI address() {
        return server.url;
    }

    /** Changes the client of the shop. */
    void setClient(String settings) {
        server.admin("PUT", path("/clients/" + clientId("shop")), settings);
    }

    String clientId(String client) {
        return server.admin("GET", path("/clients?clientId=" + client))
                .get(0)
                .get("id")
                .stringValue();
    }

    /** Takes a role from the service account, or gives it. */
    void role(String method, String role) {
        var management = clientId("realm-management");
        var account = server.admin("GET", path("/clients/" + clientId("shop") + "/service-account-user"));
        var mapping =
                JSON.createArrayNode().add(server.admin("GET", path("/clients/" + management + "/roles/" + role)));
        server.admin(
                method,
                path("/users/" + account.get("id").stringValue() + "/role-mappings/clients/" + management),
                mapping);
    }

    String path(String rest) {
        return "/" + name + rest;
    }

    @Override
    public KeycloakProvider provider() {
        return new KeycloakProvider(KeycloakSettings.from(properties("keycloak")), Clock.systemUTC());
    }

    /** Those of the README, by their full names, for a provider of that name. */
    public Map<String, String> properties(String provider) {
        return properties(provider, Map.of());
    }

    private Map<String, String> properties(String provider, Map<String, String> more) {
        var properties = new HashMap<>(Map.of(
                "url", server.url.toString(),
                "realm", name,
                "client-id", "shop",
                "client-secret", SECRET,
                "support-group", "/support",
                "support-address", "https://shop.example/support",
                "support-group.shop-2", "/support/second",
                "support-address.shop-2", "https://shop.example/second",
                "timeout", "PT30S"));
        properties.put("course-groups", "/courses");
        properties.put("course-address", "https://learn.example/courses");
        properties.putAll(more);
        var full = new HashMap<String, String>();
        properties.forEach((name, value) -> full.put("chaland." + provider + "." + name, value));
        return full;
    }

    @Override
    public Account user(Contact profile) {
        return user(profile, Map.of("emailVerified", true));
    }

    /** A user who chose their own username. */
    Account user(Contact profile, Map<String, Object> more) {
        var user = new HashMap<String, Object>(Map.of("username", "user-" + addresses.size(), "enabled", true));
        profile.givenName().ifPresent(value -> user.put("firstName", value));
        profile.familyName().ifPresent(value -> user.put("lastName", value));
        profile.email().ifPresent(value -> user.put("email", value));
        user.putAll(more);
        server.admin("POST", path("/users"), user);
        var id = server.admin(
                        "GET",
                        path("/users?exact=true&username=" + KeycloakServer.encoded((String) user.get("username"))))
                .get(0)
                .get("id")
                .stringValue();
        addresses.put(id, profile.email().orElse(""));
        return new Account(issuer(), id);
    }

    public String issuer() {
        return server.url + "/realms/" + name;
    }

    JsonNode row(Account account) {
        return server.admin("GET", path("/users/" + account.subject()));
    }

    void change(Account account, String settings) {
        server.admin("PUT", path("/users/" + account.subject()), settings);
    }

    public void givePassword(Account account) {
        server.admin(
                "PUT",
                path("/users/" + account.subject() + "/reset-password"),
                Map.of("type", "password", "value", PASSWORD, "temporary", false));
    }

    @Override
    public void suspend(Account account) {
        change(account, "{\"enabled\": false}");
    }

    @Override
    public void delete(Account account) {
        server.admin("DELETE", path("/users/" + account.subject()));
    }

    @Override
    public int accounts() {
        return server.admin("GET", path("/users/count")).asInt();
    }

    @Override
    public Optional<Account> unrecoverable(Contact profile) {
        var account = user(profile, Map.of("emailVerified", false));
        givePassword(account);
        return Optional.of(account);
    }

    /** As after an administrator allowed it for a while. */
    @Override
    public Optional<Account> namesake(Contact profile) {
        set("{\"duplicateEmailsAllowed\": true, \"loginWithEmailAllowed\": false}");
        try {
            return Optional.of(user(profile));
        } finally {
            set("{\"duplicateEmailsAllowed\": false, \"loginWithEmailAllowed\": true}");
        }
    }

    @Override
    public boolean exists(Account account) {
        return !row(account).isMissingNode();
    }

    @Override
    public boolean isUsable(Account account) {
        return row(account).path("enabled").asBoolean(false);
    }

    @Override
    public Contact kept(Account account) {
        var row = row(account);
        return Contact.builder()
                .givenName(row.path("firstName").asString(""))
                .familyName(row.path("lastName").asString(""))
                .email(row.path("email").asString(""))
                .build();
    }

    @Override
    public int invitations(Account account) {
        return server.mailbox.to(addresses.get(account.subject())).size();
    }

    @Override
    public boolean isIn(ShopId shop, Account account) {
        return isMember(account, shop.equals(otherShop()) ? "/support/second" : "/support");
    }

    @Override
    public String course() {
        return "ÉCONOMIE & droit";
    }

    @Override
    public String otherCourse() {
        return "économie & droit";
    }

    /** Keycloak knows no times. */
    @Override
    public CourseState given(Account account, String course) {
        return isMember(account, "/courses/" + course)
                ? CourseState.open(Instant.EPOCH, Optional.empty())
                : CourseState.none();
    }

    @Override
    public void letIn(Account account, String course) {
        var group = server.admin("GET", path("/group-by-path/courses/" + KeycloakServer.encoded(course)));
        server.admin(
                "PUT",
                path("/users/" + account.subject() + "/groups/"
                        + group.get("id").stringValue()));
    }

    @Override
    public boolean keepsClosed() {
        return false;
    }

    private boolean isMember(Account account, String path) {
        for (var group : server.admin("GET", path("/users/" + account.subject() + "/groups"))) {
            if (group.get("path").stringValue().equals(path)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Map<String, String> signIn(URI address, Account account) {
        givePassword(account);
        var row = row(account);
        return new KeycloakBrowser().signIn(address, row.get("username").stringValue(), PASSWORD);
    }

    /** As an administrator by the button Impersonate. */
    @Override
    public Optional<Map<String, String>> signInOnBehalf(URI address, Account account) {
        var cookies = server.cookies("POST", path("/users/" + account.subject() + "/impersonation"));
        return Optional.of(new KeycloakBrowser().with(cookies).open(address));
    }

    /** Keycloak's page has no button for that; so it is asked not to show it. */
    @Override
    public Map<String, String> cancel(URI address) {
        return new KeycloakBrowser().open(URI.create(address + "&prompt=none"));
    }

    @Override
    public SelfCheck lacking() {
        isLacking = true;
        role("DELETE", "manage-users");
        role("POST", "view-events");
        return provider();
    }

    @Override
    public SelfCheck silent() {
        return new KeycloakProvider(
                KeycloakSettings.from(properties("keycloak", Map.of("url", "http://127.0.0.1:1", "timeout", "PT2S"))),
                Clock.systemUTC());
    }

    @Override
    public void close() {
        if (isLacking) {
            isLacking = false;
            role("POST", "manage-users");
            role("DELETE", "view-events");
        }
        for (var user : server.admin("GET", path("/users?max=1000&briefRepresentation=true"))) {
            delete(new Account(issuer(), user.get("id").stringValue()));
        }
        addresses.clear();
        server.mailbox.clear();
    }

    /** The link of the only invitation that was mailed to that address. */
    public URI invitationTo(String address) {
        var link = INVITATION.matcher(onlyMailTo(address));
        if (!link.find()) {
            throw new IllegalStateException("There is no link in the mail.");
        }
        return URI.create(link.group());
    }

    /** Its text, without the line breaks of RFC 2045. */
    String onlyMailTo(String address) {
        var mails = server.mailbox.to(address);
        if (mails.size() != 1) {
            throw new IllegalStateException("There are " + mails.size() + " mails.");
        }
        return mails.get(0).replace("=\n", "").replace("=3D", "=");
    }
}
