package org.chaland.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.BoundedHttp;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInInitiation;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignOut;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.chaland.spi.contract.OpenIdSite;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in by OpenID Connect with a code, in steps that a subclass leaves out or gets wrong: it shows that the kit's rules can be kept, and that
 * they find who does not keep them.
 */
class OpenIdReference implements SignInRedirect, SignOut {

    private static final String CONFIGURATION = "/.well-known/openid-configuration";
    private static final Duration SKEW = Duration.ofMinutes(2);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(17);
    private static final int LONGEST_SESSION = 8_000;
    private static final int READINGS = 4;

    final OpenIdSite site;
    final Clock clock;
    final BoundedHttp http;
    private volatile @Nullable Map<String, Object> configuration;
    private volatile JWKSet keys = new JWKSet();
    private int readings;

    OpenIdReference(OpenIdSite site) {
        this(site, new BoundedHttp(Duration.ofSeconds(1), Duration.ofMillis(700), 1 << 18));
    }

    OpenIdReference(OpenIdSite site, BoundedHttp http) {
        this.site = site;
        this.http = http;
        clock = site.clock();
    }

    @Override
    public String issuer() {
        return site.issuer();
    }

    @Override
    public URI address(SignInAttempt attempt) {
        var endpoint = endpoint("authorization_endpoint");
        return URI.create(endpoint + "?" + encoded(request(attempt)));
    }

    Map<String, String> request(SignInAttempt attempt) {
        var request = new LinkedHashMap<String, String>();
        request.put("response_type", "code");
        request.put("scope", "openid profile email");
        request.put("client_id", site.clientId());
        request.put("redirect_uri", attempt.returnTo().toString());
        request.put("state", attempt.state());
        request.put("nonce", nonce(attempt));
        request.put("code_challenge", digest(verifier(attempt)));
        request.put("code_challenge_method", "S256");
        if (attempt.asksAgain()) {
            request.put("prompt", "login");
        }
        return request;
    }

    String nonce(SignInAttempt attempt) {
        return digest("nonce " + attempt.secret());
    }

    String verifier(SignInAttempt attempt) {
        return digest("verifier " + attempt.secret());
    }

    @Override
    public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        var code = parameters.getOrDefault("code", "");
        return isAnswer(parameters) && !code.isEmpty()
                ? token(attempt, code).flatMap(token -> signedIn(attempt, token))
                : Optional.empty();
    }

    boolean isAnswer(Map<String, String> parameters) {
        return !parameters.containsKey("error") && namesUs(parameters);
    }

    /** RFC 9207 §2.4. */
    boolean namesUs(Map<String, String> parameters) {
        var named = parameters.get("iss");
        return named == null
                ? !Boolean.TRUE.equals(configuration().get("authorization_response_iss_parameter_supported"))
                : named.equals(issuer());
    }

    Optional<String> token(SignInAttempt attempt, String code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", attempt.returnTo().toString());
        form.put("code_verifier", verifier(attempt));
        var credentials = site.clientId() + ":" + site.clientSecret();
        var answer = send(HttpRequest.newBuilder(endpoint("token_endpoint"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .POST(BodyPublishers.ofString(encoded(form)))
                .build());
        var told = object(answer);
        if ("invalid_client".equals(told.get("error"))) {
            throw new ProviderRefusalException(
                    Reason.NOT_PERMITTED, "The site does not accept the client's secret: set the right one.");
        }
        if ("invalid_grant".equals(told.get("error"))) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200 || !(told.get("id_token") instanceof String token)) {
            throw unavailable();
        }
        return Optional.of(token);
    }

    final Optional<SignedIn> signedIn(SignInAttempt attempt, String token) {
        return claims(token)
                .filter(claims -> isBelieved(claims, attempt) && isAskedAgain(claims, attempt))
                .flatMap(claims -> subject(claims).map(account -> told(account, claims, token)));
    }

    /** Empty if it is no token, or nobody whom we know has signed it. */
    Optional<Map<String, Object>> claims(String text) {
        try {
            var token = JWSObject.parse(text);
            return isSigned(token) ? Optional.ofNullable(token.getPayload().toJSONObject()) : Optional.empty();
        } catch (ParseException | IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    boolean isSigned(JWSObject token) {
        try {
            var header = token.getHeader();
            var key =
                    algorithms().contains(String.valueOf(header.getAlgorithm())) ? key(header) : Optional.<JWK>empty();
            return key.isPresent() && key.get() instanceof RSAKey rsa && token.verify(new RSASSAVerifier(rsa));
        } catch (JOSEException | IllegalStateException notSigned) {
            return false;
        }
    }

    Set<String> algorithms() {
        return Set.of("RS256");
    }

    Optional<JWK> key(JWSHeader header) {
        var kid = Optional.ofNullable(header.getKeyID()).orElse("");
        return Optional.ofNullable(keys.getKeyByKeyId(kid)).or(() -> {
            if (!mayReadKeys()) {
                return Optional.empty();
            }
            keys = readKeys();
            return Optional.ofNullable(keys.getKeyByKeyId(kid));
        });
    }

    /** Anybody can name an unknown key. */
    synchronized boolean mayReadKeys() {
        readings++;
        return readings <= READINGS;
    }

    JWKSet readKeys() {
        var told = object(send(HttpRequest.newBuilder(endpoint("jwks_uri")).build()));
        if (!(told.get("keys") instanceof List<?> listed)) {
            throw unavailable();
        }
        return new JWKSet(listed.stream().flatMap(OpenIdReference::jwk).toList());
    }

    private static Stream<JWK> jwk(Object listed) {
        try {
            return listed instanceof Map<?, ?> members
                    ? Stream.of(JWK.parse(JSONObjectUtils.toJSONString(named(members))))
                    : Stream.empty();
        } catch (ParseException | IllegalArgumentException unknownKind) {
            return Stream.empty();
        }
    }

    boolean isBelieved(Map<String, Object> claims, SignInAttempt attempt) {
        return isOfIssuer(claims)
                && isForUs(claims)
                && isOursAlone(claims)
                && isNotOver(claims)
                && isOfThePast(claims)
                && isOfAttempt(claims, attempt);
    }

    boolean isOfIssuer(Map<String, Object> claims) {
        return issuer().equals(claims.get("iss"));
    }

    boolean isForUs(Map<String, Object> claims) {
        return audience(claims).contains(site.clientId());
    }

    /** Nobody else is in the audience, and nobody else got the token. */
    boolean isOursAlone(Map<String, Object> claims) {
        var party = claims.get("azp");
        return party == null ? audience(claims).size() == 1 : party.equals(site.clientId());
    }

    static List<?> audience(Map<String, Object> claims) {
        return claims.get("aud") instanceof List<?> several
                ? several
                : Stream.ofNullable(claims.get("aud")).toList();
    }

    boolean isNotOver(Map<String, Object> claims) {
        return time(claims, "exp").filter(now().minus(SKEW)::isBefore).isPresent();
    }

    boolean isOfThePast(Map<String, Object> claims) {
        var soon = now().plus(SKEW);
        return time(claims, "iat").filter(soon::isAfter).isPresent()
                && (!claims.containsKey("nbf")
                        || time(claims, "nbf").filter(soon::isAfter).isPresent());
    }

    Instant now() {
        return clock.instant();
    }

    static Optional<Instant> time(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number seconds && Math.abs(seconds.doubleValue()) < 1e12
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    boolean isOfAttempt(Map<String, Object> claims, SignInAttempt attempt) {
        return nonce(attempt).equals(claims.get("nonce"));
    }

    boolean isAskedAgain(Map<String, Object> claims, SignInAttempt attempt) {
        return !attempt.asksAgain()
                || !claims.containsKey("auth_time")
                || time(claims, "auth_time")
                        .filter(now().minus(LONGEST_ATTEMPT)::isBefore)
                        .isPresent();
    }

    @Override
    public Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo) {
        var request = new LinkedHashMap<String, String>();
        session.ifPresent(token -> request.put("id_token_hint", token));
        request.put("client_id", site.clientId());
        request.put("post_logout_redirect_uri", returnTo.toString());
        return Optional.of(new SignOutRequest(endpoint("end_session_endpoint"), request));
    }

    @Override
    public Optional<Account> signedOut(Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get("logout_token"))
                .flatMap(this::claims)
                .filter(claims -> isOfIssuer(claims) && isForUs(claims) && isOfThePast(claims) && isNotOver(claims))
                .filter(this::isOfSignOut)
                .flatMap(this::subject);
    }

    /** OpenID Connect Back-Channel Logout 1.0 §2.6. */
    boolean isOfSignOut(Map<String, Object> claims) {
        return !claims.containsKey("nonce")
                && claims.get("events") instanceof Map<?, ?> events
                && events.containsKey("http://schemas.openid.net/event/backchannel-logout");
    }

    Optional<Account> subject(Map<String, Object> claims) {
        return claims.get("sub") instanceof String subject ? Account.read(issuer(), subject) : Optional.empty();
    }

    SignedIn told(Account account, Map<String, Object> claims, String token) {
        var who = actsForSomebody(claims) ? SignedIn.onBehalfOf(account) : SignedIn.as(account);
        var told = who.withProfile(profile(claims), isConfirmed(claims));
        return token.length() <= LONGEST_SESSION ? told.withSession(token) : told;
    }

    boolean actsForSomebody(Map<String, Object> claims) {
        return claims.containsKey("act");
    }

    boolean isConfirmed(Map<String, Object> claims) {
        return Boolean.TRUE.equals(claims.get("email_verified"));
    }

    Contact profile(Map<String, Object> claims) {
        var profile = Contact.builder();
        text(claims, "given_name").ifPresent(profile::givenName);
        text(claims, "family_name").ifPresent(profile::familyName);
        text(claims, "email").ifPresent(profile::email);
        text(claims, "locale").filter(this::isLanguage).ifPresent(tag -> profile.set(Field.LANGUAGE, tag));
        if (claims.get("address") instanceof Map<?, ?> address) {
            text(named(address), "country").filter(this::isCountry).ifPresent(code -> profile.set(Field.COUNTRY, code));
        }
        return profile.build();
    }

    Optional<String> text(Map<String, ?> members, String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    boolean isLanguage(String tag) {
        return !Locale.forLanguageTag(tag).getLanguage().isEmpty() && tag.matches("[A-Za-z0-9-]{2,35}");
    }

    boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    Map<String, Object> configuration() {
        var known = configuration;
        if (known == null) {
            known = object(send(
                    HttpRequest.newBuilder(URI.create(issuer() + CONFIGURATION)).build()));
            if (!isOurs(known)) {
                throw unavailable();
            }
            configuration = known;
        }
        return known;
    }

    /** OpenID Connect Discovery 1.0 §4.3. */
    boolean isOurs(Map<String, Object> told) {
        return issuer().equals(told.get("issuer"));
    }

    URI endpoint(String name) {
        try {
            return text(configuration(), name)
                    .map(URI::create)
                    .filter(this::isPage)
                    .orElseThrow(OpenIdReference::unavailable);
        } catch (IllegalArgumentException noAddress) {
            throw unavailable();
        }
    }

    boolean isPage(URI address) {
        return "http".equals(address.getScheme()) && address.getHost() != null;
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request);
        } catch (BoundedHttp.UnansweredException failure) {
            throw new ProviderUnavailableException("The site does not answer: " + failure.why(), failure);
        }
    }

    static Map<String, Object> object(HttpResponse<byte[]> answer) {
        try {
            // The text null is no failure to the parser, and no object either.
            return Optional.ofNullable(JSONObjectUtils.parse(new String(answer.body(), UTF_8)))
                    .orElseThrow(OpenIdReference::unavailable);
        } catch (ParseException | IllegalArgumentException noObject) {
            throw unavailable();
        }
    }

    static ProviderUnavailableException unavailable() {
        return new ProviderUnavailableException(
                "The site answers otherwise than an OpenID provider: look at its address.");
    }

    static String digest(String text) {
        return Digests.base64Url(Digests.sha256(text));
    }

    private static Map<String, Object> named(Map<?, ?> members) {
        var named = new HashMap<String, Object>();
        members.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(joining("&"));
    }

    /** The same by tokens that are posted, at a site without a configuration that begins the sign-in itself. */
    static class Posted extends OpenIdReference implements SignInInitiation {

        Posted(OpenIdSite site) {
            super(site);
        }

        @Override
        public URI address(SignInAttempt attempt) {
            return URI.create(issuer() + "/course");
        }

        @Override
        public Optional<URI> address(SignInAttempt attempt, Map<String, String> parameters) {
            if (!begins(parameters)) {
                return Optional.empty();
            }
            var request = request(attempt);
            request.keySet().removeAll(List.of("code_challenge", "code_challenge_method"));
            request.put("response_type", "id_token");
            request.put("response_mode", "form_post");
            for (var hint : List.of("login_hint", "lti_message_hint")) {
                Optional.ofNullable(parameters.get(hint)).ifPresent(value -> request.put(hint, value));
            }
            return Optional.of(URI.create(issuer() + "/authorize?" + encoded(request)));
        }

        boolean begins(Map<String, ?> parameters) {
            return issuer().equals(parameters.get("iss")) && site.clientId().equals(parameters.get("client_id"));
        }

        @Override
        public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
            return parameters.containsKey("error")
                    ? Optional.empty()
                    : Optional.ofNullable(parameters.get("id_token")).flatMap(token -> signedIn(attempt, token));
        }

        @Override
        boolean isBelieved(Map<String, Object> claims, SignInAttempt attempt) {
            return super.isBelieved(claims, attempt) && isOfDeployment(claims);
        }

        boolean isOfDeployment(Map<String, Object> claims) {
            return "7".equals(claims.get("deployment"));
        }

        @Override
        URI endpoint(String name) {
            return URI.create(issuer() + (name.equals("jwks_uri") ? "/keys" : "/sign-out"));
        }
    }
}
