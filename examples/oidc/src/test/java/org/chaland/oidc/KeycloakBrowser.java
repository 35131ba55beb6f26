package org.chaland.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as Keycloak's pages need: cookies, redirects within Keycloak, forms. */
final class KeycloakBrowser {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern ACTION_LINK = Pattern.compile("<a[^>]*href=\"([^\"]*/login-actions/[^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String page = "";
    private Optional<URI> left = Optional.empty();

    KeycloakBrowser with(List<String> set) {
        for (var cookie : set) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return this;
    }

    /** Opens an address; returns the parameters with which Keycloak sends the browser elsewhere, or none. */
    Map<String, String> open(URI address) {
        follow(send(HttpRequest.newBuilder(address)), address);
        return parameters();
    }

    Map<String, String> signIn(URI address, String username, String password) {
        open(address);
        return submit(Map.of("username", username, "password", password, "credentialId", ""));
    }

    /** Sends the form of the page. */
    Map<String, String> submit(Map<String, String> fields) {
        var form = FORM.matcher(page);
        if (!form.find()) {
            throw new IllegalStateException("There is no form in this page: " + page);
        }
        return post(URI.create(form.group(1).replace("&amp;", "&")), fields);
    }

    Map<String, String> post(URI target, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + KeycloakServer.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        follow(
                send(HttpRequest.newBuilder(target)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))),
                target);
        return parameters();
    }

    /** Follows the link by which a page goes on with an action. */
    void proceed() {
        var link = ACTION_LINK.matcher(page);
        if (link.find()) {
            open(URI.create(link.group(1).replace("&amp;", "&")));
        }
    }

    String page() {
        return page;
    }

    private void follow(HttpResponse<String> first, URI from) {
        var response = first;
        var at = from;
        left = Optional.empty();
        for (var count = 0; count < MOST_REDIRECTS && response.statusCode() / 100 == 3; count++) {
            var next = at.resolve(response.headers().firstValue("Location").orElseThrow());
            if (!next.getAuthority().equals(at.getAuthority())) {
                left = Optional.of(next);
                return;
            }
            at = next;
            response = send(HttpRequest.newBuilder(next));
        }
        page = response.body();
    }

    private Map<String, String> parameters() {
        var parameters = new HashMap<String, String>();
        left.map(URI::getRawQuery).ifPresent(query -> {
            for (var pair : query.split("&")) {
                var parts = pair.split("=", 2);
                parameters.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
            }
        });
        return parameters;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            with(response.headers().allValues("Set-Cookie"));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
