package org.chaland.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chaland.model.ShopId;
import org.chaland.oidc.OidcSettings.AskAgain;
import org.chaland.spi.ProviderProperties;

/**
 * Which realm of which Keycloak it is, and as which client the shop is known there. Immutable; its text form does not show the secret (I10).
 *
 * @param url the address of the Keycloak, as in the issuer of the realm, without a final slash
 * @param realm the name of the realm, as in the address of its pages
 * @param clientId the id of the confidential client as which people sign in and whose service account manages users
 * @param clientSecret of that client; a secret
 * @param invitationLifespan how long the link of an invitation works
 * @param support the support area of every shop that has none of its own; empty if there is none
 * @param supports the support areas of single shops; unmodifiable
 * @param courses where the groups of courses are; empty if none is opened
 * @param connectTimeout how long it may take to reach the server
 * @param timeout how long a call may take as a whole, its answer read to the end
 * @param longestRequest how long a call may still take effect after its answer was lost
 * @param insecureHttp whether addresses without https are used, in a network of one's own
 */
public record KeycloakSettings(
        URI url,
        String realm,
        String clientId,
        String clientSecret,
        Duration invitationLifespan,
        Optional<Support> support,
        Map<ShopId, Support> supports,
        Optional<Courses> courses,
        Duration connectTimeout,
        Duration timeout,
        Duration longestRequest,
        boolean insecureHttp) {

    private static final String PREFIX = "chaland.keycloak.";
    private static final String GROUP = "support-group";
    private static final String ADDRESS = "support-address";
    private static final String COURSE_GROUPS = "course-groups";
    private static final String COURSE_ADDRESS = "course-address";
    private static final Pattern REALM = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final Pattern CLIENT_ID = Pattern.compile("[ -~]{1,255}");
    private static final Pattern CLIENT_SECRET = Pattern.compile("[ -~]{1,1000}");
    private static final Pattern GROUP_PATH = Pattern.compile("/?[^/\\p{Cntrl}]{1,255}(/[^/\\p{Cntrl}]{1,255}){0,9}");
    private static final Duration LONGEST_LIFESPAN = Duration.ofDays(30);

    /** Copies what could be modified. */
    public KeycloakSettings {
        supports = Map.copyOf(supports);
    }

    /**
     * A support area.
     *
     * @param group the path of the group whose members are let in
     * @param address where the area is
     */
    public record Support(String group, URI address) {}

    /**
     * Courses, each of which is a group with the code of its training as its name.
     *
     * @param group the path of the group to which those groups belong
     * @param address where the courses are; the code of one comes behind it
     */
    public record Courses(String group, URI address) {}

    /**
     * Of properties by their full names, such as {@code chaland.keycloak.url}; the README lists them.
     *
     * @throws IllegalArgumentException if one is missing, unknown or wrong; the message names it and says what to set
     */
    public static KeycloakSettings from(Map<String, String> properties) {
        return from(new ProviderProperties(PREFIX, properties));
    }

    static KeycloakSettings from(ProviderProperties properties) {
        var shops = new HashSet<>(properties.endings(GROUP + "."));
        shops.addAll(properties.endings(ADDRESS + "."));
        var settings = new KeycloakSettings(
                properties.address("url", "the address of the Keycloak, such as https://id.example.org"),
                required(properties, "realm", REALM, "the name of the realm, as in the address of its pages"),
                required(properties, "client-id", CLIENT_ID, "the client's id"),
                required(properties, "client-secret", CLIENT_SECRET, "the client's secret"),
                properties.duration("invitation-lifespan", Duration.ofDays(3), LONGEST_LIFESPAN),
                support(properties, shops.isEmpty()),
                supports(properties, shops),
                courses(properties),
                properties.duration("connect-timeout", Duration.ofSeconds(2)),
                properties.duration("timeout", Duration.ofSeconds(10)),
                properties.duration("longest-request", Duration.ofMinutes(2)),
                properties.find("insecure-http").filter("true"::equals).isPresent());
        properties.requireAllRead();
        return settings;
    }

    private static String required(ProviderProperties properties, String name, Pattern syntax, String wanted) {
        properties.required(name);
        return properties.text(name, "", syntax, wanted);
    }

    /** Both of group and address, or neither; one alone is for shops that name the other. */
    private static Optional<Support> support(ProviderProperties properties, boolean isForAll) {
        var hasGroup = properties.find(GROUP).isPresent();
        var hasAddress = properties.find(ADDRESS).isPresent();
        if (!isForAll && hasGroup != hasAddress) {
            return Optional.empty();
        }
        return hasGroup || hasAddress
                ? Optional.of(new Support(group(properties, GROUP), address(properties, ADDRESS)))
                : Optional.empty();
    }

    private static Map<ShopId, Support> supports(ProviderProperties properties, Set<String> shops) {
        var supports = new HashMap<ShopId, Support>();
        for (var shop : shops) {
            supports.put(
                    shop(properties, shop),
                    new Support(
                            group(properties, ofShopOrAll(properties, GROUP, shop)),
                            address(properties, ofShopOrAll(properties, ADDRESS, shop))));
        }
        return supports;
    }

    /** Both of group and address, or neither. */
    private static Optional<Courses> courses(ProviderProperties properties) {
        return properties.find(COURSE_GROUPS).isEmpty()
                        && properties.find(COURSE_ADDRESS).isEmpty()
                ? Optional.empty()
                : Optional.of(new Courses(
                        group(properties, COURSE_GROUPS),
                        properties.address(COURSE_ADDRESS, "the address of the courses, with https")));
    }

    private static String ofShopOrAll(ProviderProperties properties, String name, String shop) {
        var ofShop = name + "." + shop;
        return properties.find(ofShop).isPresent() ? ofShop : name;
    }

    private static ShopId shop(ProviderProperties properties, String id) {
        try {
            return new ShopId(id);
        } catch (IllegalArgumentException malformed) {
            throw properties.wrong(
                    properties.endings(GROUP + ".").contains(id) ? GROUP + "." + id : ADDRESS + "." + id,
                    "the id of a shop at the end of its name");
        }
    }

    private static String group(ProviderProperties properties, String name) {
        return required(properties, name, GROUP_PATH, "the path of a group, such as /support")
                .replaceFirst("^/", "");
    }

    private static URI address(ProviderProperties properties, String name) {
        return properties.address(name, "the address of the support area, with https");
    }

    /** The issuer of all accounts. */
    String issuer() {
        return url + "/realms/" + realm;
    }

    /** Empty if the shop has no support area. */
    Optional<Support> supportOf(ShopId shop) {
        return Optional.ofNullable(supports.get(shop)).or(() -> support);
    }

    boolean hasSupport() {
        return support.isPresent() || !supports.isEmpty();
    }

    /** Names and addresses are asked for; phone and postal address are read from the user. */
    OidcSettings signIn() {
        return new OidcSettings(
                issuer(),
                clientId,
                Optional.of(clientSecret),
                List.of("openid", "profile", "email"),
                AskAgain.LOGIN,
                connectTimeout,
                timeout,
                insecureHttp);
    }

    @Override
    public String toString() {
        return "KeycloakSettings[issuer=" + issuer() + "]";
    }
}
