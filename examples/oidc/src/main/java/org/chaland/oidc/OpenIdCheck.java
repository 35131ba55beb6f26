package org.chaland.oidc;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest.Method;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.spi.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Finds out without a user whether people could sign in: by a code that was never given, which a provider looks at only after it has recognised the
 * client; and by a sign-in that may show no page (prompt=none), which it answers at the shop's address only if it knows that. Changes nothing.
 */
final class OpenIdCheck {

    private static final int BAD_REQUEST = 400;
    private static final JWKSelector FOR_SIGNATURES = new JWKSelector(new JWKMatcher.Builder()
            .keyTypes(KeyType.RSA, KeyType.EC)
            .keyUses(KeyUse.SIGNATURE, null)
            .build());

    private final OidcSettings settings;
    private final OpenIdServer server;
    private final OpenIdSignIn signIn;

    OpenIdCheck(OidcSettings settings, OpenIdServer server, OpenIdSignIn signIn) {
        this.settings = settings;
        this.server = server;
        this.signIn = signIn;
    }

    List<Finding> findings(Set<URI> addresses) {
        var found = new ArrayList<Finding>();
        collect(found, () -> checkConfiguration(server.metadata(), addresses, found));
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    private static void collect(List<Finding> found, Runnable step) {
        try {
            step.run();
        } catch (FailedException failed) {
            found.add(failed.finding());
        }
    }

    private void checkConfiguration(OIDCProviderMetadata metadata, Set<URI> addresses, List<Finding> found) {
        if (metadata.getCodeChallengeMethods() == null
                || !metadata.getCodeChallengeMethods().contains(CodeChallengeMethod.S256)) {
            found.add(OpenIdFindings.NO_S256);
        }
        if (metadata.getEndSessionEndpointURI() == null) {
            found.add(OpenIdFindings.NO_SIGN_OUT);
        }
        if (server.algorithms().isEmpty()) {
            found.add(OpenIdFindings.NO_SIGNATURE);
        }
        collect(found, () -> checkKeys(found));
        try {
            signIn.exchange(new AuthorizationCode("chaland-self-check"), anyOf(addresses), new CodeVerifier());
            addresses.stream()
                    .sorted()
                    .forEach(address -> collect(found, () -> checkAddress(metadata, address, found)));
        } catch (FailedException failed) {
            // Of a client that it does not recognise the provider refuses every address.
            found.add(failed.finding());
        }
    }

    private void checkKeys(List<Finding> found) {
        if (server.keys(FOR_SIGNATURES).isEmpty()) {
            found.add(OpenIdFindings.NO_KEYS);
        }
    }

    private URI anyOf(Set<URI> addresses) {
        return addresses.stream().sorted().findFirst().orElseGet(() -> URI.create(settings.issuer()));
    }

    private void checkAddress(OIDCProviderMetadata metadata, URI address, List<Finding> found) {
        var request = signIn.request(metadata, address)
                .state(new State())
                .nonce(new Nonce())
                .codeChallenge(new CodeVerifier(), CodeChallengeMethod.S256)
                .prompt(Prompt.Type.NONE)
                .build();
        var response = server.send(new HTTPRequest(Method.GET, request.toURI()));
        if (response.getStatusCode() == BAD_REQUEST) {
            found.add(OpenIdFindings.addressRefused(address));
            return;
        }
        var answer = answer(response.getHeaderValue("Location"), address);
        if (answer.isEmpty()) {
            found.add(OpenIdFindings.ADDRESS_UNKNOWN);
        } else {
            OpenIdSignIn.failForRequest(
                    answer.get().getOrDefault("error", List.of("")).get(0));
        }
    }

    /** The parameters with which the browser would come back to the shop; empty if it would not. */
    private static Optional<Map<String, List<String>>> answer(@Nullable String location, URI address) {
        return Optional.ofNullable(location)
                .filter(there -> there.startsWith(address + (address.getRawQuery() == null ? "?" : "&")))
                .map(there -> URLUtils.parseParameters(
                        there.substring(address.toString().length() + 1)));
    }
}
