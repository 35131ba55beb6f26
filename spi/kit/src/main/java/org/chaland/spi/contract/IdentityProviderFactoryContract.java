package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.ProviderProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link IdentityProviderFactory}. Nothing answers at the addresses that the properties name. */
public abstract class IdentityProviderFactoryContract {

    private IdentityProviderFactory factory;

    /** The factory; asked for once before each test. */
    protected abstract IdentityProviderFactory factory();

    /** Properties with which a provider can be made, all that the factory knows, by their full names. */
    protected abstract Map<String, String> properties();

    /** Those of {@link #properties} that may not be missing. */
    protected abstract Set<String> required();

    @BeforeEach
    void connect() {
        factory = factory();
    }

    @Test
    void idIsShortAndPlainAndNeverChanges() {
        assertTrue(factory.id().matches("[a-z0-9-]{1,40}"), "1 to 40 of a-z 0-9 -");
        assertEquals(factory.id(), factory.id());
    }

    @Test
    void versionIsTheOneThatItWasCompiledAgainst() {
        assertEquals(IdentityProviderFactory.SPI_VERSION, factory.spiVersion());
    }

    @Test
    void eachCallMakesAnotherProviderOfTheSameIssuer() {
        var one = create(properties());
        var other = create(properties());

        assertNotSame(one, other);
        assertEquals(one.issuer(), other.issuer());
    }

    @Test
    void propertyThatIsMissingIsToldByItsName() {
        for (var name : required()) {
            var rest = new HashMap<>(properties());
            rest.remove(name);

            assertTold(name, rest);
        }
    }

    @Test
    void propertyThatNobodyKnowsIsToldByItsName() {
        var misspelled = "chaland." + factory.id() + ".misspelled";
        var more = new HashMap<>(properties());
        more.put(misspelled, "x");

        assertTold(misspelled, more);
    }

    @Test
    void noMessageRepeatsAValue() {
        for (var name : properties().keySet()) {
            for (var odd :
                    List.of("zebra", "zebra \0", "zebra://zebra zebra", "http://zebra:zebra@x/?zebra", "-zebra")) {
                var changed = new HashMap<>(properties());
                changed.put(name, odd);
                try {
                    create(changed);
                } catch (IllegalArgumentException refused) {
                    assertFalse(Messages.of(refused).contains("zebra"), name);
                }
            }
        }
    }

    @Test
    void propertyOfASecondProviderIsToldByItsFullName() {
        var prefix = prefix() + "second.";
        var none = new ProviderProperties(prefix, Map.of());
        if (!required().isEmpty()) {
            var refused = assertThrows(IllegalArgumentException.class, () -> factory.create(none));

            assertTrue(String.valueOf(refused.getMessage()).contains(prefix), prefix);
        }
    }

    private IdentityProvider create(Map<String, String> properties) {
        return factory.create(new ProviderProperties(prefix(), properties));
    }

    private String prefix() {
        return "chaland." + factory.id() + ".";
    }

    private void assertTold(String name, Map<String, String> properties) {
        var refused = assertThrows(IllegalArgumentException.class, () -> create(properties), () -> name);

        assertTrue(String.valueOf(refused.getMessage()).contains(name), name);
    }
}
