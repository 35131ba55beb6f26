package org.chaland.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** An OpenID provider of the JDK's means, which knows one client, and can be made to answer whatever a test wants. */
final class TestOp implements AutoCloseable {

    static final String CLIENT = "shop";
    static final String SECRET = "client secret + 50% & more, of 40 letters";
    static final String RETURN_TO = "https://shop.example/signed-in";

    /** One for all tests: a pair takes half a second. */
    private static final KeyPair KEYS = rsa();

    private static final String CONFIGURATION = "/.well-known/openid-configuration";

    /** What is told of somebody, beside the subject. */
    final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();

    final Map<String, Object> metadata = new ConcurrentHashMap<>();
    final Map<String, Object> userInfo = new ConcurrentHashMap<>();
    final Map<String, Answer> instead = new ConcurrentHashMap<>();
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    volatile Consumer<Map<String, Object>> claims = any -> {};
    volatile Function<Map<String, Object>, String> signer = this::signed;
    volatile Consumer<Map<String, Object>> tokenAnswer = any -> {};
    volatile Consumer<Map<String, String>> back = any -> {};
    volatile boolean publicClient;
    volatile boolean tellsProfileInUserInfo;
    volatile long authTime;
    volatile String kid = "k1";
    volatile KeyPair keys = KEYS;

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final ConcurrentLinkedQueue<HttpExchange> open = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Clock clock;
    final String issuer;

    /** Something else than the usual answer. */
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    TestOp(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/op";
        authTime = clock.instant().getEpochSecond();
        metadata.putAll(Map.of(
                "issuer",
                issuer,
                "authorization_endpoint",
                issuer + "/authorize?tenant=1",
                "token_endpoint",
                issuer + "/token",
                "jwks_uri",
                issuer + "/keys",
                "userinfo_endpoint",
                issuer + "/userinfo",
                "end_session_endpoint",
                issuer + "/logout",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256", "none", "HS256"),
                "code_challenge_methods_supported",
                List.of("S256")));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("claims_supported", List.of("sub", "auth_time"));
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    OidcSettings settings(Map<String, String> more) {
        var properties = new HashMap<>(Map.of(
                "chaland.oidc.issuer", issuer,
                "chaland.oidc.client-id", CLIENT,
                "chaland.oidc.timeout", "PT1S"));
        if (!publicClient) {
            properties.put("chaland.oidc.client-secret", SECRET);
        }
        properties.putAll(more);
        return OidcSettings.from(properties);
    }

    /** Signs in as that person at the address, and returns what the browser brings back. */
    Map<String, String> signIn(URI address, String subject) {
        var asked = query(address.getRawQuery());
        var code = "code-" + counter.incrementAndGet();
        var given = new HashMap<>(asked);
        given.put("sub", subject);
        codes.put(code, given);
        var parameters = new HashMap<>(Map.of("code", code, "state", asked.get("state"), "iss", issuer));
        back.accept(parameters);
        return parameters;
    }

    static Map<String, String> query(String query) {
        var parameters = new HashMap<String, String>();
        Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.put(
                        URLDecoder.decode(pair[0], UTF_8), pair.length > 1 ? URLDecoder.decode(pair[1], UTF_8) : ""));
        return parameters;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/op".length());
        calls.add(path);
        var other = instead.get(path);
        if (other != null) {
            other.give(exchange);
            return;
        }
        switch (path) {
            case CONFIGURATION -> json(exchange, 200, metadata);
            case "/keys" -> json(exchange, 200, Map.of("keys", List.of(jwk(kid, keys))));
            case "/token" -> token(exchange);
            case "/userinfo" -> json(exchange, 200, userInfo);
            case "/authorize" -> authorize(exchange);
            default -> json(exchange, 404, Map.of());
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = query(exchange.getRequestURI().getRawQuery());
        if (!RETURN_TO.equals(asked.get("redirect_uri"))) {
            send(exchange, 400, "text/html", "<p>Invalid parameter: redirect_uri</p>");
        } else if ("none".equals(asked.get("prompt"))) {
            exchange.getResponseHeaders()
                    .set("Location", RETURN_TO + "?error=login_required&state=" + asked.get("state"));
            send(exchange, 302, "text/html", "");
        } else {
            send(exchange, 200, "text/html", "<form>");
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = query(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var basic = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .map(header -> new String(Base64.getDecoder().decode(header.replace("Basic ", "")), UTF_8))
                .map(pair -> Arrays.stream(pair.split(":", 2))
                        .map(part -> URLDecoder.decode(part, UTF_8))
                        .toList());
        var isClient = publicClient
                ? CLIENT.equals(form.get("client_id")) && basic.isEmpty()
                : basic.map(List.of(CLIENT, SECRET)::equals)
                        .orElseGet(
                                () -> CLIENT.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret")));
        if (!isClient) {
            json(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        var given = codes.remove(String.valueOf(form.get("code")));
        if (given == null
                || !given.get("redirect_uri").equals(form.get("redirect_uri"))
                || !given.get("code_challenge").equals(challenge(String.valueOf(form.get("code_verifier"))))) {
            json(exchange, 400, Map.of("error", "invalid_grant", "error_description", "<p>Canary"));
            return;
        }
        var answer = new LinkedHashMap<String, Object>(
                Map.of("access_token", "access", "token_type", "Bearer", "expires_in", 60));
        answer.put("id_token", signer.apply(idToken(given)));
        tokenAnswer.accept(answer);
        json(exchange, 200, answer);
    }

    private Map<String, Object> idToken(Map<String, String> given) {
        var now = clock.instant().getEpochSecond();
        var token = new LinkedHashMap<String, Object>(
                Map.of("iss", issuer, "aud", CLIENT, "sub", given.get("sub"), "iat", now, "exp", now + 300));
        token.put("auth_time", authTime);
        token.put("nonce", given.get("nonce"));
        var profile = people.getOrDefault(given.get("sub"), Map.of());
        if (tellsProfileInUserInfo) {
            userInfo.putAll(profile);
            userInfo.put("sub", given.get("sub"));
        } else {
            token.putAll(profile);
        }
        claims.accept(token);
        return token;
    }

    private static String challenge(String verifier) {
        return base64(digest(verifier.getBytes(UTF_8)));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> jwk(String kid, KeyPair pair) {
        var key = (RSAPublicKey) pair.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                kid,
                "n",
                base64(unsigned(key.getModulus())),
                "e",
                base64(unsigned(key.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    String signed(Map<String, Object> token) {
        return signed(new HashMap<>(Map.of("alg", "RS256", "kid", kid, "typ", "JWT")), token, keys.getPrivate());
    }

    static String signed(Map<String, Object> header, Map<String, Object> token, PrivateKey key) {
        var text = unsigned(header, token);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(Map<String, Object> header, Map<String, Object> token) {
        return base64(text(header).getBytes(UTF_8)) + "." + base64(text(token).getBytes(UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static void json(HttpExchange exchange, int status, Map<String, Object> answer) throws IOException {
        send(exchange, status, "application/json", text(answer));
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Begins an answer and never ends it. */
    void drip(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        open.add(exchange);
    }

    /** Answers with more than anybody wants to read. */
    static void flood(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            var part = " ".repeat(64_000).getBytes(UTF_8);
            for (var i = 0; i < 10_000; i++) {
                body.write(part);
            }
        } catch (IOException broken) {
            // The reader has had enough.
        }
    }

    static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            var members = new ArrayList<String>();
            map.forEach((name, member) -> members.add(text(name) + ":" + text(member)));
            return "{" + String.join(",", members) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(TestOp::text).toList()) + "]";
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars()
                .mapToObj(c -> c < ' ' || c > '~' || c == '"' || c == '\\'
                        ? String.format("\\u%04x", c)
                        : Character.toString(c))
                .forEach(quoted::append);
        return quoted.append('"').toString();
    }

    @Override
    public void close() {
        open.forEach(HttpExchange::close);
        server.stop(0);
        threads.shutdownNow();
    }
}
