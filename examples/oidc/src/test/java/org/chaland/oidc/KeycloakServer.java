package org.chaland.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Keycloak, started once for all tests of a JVM and stopped with it. Its distribution is unpacked by the profile {@code matrix}; without it
 * the tests are skipped, unless {@code CHALAND_REQUIRE_KEYCLOAK=true}.
 */
final class KeycloakServer {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static @Nullable KeycloakServer running;

    final URI url;
    final Mailbox mailbox = new Mailbox();
    private final String password = UUID.randomUUID().toString();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger realms = new AtomicInteger();
    private String token = "";
    private Instant tokenUntil = Instant.MIN;

    private KeycloakServer(Path home) {
        url = URI.create("http://127.0.0.1:" + freePort());
        start(home);
    }

    static synchronized KeycloakServer running() {
        if (running == null) {
            var home = home();
            var required = Boolean.parseBoolean(System.getenv("CHALAND_REQUIRE_KEYCLOAK"));
            if (!Files.exists(home.resolve("bin/kc.sh")) && required) {
                throw new IllegalStateException("There is no Keycloak in " + home + ": run with -Pmatrix.");
            }
            Assumptions.assumeTrue(Files.exists(home.resolve("bin/kc.sh")), "There is no Keycloak: run with -Pmatrix.");
            running = new KeycloakServer(home);
        }
        return running;
    }

    private static Path home() {
        return Path.of(System.getProperty("keycloak.home", "target/no-keycloak"));
    }

    /** A name that no other realm has. */
    String nextRealm() {
        return "realm-" + realms.incrementAndGet();
    }

    private void start(Path home) {
        var log = home.resolveSibling("keycloak.log").toFile();
        var begun = Instant.now();
        try {
            var builder = new ProcessBuilder(
                            "bash",
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--db=dev-mem",
                            "--cache=local",
                            "--http-host=127.0.0.1",
                            "--http-port=" + url.getPort())
                    .redirectErrorStream(true)
                    .redirectOutput(log);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx700m");
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
            while (!answers()) {
                if (process.waitFor(250, MILLISECONDS)
                        || Duration.between(begun, Instant.now()).compareTo(LONGEST_START) > 0) {
                    stop(process);
                    throw new IllegalStateException("Keycloak has not started: see " + log);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        System.out.println("Keycloak has started in "
                + Duration.between(begun, Instant.now()).toSeconds() + " s.");
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private boolean answers() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(url.resolve("/realms/master"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Calls the admin API as its administrator. */
    JsonNode admin(String method, String path, Object body) {
        var text = body instanceof String json ? json : JSON.writeValueAsString(body);
        var response = send(HttpRequest.newBuilder(url.resolve("/admin/realms" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text)));
        if (response.statusCode() == 404 && !method.equals("PUT")) {
            return JSON.missingNode();
        }
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    /** The cookies that the admin API sets. */
    List<String> cookies(String method, String path) {
        return send(HttpRequest.newBuilder(url.resolve("/admin/realms" + path))
                        .header("Authorization", "Bearer " + token())
                        .method(method, BodyPublishers.noBody()))
                .headers()
                .allValues("Set-Cookie");
    }

    JsonNode admin(String method, String path) {
        return admin(method, path, "");
    }

    private synchronized String token() {
        if (Instant.now().isAfter(tokenUntil)) {
            var answer = send(HttpRequest.newBuilder(url.resolve("/realms/master/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(
                            "grant_type=password&client_id=admin-cli&username=admin&password=" + password)));
            token = JSON.readTree(answer.body()).get("access_token").stringValue();
            tokenUntil = Instant.now().plusSeconds(30);
        }
        return token;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
