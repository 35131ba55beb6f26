package org.chaland.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.chaland.spi.contract.OpenIdSignInContract;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/**
 * A provider whose sign-in is wrong in one place: a class of its source was changed. Tests show that rules of {@link OpenIdSignInContract} find it.
 *
 * @param flaw what it does wrong, as the name of the test
 * @param type the simple name of the class
 * @param from what its source has once
 * @param to what it has instead
 * @param rules those that fail
 */
public record Mutant(String flaw, String type, String from, String to, List<String> rules) {

    public static Mutant of(String flaw, String type, String from, String to, String... rules) {
        return new Mutant(flaw, type, from, to, List.of(rules));
    }

    /**
     * Fails unless each of the rules fails for the mutant, and one that is kept by whatever works at all does not.
     *
     * @param contract the test of the provider, by the kit; its package is that of the provider
     * @param kept that other rule
     * @param directory an empty one
     */
    public void assertFound(Class<?> contract, String kept, Path directory) throws Exception {
        compile(contract.getPackageName(), directory);
        try (var loader = new Loader(contract.getPackageName(), directory)) {
            var changed = loader.loadClass(contract.getName());
            var tests = EngineTestKit.engine("junit-jupiter")
                    .selectors(Stream.concat(Stream.of(kept), rules.stream())
                            .map(rule -> rule(changed, rule))
                            .toArray(DiscoverySelector[]::new))
                    .execute()
                    .testEvents();

            assertThat(names(tests.failed())).containsExactlyInAnyOrderElementsOf(rules);
            assertThat(names(tests.succeeded())).containsExactly(kept);
        }
    }

    private void compile(String packageName, Path directory) throws IOException {
        var file = Path.of("src/main/java", packageName.replace('.', '/'), type + ".java");
        var source = Files.readString(file);
        assertThat(source.split(Pattern.quote(from), -1))
                .as("what the source has once: " + from)
                .hasSize(2);
        var changed = Files.writeString(directory.resolve(type + ".java"), source.replace(from, to));
        var result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.toString(),
                        changed.toString());
        assertThat(result).as("The compiler has errors: see above.").isZero();
    }

    /** One of {@link OpenIdSignInContract}, by the name of its method. */
    public static DiscoverySelector rule(Class<?> contract, String name) {
        return Arrays.stream(OpenIdSignInContract.class.getDeclaredClasses())
                .filter(part -> Arrays.stream(part.getSuperclass().getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(name)))
                .map(part -> selectNestedMethod(List.of(contract), part, name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no rule " + name));
    }

    /** What the rules are called. */
    public static List<String> names(Events events) {
        return events.map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
                .toList();
    }

    @Override
    public String toString() {
        return flaw;
    }

    /** Loads one package itself, with the changed class in the place of the built one. */
    private static final class Loader extends URLClassLoader {

        private final String beginning;

        Loader(String packageName, Path changed) throws MalformedURLException {
            super(
                    new URL[] {url(changed), url(Path.of("target/classes")), url(Path.of("target/test-classes"))},
                    Mutant.class.getClassLoader());
            beginning = packageName + ".";
        }

        private static URL url(Path directory) throws MalformedURLException {
            return directory.toUri().toURL();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(beginning)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                var loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
