package org.chaland.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Shows that the contract kit finds what no change of a single instruction breaks: each adapter breaks a rule, and the kit names that
 * rule. Whatever depends on a race goes through a {@link Gate}.
 */
final class BrokenAdaptersTest {

    private static final String KIT = "org.chaland.spi.contract";

    @ParameterizedTest(name = "{0} is caught")
    @MethodSource("brokenAdapters")
    void breaksItsRules(Class<?> broken) {
        var rules = broken.getAnnotation(Breaks.class).value();

        var tests = EngineTestKit.engine("junit-jupiter")
                .selectors(partsWith(broken, Set.of(rules)))
                .execute()
                .testEvents();

        assertThat(tests.failed().stream()
                        .map(failed ->
                                failed.getTestDescriptor().getDisplayName().replace("()", "")))
                .contains(rules);
        assertThat(tests.succeeded().count())
                .as("rules that it keeps: it is broken, not missing")
                .isPositive();
    }

    static Stream<Named<Class<?>>> brokenAdapters() {
        return Stream.of(BrokenComparisons.class, BrokenRaces.class, BrokenTransactions.class, BrokenProviders.class)
                .flatMap(group -> Arrays.stream(group.getDeclaredClasses()))
                .filter(broken -> !Modifier.isPrivate(broken.getModifiers()))
                .map(broken -> Named.of(broken.getAnnotation(DisplayName.class).value(), broken));
    }

    /** The nested parts of the contract that have one of the rules; the contract itself where it has no parts. */
    private static DiscoverySelector[] partsWith(Class<?> broken, Set<String> rules) {
        var parts = Stream.<Class<?>>iterate(broken, type -> type != Object.class, Class::getSuperclass)
                .filter(type -> type.getPackageName().equals(KIT))
                .flatMap(contract -> Arrays.stream(contract.getDeclaredClasses()))
                .filter(part -> hasOneOf(part, rules))
                .map(part -> selectNestedClass(List.of(broken), part))
                .toArray(DiscoverySelector[]::new);
        return parts.length > 0 ? parts : new DiscoverySelector[] {selectClass(broken)};
    }

    private static boolean hasOneOf(Class<?> part, Set<String> rules) {
        return Stream.<Class<?>>iterate(part, type -> type != Object.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(method -> rules.contains(method.getName()));
    }
}
