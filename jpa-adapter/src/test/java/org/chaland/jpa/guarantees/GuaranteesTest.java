package org.chaland.jpa.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each promise of {@code core/GUARANTEES.md} names tests, and every one of them exists. Whether they pass, their own run says. */
class GuaranteesTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path root;

    @ParameterizedTest(name = "{0}")
    @MethodSource("promises")
    void everyTestThatAPromiseNamesExists(Promise promise) {
        var sources = new TestSources(ROOT);

        assertThat(promise.tests()).as("tests that show it").isNotEmpty();
        assertThat(promise.tests()).allMatch(sources::contains);
    }

    static Stream<Promise> promises() throws IOException {
        return Promise.of(Files.readString(ROOT.resolve("core/GUARANTEES.md")));
    }

    @Test
    void aTestThatDoesNotExistIsFound() throws IOException {
        write("spi/src/test/java/org/chaland/spi/contract/Rules.java", "abstract class Rules { @Test void rule() {} }");
        write("core/src/test/java/a/SomeTest.java", "class SomeTest extends Rules { @Test void passes() {} }");
        write("core/src/test/java/org/chaland/journey/WayTest.java", "class WayTest { @Test void ends() {} }");
        write("examples/webshop/src/test/java/b/PageTest.java", "class PageTest { @Test void isShown() {} }");
        var sources = new TestSources(root);

        assertThat(List.of(
                        new Promise.Test("webshop", "PageTest.isShown"),
                        new Promise.Test("core", "SomeTest"),
                        new Promise.Test("core", "SomeTest.passes"),
                        new Promise.Test("core", "SomeTest.rule"),
                        new Promise.Test("jpa-adapter", "WayTest.ends")))
                .allMatch(sources::contains);
        assertThat(List.of(
                        new Promise.Test("core", "SomeTest.pass"),
                        new Promise.Test("core", "OtherTest"),
                        new Promise.Test("moodle", "PageTest"),
                        new Promise.Test("spi", "SomeTest"),
                        new Promise.Test("jpa-adapter", "SomeTest")))
                .noneMatch(sources::contains);
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

    private void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
