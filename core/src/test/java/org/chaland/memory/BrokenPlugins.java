package org.chaland.memory;

import java.util.Map;
import java.util.Set;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.contract.IdentityProviderFactoryContract;
import org.junit.jupiter.api.DisplayName;

/** Factories that break one rule each. */
final class BrokenPlugins {

    private BrokenPlugins() {}

    @DisplayName("A factory that is named after a host")
    @Breaks("idIsShortAndPlainAndNeverChanges")
    static final class LongId extends Run {

        @Override
        protected IdentityProviderFactory factory() {
            return new Plugin() {
                @Override
                public String id() {
                    return "https://memory.example";
                }
            };
        }
    }

    @DisplayName("A factory that was made for another version")
    @Breaks("versionIsTheOneThatItWasCompiledAgainst")
    static final class OtherVersion extends Run {

        @Override
        protected IdentityProviderFactory factory() {
            return new Plugin() {
                @Override
                public int spiVersion() {
                    return SPI_VERSION + 1;
                }
            };
        }
    }

    @DisplayName("A factory that makes one provider for all")
    @Breaks({"eachCallMakesAnotherProviderOfTheSameIssuer", "propertyThatIsMissingIsToldByItsName"})
    static final class OneForAll extends Run {

        private final IdentityProvider only = Providers.empty();

        @Override
        protected IdentityProviderFactory factory() {
            return new Plugin() {
                @Override
                public IdentityProvider create(Map<String, String> properties) {
                    return only;
                }
            };
        }
    }

    @DisplayName("A factory that passes over what it does not know")
    @Breaks("propertyThatNobodyKnowsIsToldByItsName")
    static final class Lenient extends Run {

        @Override
        protected IdentityProviderFactory factory() {
            return new Plugin() {
                @Override
                public IdentityProvider create(Map<String, String> properties) {
                    return super.create(
                            properties.containsKey(ISSUER)
                                    ? Map.of(ISSUER, properties.getOrDefault(ISSUER, ""))
                                    : Map.of());
                }
            };
        }
    }

    @DisplayName("A factory that repeats what it refuses")
    @Breaks("noMessageRepeatsAValue")
    static final class Talkative extends Run {

        @Override
        protected IdentityProviderFactory factory() {
            return new Plugin() {
                @Override
                public IdentityProvider create(Map<String, String> properties) {
                    try {
                        return super.create(properties);
                    } catch (IllegalArgumentException wrong) {
                        throw new IllegalArgumentException(wrong.getMessage() + " It was " + properties, wrong);
                    }
                }
            };
        }
    }

    /** Private, so that it is not taken for one of them. */
    private abstract static class Run extends IdentityProviderFactoryContract {

        @Override
        protected Map<String, String> properties() {
            return Plugin.properties();
        }

        @Override
        protected Set<String> required() {
            return Plugin.required();
        }
    }
}
