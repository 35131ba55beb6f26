package org.chaland.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.chaland.model.ShopId;
import org.chaland.oidc.KeycloakSettings.Support;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.SupportAccess;
import org.chaland.spi.contract.IdentityProviderFactoryContract;
import org.junit.jupiter.api.Test;

final class KeycloakFactoryContractTest extends IdentityProviderFactoryContract {

    private static final String PREFIX = "chaland.keycloak.";
    private static final Map<String, String> LEAST = Map.of(
            PREFIX + "url", "https://id.example.org",
            PREFIX + "realm", "shop",
            PREFIX + "client-id", "shop",
            PREFIX + "client-secret", "0123456789abcdef0123456789abcdef");

    @Override
    protected IdentityProviderFactory factory() {
        return new KeycloakFactory();
    }

    @Override
    protected Map<String, String> properties() {
        var properties = new HashMap<>(
                with(Map.of("course-groups", "/courses", "course-address", "https://learn.example.org/courses")));
        properties.putAll(with(Map.of(
                "invitation-lifespan", "P3D",
                "support-group", "/support",
                "support-group.music", "/music/support",
                "support-address", "https://shop.example/support",
                "support-address.music", "https://shop.example/music",
                "connect-timeout", "PT2S",
                "timeout", "PT10S",
                "longest-request", "PT2M",
                "insecure-http", "false")));
        return properties;
    }

    @Override
    protected Set<String> required() {
        return LEAST.keySet();
    }

    @Test
    void issuerIsThatOfTheRealm() {
        assertThat(KeycloakSettings.from(with(Map.of("url", "https://id.example.org/auth/")))
                        .issuer())
                .isEqualTo("https://id.example.org/auth/realms/shop");
    }

    @Test
    void whereNoSupportGroupIsSetNoSupportAreaIsOpened() {
        assertThat(new KeycloakProvider(KeycloakSettings.from(LEAST)).offers(SupportAccess.class))
                .isFalse();
        assertThat(new KeycloakProvider(KeycloakSettings.from(properties())).offers(SupportAccess.class))
                .isTrue();
    }

    @Test
    void coursesAreOpenedOnlyWhereTheirGroupsAreSet() {
        var provider = new KeycloakProvider(KeycloakSettings.from(properties()));

        assertThat(new KeycloakProvider(KeycloakSettings.from(LEAST)).offers(CourseAccess.class))
                .isFalse();
        assertThat(provider.offers(CourseAccess.class)).isTrue();
        assertThat(provider.courseAddress(new ShopId("music"), "a/b c"))
                .hasToString("https://learn.example.org/courses/a%2Fb%20c");
        assertThatThrownBy(() -> KeycloakSettings.from(with(Map.of("course-groups", "courses"))))
                .hasMessageContaining(PREFIX + "course-address");
    }

    @Test
    void shopWithAGroupAloneSharesTheAddressOfAll() {
        var settings = KeycloakSettings.from(
                with(Map.of("support-address", "https://shop.example/support", "support-group.music", "music")));

        assertThat(settings.supportOf(new ShopId("music")))
                .contains(new Support("music", java.net.URI.create("https://shop.example/support")));
        assertThat(settings.supportOf(new ShopId("books"))).isEmpty();
    }

    @Test
    void groupWithoutAnAddressIsToldByTheNameOfTheAddress() {
        assertThatThrownBy(() -> KeycloakSettings.from(with(Map.of("support-group", "support"))))
                .hasMessageContaining(PREFIX + "support-address");
        assertThatThrownBy(() -> KeycloakSettings.from(with(Map.of("support-group.music", "support"))))
                .hasMessageContaining(PREFIX + "support-address");
    }

    @Test
    void invitationMayLastLongerThanACallAndNotForEver() {
        assertThat(KeycloakSettings.from(with(Map.of("invitation-lifespan", "P30D")))
                        .invitationLifespan())
                .isEqualTo(java.time.Duration.ofDays(30));
        for (var wrong : Set.of("P31D", "PT0S", "3 days", "-P1D")) {
            assertThatThrownBy(() -> KeycloakSettings.from(with(Map.of("invitation-lifespan", wrong))))
                    .hasMessageContaining(PREFIX + "invitation-lifespan");
        }
    }

    @Test
    void noTextFormShowsTheSecret() {
        var settings = KeycloakSettings.from(properties());

        assertThat(settings.toString() + new KeycloakProvider(settings)).doesNotContain("0123456789");
    }

    private static Map<String, String> with(Map<String, String> more) {
        var all = new HashMap<>(LEAST);
        more.forEach((name, value) -> all.put(PREFIX + name, value));
        return all;
    }
}
