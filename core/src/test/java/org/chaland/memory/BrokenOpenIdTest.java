package org.chaland.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.chaland.mutation.Mutant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Shows that the contract of sign-ins finds a provider that leaves out one thing: it fails the rules that it is said to break, and signs in rightly. */
@Tag("ci")
final class BrokenOpenIdTest {

    private static final String RIGHT = "rightTokenSignsInItsIssuerAndSubjectAndNobodyActsForThem";

    @ParameterizedTest(name = "{0} is caught")
    @MethodSource("brokenProviders")
    void breaksItsRules(Class<?> broken) {
        var rules = broken.getAnnotation(Breaks.class).value();

        var tests = EngineTestKit.engine("junit-jupiter")
                .selectors(Stream.concat(Stream.of(RIGHT), Arrays.stream(rules))
                        .map(rule -> Mutant.rule(broken, rule))
                        .toArray(DiscoverySelector[]::new))
                .execute()
                .testEvents();

        assertThat(Mutant.names(tests.failed())).containsExactlyInAnyOrder(rules);
        assertThat(Mutant.names(tests.succeeded())).containsExactly(RIGHT);
    }

    static Stream<Named<Class<?>>> brokenProviders() {
        return Arrays.stream(BrokenOpenId.class.getDeclaredClasses())
                .filter(broken -> !Modifier.isAbstract(broken.getModifiers()))
                .map(broken -> Named.of(broken.getAnnotation(DisplayName.class).value(), broken));
    }
}
