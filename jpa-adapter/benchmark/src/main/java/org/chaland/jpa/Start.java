package org.chaland.jpa;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import org.chaland.Chaland;
import org.chaland.form.ContactFormCheck;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Visitor;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;

/** What the library adds to the start of a host that has a validator anyway: until the first form is there, in memory. */
public final class Start {

    private Start() {}

    /** Prints one line; a JVM can start only once. */
    public static void main(String[] none) {
        var validator = ContactFormCheck.defaultValidator();
        var classes = ManagementFactory.getClassLoadingMXBean();
        var before = classes.getTotalLoadedClassCount();
        var begun = System.nanoTime();
        var chaland = Chaland.builder()
                .storage(new InMemoryStorage())
                .shops(ShopSettings.single(People.SHOP, ShopRules.builder().build()))
                .validator(validator)
                .build();
        var form = chaland.checkout().open(People.SHOP, Visitor.anonymous(), Locale.ENGLISH);
        var took = System.nanoTime() - begun;
        System.out.println(Map.of(
                "ms",
                took / 1_000_000,
                "classes",
                classes.getTotalLoadedClassCount() - before,
                "fields",
                form.fields().size()));
    }
}
