package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README tells a host to write is what is compiled and tested here. */
class ReadmeTest {

    private static final Path TESTS = Path.of("src/test");

    @Test
    void javaLinesAreThoseOfTheTests() throws IOException {
        var tested = text(TESTS.resolve("java/org/chaland/jpa/SpringHost.java"))
                + text(TESTS.resolve("java/org/chaland/jpa/JavaSeTest.java"));

        assertThat(lines("java"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(tested).contains(line));
    }

    @Test
    void xmlLinesAreThoseOfTheTests() throws IOException {
        var tested = text(TESTS.resolve("resources/META-INF/persistence.xml"));

        assertThat(lines("xml"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(tested).contains(line));
    }

    @Test
    void versionsAreThoseOfTheBuild() throws IOException {
        var readme = text(Path.of("README.md"));

        assertThat(readme)
                .contains("Hibernate ORM " + org.hibernate.Version.getVersionString())
                .contains("H2 " + org.h2.engine.Constants.VERSION)
                .contains("Spring Framework " + org.springframework.core.SpringVersion.getVersion());
    }

    @Test
    void scriptThatIsNamedExists() throws IOException {
        var scripts = Pattern.compile("org/chaland/jpa/schema/\\S+?\\.sql")
                .matcher(text(Path.of("README.md")))
                .results()
                .map(MatchResult::group);

        assertThat(scripts)
                .isNotEmpty()
                .allSatisfy(script ->
                        assertThat(Path.of("src/main/resources", script)).exists());
    }

    private static Stream<String> lines(String language) throws IOException {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(text(Path.of("README.md")))
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(String::strip)
                .filter(line -> line.length() > 1);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
