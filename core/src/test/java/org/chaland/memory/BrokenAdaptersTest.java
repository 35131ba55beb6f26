package org.chaland.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Shows that the contract kit can fail: each adapter breaks a rule, and the kit names that rule. */
final class BrokenAdaptersTest {

    @ParameterizedTest(name = "{0} is caught")
    @MethodSource("brokenAdapters")
    void breaksItsRules(Class<?> broken) {
        var tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(broken))
                .execute()
                .testEvents();

        assertThat(rules(tests.failed()))
                .contains(broken.getAnnotation(Breaks.class).value());
        assertThat(tests.succeeded().count())
                .as("rules that it keeps: it is broken, not missing")
                .isPositive();
    }

    static Stream<Named<Class<?>>> brokenAdapters() {
        return Stream.of(
                        BrokenCustomers.class,
                        BrokenCheckouts.class,
                        BrokenPurchases.class,
                        BrokenTasks.class,
                        BrokenTransactions.class,
                        BrokenProviders.class,
                        BrokenSignIns.class)
                .flatMap(group -> Arrays.stream(group.getDeclaredClasses()))
                .filter(broken -> !Modifier.isPrivate(broken.getModifiers()))
                .map(broken -> Named.of(broken.getAnnotation(DisplayName.class).value(), broken));
    }

    private static Set<String> rules(Events failed) {
        return failed.stream().map(BrokenAdaptersTest::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String rule(Event event) {
        return event.getTestDescriptor().getDisplayName().replace("()", "");
    }
}
