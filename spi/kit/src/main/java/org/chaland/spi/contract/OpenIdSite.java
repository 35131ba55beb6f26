package org.chaland.spi.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An OpenID provider on this machine, at which {@link OpenIdSignInContract} signs people in. It answers with a code, or posts the token; apart from
 * that it has what authors say of theirs before they make the provider under test.
 *
 * @since 0.1
 */
public final class OpenIdSite {

    static final String CONFIGURATION = "/.well-known/openid-configuration";
    static final String TOKENS = "/token";
    static final String USERINFO = "/userinfo";
    static final String SUBJECT = "248289761001";

    /** The member of the events of a message that somebody has signed out. */
    static final String SIGN_OUT = "http://schemas.openid.net/event/backchannel-logout";

    private static final long LIFETIME = 60;
    private static final int UNAUTHORIZED = 401;

    private final boolean answersWithCodes;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(OpenIdSite::worker);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final MovableClock clock = new MovableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final String secret = "c0nfidential-of-the-client-0123456789abcdefghij";
    private final Map<String, Object> demanded = new LinkedHashMap<>();
    private final Map<String, Object> added = new LinkedHashMap<>();
    private final Map<String, String> initiation = new LinkedHashMap<>();
    private final Map<String, OpenIdReply> replies = new ConcurrentHashMap<>();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final List<String> verifiers = new CopyOnWriteArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private volatile List<OpenIdKey> keys = List.of(OpenIdKey.FIRST, OpenIdKey.CURVE);
    private volatile boolean knowsTheClient = true;
    private volatile Map<String, ?> person = Map.of();
    private String path = "";
    private String authorization = "/authorize";
    private String keySet = "/keys";
    private boolean isPublic;
    private boolean confirms;
    private boolean announcesIssuer = true;
    private int codes;

    private OpenIdSite(boolean answersWithCodes) {
        this.answersWithCodes = answersWithCodes;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    /** One that answers with a code, for which the provider under test gets the token (OpenID Connect Core 1.0 §3.1). */
    public static OpenIdSite answeringWithCodes() {
        return new OpenIdSite(true);
    }

    /** One that posts the token to the host, as LTI 1.3 does (OpenID Connect Core 1.0 §3.2, OAuth 2.0 Form Post Response Mode). */
    public static OpenIdSite postingTokens() {
        return new OpenIdSite(false);
    }

    /** Its issuer has a path, such as {@code /realms/school}; all its addresses lie below. */
    public OpenIdSite below(String issuerPath) {
        path = issuerPath;
        return this;
    }

    /** Signs people in at that path below the issuer; {@code /authorize} unless set. */
    public OpenIdSite authorizingAt(String below) {
        authorization = below;
        return this;
    }

    /** Has its keys at that path below the issuer; {@code /keys} unless set. */
    public OpenIdSite keysAt(String below) {
        keySet = below;
        return this;
    }

    /** Gives the client no secret (RFC 6749 §2.1). */
    public OpenIdSite publicClient() {
        isPublic = true;
        return this;
    }

    /** Takes in no address that is not confirmed, and does not say so in a token. */
    public OpenIdSite confirmingAddresses() {
        confirms = true;
        return this;
    }

    /** Says in each token what the provider under test has to verify: where it is absent, or something else, nobody signs in. */
    public OpenIdSite demanding(String claim, Object value) {
        demanded.put(claim, value);
        return this;
    }

    /** Says in each token what the provider under test may read or leave. */
    public OpenIdSite saying(String claim, Object value) {
        added.put(claim, value);
        return this;
    }

    /** Sends that parameter whenever it begins a sign-in itself. */
    public OpenIdSite initiatingWith(String parameter, String value) {
        initiation.put(parameter, value);
        return this;
    }

    /** The exact name, which is its address too, without a slash at the end. */
    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What the provider under test is called there. */
    public String clientId() {
        return "chaland-shop";
    }

    /** The secret of the provider under test; not used by a public client. */
    public String clientSecret() {
        return secret;
    }

    /**
     * The time by which it issues tokens: that of the machine when it was made, until a rule moves it. A provider under test that waits before it
     * reads keys again needs it.
     */
    public Clock clock() {
        return clock;
    }

    boolean answersWithCodes() {
        return answersWithCodes;
    }

    boolean isPublicClient() {
        return isPublic;
    }

    boolean confirms() {
        return confirms;
    }

    void waits(Duration time) {
        clock.move(time);
    }

    Map<String, Object> demanded() {
        return demanded;
    }

    void announcesNoIssuer() {
        announcesIssuer = false;
    }

    void knowsNoClient() {
        knowsTheClient = false;
    }

    void hasKeys(OpenIdKey... published) {
        keys = List.of(published);
    }

    /** Answers so at that path below the issuer, whatever is asked. */
    void replies(String below, OpenIdReply reply) {
        replies.put(below, reply);
    }

    void repliesAsUsual() {
        replies.clear();
    }

    String keySet() {
        return keySet;
    }

    /** How often it was asked at that path below the issuer. */
    long requests(String below) {
        return requests.stream().filter((path + below)::equals).count();
    }

    /** How much it sent where it sends more than anybody should read. */
    long sent() {
        return sent.get();
    }

    /** Why it gave no token, for its author to see. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** The code verifiers that it was given. */
    List<String> verifiers() {
        return List.copyOf(verifiers);
    }

    /** A token about somebody, for the request. */
    OpenIdToken token(Map<String, String> request) {
        var now = clock.instant().getEpochSecond();
        var token = new OpenIdToken(OpenIdKey.FIRST)
                .claim("iss", issuer())
                .claim("sub", SUBJECT)
                .claim("aud", clientId())
                .claim("iat", now)
                .claim("exp", now + LIFETIME)
                .claim("nonce", request.get("nonce"))
                .claim("given_name", "Zoé")
                .claim("family_name", "Exemple")
                .claim("name", "Zoé Exemple")
                .claim("email", "zoe@example.org");
        demanded.forEach(token::claim);
        added.forEach(token::claim);
        return token;
    }

    /** A message that somebody has signed out (OpenID Connect Back-Channel Logout 1.0 §2.4). */
    OpenIdToken signOutToken() {
        var now = clock.instant().getEpochSecond();
        return new OpenIdToken(OpenIdKey.FIRST)
                .header("typ", "logout+jwt")
                .claim("iss", issuer())
                .claim("sub", SUBJECT)
                .claim("aud", clientId())
                .claim("iat", now)
                .claim("exp", now + LIFETIME)
                .claim("jti", "0815-4711")
                .claim("events", Map.of(SIGN_OUT, Map.of()));
    }

    /** What the address asks for. */
    Map<String, String> request(URI address) {
        var there = issuer() + authorization;
        if (!address.toString().startsWith(there + "?")) {
            throw new AssertionError("People sign in at " + there + ", not where the provider under test sends them.");
        }
        return form(Optional.ofNullable(address.getRawQuery()).orElse(""));
    }

    /** What the browser brings to the host: the token, or a code for it. */
    Map<String, String> answer(Map<String, String> request, OpenIdToken token) {
        var answer = new HashMap<String, String>();
        answer.put("state", Objects.requireNonNull(request.get("state"), "state"));
        if (!answersWithCodes) {
            answer.put("id_token", token.text());
            return answer;
        }
        var code = "c0de-" + ++codes + "-0123456789abcdefghijklmn";
        grants.put(code, new Grant(request, token));
        answer.put("code", code);
        if (announcesIssuer) {
            answer.put("iss", issuer());
        }
        return answer;
    }

    /** What the browser brings to the host if the site begins. */
    Map<String, String> initiation(URI returnTo) {
        var parameters = new HashMap<>(Map.of(
                "iss", issuer(),
                "client_id", clientId(),
                "login_hint", SUBJECT,
                "lti_message_hint", "hint-0815",
                "target_link_uri", returnTo.toString()));
        parameters.putAll(initiation);
        return parameters;
    }

    /** Where people sign in, tokens are got and keys are read (OpenID Connect Discovery 1.0 §3). */
    Map<String, Object> configuration() {
        return new LinkedHashMap<>(Map.ofEntries(
                entry("issuer", issuer()),
                entry("authorization_endpoint", issuer() + authorization),
                entry("token_endpoint", issuer() + TOKENS),
                entry("userinfo_endpoint", issuer() + USERINFO),
                entry("jwks_uri", issuer() + keySet),
                entry("end_session_endpoint", issuer() + "/sign-out"),
                entry("response_types_supported", List.of("code", "id_token")),
                entry("response_modes_supported", List.of("query", "form_post")),
                entry("grant_types_supported", List.of("authorization_code", "implicit")),
                entry("subject_types_supported", List.of("public")),
                entry("scopes_supported", List.of("openid", "profile", "email", "address", "phone")),
                entry("id_token_signing_alg_values_supported", List.of("RS256", "ES256")),
                entry(
                        "token_endpoint_auth_methods_supported",
                        List.of("client_secret_basic", "client_secret_post", "none")),
                entry("code_challenge_methods_supported", List.of("S256")),
                entry("backchannel_logout_supported", true),
                entry("authorization_response_iss_parameter_supported", announcesIssuer)));
    }

    Map<String, Object> keySetNow() {
        return Map.of("keys", keys.stream().map(OpenIdKey::jwk).toList());
    }

    void close() {
        closing.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var asked = exchange.getRequestURI().getPath();
            requests.add(asked);
            var below = asked.startsWith(path) ? asked.substring(path.length()) : asked;
            var reply = replies.get(below);
            (reply != null ? reply : usual(below, exchange, body)).to(exchange, new Traffic());
        }
    }

    private OpenIdReply usual(String below, HttpExchange exchange, String body) {
        if (below.equals(CONFIGURATION)) {
            return OpenIdReply.json(configuration());
        }
        if (below.equals(keySet)) {
            return OpenIdReply.json(keySetNow());
        }
        if (below.equals(TOKENS)) {
            return tokens(exchange, form(body));
        }
        return below.equals(USERINFO) ? OpenIdReply.json(person) : OpenIdReply.error(404, "not_found");
    }

    private OpenIdReply tokens(HttpExchange exchange, Map<String, String> form) {
        if (!knowsTheClient || !isTheClient(exchange, form)) {
            refusals.add("no client authentication, or a wrong one");
            return OpenIdReply.error(UNAUTHORIZED, "invalid_client");
        }
        var code = form.getOrDefault("code", "");
        var grant = Optional.ofNullable(grants.remove(code));
        var fault = grant.map(known -> known.fault(form)).orElse("a code that is unknown or was used");
        if (!fault.isEmpty()) {
            refusals.add(fault);
            return OpenIdReply.error(400, "invalid_grant");
        }
        var token = grant.orElseThrow().token();
        person = new LinkedHashMap<>(token.claims());
        return OpenIdReply.json(tokenResponse(token));
    }

    static Map<String, Object> tokenResponse(OpenIdToken token) {
        return Map.of(
                "access_token",
                "acc3ss-0123456789abcdefghijklmnop",
                "token_type",
                "Bearer",
                "expires_in",
                LIFETIME,
                "id_token",
                token.text());
    }

    private boolean isTheClient(HttpExchange exchange, Map<String, String> form) {
        var basic = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(header -> header.startsWith("Basic "))
                .map(header -> new String(Base64.getDecoder().decode(header.substring("Basic ".length())), UTF_8));
        return isPublic
                ? clientId().equals(form.get("client_id"))
                : basic.map((clientId() + ":" + secret)::equals)
                        .orElseGet(() ->
                                clientId().equals(form.get("client_id")) && secret.equals(form.get("client_secret")));
    }

    private static Map<String, String> form(String encoded) {
        var form = new HashMap<String, String>();
        Arrays.stream(encoded.split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> {
            if (pair.length == 2
                    && form.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8)) != null) {
                throw new AssertionError("The parameter " + pair[0] + " is sent twice (RFC 6749 §3.1).");
            }
        });
        return form;
    }

    static String challenge(String verifier) {
        try {
            return OpenIdKey.base64Url(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256.", missing);
        }
    }

    private static Thread worker(Runnable work) {
        var thread = new Thread(work, "openid-site");
        thread.setDaemon(true);
        return thread;
    }

    /** A code that was given, and what is asked before a token is (RFC 6749 §4.1.3, RFC 7636 §4.6). */
    private final class Grant {

        private final Map<String, String> request;
        private final OpenIdToken token;

        Grant(Map<String, String> request, OpenIdToken token) {
            this.request = request;
            this.token = token;
        }

        OpenIdToken token() {
            return token;
        }

        String fault(Map<String, String> form) {
            var verifier = form.getOrDefault("code_verifier", "");
            verifiers.add(verifier);
            if (!"authorization_code".equals(form.get("grant_type"))) {
                return "grant_type is not authorization_code";
            }
            if (!Objects.equals(request.get("redirect_uri"), form.get("redirect_uri"))) {
                return "redirect_uri differs from that of the request";
            }
            return challenge(verifier).equals(request.get("code_challenge"))
                    ? ""
                    : "code_verifier does not match code_challenge by S256";
        }
    }

    private final class Traffic implements OpenIdReply.Traffic {

        @Override
        public void sent(int bytes) {
            sent.addAndGet(bytes);
        }

        @Override
        public CountDownLatch closing() {
            return closing;
        }
    }
}
