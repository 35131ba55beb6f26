package org.chaland.examples.webshop.browser;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaland.examples.webshop.Browser;
import org.chaland.examples.webshop.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide for authors, followed by somebody who has nothing but it: its pom, its class, its commands, by a Maven of their own that downloads nothing.
 * Here, because the one jar of the shop is made before the tests of this module.
 */
@Tag("ci")
class OutsidersBuildTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path EXAMPLE = ROOT.resolve("examples/quickstart/src");
    private static final Path SHOP = ROOT.resolve("examples/webshop/target/webshop.jar");
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final String PROVIDER = "org/chaland/examples/provider";
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @TempDir
    static Path outside;

    private static Path provider;
    private static Path storage;
    private static Path repository;

    @BeforeAll
    static void writeWhatTheGuideShows() throws IOException {
        repository = repository();
        provider = project("provider", pom());
        copy(
                EXAMPLE.resolve("main/java").resolve(PROVIDER),
                provider.resolve("src/main/java").resolve(PROVIDER));
        copy(EXAMPLE.resolve("main/resources/META-INF"), provider.resolve("src/main/resources/META-INF"));
        // The others of that directory are about this repository.
        for (var name :
                List.of("Accounts", "FolderProviderContractTest", "FolderIdentityProviderFactoryContractTest")) {
            var file = "test/java/" + PROVIDER + "/" + name + ".java";
            copy(EXAMPLE.resolve(file), provider.resolve("src").resolve(file));
        }
        // The storage of the guide is one that Chaland has.
        storage = project(
                "storage",
                pom().replace(
                                "</dependencies>",
                                "<dependency><groupId>org.chaland</groupId><artifactId>chaland-core"
                                        + "</artifactId><version>" + VERSION
                                        + "</version></dependency></dependencies>"));
        var test = "src/test/java/org/chaland/memory/InMemoryStorageContractTest.java";
        copy(ROOT.resolve("core").resolve(test), storage.resolve(test));
    }

    /** JUnit warns of links that lead out of its directory. */
    @AfterAll
    static void unlink() throws IOException {
        try (var files = Files.walk(repository)) {
            for (var link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void everyCommandOfTheGuideWorks() throws IOException {
        var commands = commands();

        assertThat(commands).contains("mvn package").hasSizeGreaterThan(3);
        for (var command : commands) {
            var project = command.contains("Storage") ? storage : provider;
            run(project, command.replace("nameOfTheRule", "createdAccountIsFoundByItsKey"));
            if (command.startsWith("mvn package") || command.startsWith("mvn test")) {
                assertThat(testsRun(project)).as(command + "\n" + log(project)).isPositive();
            }
        }
        assertThat(provider.resolve("target/dependency/chaland-spi-" + VERSION + ".jar"))
                .as("it is the host's")
                .doesNotExist();
    }

    @Test
    void theShopFindsTheJarAmongItsPlugins() throws IOException, InterruptedException {
        assumeTrue(Files.exists(SHOP), "There is no " + SHOP + ": run with -Pjar too.");
        run(provider, "mvn package -DskipTests");
        var shop = Files.createDirectory(outside.resolve("shop"));
        var accounts = Files.createDirectory(shop.resolve("accounts"));
        copy(provider.resolve("target/folder-provider-1.jar"), shop.resolve("plugins/folder-provider-1.jar"));
        var port = freePort();
        Files.writeString(
                shop.resolve("application.properties"),
                String.join(
                        "\n",
                        "webshop.provider=folder",
                        "chaland.folder.issuer=urn:example:folder",
                        "chaland.folder.path=" + accounts,
                        "server.port=" + port));

        var process = start(shop, List.of(java().toString(), "-jar", SHOP.toString()));
        try {
            var address = URI.create("http://localhost:" + port);
            await(process, () -> isOpen(address));
            var browser = new Browser(address, "en");
            browser.get("/").press("button[value=bread]");
            Walk.fill(browser.get("/contact"), Walk.details("camille@example.org"))
                    .send()
                    .form("main form button")
                    .with("method", "now")
                    .send();
            await(process, () -> isKept(accounts, "camille@example.org"));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String pom() throws IOException {
        return found("(?s)```xml\\n(.*?)```").get(0);
    }

    private static List<String> commands() throws IOException {
        return found("`(mvn [^`]+)`");
    }

    private static List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(ROOT.resolve("spi/README.md")))
                .results()
                .map(result -> result.group(1))
                .distinct()
                .toList();
    }

    private static Path project(String name, String pom) throws IOException {
        var project = Files.createDirectories(outside.resolve(name));
        Files.writeString(project.resolve("pom.xml"), pom);
        Files.createDirectory(project.resolve(".mvn"));
        Files.writeString(
                project.resolve(".mvn/maven.config"),
                "--offline\n--batch-mode\n--no-transfer-progress\n-Dmaven.repo.local=" + repository + "\n");
        return project;
    }

    /** This build's local repository and, as if they were installed, its own artifacts; nothing is put into it. */
    private static Path repository() throws IOException {
        var known = Path.of(System.getProperty("chaland.maven.repository"));
        var made = Files.createDirectory(outside.resolve("repository"));
        link(known, made, "org");
        link(known.resolve("org"), Files.createDirectory(made.resolve("org")), "chaland");
        for (var artifact : Map.of(
                        "chaland", ROOT,
                        "chaland-spi", ROOT.resolve("spi"),
                        "chaland-spi-kit", ROOT.resolve("spi/kit"),
                        "chaland-core", ROOT.resolve("core"))
                .entrySet()) {
            var file = artifact.getKey() + "-" + VERSION;
            var there = made.resolve("org/chaland")
                    .resolve(artifact.getKey())
                    .resolve(VERSION)
                    .resolve(file);
            copy(artifact.getValue().resolve("pom.xml"), there.resolveSibling(file + ".pom"));
            if (!artifact.getValue().equals(ROOT)) {
                copy(artifact.getValue().resolve("target").resolve(file + ".jar"), there.resolveSibling(file + ".jar"));
            }
        }
        return made;
    }

    private static void link(Path from, Path to, String except) throws IOException {
        try (var entries = Files.list(from)) {
            for (var entry : entries.toList()) {
                if (!entry.endsWith(except)) {
                    Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** By a shell, as it is written. */
    private static void run(Path project, String command) throws IOException {
        var process = start(project, List.of("sh", "-c", command));
        try {
            assertThat(process.waitFor(LONGEST.toMinutes(), MINUTES))
                    .as(command)
                    .isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            process.destroy();
        }
        assertThat(process.exitValue()).as(command + "\n" + log(project)).isZero();
    }

    private static Process start(Path directory, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        var maven = Path.of(System.getProperty("chaland.maven.home"), "bin");
        builder.environment().merge("PATH", maven.toString(), (path, first) -> first + ":" + path);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static String log(Path directory) throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    /** As Maven sums up. */
    private static int testsRun(Path project) throws IOException {
        return Pattern.compile("Tests run: (\\d+), Failures: 0, Errors: 0, Skipped: (\\d+)\\n")
                .matcher(log(project))
                .results()
                .mapToInt(sum -> Integer.parseInt(sum.group(1)) - Integer.parseInt(sum.group(2)))
                .sum();
    }

    private interface Condition {
        boolean isMet() throws IOException, InterruptedException;
    }

    private static void await(Process process, Condition condition) throws IOException, InterruptedException {
        var last = Instant.now().plus(LONGEST);
        while (!condition.isMet()) {
            if (process.waitFor(250, MILLISECONDS) || Instant.now().isAfter(last)) {
                throw new AssertionError("The shop has stopped, or waits for ever: " + log(outside.resolve("shop")));
            }
        }
    }

    private static boolean isOpen(URI address) throws InterruptedException {
        try {
            var answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean isKept(Path accounts, String email) throws IOException {
        try (Stream<Path> files = Files.list(accounts)) {
            for (var file : files.toList()) {
                if (Files.readString(file).contains("email=" + email)) {
                    return true;
                }
            }
            return false;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
