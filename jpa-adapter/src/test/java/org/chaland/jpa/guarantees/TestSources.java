package org.chaland.jpa.guarantees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of the tests of all modules, and of the examples. */
final class TestSources {

    /** The JPA adapter runs its own tests and those of the core that take their storage from outside. */
    private static final Map<String, List<String>> FOLDERS = Map.of(
            "spi", List.of("spi/src/test/java"),
            "core", List.of("core/src/test/java"),
            "jpa-adapter",
                    List.of(
                            "jpa-adapter/src/test/java",
                            "core/src/test/java/org/chaland/journey",
                            "core/src/test/java/org/chaland/property"),
            "moodle", List.of("examples/moodle/src/test/java"),
            "oidc", List.of("examples/oidc/src/test/java"),
            "webshop", List.of("examples/webshop/src/test/java"));

    private static final Pattern SUPERCLASS = Pattern.compile("class \\w+(?:<[^>]*>)?\\s+extends (\\w+)");

    private final Path root;

    /**
     * Those below the root of the repository.
     *
     * @param root the directory of all modules
     */
    TestSources(Path root) {
        this.root = root;
    }

    boolean contains(Promise.Test test) {
        var names = test.name().split("\\.");
        var source = source(FOLDERS.get(test.module()), names[0]);
        return names.length == 1
                ? source.isPresent()
                : source.filter(text -> declares(text, names[1])).isPresent();
    }

    /** Itself, or by the class that it extends, wherever that one is. */
    private boolean declares(String source, String method) {
        if (Pattern.compile("\\bvoid " + method + "\\(").matcher(source).find()) {
            return true;
        }
        var superclass = SUPERCLASS.matcher(source);
        return superclass.find()
                && source(FOLDERS.values().stream().flatMap(List::stream).toList(), superclass.group(1))
                        .filter(text -> declares(text, method))
                        .isPresent();
    }

    private Optional<String> source(List<String> folders, String name) {
        return folders.stream()
                .map(root::resolve)
                .filter(Files::isDirectory)
                .flatMap(folder -> named(folder, name + ".java").stream())
                .findFirst();
    }

    private static Optional<String> named(Path folder, String file) {
        try (Stream<Path> files = Files.walk(folder)) {
            var found = files.filter(path -> path.endsWith(file)).findFirst();
            return found.isPresent() ? Optional.of(Files.readString(found.get())) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
