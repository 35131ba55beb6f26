package org.chaland.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * Shows that the contract kit finds what no change of a single instruction breaks: each adapter breaks a rule, and the kit names that
 * rule. Whatever depends on a race goes through a {@link Gate}.
 */
final class BrokenAdaptersTest {

    private static final String KIT = "org.chaland.spi.contract";

    @ParameterizedTest(name = "{0} is caught")
    @MethodSource("brokenAdapters")
    void breaksItsRules(Class<?> broken) {
        var contract = contractOf(broken).getSimpleName();

        var tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(broken))
                .execute()
                .testEvents();

        assertThat(rules(broken, tests.failed()))
                .contains(Arrays.stream(broken.getAnnotation(Breaks.class).value())
                        .map(rule -> contract + "." + rule)
                        .toArray(String[]::new));
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

    private static Stream<String> rules(Class<?> broken, Events events) {
        return events.stream()
                .map(Event::getTestDescriptor)
                .map(test -> contractOf(broken).getSimpleName() + "."
                        + test.getDisplayName().replace("()", ""));
    }

    private static Class<?> contractOf(Class<?> broken) {
        return broken.getPackageName().equals(KIT) ? broken : contractOf(broken.getSuperclass());
    }
}
