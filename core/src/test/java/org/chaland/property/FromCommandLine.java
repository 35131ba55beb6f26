package org.chaland.property;

import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Runs a property with another seed, or as often as told, and prints both:
 * {@code mvn test -pl core -am -Dtest=VisitorsTest -Dchaland.property.seed=…}
 */
final class FromCommandLine implements AroundPropertyHook {

    private static final String SEED = "chaland.property.seed";
    private static final String TRIES = "chaland.property.tries";
    private static final String LENGTH = "chaland.property.length";
    static final int USUAL_TRIES = 1_000;
    private static final int USUAL_LENGTH = 50;

    /** How many operations a sequence has at most. */
    static int length() {
        return Integer.getInteger(LENGTH, USUAL_LENGTH);
    }

    /** Whether so many sequences are tried, of the usual length and from the usual seed. */
    static boolean areAtLeast(int tries) {
        return System.getProperty(SEED) == null
                && Integer.getInteger(TRIES, USUAL_TRIES) >= tries
                && length() >= USUAL_LENGTH;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        Optional.ofNullable(System.getProperty(SEED)).ifPresent(context.attributes()::setSeed);
        Optional.ofNullable(Integer.getInteger(TRIES)).ifPresent(context.attributes()::setTries);
        System.out.println(context.label() + ": "
                + context.attributes().tries().orElse(USUAL_TRIES) + " tries, seed "
                + context.attributes().seed().orElse("random"));
        return property.execute();
    }
}
