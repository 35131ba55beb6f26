package org.chaland.jpa;

import org.chaland.model.Visit;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.form.ContactFormCheck;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Visitor;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.slf4j.LoggerFactory;

/**
 * What the library adds to the start of a host, until the first form is there, in memory. What hosts have loaded by then is loaded
 * before: a validator, a logger, randomness, dates, and what turns lambdas into classes.
 */
public final class Start {

    private Start() {}

    /** Prints one line; a JVM can start only once. */
    public static void main(String[] none) {
        var validator = ContactFormCheck.defaultValidator();
        var host = host();
        var classes = ManagementFactory.getClassLoadingMXBean();
        var before = classes.getTotalLoadedClassCount();
        var begun = System.nanoTime();
        var chaland = Chaland.builder()
                .storage(new InMemoryStorage())
                .shops(ShopSettings.single(People.SHOP, ShopRules.builder().build()))
                .validator(validator)
                .build();
        var form = chaland.checkout().open(Visit.of(People.SHOP, Visitor.anonymous()));
        var took = System.nanoTime() - begun;
        System.out.println(took / 1_000_000 + " ms, "
                + (classes.getTotalLoadedClassCount() - before) + " classes, "
                + form.fields().size() + " fields; before that " + host);
    }

    private static List<String> host() {
        return Stream.of(new SecureRandom(), Instant.now(), LoggerFactory.getLogger(Start.class))
                .map(Object::getClass)
                .map(Class::getSimpleName)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toList());
    }
}
