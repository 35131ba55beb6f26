package org.chaland.property;

import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Runs a property again with the seed that a failure has reported, or as often as told:
 * {@code mvn test -pl core -am -Dtest=VisitorsTest -Dsurefire.failIfNoSpecifiedTests=false -Dchaland.property.seed=…}
 */
final class FromCommandLine implements AroundPropertyHook {

    private static final String SEED = "chaland.property.seed";
    private static final String TRIES = "chaland.property.tries";
    private static final String LENGTH = "chaland.property.length";
    private static final int USUAL_LENGTH = 50;

    /** How many operations a sequence has at most. */
    static int length() {
        return Integer.getInteger(LENGTH, USUAL_LENGTH);
    }

    /** Whether nobody told otherwise, so that it runs often enough for everything to happen. */
    static boolean isUsual() {
        return System.getProperty(TRIES) == null && System.getProperty(LENGTH) == null;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        Optional.ofNullable(System.getProperty(SEED)).ifPresent(context.attributes()::setSeed);
        Optional.ofNullable(Integer.getInteger(TRIES)).ifPresent(context.attributes()::setTries);
        return property.execute();
    }
}
