package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chaland.spi.Finding;
import org.junit.jupiter.api.Test;

/** What an administrator reads is what the code asks for. */
class ReadmeTest {

    private static final String README = read(Path.of("README.md"));

    @Test
    void theServiceHasExactlyTheFunctionsThatAreCalled() {
        assertThat(inTable("(?:core|enrol|tool)_[a-z_]+")).isEqualTo(new DoubleSite().functions);
    }

    @Test
    void theRoleHasExactlyTheCapabilitiesThatAreNeeded() {
        var needed = new TreeSet<>(new DoubleSite().capabilities);
        needed.add("webservice/rest:use");

        assertThat(inTable("(?:moodle|enrol|webservice)/[a-z/]+:[a-z]+"))
                .extracting(capability -> capability.replaceFirst("^moodle/", ""))
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void everyFindingHasAnEntry() throws IllegalAccessException {
        for (var constant : SiteFindings.class.getDeclaredFields()) {
            if (constant.getType() == Finding.class && Modifier.isStatic(constant.getModifiers())) {
                assertThat(README).contains("`" + ((Finding) constant.get(null)).code() + "`: ");
            }
        }
        for (var code : Arrays.asList("missing-function", "no-answer", "too-slow", "unreadable-answer", "other-host")) {
            assertThat(README).contains(". `" + code + "`: ");
        }
        for (var code : Arrays.asList("web-services-off", "wrong-address", "maintenance")) {
            assertThat(README).contains(". `" + code + "`: ");
        }
    }

    @Test
    void everyPropertyIsListed() {
        var read = new TreeSet<String>();
        Pattern.compile("(?:find|role|text|required|address|duration|checked)\\(\\s*\"([a-z-]+)\"")
                .matcher(read(Path.of("src/main/java/org/chaland/moodle/SettingsReader.java")))
                .results()
                .map(found -> "chaland.moodle." + found.group(1))
                .forEach(read::add);
        read.add("chaland.moodle.support-course.SHOP");
        read.add("chaland.moodle.course-role.SHOP");
        read.add("chaland.moodle.course-group.SHOP");
        read.add("chaland.moodle.insecure-http");

        assertThat(inTable("chaland\\.moodle\\.[A-Za-z.-]+")).isEqualTo(read);
    }

    /** The names that stand first in a line of a table. */
    private static TreeSet<String> inTable(String name) {
        var names = new TreeSet<String>();
        Pattern.compile("(?m)^ *\\| `(" + name + ")` \\|")
                .matcher(README)
                .results()
                .map(found -> found.group(1))
                .forEach(names::add);
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
