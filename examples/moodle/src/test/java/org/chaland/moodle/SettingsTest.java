package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.chaland.model.ShopId;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.ProviderProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Moodle is configured by properties alone, and what is wrong with them is told without repeating them. */
class SettingsTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> LEAST =
            Map.of("chaland.moodle.url", "https://moodle.example.org/lms/", "chaland.moodle.token", SECRET);

    @Test
    void addressAndTokenAreEnough() {
        var settings = MoodleSettings.from(LEAST);

        assertThat(settings.url()).hasToString("https://moodle.example.org/lms");
        assertThat(settings.issuer()).isEqualTo("https://moodle.example.org/lms");
        assertThat(settings.supportRole()).isEqualTo(5);
        assertThat(settings.connectTimeout()).hasSeconds(2);
        assertThat(settings.timeout()).hasSeconds(10);
        assertThat(settings.signInService()).isEmpty();
    }

    @Test
    void theIssuerStaysWhenTheSiteMoves() {
        var settings = MoodleSettings.from(with("issuer", "https://old.example.org"));

        assertThat(settings.issuer()).isEqualTo("https://old.example.org");
    }

    @Test
    void aShopMayHaveACourseOfItsOwn() {
        var properties = with("support-course", "SUPPORT");
        properties.put("chaland.moodle.support-course.music", "SUPPORT & co");
        var provider = new MoodleProvider(MoodleSettings.from(properties));

        assertThat(provider.address(new ShopId("music")))
                .hasToString("https://moodle.example.org/lms/course/view.php?name=SUPPORT+%26+co");
        assertThat(provider.address(new ShopId("books")))
                .hasToString("https://moodle.example.org/lms/course/view.php?name=SUPPORT");
    }

    @Test
    void groupsAndCohortsAreForCoursesThatWereBought() {
        assertThatThrownBy(() -> MoodleSettings.from(with("course-group", "shop")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chaland.moodle.courses");
        assertThatThrownBy(() -> MoodleSettings.from(with("cohorts", "cohort:")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chaland.moodle.courses");
    }

    @Test
    void singleSignOnTakesAnIssuerAndAPlugIn() {
        assertThatThrownBy(() -> MoodleSettings.from(with("federated-auth", "oidc")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chaland.moodle.federated-issuer");
        assertThatThrownBy(() -> MoodleSettings.from(with("federated-issuer", "https://sso.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chaland.moodle.federated-auth");
    }

    @Test
    void aToolTakesAnActivityAndAClient() {
        assertThat(MoodleSettings.from(LEAST).lti()).isEmpty();
        assertThatThrownBy(() -> MoodleSettings.from(with("lti-activity", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chaland.moodle.lti-client-id");
        for (var property : new String[] {"lti-client-id", "lti-deployment-id"}) {
            assertThatThrownBy(() -> MoodleSettings.from(with(property, "1")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("chaland.moodle.lti-activity");
        }
    }

    @Test
    void waysOfSigningInThatPeopleHaveOfThemselvesAreNobodysSingleSignOn() {
        var properties = with("federated-issuer", "https://sso.example");
        properties.put("chaland.moodle.federated-auth", "email");

        assertThatThrownBy(() -> MoodleSettings.from(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of Moodle's own");
    }

    @Test
    void theTextFormHasNoSecret() {
        assertThat(MoodleSettings.from(LEAST).toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "url, moodle.example.org, wwwroot",
        "url, https://user:secret@moodle.example.org, wwwroot",
        "url, https://moodle.example.org/?a=b, wwwroot",
        "url, ftp://moodle.example.org, wwwroot",
        "url, 'https://moodle example', wwwroot",
        "url, http://moodle.example.org, https",
        "token, short, the token that Moodle shows",
        "issuer, 'a b', without space",
        "support-role, student, the number of a role",
        "support-role, -5, the number of a role",
        "course-role.shop-1, teacher, the number of a role",
        "courses, true, shortname or idnumber",
        "support-course.Music, SUPPORT, id of a shop",
        "lti-activity, '../auth.php', end of the address",
        "lti-activity, 0, end of the address",
        "sign-in-service, 'a b', short name of a service",
        "federated-field, email, username or idnumber",
        "languages, fr-CA, language packs",
        "probe-user, Guest, lower case",
        "timeout, 10, PT10S",
        "timeout, PT0S, PT10S",
        "connect-timeout, PT2H, PT2S",
        "insecure-http, yes, true or false",
        "suport-course, SUPPORT, spelling",
    })
    void whatIsWrongIsNamedWithItsRemedy(String property, String value, String remedy) {
        assertThatThrownBy(() -> MoodleSettings.from(with(property, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chaland.moodle." + property)
                .hasMessageContaining(remedy)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(SECRET));
    }

    @Test
    void aTokenInTheWrongLineIsNotRepeated() {
        for (var property : new String[] {"url", "support-role", "timeout", "languages", "insecure-http"}) {
            var wrong = with(property, SECRET + "!");

            assertThatThrownBy(() -> MoodleSettings.from(wrong))
                    .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(SECRET));
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> MoodleSettings.from(Map.of())).hasMessageContaining("chaland.moodle.url is missing");
    }

    @Test
    void withoutHttpsOnlyOnThisMachineOrOnPurpose() {
        assertThat(MoodleSettings.from(with("url", "http://127.0.0.1:8080"))
                        .url()
                        .getPort())
                .isEqualTo(8080);
        var onPurpose = with("url", "http://moodle:8080");
        onPurpose.put("chaland.moodle.insecure-http", "true");
        assertThat(MoodleSettings.from(onPurpose).url()).hasHost("moodle");
    }

    @Test
    void theFactoryIsFoundOnTheClassPath() {
        var factory = ServiceLoader.load(IdentityProviderFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.id().equals("moodle"))
                .findFirst()
                .orElseThrow();

        assertThat(factory.spiVersion()).isEqualTo(IdentityProviderFactory.SPI_VERSION);
        assertThat(factory.create(new ProviderProperties(SettingsReader.PREFIX, LEAST))
                        .issuer())
                .isEqualTo("https://moodle.example.org/lms");
        assertThatThrownBy(() -> factory.create(new ProviderProperties(SettingsReader.PREFIX, Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> with(String property, String value) {
        var properties = new HashMap<>(LEAST);
        properties.put("chaland.moodle." + property, value);
        return properties;
    }
}
