package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

/** What the README of the JPA adapter tells a host on Spring Boot to write is what this shop runs on. */
class AdapterReadmeTest {

    private static final Path HERE = Path.of("src/main");
    private static final List<String> SOURCES = List.of("ChalandSetup", "SchemaSetup", "V1__ChalandTables");

    @Test
    void javaLinesAreThoseOfTheShop() throws IOException {
        var shop = new StringBuilder();
        for (var source : SOURCES) {
            shop.append(Files.readString(HERE.resolve("java/org/chaland/examples/webshop/" + source + ".java")));
        }

        assertThat(lines("java"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(shop).contains(line));
    }

    @Test
    void settingsAreThoseOfTheShop() throws IOException {
        assertThat(Files.readAllLines(HERE.resolve("resources/application.properties")))
                .containsAll(lines("properties"));
        assertThat(lines("properties")).isNotEmpty();
    }

    @Test
    void versionIsThatOfTheShop() throws IOException {
        assertThat(section()).contains("Spring Boot " + SpringBootVersion.getVersion());
    }

    private static List<String> lines(String language) throws IOException {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(section())
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(String::strip)
                .filter(line -> line.length() > 1)
                .toList();
    }

    private static String section() throws IOException {
        return Pattern.compile("(?s)\\n## Spring Boot\\n.*?(?=\\n## )")
                .matcher(Files.readString(Path.of("../../jpa-adapter/README.md")))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }
}
