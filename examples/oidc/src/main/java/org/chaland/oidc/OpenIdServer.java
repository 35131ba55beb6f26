package org.chaland.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest.Method;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.spi.BoundedHttp;
import org.chaland.spi.BoundedHttp.UnansweredException;

/**
 * Speaks to the provider, every call bounded in time and size, and keeps its configuration and its keys for a while. Safe for use by several
 * threads.
 */
final class OpenIdServer {

    private static final String CONFIGURATION = "/.well-known/openid-configuration";
    private static final int LONGEST_ANSWER = 500_000;
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    /** Those that the JDK can verify. Others would need a library more; those with a shared secret could be forged with it. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Stream.of(JWSAlgorithm.Family.RSA, JWSAlgorithm.Family.EC)
            .flatMap(Set::stream)
            .filter(algorithm -> !algorithm.equals(JWSAlgorithm.ES256K))
            .collect(Collectors.toUnmodifiableSet());

    private final OidcSettings settings;
    private final BoundedHttp http;
    private final Kept<OIDCProviderMetadata> metadata;
    private final Kept<JWKSet> keys;

    OpenIdServer(OidcSettings settings, Clock clock) {
        this.settings = settings;
        http = new BoundedHttp(settings.connectTimeout(), settings.timeout(), LONGEST_ANSWER);
        metadata = new Kept<>(this::fetchMetadata, clock);
        keys = new Kept<>(this::fetchKeys, clock);
    }

    /**
     * Returns the provider's configuration, which is that of the issuer, offers the code flow, and names safe addresses.
     *
     * @throws FailedException if there is none
     */
    OIDCProviderMetadata metadata() {
        return metadata.get();
    }

    /** Returns the algorithms by which tokens may be signed: those that the provider names and that nobody else can forge. */
    Set<JWSAlgorithm> algorithms() {
        return Optional.ofNullable(metadata().getIDTokenJWSAlgs()).orElse(List.of(JWSAlgorithm.RS256)).stream()
                .filter(ALGORITHMS::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the keys that a token may be signed with. Where there is none, the provider may have a new one.
     *
     * @throws FailedException if the keys cannot be fetched
     */
    List<JWK> keys(JWKSelector selector) {
        var known = keys.get();
        var found = selector.select(known);
        return found.isEmpty() ? selector.select(keys.newerThan(known)) : found;
    }

    private OIDCProviderMetadata fetchMetadata() {
        var address = URI.create(settings.issuer().replaceFirst("/$", "") + CONFIGURATION);
        var response = sendForJson(new HTTPRequest(Method.GET, address));
        if (response.getStatusCode() != OK) {
            throw FailedException.unavailable(OpenIdFindings.WRONG_ADDRESS);
        }
        return checked(parsed(response.getBody()));
    }

    private static OIDCProviderMetadata parsed(String body) {
        try {
            return OIDCProviderMetadata.parse(body);
        } catch (ParseException | IllegalArgumentException malformed) {
            throw FailedException.unavailable(OpenIdFindings.UNREADABLE);
        }
    }

    private OIDCProviderMetadata checked(OIDCProviderMetadata found) {
        if (!found.getIssuer().getValue().equals(settings.issuer())) {
            throw FailedException.refused(OpenIdFindings.OTHER_ISSUER);
        }
        if (found.getAuthorizationEndpointURI() == null
                || found.getTokenEndpointURI() == null
                || found.getResponseTypes() != null && !found.getResponseTypes().contains(ResponseType.CODE)) {
            throw FailedException.refused(OpenIdFindings.NO_CODE_FLOW);
        }
        var addresses = Stream.of(
                found.getAuthorizationEndpointURI(),
                found.getTokenEndpointURI(),
                found.getJWKSetURI(),
                found.getUserInfoEndpointURI(),
                found.getEndSessionEndpointURI());
        if (!addresses.flatMap(Stream::ofNullable).allMatch(settings::isSafe)) {
            throw FailedException.refused(OpenIdFindings.INSECURE_ADDRESS);
        }
        return found;
    }

    private JWKSet fetchKeys() {
        var response = sendForJson(new HTTPRequest(Method.GET, metadata().getJWKSetURI()));
        if (response.getStatusCode() != OK) {
            throw FailedException.unavailable(OpenIdFindings.NO_KEYS);
        }
        try {
            var set = Optional.ofNullable(JSONObjectUtils.parse(response.getBody()))
                    .orElse(Map.of());
            var keys = Optional.ofNullable(JSONObjectUtils.getJSONObjectArray(set, "keys"));
            return new JWKSet(Arrays.stream(keys.orElseThrow(() -> FailedException.unavailable(OpenIdFindings.NO_KEYS)))
                    .flatMap(key -> key(key).stream())
                    .toList());
        } catch (java.text.ParseException | IllegalArgumentException malformed) {
            throw FailedException.unavailable(OpenIdFindings.NO_KEYS);
        }
    }

    /** One that is of an unknown kind, or broken, does not spoil the others (RFC 7517 §5). */
    private static Optional<JWK> key(Map<String, Object> key) {
        try {
            return Optional.of(JWK.parse(key));
        } catch (java.text.ParseException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /**
     * Sends a request for JSON.
     *
     * @throws FailedException if there is no answer, or only that there is an error at the server
     */
    HTTPResponse sendForJson(HTTPRequest request) {
        request.setAccept("application/json");
        var response = send(request);
        if (response.getStatusCode() >= SERVER_ERRORS || response.getStatusCode() == TOO_MANY_REQUESTS) {
            throw FailedException.unavailable(OpenIdFindings.SERVER_ERROR);
        }
        return response;
    }

    /**
     * Sends a request as the library has made it.
     *
     * @throws FailedException if there is no answer
     */
    HTTPResponse send(HTTPRequest request) {
        try {
            return response(http.send(request(request)));
        } catch (UnansweredException none) {
            throw FailedException.unavailable(
                    switch (none.why()) {
                        case TOO_SLOW -> OpenIdFindings.TOO_SLOW;
                        case TOO_LONG -> OpenIdFindings.TOO_LONG;
                        case NO_ANSWER -> OpenIdFindings.NO_ANSWER;
                    });
        }
    }

    private static HttpRequest request(HTTPRequest request) {
        var builder = HttpRequest.newBuilder(request.getURI());
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.method(
                        request.getMethod().name(),
                        Optional.ofNullable(request.getBody())
                                .map(BodyPublishers::ofString)
                                .orElseGet(BodyPublishers::noBody))
                .build();
    }

    private static HTTPResponse response(HttpResponse<byte[]> answer) {
        var response = new HTTPResponse(answer.statusCode());
        for (var name : List.of("Content-Type", "WWW-Authenticate", "Location")) {
            answer.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
        }
        response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return response;
    }
}
