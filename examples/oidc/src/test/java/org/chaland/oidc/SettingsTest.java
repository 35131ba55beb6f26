package org.chaland.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.chaland.oidc.OidcSettings.AskAgain;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.ProviderProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider is configured by properties alone, and what is wrong with them is told without repeating them. */
class SettingsTest {

    private static final String SECRET = "0123456789abcdef";
    private static final Map<String, String> LEAST =
            Map.of("chaland.oidc.issuer", "https://id.example.org/", "chaland.oidc.client-id", "shop");

    @Test
    void issuerAndClientAreEnough() {
        var settings = OidcSettings.from(LEAST);

        assertThat(settings.issuer()).isEqualTo("https://id.example.org/");
        assertThat(settings.clientSecret()).isEmpty();
        assertThat(settings.scopes()).isEmpty();
        assertThat(settings.askAgain()).isEqualTo(AskAgain.LOGIN);
        assertThat(settings.connectTimeout()).hasSeconds(2);
        assertThat(settings.timeout()).hasSeconds(10);
    }

    @Test
    void textFormHasNoSecret() {
        assertThat(OidcSettings.from(with("client-secret", SECRET)).toString()).doesNotContain(SECRET, "shop");
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, id.example.org, as it names itself",
        "issuer, http://id.example.org, https",
        "issuer, https://user:secret@id.example.org, as it names itself",
        "issuer, https://id.example.org/?a=b, as it names itself",
        "issuer, https://id.example.org/é, as it names itself",
        "client-id, é, the client's id",
        "client-secret, 'a\tb', printable ASCII",
        "scopes, profile email, openid among them",
        "scopes, 'openid \"x\"', names of scopes",
        "ask-again, yes, 'login, select_account or no'",
        "timeout, 10, PT10S",
        "connect-timeout, PT2H, PT2S",
        "insecure-http, yes, true or false",
        "client_sercet, x, spelling",
    })
    void whatIsWrongIsNamedWithItsRemedy(String property, String value, String remedy) {
        assertThatThrownBy(() -> OidcSettings.from(with(property, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chaland.oidc." + property)
                .hasMessageContaining(remedy);
    }

    @Test
    void factoryIsFoundOnTheClassPath() {
        var factory = ServiceLoader.load(IdentityProviderFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.id().equals("oidc"))
                .findFirst()
                .orElseThrow();

        assertThat(factory.create(new ProviderProperties("chaland.oidc.", LEAST))
                        .issuer())
                .isEqualTo("https://id.example.org/");
    }

    private static Map<String, String> with(String property, String value) {
        var properties = new HashMap<>(LEAST);
        properties.put("chaland.oidc." + property, value);
        return properties;
    }
}
