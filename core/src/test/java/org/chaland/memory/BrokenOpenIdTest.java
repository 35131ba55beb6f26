package org.chaland.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chaland.spi.contract.OpenIdSignInContract;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Shows that the contract of sign-ins finds a provider that leaves out one thing: it fails the rules that it is said to break, and signs in rightly. */
final class BrokenOpenIdTest {

    private static final String RIGHT = "rightTokenSignsInItsIssuerAndSubjectAndNobodyActsForThem";

    @ParameterizedTest(name = "{0} is caught")
    @MethodSource("brokenProviders")
    void breaksItsRules(Class<?> broken) {
        var rules = broken.getAnnotation(Breaks.class).value();

        var tests = EngineTestKit.engine("junit-jupiter")
                .selectors(Stream.concat(Stream.of(RIGHT), Arrays.stream(rules))
                        .map(rule -> rule(broken, rule))
                        .toArray(DiscoverySelector[]::new))
                .execute()
                .testEvents();

        assertThat(names(tests.failed())).containsExactlyInAnyOrder(rules);
        assertThat(names(tests.succeeded())).containsExactly(RIGHT);
    }

    static Stream<Named<Class<?>>> brokenProviders() {
        return Arrays.stream(BrokenOpenId.class.getDeclaredClasses())
                .filter(broken -> !Modifier.isAbstract(broken.getModifiers()))
                .map(broken -> Named.of(broken.getAnnotation(DisplayName.class).value(), broken));
    }

    private static List<String> names(Events events) {
        return events.map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
                .toList();
    }

    private static DiscoverySelector rule(Class<?> broken, String name) {
        return Arrays.stream(OpenIdSignInContract.class.getDeclaredClasses())
                .filter(part -> Arrays.stream(part.getSuperclass().getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(name)))
                .map(part -> selectNestedMethod(List.of(broken), part, name))
                .findFirst()
                .orElseThrow();
    }
}
