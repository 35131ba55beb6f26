package org.chaland.oidc;

import static org.chaland.oidc.KeycloakClient.MANAGE_USERS;
import static org.chaland.oidc.KeycloakClient.VIEW_REALM;
import static org.chaland.oidc.KeycloakClient.encoded;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chaland.oidc.KeycloakClient.Answer;
import org.chaland.spi.BoundedHttp.UnansweredException;
import org.chaland.spi.ChalandException;
import org.chaland.spi.Finding;
import org.chaland.spi.Finding.Severity;
import org.chaland.spi.ProviderRefusalException;
import tools.jackson.databind.JsonNode;

/**
 * Finds out what is missing at a Keycloak, and changes nothing there. Settings of the client are tried out and not read: the right to look at
 * clients would show the secrets of all.
 */
final class KeycloakCheck {

    private static final String SCOPES = "openid profile email";

    /** What the shop needs, and what these roles contain. */
    private static final Set<String> ROLES =
            Set.of(MANAGE_USERS, VIEW_REALM, "view-users", "query-users", "query-groups");

    /** Of a key, which is a UUID with two more characters. */
    private static final int LENGTH_OF_A_KEY = 38;

    private static final Set<String> OWN_FIELDS = Set.of("firstName", "lastName", "email");

    private final KeycloakClient client;
    private final KeycloakSettings settings;
    private final KeycloakUsers users;
    private final OpenIdSignIn signIn;

    KeycloakCheck(KeycloakClient client, KeycloakSettings settings, KeycloakUsers users, OpenIdSignIn signIn) {
        this.client = client;
        this.settings = settings;
        this.users = users;
        this.signIn = signIn;
    }

    /** What is wrong, the worst first. */
    List<Finding> findings(Set<URI> addresses) {
        var found = new ArrayList<>(signIn.findings(addresses));
        try {
            var token = client.requestToken(SCOPES);
            if (token.isDone()) {
                checkToken(token, found);
                checkSignOut(addresses, found);
                checkRealm(found);
            } else if (isOf(token, "invalid_scope")) {
                found.add(error(
                        "missing-scope",
                        "The client may not ask for the scopes profile and email.",
                        "Add both under Clients, Client scopes, as default."));
            } else if (found.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
                // People could sign in.
                found.add(
                        error(
                                "no-service-account",
                                "Keycloak gives the client no token of a service account.",
                                "Switch Service account roles on under Clients, Settings, and assign the roles again, which it forgets while off."));
            }
        } catch (UnansweredException none) {
            found.add(
                    switch (none.why()) {
                        case NO_ANSWER -> OpenIdFindings.NO_ANSWER;
                        case TOO_SLOW -> OpenIdFindings.TOO_SLOW;
                        case TOO_LONG -> OpenIdFindings.TOO_LONG;
                    });
        }
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    private static boolean isOf(Answer answer, String error) {
        return answer.body()
                .flatMap(body -> KeycloakJson.text(body, "error"))
                .filter(error::equals)
                .isPresent();
    }

    /** The service account's own tokens are made by the same mappers as those of people. */
    private void checkToken(Answer answer, List<Finding> found) {
        var claims = claims(answer, "id_token");
        if (KeycloakJson.flag(claims, "email_verified").isEmpty()) {
            found.add(missingMapper("email", "whether an address is confirmed, so no address is believed"));
        }
        if (KeycloakJson.text(claims, "preferred_username").isEmpty()) {
            found.add(missingMapper("profile", "names, so the form is filled from the user's record alone"));
        }
        var more = new TreeSet<String>();
        KeycloakJson.elements(claims(answer, "access_token")
                        .path("resource_access")
                        .path("realm-management")
                        .path("roles"))
                .forEach(role -> more.add(role.asString("")));
        more.removeAll(ROLES);
        if (!more.isEmpty()) {
            found.add(warning(
                    "more-roles",
                    "The service account may do more than the shop needs.",
                    "Leave it the client roles " + MANAGE_USERS + " and " + VIEW_REALM
                            + " of realm-management alone."));
        }
        tryOut(found, () -> {
            var subject = KeycloakJson.text(claims, "sub").filter(KeycloakUsers::isId);
            if (subject.flatMap(users::withId).isEmpty()) {
                found.add(error(
                        "other-subject",
                        "The subject of a token is not the id of its user, so nobody who signs in is found again.",
                        "Remove the mapper for pairwise subjects from the client, and keep its client scope basic."));
            }
        });
    }

    private static JsonNode claims(Answer answer, String token) {
        return answer.body()
                .flatMap(body -> KeycloakJson.text(body, token))
                .flatMap(KeycloakJson::payload)
                .orElseGet(KeycloakJson::object);
    }

    private static Finding missingMapper(String scope, String what) {
        return error(
                "missing-mapper",
                "The client scope " + scope + " does not put its claims into tokens: they do not tell " + what + ".",
                "Look at the mappers of " + scope + " under Client scopes, and switch Add to ID token on.");
    }

    /** Where nobody is signed in, Keycloak leads on to a page that it knows, and refuses another. */
    private void checkSignOut(Set<URI> addresses, List<Finding> found) throws UnansweredException {
        for (var page : new TreeSet<>(addresses)) {
            if (client.open("/protocol/openid-connect/logout?client_id=" + encoded(settings.clientId())
                            + "&post_logout_redirect_uri=" + encoded(page.toString()))
                    .isInvalid()) {
                found.add(warning(
                        "sign-out-page-refused",
                        "After a sign-out, Keycloak does not send browsers back to a page of the shop: " + shown(page)
                                + ".",
                        "Set Valid post logout redirect URIs of the client to +, or add the page."));
            }
        }
    }

    /** Without its query; an address of any length. */
    private static String shown(URI page) {
        var text = page.getScheme() + "://" + page.getRawAuthority() + page.getRawPath();
        return text.length() > 300 ? text.substring(0, 300) + "..." : text;
    }

    private void checkRealm(List<Finding> found) {
        // No user without a name is made, but Keycloak looks at the rights first.
        tryOut(found, () -> client.change("POST", "/users", KeycloakJson.object()));
        tryOut(found, () -> checkSettings(client.get(VIEW_REALM, "").value(), found));
        tryOut(
                found,
                () -> checkProfile(client.get(MANAGE_USERS, "/users/profile").value(), found));
        var groups = new TreeSet<String>();
        settings.support().ifPresent(support -> groups.add(support.group()));
        settings.supports().values().forEach(support -> groups.add(support.group()));
        settings.courses()
                .ifPresent(courses -> tryOut(found, () -> {
                    if (users.findGroup(courses.group()).isEmpty()) {
                        found.add(error(
                                "no-course-groups",
                                "Keycloak has no group to which the groups of courses belong.",
                                "Create it under Groups, or correct chaland.keycloak.course-groups."));
                    }
                }));
        for (var group : groups) {
            tryOut(found, () -> {
                if (users.findGroup(group).isEmpty()) {
                    found.add(error(
                            "no-such-group",
                            "Keycloak has no group of the path of a support group.",
                            "Create it under Groups, or correct chaland.keycloak.support-group."));
                }
            });
        }
    }

    private void checkSettings(JsonNode realm, List<Finding> found) {
        if (KeycloakJson.flag(realm, "loginWithEmailAllowed").isEmpty()) {
            found.add(missingRole(VIEW_REALM));
            return;
        }
        if (isOn(realm, "registrationEmailAsUsername")) {
            found.add(error(
                    "email-as-username",
                    "Keycloak makes the username of the e-mail address, and the shop's key is the username.",
                    "Switch Email as username off under Realm settings, Login."));
        }
        if (!isOn(realm, "loginWithEmailAllowed")) {
            found.add(error(
                    "no-email-sign-in",
                    "People cannot sign in with their e-mail address, and their usernames are keys that nobody remembers.",
                    "Switch Login with email on under Realm settings, Login."));
        }
        if (isOn(realm, "duplicateEmailsAllowed")) {
            found.add(error(
                    "duplicate-emails",
                    "Keycloak gives one e-mail address to several users.",
                    "Switch Duplicate emails off under Realm settings, Login."));
        }
        if (isOn(realm, "editUsernameAllowed")) {
            found.add(error(
                    "editable-username",
                    "People can change their username, which is the key by which the shop knows an account for its own.",
                    "Switch Edit username off under Realm settings, Login."));
        }
        if (!isOn(realm, "resetPasswordAllowed")) {
            found.add(error(
                    "no-password-reset",
                    "Whoever has forgotten the password, or lost the invitation, gets no new link, and no mailbox recovers an account.",
                    "Switch Forgot password on under Realm settings, Login."));
        }
        if (realm.path("smtpServer").path("host").asString("").isEmpty()) {
            found.add(error(
                    "no-mail",
                    "The realm has no mail server, so nobody is invited.",
                    "Set one under Realm settings, Email, and test the connection there."));
        }
    }

    private static boolean isOn(JsonNode realm, String setting) {
        return KeycloakJson.flag(realm, setting).orElse(false);
    }

    private void checkProfile(JsonNode profile, List<Finding> found) {
        for (var attribute : KeycloakJson.elements(profile.path("attributes"))) {
            var name = attribute.path("name").asString("");
            var length = attribute.path("validations").path("length");
            var longest = length.path("max").asInt(Integer.MAX_VALUE);
            if (name.equals("username") && longest < LENGTH_OF_A_KEY) {
                found.add(error(
                        "short-usernames",
                        "The user profile does not accept usernames of 38 characters, as the shop's keys have.",
                        "Allow them under Realm settings, User profile, username."));
            }
            if (OWN_FIELDS.contains(name)) {
                checkField(name, attribute, longest, found);
            } else if (!name.equals("username") && isRequiredOf("admin", attribute)) {
                found.add(error(
                        "required-attribute",
                        "The user profile demands an attribute that the shop cannot fill, so no account is made.",
                        "Demand it of users alone, under Realm settings, User profile, Required for."));
            }
        }
    }

    private void checkField(String name, JsonNode attribute, int longest, List<Finding> found) {
        var ours = name.equals("email")
                ? 254
                : KeycloakUser.LIMITS.values().iterator().next();
        if (longest < ours) {
            found.add(warning(
                    "short-values",
                    "The user profile accepts a shorter " + name
                            + " than people may have, so some accounts are not made.",
                    "Allow " + ours + " characters under Realm settings, User profile, " + name + "."));
        }
        if (KeycloakJson.elements(attribute.path("permissions").path("edit")).stream()
                .noneMatch(who -> who.asString("").equals("admin"))) {
            found.add(error(
                    "read-only-field",
                    "The user profile does not let the shop set " + name + ".",
                    "Let administrators edit it under Realm settings, User profile, " + name + "."));
        }
        if (!name.equals("email") && (isRequiredOf("admin", attribute) || isRequiredOf("user", attribute))) {
            found.add(warning(
                    "two-names-demanded",
                    "Keycloak demands a " + name
                            + " of everybody, and people with one name are stopped at their first sign-in.",
                    "Switch Required field off under Realm settings, User profile, " + name + "."));
        }
    }

    /** Keycloak writes {@code required} without roles for everybody. */
    private static boolean isRequiredOf(String role, JsonNode attribute) {
        var required = attribute.path("required");
        var roles = KeycloakJson.elements(required.path("roles"));
        return required.isObject()
                && required.path("scopes").isEmpty()
                && (roles.isEmpty()
                        || roles.stream().anyMatch(each -> each.asString("").equals(role)));
    }

    /** What one step finds does not keep the others from being tried. */
    private static void tryOut(List<Finding> found, Runnable step) {
        try {
            step.run();
        } catch (ProviderRefusalException refused) {
            found.add(missingRole(MANAGE_USERS));
        } catch (ChalandException unclear) {
            found.add(OpenIdFindings.SERVER_ERROR);
        }
    }

    private static Finding missingRole(String role) {
        return error(
                "missing-role",
                "The service account lacks the client role " + role + " of realm-management.",
                "Assign it under Clients, Service account roles.");
    }

    private static Finding error(String code, String problem, String remedy) {
        return new Finding(code, Severity.ERROR, problem, remedy);
    }

    private static Finding warning(String code, String problem, String remedy) {
        return new Finding(code, Severity.WARNING, problem, remedy);
    }
}
