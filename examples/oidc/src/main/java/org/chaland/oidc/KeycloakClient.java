package org.chaland.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest.Builder;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.spi.BoundedHttp;
import org.chaland.spi.BoundedHttp.UnansweredException;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Calls the admin REST API of a realm as the service account of the shop's client. Its token is kept until shortly before it expires. Of error
 * answers only the status and codes are looked at: their texts repeat what was sent. Safe for use by several threads.
 */
final class KeycloakClient {

    /** What a service account needs for everything but the settings of the realm. */
    static final String MANAGE_USERS = "manage-users";

    /** What it needs for the settings of the realm. */
    static final String VIEW_REALM = "view-realm";

    private static final int LONGEST_ANSWER = 2_000_000;
    private static final int OK = 200;
    private static final int REDIRECTED = 300;
    private static final int INVALID = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /** Fit for a header (RFC 6750 §2.1). */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,100000}");

    /** Longer than a call is under way. */
    private static final Duration EARLY = Duration.ofSeconds(30);

    private final KeycloakSettings settings;
    private final BoundedHttp http;
    private final Clock clock;
    private final String api;
    private @Nullable Token token;

    /** Calls nobody yet. */
    KeycloakClient(KeycloakSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        http = new BoundedHttp(settings.connectTimeout(), settings.timeout(), LONGEST_ANSWER);
        api = settings.url() + "/admin/realms/" + settings.realm();
    }

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param body empty if it is not one value of JSON
     * @param location of what was created, or to which a browser is sent; empty if there is none
     */
    record Answer(int status, Optional<JsonNode> body, Optional<String> location) {

        boolean isDone() {
            return status >= OK && status < REDIRECTED;
        }

        boolean isInvalid() {
            return status == INVALID;
        }

        boolean isNotFound() {
            return status == NOT_FOUND;
        }

        boolean isConflict() {
            return status == CONFLICT;
        }

        /** @throws ProviderUnavailableException if there is none */
        JsonNode value() {
            return body.filter(any -> isDone()).orElseThrow(() -> unusable(status));
        }
    }

    /** As {@link #call(String, String, String, Optional)}, to read. */
    Answer get(String role, String path) {
        return call(role, "GET", path, Optional.empty());
    }

    /** As {@link #call(String, String, String, Optional)}, to change users. */
    Answer change(String method, String path, JsonNode body) {
        return call(MANAGE_USERS, method, path, Optional.of(body));
    }

    /** As {@link #call(String, String, String, Optional)}, to change users. */
    Answer change(String method, String path) {
        return call(MANAGE_USERS, method, path, Optional.empty());
    }

    /**
     * Calls the API.
     *
     * @param role that the call needs
     * @param path below the realm, its parts encoded
     * @return an answer that is a success, or that the request is not valid, names what is not there, or conflicts with something
     * @throws ProviderUnavailableException if there is no answer, or another one
     * @throws ProviderRefusalException if the call is not allowed
     */
    private Answer call(String role, String method, String path, Optional<JsonNode> body) {
        var answer = attempt(method, path, body, token(false));
        if (answer.status() == UNAUTHORIZED) {
            // A restart of Keycloak or a new key makes tokens invalid before their time. Nothing took effect.
            answer = attempt(method, path, body, token(true));
        }
        if (answer.status() == UNAUTHORIZED) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "Keycloak does not accept the token that it made: set chaland.keycloak.url to the address by which the realm names itself.");
        }
        if (answer.status() == FORBIDDEN) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "Keycloak does not allow the call: assign the client role " + role
                            + " of realm-management to the service account of chaland.keycloak.client-id.");
        }
        var isKnown = answer.isInvalid() || answer.isNotFound() || answer.isConflict();
        if (!answer.isDone()
                && !(isKnown && answer.body().filter(JsonNode::isObject).isPresent())) {
            throw unusable(answer.status());
        }
        return answer;
    }

    private Answer attempt(String method, String path, Optional<JsonNode> body, String bearer) {
        var request = HttpRequest.newBuilder(URI.create(api + path)).header("Authorization", "Bearer " + bearer);
        body.ifPresent(any -> request.header("Content-Type", "application/json"));
        request.method(
                method,
                body.map(KeycloakJson::bytes).map(BodyPublishers::ofByteArray).orElse(BodyPublishers.noBody()));
        try {
            return send(request);
        } catch (UnansweredException none) {
            throw unanswered(none);
        }
    }

    /** One at a time, so that many calls at once need one new token. */
    private synchronized String token(boolean isRefused) {
        var now = clock.instant();
        if (isRefused || token == null || !now.isBefore(token.until())) {
            token = renewed(now);
        }
        return token.value();
    }

    private Token renewed(Instant now) {
        Answer answer;
        try {
            answer = requestToken("");
        } catch (UnansweredException none) {
            throw unanswered(none);
        }
        var value = answer.body()
                .filter(any -> answer.isDone())
                .flatMap(body -> KeycloakJson.text(body, "access_token"))
                .filter(TOKEN.asMatchPredicate());
        if (value.isEmpty()) {
            throw noToken(answer);
        }
        var lifetime = answer.body()
                .map(body -> body.path("expires_in").asLong(0))
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
        return new Token(value.get(), now.plus(lifetime).minus(EARLY));
    }

    private static RuntimeException noToken(Answer answer) {
        var code =
                answer.body().flatMap(body -> KeycloakJson.text(body, "error")).orElse("");
        if (answer.status() == UNAUTHORIZED || code.equals("unauthorized_client") || code.equals("invalid_client")) {
            return new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "Keycloak does not accept the client: compare chaland.keycloak.client-id and chaland.keycloak.client-secret with its"
                            + " page Credentials, and see that Service account roles is on.");
        }
        if (!code.isEmpty() && (answer.isNotFound() || answer.status() == FORBIDDEN || code.equals("access_denied"))) {
            return new ProviderRefusalException(
                    Reason.NOT_PERMITTED,
                    "Keycloak has no such realm, or it is not enabled: look at chaland.keycloak.url and chaland.keycloak.realm.");
        }
        return unusable(answer.status());
    }

    /** Asks for a token with that scope besides what is usual, whatever comes back. */
    Answer requestToken(String scope) throws UnansweredException {
        // An empty scope is refused, one that is not named is the usual one.
        var form = "grant_type=client_credentials&client_id=" + encoded(settings.clientId()) + "&client_secret="
                + encoded(settings.clientSecret()) + (scope.isEmpty() ? "" : "&scope=" + encoded(scope));
        return send(HttpRequest.newBuilder(URI.create(settings.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Reads a page of the realm that is open to everybody, whatever comes back. */
    Answer open(String path) throws UnansweredException {
        return send(HttpRequest.newBuilder(URI.create(settings.issuer() + path)));
    }

    private Answer send(Builder request) throws UnansweredException {
        HttpResponse<byte[]> response =
                http.send(request.header("Accept", "application/json").build());
        return new Answer(
                response.statusCode(),
                KeycloakJson.read(response.body()),
                response.headers().firstValue("Location"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static ProviderUnavailableException unanswered(UnansweredException none) {
        return new ProviderUnavailableException("Keycloak gave no answer that could be read (" + none.why()
                + "): it is tried again; if that goes on, look at its server and at chaland.keycloak.url.");
    }

    static ProviderUnavailableException unusable(int status) {
        return new ProviderUnavailableException("Keycloak gave no usable answer (HTTP " + status
                + "): it is tried again; if that goes on, look at the log of its server.");
    }

    /** Its text form would show the token, so it has none. */
    private static final class Token {

        private final String value;
        private final Instant until;

        Token(String value, Instant until) {
            this.value = value;
            this.until = until;
        }

        String value() {
            return value;
        }

        Instant until() {
            return until;
        }
    }
}
