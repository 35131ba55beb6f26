package org.chaland.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers calls of the admin API as it is told to, and writes down what was asked. Texts of answers are those of Keycloak 26.7. */
final class KeycloakDouble implements AutoCloseable {

    static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final String ID = "4a20e54e-fb1c-4020-a650-b89f940ec645";
    static final String GROUP = "82198398-8169-40f6-9b92-4e29340cbca6";
    static final String REALM =
            "{\"realm\":\"shop\",\"registrationEmailAsUsername\":false,\"duplicateEmailsAllowed\":false,"
                    + "\"resetPasswordAllowed\":true,\"supportedLocales\":[\"en\",\"fr\"]}";
    static final String USER =
            "{\"id\":\"" + ID + "\",\"username\":\"c-1\",\"firstName\":\"Zo\u00e9\",\"email\":\"anna@example.org\","
                    + "\"emailVerified\":true,\"enabled\":true,\"attributes\":{\"locale\":[\"fr\"]}}";

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** An answer; no body if it is empty. */
    record Reply(int status, String body, Map<String, String> headers) {}

    KeycloakDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        on("POST /realms/shop/protocol/openid-connect/token", 200, "{\"access_token\":\"token-1\",\"expires_in\":300}");
        on("GET /admin/realms/shop", 200, REALM);
        on("GET /admin/realms/shop/users", 200, "[]");
        on("GET /admin/realms/shop/users/" + ID, 200, USER);
        on("GET /admin/realms/shop/group-by-path/support", 200, "{\"id\":\"" + GROUP + "\",\"name\":\"support\"}");
        on("PUT /admin/realms/shop/users/" + ID, 204, "");
        on("PUT /admin/realms/shop/users/" + ID + "/execute-actions-email", 204, "");
        on("PUT /admin/realms/shop/users/" + ID + "/groups/" + GROUP, 204, "");
        created("/admin/realms/shop/users/" + ID);
    }

    KeycloakProvider provider(Clock clock) {
        return new KeycloakProvider(
                KeycloakSettings.from(Map.of(
                        "chaland.keycloak.url", url(),
                        "chaland.keycloak.realm", "shop",
                        "chaland.keycloak.client-id", "shop",
                        "chaland.keycloak.client-secret", SECRET,
                        "chaland.keycloak.support-group", "/support",
                        "chaland.keycloak.support-address", "https://shop.example/support",
                        "chaland.keycloak.timeout", "PT1S")),
                clock);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void on(String request, int status, String body) {
        replies.put(request, new Reply(status, body, Map.of("Content-Type", "application/json")));
    }

    void created(String location) {
        replies.put("POST /admin/realms/shop/users", new Reply(201, "", Map.of("Location", url() + location)));
    }

    /** From now on every call of the admin API is answered so. */
    void always(Reply reply) {
        replies.keySet().removeIf(request -> request.contains("/admin/"));
        replies.put("", reply);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        exchange.getRequestBody().readAllBytes();
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        var reply = replies.getOrDefault(
                request, replies.getOrDefault("", new Reply(404, "{\"error\":\"User not found\"}", Map.of())));
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        var body = reply.body().getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
