package org.chaland.moodle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.moodle.MoodleSettings.Lti;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in by LTI 1.3: Moodle asserts to the shop, which is a tool of its administrator, who is signed in there. The token holds Moodle's key of that
 * person's session, so nothing of it is logged or repeated.
 */
final class LtiSignIns {

    /** Other pages of the activity do not ask somebody to sign in first. */
    static final String VIEW = "/mod/lti/view.php?id=";

    private static final String AUTH = "/mod/lti/auth.php?";
    private static final String LOG_OUT = "/login/logout.php";

    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String NONCE = "nonce";
    private static final String DEPLOYMENT = CLAIM + "deployment_id";

    private static final Pattern HINT = Pattern.compile("[ -~]{0,1000}");
    private static final int LONGEST_TOKEN = 16_000;

    /** How much the clocks of two servers may differ. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final String site;
    private final Lti tool;
    private final Subject subject;
    private final Clock clock;
    private final DefaultJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();

    LtiSignIns(MoodleSettings settings, Lti tool, SigningKeys keys, Clock clock) {
        this.tool = tool;
        this.clock = clock;
        site = settings.url().toString();
        subject = new Subject(settings.issuer());
        // Moodle signs in this one way; a choice would be the sender's.
        tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        tokens.setJWTClaimsSetVerifier(new Claims());
    }

    URI address() {
        return URI.create(site + VIEW + tool.activity());
    }

    Optional<URI> address(SignInAttempt attempt, Map<String, String> parameters) {
        return isInitiation(parameters) ? Optional.of(authentication(attempt, parameters)) : Optional.empty();
    }

    private boolean isInitiation(Map<String, String> parameters) {
        return site.equals(parameters.get("iss"))
                && tool.clientId().equals(parameters.get("client_id"))
                && tool.deploymentId().stream().allMatch(id -> id.equals(parameters.get("lti_deployment_id")))
                // Of somebody who is not signed in it is 0, and Moodle would answer that with an error.
                && subject.named(parameters.getOrDefault("login_hint", "")).isPresent()
                && HINT.matcher(parameters.getOrDefault("lti_message_hint", "")).matches();
    }

    /** The initiation's own {@code target_link_uri} is disregarded: the host says where the answer goes. */
    private URI authentication(SignInAttempt attempt, Map<String, String> parameters) {
        var question = new Form()
                .add("scope", "openid")
                .add("response_type", "id_token")
                .add("response_mode", "form_post")
                .add("prompt", "none")
                .add("client_id", tool.clientId())
                .add("redirect_uri", attempt.returnTo().toString())
                .add("login_hint", parameters.getOrDefault("login_hint", ""))
                .add("lti_message_hint", parameters.getOrDefault("lti_message_hint", ""))
                .add("state", attempt.state())
                .add(NONCE, nonce(attempt));
        return URI.create(site + AUTH + new String(question.toBytes(), US_ASCII));
    }

    /** One-way, since it passes through the browser. */
    private static String nonce(SignInAttempt attempt) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(("nonce " + attempt.secret()).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }

    Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get("id_token"))
                .filter(token -> token.length() <= LONGEST_TOKEN && !parameters.containsKey("error"))
                .flatMap(this::verified)
                .filter(claims -> nonce(attempt).equals(claims.getClaim(NONCE)))
                .flatMap(this::signedIn);
    }

    /** The claims of a token that Moodle has signed for this tool just now. */
    private Optional<JWTClaimsSet> verified(String token) {
        try {
            var signed = SignedJWT.parse(token);
            return Optional.of(tokens.process(signed, null))
                    .filter(this::isForThisTool)
                    // The library makes a text of a number.
                    .filter(claims -> signed.getPayload().toJSONObject().get("sub") instanceof String);
        } catch (KeySourceException unread) {
            throw new ProviderUnavailableException("Moodle does not show the keys with which it signs ("
                    + unread.getMessage() + "): try again; if that goes on, see whether " + SigningKeys.PATH
                    + " of the site answers.");
        } catch (ParseException | BadJOSEException | JOSEException forged) {
            return Optional.empty();
        }
    }

    /** A claim may be there and be null, which the library takes for present. */
    private boolean isForThisTool(JWTClaimsSet claims) {
        var party = claims.getClaim("azp");
        return claims.getExpirationTime() != null
                && claims.getIssueTime() != null
                && (party == null ? claims.getAudience().size() == 1 : party.equals(tool.clientId()))
                && claims.getClaim(DEPLOYMENT) instanceof String deployment
                && tool.deploymentId().orElse(deployment).equals(deployment)
                && !claims.getIssueTime().toInstant().isAfter(clock.instant().plus(SKEW));
    }

    private Optional<SignedIn> signedIn(JWTClaimsSet claims) {
        var who = subject.named(claims.getSubject()).map(SignedIn::as);
        // Moodle's web service shows the same address, so that it counts the same: nobody signs in there who is not
        // confirmed.
        var told = told(claims);
        if (claims.getClaim("act") != null) {
            return who.map(known -> SignedIn.onBehalfOf(known.account()));
        }
        return told.email().isPresent() ? who.map(known -> known.withProfile(told, true)) : who;
    }

    private static Contact told(JWTClaimsSet claims) {
        var contact = Contact.builder();
        Map.of(Field.GIVEN_NAME, "given_name", Field.FAMILY_NAME, "family_name", Field.EMAIL, "email")
                .forEach((field, name) -> text(claims.getClaim(name)).ifPresent(value -> contact.set(field, value)));
        if (claims.getClaim(CLAIM + "launch_presentation") instanceof Map<?, ?> presentation) {
            text(presentation.get("locale")).ifPresent(code -> contact.language(code.replace('_', '-')));
        }
        return contact.build();
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).filter(String.class::isInstance).map(String.class::cast);
    }

    /** Moodle asks there whether to log out, and does not lead back. */
    SignOutRequest signOut() {
        return SignOutRequest.to(URI.create(site + LOG_OUT));
    }

    /** What every token says that is for this tool. */
    private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        Claims() {
            super(
                    tool.clientId(),
                    new JWTClaimsSet.Builder()
                            .issuer(site)
                            .claim(CLAIM + "message_type", "LtiResourceLinkRequest")
                            .claim(CLAIM + "version", "1.3.0")
                            .build(),
                    Set.copyOf(List.of("sub", "exp", "iat", NONCE, DEPLOYMENT)));
            setMaxClockSkew((int) SKEW.toSeconds());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
