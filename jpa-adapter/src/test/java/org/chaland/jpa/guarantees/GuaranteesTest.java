package org.chaland.jpa.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each promise of {@code core/GUARANTEES.md} names tests, and every one of them has run and passed. Runs after all others. */
class GuaranteesTest {

    private static final Path ROOT = Path.of("..");
    private static final Map<String, Reports> REPORTS =
            Map.of("spi", reports("spi"), "core", reports("core"), "jpa-adapter", reports("jpa-adapter"));

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource("promises")
    void everyTestThatAPromiseNamesHasRunAndPassed(Promise promise) {
        assertThat(promise.tests()).as("tests that show it").isNotEmpty();
        assertThat(promise.tests().stream().flatMap(test -> REPORTS.get(test.module()).whyNot(test.name()).stream()))
                .isEmpty();
    }

    static Stream<Promise> promises() throws IOException {
        return Promise.of(Files.readString(ROOT.resolve("core/GUARANTEES.md")));
    }

    @Test
    void aTestThatIsMissingOrSkippedOrHasFailedIsFound() throws IOException {
        Files.writeString(directory.resolve("TEST-a.SomeTest.xml"), """
                <testsuite>
                  <testcase classname="a.SomeTest" name="passes"/>
                  <testcase classname="a.SomeTest" name="isSkipped(int)[1]"><skipped message="no database"/></testcase>
                  <testcase classname="a.SomeTest" name="fails"><failure/></testcase>
                </testsuite>
                """);
        var reports = Reports.in(directory);

        assertThat(reports.whyNot("SomeTest.passes")).isEmpty();
        assertThat(reports.whyNot("SomeTest.isSkipped")).containsExactly("SomeTest.isSkipped(int)[1]: skipped");
        assertThat(reports.whyNot("SomeTest")).hasSize(2);
        assertThat(reports.whyNot("SomeTest.pass")).containsExactly("SomeTest.pass did not run");
        assertThat(reports.whyNot("OtherTest")).containsExactly("OtherTest did not run");
        assertThat(Reports.in(directory.resolve("nowhere")).whyNot("SomeTest")).hasSize(1);
    }

    @Test
    void aPromiseWithoutATestIsFound() {
        var page = """
                | Promise | Precondition | Shown by |
                |---|---|---|
                | Nothing is lost | none | `core SomeTest.passes`, `jpa-adapter OtherTest` |
                | All will be well | none | we hope |
                """;

        assertThat(Promise.of(page))
                .extracting(promise -> promise.tests().size())
                .containsExactly(2, 0);
        assertThat(Promise.of(page).findFirst().orElseThrow().tests())
                .isEqualTo(List.of(
                        new Promise.Test("core", "SomeTest.passes"), new Promise.Test("jpa-adapter", "OtherTest")));
    }

    private static Reports reports(String module) {
        return Reports.in(ROOT.resolve(module).resolve("target/surefire-reports"));
    }
}
