package org.chaland.memory;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Shows that the contract kit can fail: each adapter breaks a rule, and the kit names that rule. */
final class BrokenAdaptersTest {

    private static final String KIT = "org.chaland.spi.contract";
    private static final Map<Class<?>, Events> RUNS = new ConcurrentHashMap<>();
    private static final int AT_ONCE = 6;

    /** Several at once: most of the time they wait for a lock that is held. */
    @BeforeAll
    static void runTheKitAgainstEach() throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var runs = brokenAdapters()
                    .map(Named::getPayload)
                    .map(broken -> pool.submit(() -> runTheKitAgainst(broken)))
                    .toList();
            for (var run : runs) {
                run.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void runTheKitAgainst(Class<?> broken) {
        RUNS.put(
                broken,
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(broken))
                        .execute()
                        .testEvents());
    }

    @ParameterizedTest(name = "{0} is caught")
    @MethodSource("brokenAdapters")
    void breaksItsRules(Class<?> broken) {
        var contract = contractOf(broken).getSimpleName();

        assertThat(failed(broken))
                .contains(Arrays.stream(broken.getAnnotation(Breaks.class).value())
                        .map(rule -> contract + "." + rule)
                        .toArray(String[]::new));
        assertThat(RUNS.get(broken).succeeded().count())
                .as("rules that it keeps: it is broken, not missing")
                .isPositive();
    }

    @Test
    void everyRuleOfTheKitHasBeenSeenToFail() {
        var rules = new ClassFileImporter()
                .importPackages(KIT).stream()
                        .flatMap(contract -> contract.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Test.class))
                        .map(rule -> rule.getOwner().getSimpleName() + "." + rule.getName())
                        .collect(toCollection(TreeSet::new));
        assertThat(rules).isNotEmpty();

        RUNS.keySet().forEach(broken -> rules.removeAll(failed(broken)));

        assertThat(rules).as("rules that no broken adapter breaks").isEmpty();
    }

    static Stream<Named<Class<?>>> brokenAdapters() {
        return Stream.of(
                        BrokenCustomers.class,
                        BrokenCustomerValues.class,
                        BrokenLinks.class,
                        BrokenUnlinking.class,
                        BrokenDirectories.class,
                        BrokenSearches.class,
                        BrokenLookups.class,
                        BrokenAccountStores.class,
                        BrokenAccountLooks.class,
                        BrokenCheckouts.class,
                        BrokenHandles.class,
                        BrokenDrafts.class,
                        BrokenClaims.class,
                        BrokenClaimValues.class,
                        BrokenClaimTransactions.class,
                        BrokenPurchases.class,
                        BrokenPurchaseLists.class,
                        BrokenPurchaseAccess.class,
                        BrokenTasks.class,
                        BrokenTaskLists.class,
                        BrokenStoppedTasks.class,
                        BrokenLeases.class,
                        BrokenPurges.class,
                        BrokenRetention.class,
                        BrokenForgetting.class,
                        BrokenAuditLogs.class,
                        BrokenDisclosures.class,
                        BrokenRaces.class,
                        BrokenTransactions.class,
                        BrokenHostTransactions.class,
                        BrokenLocks.class,
                        BrokenBasics.class,
                        BrokenAccounts.class,
                        BrokenAddresses.class,
                        BrokenProfiles.class,
                        BrokenSignIns.class,
                        BrokenPasswords.class,
                        BrokenInvitations.class,
                        BrokenSuspensions.class,
                        BrokenErasures.class,
                        BrokenUpdates.class,
                        BrokenSupport.class,
                        BrokenPlugins.class,
                        BrokenSelfChecks.class,
                        BrokenKnownAddresses.class,
                        BrokenLimiters.class)
                .flatMap(group -> Arrays.stream(group.getDeclaredClasses()))
                .filter(broken -> !Modifier.isPrivate(broken.getModifiers()))
                .map(broken -> Named.of(broken.getAnnotation(DisplayName.class).value(), broken));
    }

    private static Set<String> failed(Class<?> broken) {
        return rules(broken, RUNS.get(broken).failed()).collect(toCollection(TreeSet::new));
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
