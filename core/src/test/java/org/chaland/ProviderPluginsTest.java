package org.chaland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.ProviderProperties;
import org.junit.jupiter.api.Test;

final class ProviderPluginsTest {

    private static final Map<String, String> PROPERTIES =
            Map.of("chaland.one.issuer", "https://one.example", "chaland.other.token", "secret", "path", "/bin");

    private final Factory one = new Factory("one", IdentityProviderFactory.SPI_VERSION);
    private final Factory other = new Factory("other", IdentityProviderFactory.SPI_VERSION);

    @Test
    void providerIsMadeByTheFactoryOfItsName() {
        var provider = ProviderPlugins.create("one", PROPERTIES, List.of(other, one));

        assertThat(provider.issuer()).isEqualTo("https://one.example");
    }

    @Test
    void factoryIsShownItsOwnPropertiesOnly() {
        ProviderPlugins.create("one", PROPERTIES, List.of(other, one));

        assertThat(one.shown).containsExactly("issuer");
        assertThat(other.shown).isEmpty();
    }

    @Test
    void twoProvidersOfOnePluginHaveNamesOfTheirOwn() {
        var properties =
                Map.of("chaland.one.school.issuer", "https://school.example", "chaland.one.firm.issuer", "urn:f");

        assertThat(ProviderPlugins.create("one.school", properties, List.of(one))
                        .issuer())
                .isEqualTo("https://school.example");
        assertThat(ProviderPlugins.create("one.firm", properties, List.of(one)).issuer())
                .isEqualTo("urn:f");
    }

    @Test
    void nameOfAnotherFormIsRefusedWithAnExample() {
        for (var name : List.of("", "one.", ".one", "one.two.three", "One", "one school")) {
            assertThatThrownBy(() -> ProviderPlugins.create(name, PROPERTIES, List.of(one)))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("oidc.school");
        }
    }

    @Test
    void unknownNameIsToldWithThoseThatThereAre() {
        assertThatThrownBy(() -> ProviderPlugins.create("moodle", PROPERTIES, List.of(other, one)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no identity provider named moodle, but one, other: put its jar on the class path,"
                        + " or correct the name.");
    }

    @Test
    void nothingOnTheClassPathIsToldToo() {
        assertThatThrownBy(() -> ProviderPlugins.create("moodle", PROPERTIES))
                .hasMessageStartingWith("There is no identity provider named moodle, but none at all: put its jar");
    }

    @Test
    void twoOfOneNameAreToldByTheirClasses() {
        assertThatThrownBy(() -> ProviderPlugins.create("one", PROPERTIES, List.of(one, one)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Two identity providers are named one, " + Factory.class.getName() + " and ")
                .hasMessageEndingWith("leave one of them on the class path.");
    }

    @Test
    void twoOfAnotherNameAreNoHindrance() {
        assertThat(ProviderPlugins.create("one", PROPERTIES, List.of(other, other, one)))
                .isNotNull();
    }

    @Test
    void anotherVersionIsToldWithBothNumbers() {
        var late = new Factory("one", IdentityProviderFactory.SPI_VERSION + 1);

        assertThatThrownBy(() -> ProviderPlugins.create("one", PROPERTIES, List.of(late)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was made for version 2 of the SPI, and this is version 1")
                .hasMessageEndingWith("take releases of its jar and of Chaland that belong together.");
        assertThat(late.shown).isEmpty();
    }

    /** Remembers what it was shown. */
    private static final class Factory implements IdentityProviderFactory {

        private final Set<String> shown = new TreeSet<>();
        private final String id;
        private final int version;

        Factory(String id, int version) {
            this.id = id;
            this.version = version;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public int spiVersion() {
            return version;
        }

        @Override
        public IdentityProvider create(ProviderProperties properties) {
            shown.addAll(properties.endings(""));
            return InMemoryIdentityProvider.builder(properties.find("issuer").orElse("none"))
                    .build();
        }
    }
}
