package org.chaland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chaland.spi.ProviderProperties;
import org.junit.jupiter.api.Test;

class ProviderPropertiesTest {

    private static final String PREFIX = "chaland.oidc.school.";

    @Test // CHALAND_OIDC_SCHOOL_CLIENTSECRET, as Spring Boot hands it on
    void nameOfAnEnvironmentVariableNamesTheSameProperty() {
        for (var spelled : List.of("client-secret", "clientsecret", "CLIENT_SECRET", "clientSecret")) {
            var properties = of(Map.of(PREFIX + spelled, " s3cret "));

            assertThat(properties.find("client-secret")).as(spelled).contains("s3cret");
            properties.requireAllRead();
        }
    }

    @Test
    void nameThatIsSpelledAsAskedForComesFirst() {
        var properties = of(Map.of(PREFIX + "clientid", "one", PREFIX + "client-id", "other"));

        assertThat(properties.find("client-id")).contains("other");
        assertThatThrownBy(properties::requireAllRead).hasMessageContaining(PREFIX + "clientid");
    }

    @Test
    void propertyOfAnotherProviderOfThePlugInIsToldFromASpellingError() {
        var properties = new ProviderProperties("chaland.oidc.", Map.of("chaland.oidc.second.issuer", "theirs"));

        assertThatThrownBy(properties::requireAllRead)
                .hasMessageContaining("chaland.oidc.second.issuer")
                .hasMessageContaining("give each of them a name of its own");
        assertThatThrownBy(of(Map.of(PREFIX + "isuer", "theirs"))::requireAllRead)
                .hasMessageNotContaining("name of its own");
    }

    @Test
    void propertiesOfOthersAreNotShown() {
        var properties = of(Map.of("chaland.oidc.client-id", "theirs", PREFIX + "issuer", "https://id.example.org"));

        assertThat(properties.find("client-id")).isEmpty();
        assertThat(properties.endings("")).containsExactly("issuer");
    }

    @Test
    void addressIsRefusedWhereOthersCouldReadAlong() {
        for (var address :
                List.of("http://id.example.org", "ftp://id.example.org", "//id.example.org", "https://a@b.example")) {
            assertThatThrownBy(() -> of(Map.of(PREFIX + "url", address)).address("url", "an address"))
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(PREFIX + "url is not right")
                    .hasMessageNotContaining(address);
        }
        assertThat(of(Map.of(PREFIX + "url", "http://id.example.org/", PREFIX + "insecure-http", "true"))
                        .address("url", "an address"))
                .hasToString("http://id.example.org");
        assertThat(of(Map.of(PREFIX + "url", "http://localhost:8080/")).address("url", "an address"))
                .hasToString("http://localhost:8080");
    }

    @Test
    void durationIsBoundedAndToldWithoutItsValue() {
        assertThat(of(Map.of(PREFIX + "timeout", "PT1H")).duration("timeout", Duration.ZERO))
                .hasHours(1);
        for (var wrong : List.of("PT0S", "PT1H0.001S", "-PT1S", "ten", "10")) {
            assertThatThrownBy(() -> of(Map.of(PREFIX + "timeout", wrong)).duration("timeout", Duration.ofSeconds(1)))
                    .as(wrong)
                    .hasMessageStartingWith(PREFIX + "timeout is not right");
        }
    }

    @Test
    void durationMayHaveALimitOfItsOwn() {
        var properties = of(Map.of(PREFIX + "lifespan", "P3D"));

        assertThat(properties.duration("lifespan", Duration.ZERO, Duration.ofDays(3)))
                .isEqualTo(Duration.ofDays(3));
        assertThatThrownBy(() -> properties.duration("lifespan", Duration.ofDays(1), Duration.ofDays(2)))
                .hasMessageContaining("of at most PT48H, such as PT24H");
    }

    @Test
    void addressIsPrivateByHttpsOrOnThisMachine() {
        assertThat(List.of("https://id.example.org", "http://localhost:8080", "http://127.0.0.1", "http://[::1]/x"))
                .allMatch(address -> ProviderProperties.isPrivate(URI.create(address)));
        assertThat(List.of("http://id.example.org", "ftp://localhost", "//localhost", "mailto:a", "http:opaque"))
                .noneMatch(address -> ProviderProperties.isPrivate(URI.create(address)));
    }

    @Test
    void textFormShowsNoValue() {
        assertThat(of(Map.of(PREFIX + "client-secret", "s3cret")).toString()).doesNotContain("s3cret");
    }

    private static ProviderProperties of(Map<String, String> values) {
        return new ProviderProperties(PREFIX, values);
    }
}
