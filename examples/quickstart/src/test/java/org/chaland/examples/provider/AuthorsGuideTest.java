package org.chaland.examples.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.ProviderRefusalException;
import org.junit.jupiter.api.Test;

/** What the guide for authors shows is what is compiled and run here. */
class AuthorsGuideTest {

    private static final Path GUIDE = Path.of("../../spi/README.md");
    private static final Path MAIN = Path.of("src/main/java/org/chaland/examples/provider");
    private static final Path TESTS = Path.of("src/test/java/org/chaland/examples/provider");
    private static final Path KIT = Path.of("../../spi/kit/src/main/java/org/chaland/spi/contract");
    private static final Path IN_MEMORY = Path.of("../../core/src/test/java/org/chaland/memory");
    private static final int LONGEST = 100;

    @Test
    void theWholeProviderIsShownAndShort() throws IOException {
        var provider = Files.readString(MAIN.resolve("FolderProvider.java"));

        assertThat(provider.lines()).hasSizeLessThan(LONGEST);
        assertThat(blocks("java")).contains(provider);
    }

    @Test
    void otherJavaLinesAreThoseOfTheExample() throws IOException {
        var compiled = Files.readString(MAIN.resolve("FolderProviderFactory.java"))
                + Files.readString(MAIN.resolve("FolderProvider.java"))
                + Files.readString(TESTS.resolve("FolderProviderContractTest.java"))
                + Files.readString(IN_MEMORY.resolve("InMemoryStorageContractTest.java"));

        assertThat(blocks("java").flatMap(String::lines).map(String::strip))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(compiled).contains(line));
    }

    @Test
    void everyCapabilityItsContractAndEveryReasonIsNamed() throws IOException {
        var guide = Files.readString(GUIDE);
        var capabilities = Pattern.compile("<li>\\{@link (\\w+)}")
                .matcher(Files.readString(Path.of("../../spi/src/main/java/org/chaland/spi/IdentityProvider.java")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(capabilities)
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
        assertThat(ProviderRefusalException.Reason.values())
                .allSatisfy(reason -> assertThat(guide).contains("`" + reason + "`"));
        assertThat(contracts(guide))
                .isNotEmpty()
                .allSatisfy(
                        contract -> assertThat(KIT.resolve(contract + ".java")).exists());
        try (var kit = Files.list(KIT)) {
            assertThat(kit.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Contract.java"))
                            .map(name -> name.replace(".java", "")))
                    .contains("IdentityProviderContract", "StorageContract")
                    .allSatisfy(contract -> assertThat(guide).contains("`" + contract + "`"));
        }
    }

    @Test
    void versionsInThePomAreThoseOfThisBuild() throws IOException {
        var pom = blocks("xml").collect(Collectors.joining());
        var build = Files.readString(Path.of("../../pom.xml"));

        assertThat(versions(pom))
                .hasSize(7)
                .allSatisfy((artifact, version) ->
                        assertThat(build).containsPattern("<version>" + Pattern.quote(version) + "</version>"));
        assertThat(pom).contains("<failIfNoTests>true</failIfNoTests>");
        assertThat(build).contains("<artifactId>chaland-spi-kit</artifactId>");
    }

    private static Map<String, String> versions(String pom) {
        return Pattern.compile("<artifactId>([^<]+)</artifactId><version>([^<]+)</version>")
                .matcher(pom)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    @Test
    void theVersionIsTheOneOfTheSpi() throws IOException {
        assertThat(Files.readString(GUIDE)).contains("`SPI_VERSION` is " + IdentityProviderFactory.SPI_VERSION);
    }

    private static Stream<String> contracts(String guide) {
        return Pattern.compile("`(\\w+(?:Contract|Rules))`")
                .matcher(guide)
                .results()
                .map(found -> found.group(1));
    }

    private static Stream<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult block) -> block.group(1));
    }
}
