package org.chaland.oidc;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.chaland.model.Account;
import org.chaland.oidc.OidcSettings.AskAgain;
import org.chaland.spi.Finding;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in and sign-out at an OpenID provider: the part that all providers of this module share. Safe for use by several threads.
 *
 * <p>Whatever is wrong with what a browser brings, or with a token, signs nobody in. What is wrong with the provider or the settings is told by
 * the exceptions of the ports.
 */
final class OpenIdSignIn {

    private static final List<String> USUAL_SCOPES = List.of("openid", "profile", "email", "address", "phone");
    private static final Pattern CODE = Pattern.compile("[!-~]{1,8000}");
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int LONGEST_SESSION = 8_000;

    /** Those by which a provider tells that our own settings are wrong (RFC 6749 §4.1.2.1 and §5.2, and one of Google's). */
    private static final Map<String, Finding> OF_SETTINGS = Map.of(
            "invalid_client", OpenIdFindings.WRONG_SECRET,
            "unauthorized_client", OpenIdFindings.WRONG_SECRET,
            "unsupported_grant_type", OpenIdFindings.CLIENT_REFUSED,
            "redirect_uri_mismatch", OpenIdFindings.ADDRESS_REFUSED,
            "invalid_redirect_uri", OpenIdFindings.ADDRESS_REFUSED);

    /** The same, where a browser brings them. */
    private static final Map<String, Finding> OF_REQUESTS = Map.of(
            "unauthorized_client", OpenIdFindings.CLIENT_REFUSED,
            "unsupported_response_type", OpenIdFindings.CLIENT_REFUSED,
            "invalid_scope", OpenIdFindings.CLIENT_REFUSED);

    private static final Set<String> OF_THE_SERVER = Set.of("server_error", "temporarily_unavailable");

    /** Clocks differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final OidcSettings settings;
    private final Clock clock;
    private final OpenIdServer server;
    private final Tokens tokens;

    OpenIdSignIn(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        server = new OpenIdServer(settings, clock);
        tokens = new Tokens(settings, server, clock);
    }

    /** Where to send the browser (OpenID Connect Core 1.0 §3.1.2.1, RFC 7636). */
    URI address(SignInAttempt attempt) {
        return asked(() -> {
            var request = request(server.metadata(), attempt.returnTo())
                    .state(new State(attempt.state()))
                    .nonce(AttemptSecrets.nonce(attempt, attempt.asksAgain() ? clock.instant() : Instant.EPOCH))
                    .codeChallenge(AttemptSecrets.verifier(attempt), CodeChallengeMethod.S256);
            language(attempt.locale()).ifPresent(language -> request.uiLocales(List.of(language)));
            if (attempt.asksAgain()) {
                askAgain(request);
            }
            return request.build().toURI();
        });
    }

    AuthenticationRequest.Builder request(OIDCProviderMetadata metadata, URI returnTo) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope(metadata), new ClientID(settings.clientId()), returnTo)
                .endpointURI(metadata.getAuthorizationEndpointURI());
    }

    /** A provider may refuse a scope that it does not know, so that of the usual ones only those are asked for that it names. */
    private Scope scope(OIDCProviderMetadata metadata) {
        var scope = new Scope();
        var known = Optional.ofNullable(metadata.getScopes())
                .map(Scope::toStringList)
                .orElse(USUAL_SCOPES);
        (settings.scopes().isEmpty()
                        ? USUAL_SCOPES.stream().filter(name -> known.contains(name) || name.equals("openid"))
                        : settings.scopes().stream())
                .forEach(scope::add);
        return scope;
    }

    private void askAgain(AuthenticationRequest.Builder request) {
        if (settings.askAgain() == AskAgain.LOGIN) {
            request.prompt(Prompt.Type.LOGIN).maxAge(0);
        } else if (settings.askAgain() == AskAgain.SELECT_ACCOUNT) {
            request.prompt(Prompt.Type.SELECT_ACCOUNT);
        }
    }

    private static Optional<LangTag> language(Locale locale) {
        try {
            return locale.getLanguage().isEmpty()
                    ? Optional.empty()
                    : Optional.of(LangTag.parse(locale.toLanguageTag()));
        } catch (LangTagException none) {
            return Optional.empty();
        }
    }

    /** Who signed in (OpenID Connect Core 1.0 §3.1.2.5 and following, RFC 9207). */
    Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        return asked(() -> code(parameters)
                .flatMap(code -> exchange(code, attempt.returnTo(), AttemptSecrets.verifier(attempt)))
                .flatMap(answer -> signedIn(attempt, answer)));
    }

    private Optional<AuthorizationCode> code(Map<String, String> parameters) {
        if (!isFromHere(parameters.get("iss"))) {
            return Optional.empty();
        }
        var error = parameters.get("error");
        var code = parameters.get("code");
        if (error != null && code == null) {
            failForRequest(error);
        }
        return Optional.ofNullable(code)
                .filter(any -> error == null)
                .filter(CODE.asMatchPredicate())
                .map(AuthorizationCode::new);
    }

    /** An answer of another provider would carry its code here. */
    private boolean isFromHere(@Nullable String issuer) {
        return issuer == null
                ? !server.metadata().supportsAuthorizationResponseIssuerParam()
                : issuer.equals(settings.issuer());
    }

    /** @throws FailedException if an answer to a request for a sign-in tells that our settings are wrong */
    static void failForRequest(String error) {
        failWith(OF_REQUESTS, error);
    }

    private static void failWith(Map<String, Finding> findings, String error) {
        if (OF_THE_SERVER.contains(error)) {
            throw FailedException.unavailable(OpenIdFindings.SERVER_ERROR);
        }
        if (findings.containsKey(error)) {
            throw FailedException.refused(findings.get(error));
        }
    }

    /**
     * Returns the provider's answer to a code; empty if it does not know the code, or answers without an ID token.
     *
     * @throws FailedException if it does not answer, or does not know us
     */
    Optional<OIDCTokens> exchange(AuthorizationCode code, URI returnTo, CodeVerifier verifier) {
        var endpoint = server.metadata().getTokenEndpointURI();
        var grant = new AuthorizationCodeGrant(code, returnTo, verifier);
        var request = authentication()
                .map(client -> new TokenRequest.Builder(endpoint, client, grant))
                .orElseGet(() -> new TokenRequest.Builder(endpoint, new ClientID(settings.clientId()), grant));
        var response = server.sendForJson(request.build().toHTTPRequest());
        if (response.getStatusCode() != OK) {
            fail(response);
            return Optional.empty();
        }
        if (response.getEntityContentType() == null
                || !response.getEntityContentType().matches(ContentType.APPLICATION_JSON)) {
            throw FailedException.unavailable(OpenIdFindings.UNREADABLE);
        }
        try {
            return Optional.of(OIDCTokenResponse.parse(response).getOIDCTokens())
                    .filter(any -> any.getIDToken() != null);
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<ClientAuthentication> authentication() {
        var methods = Optional.ofNullable(server.metadata().getTokenEndpointAuthMethods())
                .orElse(List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC));
        return settings.clientSecret().map(secret -> {
            var id = new ClientID(settings.clientId());
            if (methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)) {
                return new ClientSecretBasic(id, new Secret(secret));
            }
            if (methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)) {
                return new ClientSecretPost(id, new Secret(secret));
            }
            throw FailedException.refused(OpenIdFindings.NO_SECRET_METHOD);
        });
    }

    /** Returns if the provider refuses the code, as it does with one that is forged or was used. */
    private static void fail(HTTPResponse response) {
        failWith(OF_SETTINGS, error(response));
        if (response.getStatusCode() == UNAUTHORIZED) {
            throw FailedException.refused(OpenIdFindings.WRONG_SECRET);
        }
        if (response.getStatusCode() != BAD_REQUEST) {
            throw FailedException.unavailable(OpenIdFindings.UNREADABLE);
        }
    }

    private static String error(HTTPResponse response) {
        try {
            return Optional.ofNullable(TokenErrorResponse.parse(response).getErrorObject())
                    .flatMap(told -> Optional.ofNullable(told.getCode()))
                    .orElse("");
        } catch (ParseException | IllegalArgumentException none) {
            return "";
        }
    }

    private Optional<SignedIn> signedIn(SignInAttempt attempt, OIDCTokens answer) {
        return tokens.idToken(
                        answer.getIDToken(),
                        nonce -> AttemptSecrets.begun(attempt, nonce).isPresent())
                .filter(claims -> isOfAccessToken(answer, claims))
                .filter(claims -> !attempt.asksAgain() || hasSignedInSince(attempt, claims))
                .flatMap(claims -> Account.read(settings.issuer(), Tokens.text(claims, "sub"))
                        .map(account -> signedIn(account, answer, claims)));
    }

    private static boolean isOfAccessToken(OIDCTokens answer, JWTClaimsSet claims) {
        var hash = claims.getClaim("at_hash");
        try {
            if (hash != null && answer.getAccessToken() != null) {
                AccessTokenValidator.validate(
                        answer.getAccessToken(),
                        JWSAlgorithm.parse(
                                answer.getIDToken().getHeader().getAlgorithm().getName()),
                        new AccessTokenHash(String.valueOf(hash)));
            }
            return true;
        } catch (InvalidHashException | IllegalArgumentException other) {
            return false;
        }
    }

    /** A provider that never tells when somebody signed in is believed to have asked again. */
    private boolean hasSignedInSince(SignInAttempt attempt, JWTClaimsSet claims) {
        if (settings.askAgain() != AskAgain.LOGIN) {
            return true;
        }
        var told = claims.getClaim("auth_time");
        var tells = Optional.ofNullable(server.metadata().getClaims()).orElse(List.of());
        return told == null
                ? !tells.contains("auth_time")
                : told instanceof Number second
                        && AttemptSecrets.begun(attempt, Tokens.text(claims, "nonce"))
                                .filter(begun -> begun.minus(SKEW).getEpochSecond() <= second.longValue())
                                .isPresent();
    }

    private SignedIn signedIn(Account account, OIDCTokens answer, JWTClaimsSet claims) {
        var told = new Claims(List.of(claims.getClaims()));
        if (!told.isComplete()) {
            told = userInfo(answer, account.subject())
                    .map(more -> new Claims(List.of(claims.getClaims(), more)))
                    .orElse(told);
        }
        if (told.areOfAnActor()) {
            return SignedIn.onBehalfOf(account);
        }
        var signedIn = SignedIn.as(account);
        var contact = told.contact();
        if (!contact.isEmpty()) {
            signedIn = signedIn.withProfile(contact, told.isEmailConfirmed());
        }
        var session = answer.getIDTokenString();
        return server.metadata().getEndSessionEndpointURI() == null || session.length() > LONGEST_SESSION
                ? signedIn
                : signedIn.withSession(session);
    }

    /** What else the provider tells; empty if it does not, or tells it of somebody else (OpenID Connect Core 1.0 §5.3.2). */
    private Optional<? extends Map<String, Object>> userInfo(OIDCTokens answer, String subject) {
        var endpoint = server.metadata().getUserInfoEndpointURI();
        var token = answer.getBearerAccessToken();
        if (endpoint == null || token == null) {
            return Optional.empty();
        }
        try {
            var response = server.sendForJson(new UserInfoRequest(endpoint, token).toHTTPRequest());
            if (response.getStatusCode() != OK) {
                return Optional.empty();
            }
            return Optional.ofNullable(
                            UserInfoResponse.parse(response).toSuccessResponse().getUserInfo())
                    .filter(told -> told.getSubject().getValue().equals(subject))
                    .map(UserInfo::toJSONObject);
        } catch (FailedException | ParseException | IllegalArgumentException notTold) {
            // Who signed in is known without it; the form is just less full.
            return Optional.empty();
        }
    }

    /** How to end the provider's session (OpenID Connect RP-Initiated Logout 1.0 §2, which has every provider accept a form). */
    Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo) {
        return asked(() -> Optional.ofNullable(server.metadata().getEndSessionEndpointURI())
                .map(endpoint -> new SignOutRequest(endpoint, fields(session.flatMap(OpenIdSignIn::token), returnTo))));
    }

    private Map<String, String> fields(Optional<JWT> token, URI returnTo) {
        var request = new LogoutRequest(
                null, token.orElse(null), null, new ClientID(settings.clientId()), returnTo, null, null);
        return MultivaluedMapUtils.toSingleValuedMap(request.toParameters());
    }

    /** Who was signed out at the provider (OpenID Connect Back-Channel Logout 1.0 §2.5); one that names a session only names nobody. */
    Optional<Account> signedOut(Map<String, String> parameters) {
        return asked(() -> Optional.ofNullable(parameters.get("logout_token"))
                .flatMap(OpenIdSignIn::token)
                .flatMap(tokens::logoutToken)
                .flatMap(claims -> Account.read(settings.issuer(), Tokens.text(claims, "sub"))));
    }

    private static Optional<JWT> token(String text) {
        try {
            return Optional.of(JWTParser.parse(text));
        } catch (java.text.ParseException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** What is set up wrongly for signing in, the worst first. */
    List<Finding> findings(Set<URI> addresses) {
        return new OpenIdCheck(settings, server, this).findings(addresses);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (FailedException failed) {
            throw failed.toPort();
        }
    }
}
