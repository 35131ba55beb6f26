package org.chaland.examples.webshop.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles every Java snippet of every Markdown page, and of the Javadoc of the published modules. A snippet is a file, a list of
 * members, or a list of statements; what it does not declare itself is declared in {@code snippets/SnippetContext.java}.
 */
class SnippetsTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern IN_MARKDOWN = Pattern.compile("(?ms)^```java( 21)?\\n(.*?)^```");
    private static final Pattern IN_JAVADOC = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\}</pre>");
    private static final Pattern TYPE_OF_A_FILE =
            Pattern.compile("(?m)^(?:public |final |sealed )*(?:class|interface|record|enum) (\\w+)");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Shared, so that the jars of the class path are opened once. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    /** For statements that do not end with a return of their own. */
    private static final String RETURN = "\nreturn this;";

    @TempDir
    Path classes;

    static Stream<Snippet> snippets() throws IOException {
        try (var files = Files.walk(ROOT)) {
            var all = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/target/"))
                    // Its snippets are parts of the quickstart, whose own test compares them.
                    .filter(file -> !file.endsWith(Path.of("spi", "README.md")))
                    .filter(file -> file.toString().endsWith(".md")
                            || file.toString().contains("/src/main/java/")
                                    && file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            return all.stream().flatMap(SnippetsTest::in).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void everySnippetCompiles(Snippet snippet) throws IOException {
        assumeTrue(
                Runtime.version().feature() >= snippet.release(),
                "The snippet needs Java " + snippet.release() + " and this is Java "
                        + Runtime.version().feature());

        var errors = new ArrayList<String>();
        for (var source : List.of(
                asStatements(snippet, RETURN), asStatements(snippet, ""), asMembers(snippet), asFile(snippet))) {
            errors.add(errors(source, snippet.release()));
            if (errors.contains("")) {
                return;
            }
        }
        assertThat(errors).as(snippet.code()).contains("");
    }

    @Test
    void aSnippetWithAMistakeIsFound() throws IOException {
        var wrong = new Snippet("a page", "chaland.checkout().opened(shop);", 17);

        assertThat(errors(asStatements(wrong, RETURN), 17)).contains("opened");
    }

    @Test
    void thePagesHaveSnippets() throws IOException {
        assertThat(snippets().map(Snippet::place))
                .anyMatch(place -> place.startsWith("README.md"))
                .anyMatch(place -> place.contains("package-info.java"));
    }

    private static Stream<Snippet> in(Path file) {
        try {
            var text = Files.readString(file);
            var place = ROOT.relativize(file).toString();
            if (file.toString().endsWith(".md")) {
                return IN_MARKDOWN
                        .matcher(text)
                        .results()
                        .map(found -> new Snippet(
                                at(place, text, found.start()), found.group(2), found.group(1) == null ? 17 : 21));
            }
            return IN_JAVADOC
                    .matcher(text)
                    .results()
                    .map(found -> new Snippet(
                            at(place, text, found.start()), found.group(1).replaceAll("(?m)^ *\\* ?", ""), 17));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String at(String place, String text, int start) {
        return place + ":" + (text.substring(0, start).lines().count() + 1);
    }

    private static Source asFile(Snippet snippet) {
        var type = TYPE_OF_A_FILE.matcher(snippet.code());
        return new Source(type.find() ? type.group(1) : "Snippet", snippet.code());
    }

    private static Source asMembers(Snippet snippet) throws IOException {
        return new Source(
                "Snippet", imports() + "abstract class Snippet extends SnippetContext {\n" + snippet.code() + "\n}");
    }

    private static Source asStatements(Snippet snippet, String end) throws IOException {
        return new Source(
                "Snippet",
                imports() + "abstract class Snippet extends SnippetContext {\nObject snippet() throws Exception {\n"
                        + snippet.code() + end + "\n}\n}");
    }

    /** The imports of the context hold for every snippet that has none of its own. */
    private static String imports() throws IOException {
        return context()
                .lines()
                .filter(line -> line.startsWith("import "))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static String context() throws IOException {
        return Files.readString(Path.of("src/test/resources/snippets/SnippetContext.java"));
    }

    /** The errors of the compiler, or an empty text. */
    private String errors(Source source, int release) {
        var found = new DiagnosticCollector<JavaFileObject>();
        try {
            var context = new Source("SnippetContext", context());
            var options = List.of(
                    "--release",
                    String.valueOf(release),
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-d",
                    classes.toString());
            COMPILER.getTask(new StringWriter(), FILES, found, options, null, List.of(context, source))
                    .call();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ENGLISH) + "\n")
                .reduce("", String::concat);
    }

    /**
     * A piece of code that a page shows.
     *
     * @param place page and line
     * @param code as shown
     * @param release the version of Java that it is written for
     */
    record Snippet(String place, String code, int release) {

        @Override
        public String toString() {
            return place;
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String type, String code) {
            super(URI.create("string:///" + type + Kind.SOURCE.extension), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }

        /** A file of a snippet may name a package that its address does not. */
        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }
    }
}
