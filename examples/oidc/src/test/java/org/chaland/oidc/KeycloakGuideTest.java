package org.chaland.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an administrator reads is what the code asks for. */
final class KeycloakGuideTest {

    private static final String GUIDE = read(Path.of("KEYCLOAK.md"));
    private static final Path SOURCES = Path.of("src/main/java/org/chaland/oidc");

    @Test
    void everyFindingHasAnEntryAndNoOtherHas() {
        var entries = GUIDE.replaceFirst("(?s).*## Troubleshooting", "")
                .lines()
                .filter(line -> line.matches("[0-9]+\\. `.*"))
                .map(line -> line.replaceFirst(": .*", ""))
                .collect(Collectors.joining("\n"));

        assertThat(found("`([a-z-]+)`", entries))
                .isEqualTo(found("(?:error|warning)\\(\\s*\"([a-z-]+)\"", read(SOURCES.resolve("KeycloakCheck.java"))));
    }

    @Test
    void everyPropertyIsListed() {
        var contract = new KeycloakFactoryContractTest().properties().keySet();
        var names = new TreeSet<String>();
        contract.forEach(name -> names.add(name.replace(".music", ".SHOP")));

        assertThat(found("(?m)^\\| `(chaland\\.keycloak\\.[A-Za-z.-]+)` \\|", GUIDE))
                .isEqualTo(names);
    }

    @Test
    void exactlyTheRolesThatAreNeededAreListed() {
        assertThat(found("(?m)^ +\\| `([a-z-]+)` \\|", GUIDE))
                .isEqualTo(Set.of(KeycloakClient.MANAGE_USERS, KeycloakClient.VIEW_REALM));
    }

    private static Set<String> found(String pattern, String text) {
        var found = new TreeSet<String>();
        Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .forEach(found::add);
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
