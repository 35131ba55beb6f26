package org.chaland.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.model.Account;
import org.chaland.spi.ProviderProperties;

/**
 * Which OpenID provider it is, and as which client the shop is known there. Immutable; its text form does not show the secret (I10).
 *
 * @param issuer the provider's exact name, under which its configuration is found; all accounts carry it
 * @param clientId the name of the shop at the provider
 * @param clientSecret the shop's secret at the provider; empty for a public client
 * @param scopes what to ask for; empty for those of the usual ones that the provider offers
 * @param askAgain how to ask the provider for another sign-in
 * @param connectTimeout how long it may take to reach the server
 * @param timeout how long a call may take as a whole, its answer read to the end
 * @param insecureHttp whether the provider may be called unencrypted on other machines
 */
public record OidcSettings(
        String issuer,
        String clientId,
        Optional<String> clientSecret,
        List<String> scopes,
        AskAgain askAgain,
        Duration connectTimeout,
        Duration timeout,
        boolean insecureHttp) {

    private static final String PREFIX = "chaland.oidc.";
    private static final Pattern CLIENT_ID = Pattern.compile("[ -~]{1,255}");
    private static final Pattern CLIENT_SECRET = Pattern.compile("[ -~]{1,1000}");
    private static final Pattern SCOPES = Pattern.compile("(?:[!#-\\[\\]-~]{1,255} +)*[!#-\\[\\]-~]{1,255}");
    private static final Pattern ASK_AGAIN = Pattern.compile("login|select_account|no");

    private static final Pattern YES_OR_NO = Pattern.compile("true|false");

    /** Copies what could be modified. */
    public OidcSettings {
        scopes = List.copyOf(scopes);
    }

    /** How a provider asks a person to sign in who has a session there. */
    public enum AskAgain {
        /** It asks for the password again, and tells when that was. */
        LOGIN,
        /** It asks which account to take. */
        SELECT_ACCOUNT,
        /** It cannot. */
        NO
    }

    /**
     * Of properties by their full names, such as {@code chaland.oidc.issuer}; the README lists them.
     *
     * @throws IllegalArgumentException if one is missing, unknown or wrong; the message names it and says what to set
     */
    public static OidcSettings from(Map<String, String> properties) {
        return from(new ProviderProperties(PREFIX, properties));
    }

    static OidcSettings from(ProviderProperties properties) {
        var settings = read(properties);
        properties.requireAllRead();
        return settings;
    }

    /** Leaves the properties that it does not know to others. */
    static OidcSettings read(ProviderProperties properties) {
        return new OidcSettings(
                issuer(properties),
                checked(properties, "client-id", properties.required("client-id"), CLIENT_ID, "the client's id"),
                properties
                        .find("client-secret")
                        .map(secret -> checked(
                                properties,
                                "client-secret",
                                secret,
                                CLIENT_SECRET,
                                "the client's secret, printable ASCII, or nothing for a public client")),
                properties
                        .find("scopes")
                        .map(scopes -> checked(
                                properties, "scopes", scopes, SCOPES, "names of scopes, such as openid profile email"))
                        .map(scopes -> withOpenId(properties, List.of(scopes.split(" +"))))
                        .orElse(List.of()),
                AskAgain.valueOf(properties
                        .text("ask-again", "login", ASK_AGAIN, "login, select_account or no")
                        .toUpperCase(Locale.ROOT)),
                properties.duration("connect-timeout", Duration.ofSeconds(2)),
                properties.duration("timeout", Duration.ofSeconds(10)),
                properties
                        .text("insecure-http", "false", YES_OR_NO, "true or false")
                        .equals("true"));
    }

    /** As written: a slash at the end belongs to the name. */
    private static String issuer(ProviderProperties properties) {
        var wanted = "the provider's issuer exactly as it names itself, such as https://id.example.org";
        properties.address("issuer", wanted);
        return properties
                .find("issuer")
                .filter(issuer -> Account.read(issuer, "1").isPresent())
                .orElseThrow(() -> properties.wrong("issuer", wanted));
    }

    private static List<String> withOpenId(ProviderProperties properties, List<String> scopes) {
        if (!scopes.contains("openid")) {
            throw properties.wrong("scopes", "openid among them, without which no provider tells who signed in");
        }
        return scopes;
    }

    private static String checked(
            ProviderProperties properties, String name, String value, Pattern syntax, String wanted) {
        if (!syntax.matcher(value).matches()) {
            throw properties.wrong(name, wanted);
        }
        return value;
    }

    /** Whether what is sent there can be read by the provider only. */
    boolean isSafe(URI address) {
        return ProviderProperties.isPrivate(address) || insecureHttp && "http".equals(address.getScheme());
    }

    @Override
    public String toString() {
        return "OidcSettings[issuer=" + issuer + "]";
    }
}
