package org.chaland.oidc;

import static org.chaland.oidc.KeycloakClient.MANAGE_USERS;
import static org.chaland.oidc.KeycloakClient.VIEW_REALM;
import static org.chaland.oidc.KeycloakClient.encoded;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.oidc.KeycloakClient.Answer;
import org.chaland.spi.AccountKey;
import org.chaland.spi.Invitation;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;
import tools.jackson.databind.JsonNode;

/**
 * The users of a realm. The username of one that the shop makes is its key: Keycloak keeps usernames unique, and nobody changes their own
 * unless the realm allows it.
 */
final class KeycloakUsers {

    private static final String USERS = "/users";

    /** More than anybody has. */
    private static final int MOST_GROUPS = 10_000;

    /** A UUID, or what Keycloak makes of the id of a user whom another system keeps. */
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|f:[0-9A-Za-z-]{1,36}:[!-~]{1,200}");

    private static final Pattern CREATED = Pattern.compile(".*/users/([^/]+)");

    private final KeycloakClient client;
    private final KeycloakSettings settings;

    KeycloakUsers(KeycloakClient client, KeycloakSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Whether a user can have it: others name parts of the API, such as {@code count}. */
    static boolean isId(String subject) {
        return ID.matcher(subject).matches();
    }

    Optional<KeycloakUser> withId(String id) {
        var answer = client.get(MANAGE_USERS, path(id));
        if (answer.isNotFound()) {
            requireRealm();
            return Optional.empty();
        }
        // A database may compare ids without regard to case.
        return Optional.of(
                        KeycloakUser.read(answer.value()).orElseThrow(() -> KeycloakClient.unusable(answer.status())))
                .filter(user -> user.id().equals(id));
    }

    /** Everything is unknown in a realm that is not there any more, or behind a proxy that leads elsewhere. */
    private void requireRealm() {
        if (!client.get(MANAGE_USERS, USERS + "?max=1&briefRepresentation=true")
                .value()
                .isArray()) {
            throw KeycloakClient.unusable(404);
        }
    }

    /** @throws ProviderRefusalException if Keycloak has no such user */
    private KeycloakUser require(String id) {
        return withId(id).orElseThrow(KeycloakUsers::unknown);
    }

    Optional<KeycloakUser> withKey(AccountKey key) {
        return search("username", key.value()).stream()
                .filter(user -> user.username().equals(key.value()))
                .findFirst();
    }

    private List<KeycloakUser> search(String field, String value) {
        var answer = client.get(MANAGE_USERS, USERS + "?exact=true&max=100&" + field + "=" + encoded(value));
        var found = answer.value();
        var users = KeycloakJson.elements(found).stream()
                .map(KeycloakUser::read)
                .flatMap(Optional::stream)
                .toList();
        if (!found.isArray() || users.size() != found.size()) {
            throw KeycloakClient.unusable(answer.status());
        }
        return users;
    }

    /** The id of the user who carries the key, from now on or already. */
    String create(AccountKey key, Contact contact) {
        var realm = realm();
        requireKeys(realm);
        var user = KeycloakUser.made(
                key.value(), contact, KeycloakUser.localeOf(contact.language(), supportedLocales(realm)));
        var answer = client.change("POST", USERS, user);
        if (answer.isConflict()) {
            // Of key and address, Keycloak names the address even if both are those of one user.
            return withKey(key).orElseThrow(KeycloakUsers::emailTaken).id();
        }
        requireAccepted(answer);
        return answer.location()
                .map(CREATED::matcher)
                .filter(matcher -> matcher.matches() && isId(matcher.group(1)))
                .map(matcher -> matcher.group(1))
                .orElseThrow(() -> KeycloakClient.unusable(answer.status()));
    }

    void update(String id, Contact contact) {
        var user = require(id);
        var needsRealm = contact.language().isPresent() || user.changesAddress(contact);
        var realm = needsRealm ? Optional.of(realm()) : Optional.<JsonNode>empty();
        realm.ifPresent(KeycloakUsers::requireKeys);
        var changes = user.changed(
                contact, realm.flatMap(any -> KeycloakUser.localeOf(contact.language(), supportedLocales(any))));
        if (!changes.isEmpty()) {
            requireAccepted(client.change("PUT", path(id), changes));
        }
    }

    /** Ends the sessions too. */
    void suspend(String id) {
        setEnabled(id, false);
        requireFound(client.change("POST", path(id) + "/logout"));
    }

    void reactivate(String id) {
        setEnabled(id, true);
    }

    private void setEnabled(String id, boolean isEnabled) {
        var answer = client.change("PUT", path(id), KeycloakJson.object().put("enabled", isEnabled));
        if (answer.isInvalid()) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "Keycloak changes nothing of a user whose profile breaks its rules: correct the user there, or the rules under Realm"
                            + " settings, User profile.");
        }
        requireFound(answer);
    }

    /** Nothing changes if the user is gone already. */
    void delete(String id) {
        var answer = client.change("DELETE", path(id));
        if (answer.isNotFound()) {
            requireRealm();
        } else {
            requireFound(answer);
        }
    }

    /**
     * Has Keycloak mail a link by which the owner chooses a password. Whoever follows it has confirmed the address, so no more is asked for.
     */
    void invite(String id, Invitation.Context context) {
        var user = require(id);
        if (!user.isEnabled() || user.email().isEmpty()) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "The account is suspended or has no e-mail address, so Keycloak mails nothing: look at the user there.");
        }
        if (user.locale().isEmpty()) {
            setLocale(user, context);
        }
        var query = "?client_id=" + encoded(settings.clientId()) + "&lifespan="
                + settings.invitationLifespan().toSeconds();
        var answer = mail(
                id,
                query
                        + context.wayBack()
                                .map(page -> "&redirect_uri=" + encoded(page.toString()))
                                .orElse(""));
        if (answer.isInvalid() && context.wayBack().isPresent()) {
            // The page is not registered: a mail without a way back is better than none.
            answer = mail(id, query);
        }
        if (answer.isInvalid()) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "Keycloak does not send the invitation: look at the client and at the required actions of the realm there.");
        }
        requireFound(answer);
    }

    private Answer mail(String id, String query) {
        try {
            return client.change(
                    "PUT", path(id) + "/execute-actions-email" + query, KeycloakJson.array("UPDATE_PASSWORD"));
        } catch (ProviderUnavailableException unclear) {
            throw new ProviderUnavailableException(
                    "Keycloak does not say that it sent the invitation: it is tried again; if that goes on, look at Realm settings, Email.",
                    unclear);
        }
    }

    /** So that Keycloak's mail and pages are in the language of the customer; in that of the realm if it does not take it. */
    private void setLocale(KeycloakUser user, Invitation.Context context) {
        var locale = KeycloakUser.localeOf(Optional.of(context.language().toLanguageTag()), supportedLocales(realm()));
        if (locale.isPresent()) {
            client.change("PUT", path(user.id()), user.changed(Contact.empty(), locale));
        }
    }

    /**
     * The users of that address whose account a mail to it opens: those without any way to sign in yet, and those who have confirmed the address
     * and have nothing but a password. Left out are users whom another system keeps, or who sign in there, or with a second factor or a key of
     * their own. None if the realm mails nobody a way to a new password.
     */
    List<KeycloakUser> recoverable(CanonicalEmail address) {
        if (!isOn(realm(), "resetPasswordAllowed")) {
            return List.of();
        }
        return search("email", address.value()).stream()
                .filter(user -> user.hasAddress(address) && !user.isFederated() && isOpenedByMail(user))
                .toList();
    }

    private boolean isOpenedByMail(KeycloakUser user) {
        var ways = KeycloakJson.elements(client.get(MANAGE_USERS, path(user.id()) + "/credentials")
                        .value())
                .stream()
                .map(each -> KeycloakJson.text(each, "type").orElse(""))
                .collect(Collectors.toSet());
        return ways.isEmpty()
                ? client.get(MANAGE_USERS, path(user.id()) + "/federated-identity")
                        .value()
                        .isEmpty()
                : user.isAddressConfirmed() && ways.equals(Set.of("password"));
    }

    void join(String id, String group) {
        joinById(id, groupId(group));
    }

    private void joinById(String id, String groupId) {
        requireFound(client.change("PUT", path(id) + "/groups/" + groupId));
    }

    /** Whoever is not there any more is out. */
    void leave(String id, String group) {
        leaveById(id, groupId(group));
    }

    private void leaveById(String id, String groupId) {
        var answer = client.change("DELETE", path(id) + "/groups/" + groupId);
        if (!answer.isNotFound()) {
            requireFound(answer);
        }
    }

    private String groupId(String group) {
        return findGroup(group)
                .orElseThrow(
                        () -> new ProviderRefusalException(
                                Reason.NOT_PERMITTED,
                                "Keycloak has no such group: create it under Groups, or correct chaland.keycloak.support-group."));
    }

    /** Puts the user into the group of the course. */
    void open(String id, String groups, String course) {
        joinById(id, courseId(groups, course).orElseThrow(KeycloakUsers::unknownCourse));
    }

    void close(String id, String groups, String course) {
        courseId(groups, course).ifPresent(group -> leaveById(id, group));
    }

    /** @throws ProviderRefusalException if there is no group of the course */
    boolean isOpen(Optional<String> id, String groups, String course) {
        var group = courseId(groups, course).orElseThrow(KeycloakUsers::unknownCourse);
        return id.isPresent() && groupsOf(id.get()).contains(group);
    }

    private Set<String> groupsOf(String id) {
        var answer = client.get(MANAGE_USERS, path(id) + "/groups?briefRepresentation=true&max=" + MOST_GROUPS);
        if (answer.isNotFound()) {
            requireRealm();
            return Set.of();
        }
        if (!answer.value().isArray()) {
            throw KeycloakClient.unusable(answer.status());
        }
        return KeycloakJson.elements(answer.value()).stream()
                .flatMap(group -> KeycloakJson.text(group, "id").stream())
                .collect(Collectors.toSet());
    }

    /** A slash would lead to another group, and so would dots. Databases may compare names without regard to case. */
    private Optional<String> courseId(String groups, String course) {
        return course.contains("/") || course.equals(".") || course.equals("..")
                ? Optional.empty()
                : group(groups + "/" + course)
                        .filter(group -> KeycloakJson.text(group, "name")
                                .filter(course::equals)
                                .isPresent())
                        .flatMap(group -> KeycloakJson.text(group, "id"));
    }

    private static ProviderRefusalException unknownCourse() {
        return new ProviderRefusalException(
                Reason.UNKNOWN_COURSE,
                "Keycloak has no group of the course: create one with the code of the training as its name below"
                        + " chaland.keycloak.course-groups (Groups, Create child group), or correct the code.");
    }

    Optional<String> findGroup(String group) {
        return group(group).flatMap(found -> KeycloakJson.text(found, "id"));
    }

    private Optional<JsonNode> group(String group) {
        var path = Pattern.compile("/")
                .splitAsStream(group)
                .map(KeycloakClient::encoded)
                .collect(Collectors.joining("/"));
        var answer = client.get(MANAGE_USERS, "/group-by-path/" + path);
        return answer.isNotFound()
                ? Optional.empty()
                : Optional.of(Optional.of(answer.value())
                        .filter(found -> KeycloakJson.text(found, "id")
                                .filter(KeycloakUsers::isId)
                                .isPresent())
                        .orElseThrow(() -> KeycloakClient.unusable(answer.status())));
    }

    /** The settings of the realm; without the right to see them, Keycloak shows a few. */
    private JsonNode realm() {
        var answer = client.get(VIEW_REALM, "");
        return Optional.of(answer.value())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> KeycloakClient.unusable(answer.status()));
    }

    /** @throws ProviderRefusalException if the settings of the realm make usernames of addresses, or give an address to two users */
    private static void requireKeys(JsonNode realm) {
        if (isOn(realm, "registrationEmailAsUsername")) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "Keycloak would replace the key of the account: switch Email as username off under Realm settings, Login.");
        }
        if (isOn(realm, "duplicateEmailsAllowed")) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "Keycloak would give one e-mail address to two people: switch Duplicate emails off under Realm settings, Login.");
        }
    }

    /** @throws ProviderRefusalException if Keycloak does not show the setting */
    private static boolean isOn(JsonNode realm, String setting) {
        return KeycloakJson.flag(realm, setting)
                .orElseThrow(() -> new ProviderRefusalException(
                        Reason.NOT_PERMITTED,
                        "Keycloak does not show the settings of the realm: assign the client role " + VIEW_REALM
                                + " of realm-management to the service account of chaland.keycloak.client-id."));
    }

    private static List<String> supportedLocales(JsonNode realm) {
        return KeycloakJson.elements(realm.path("supportedLocales")).stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private static void requireAccepted(Answer answer) {
        if (answer.isConflict()) {
            throw emailTaken();
        }
        if (answer.isInvalid()) {
            throw answer.body().map(KeycloakUser::notAccepted).orElseThrow();
        }
        requireFound(answer);
    }

    private static void requireFound(Answer answer) {
        if (answer.isNotFound()) {
            throw unknown();
        }
        if (!answer.isDone()) {
            throw KeycloakClient.unusable(answer.status());
        }
    }

    private static String path(String id) {
        return USERS + "/" + encoded(id);
    }

    static ProviderRefusalException unknown() {
        return new ProviderRefusalException(
                Reason.UNKNOWN_ACCOUNT, "Keycloak has no such user: look whether they were deleted there.");
    }

    private static ProviderRefusalException emailTaken() {
        return new ProviderRefusalException(
                Reason.EMAIL_TAKEN, "Another user of Keycloak has the e-mail address: its owner has to sign in.");
    }
}
