package org.chaland.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chaland.spi.Finding;
import org.junit.jupiter.api.Test;

/** What an operator reads is what the code asks for and tells. */
class ReadmeTest {

    private static final String README = read(Path.of("README.md"));

    @Test
    void everyFindingHasAnEntry() throws IllegalAccessException {
        var codes = new TreeSet<String>();
        for (var constant : OpenIdFindings.class.getDeclaredFields()) {
            if (constant.getType() == Finding.class) {
                codes.add(((Finding) constant.get(null)).code());
            }
        }

        assertThat(found("(?m)^[0-9]+\\. `([a-z0-9-]+)`: ", README)).isEqualTo(codes);
    }

    @Test
    void everyPropertyIsListed() {
        var read = new TreeSet<String>();
        found(
                        "(?:find|text|required|address|duration)\\(\\s*\"([a-z-]+)\"",
                        read(Path.of("src/main/java/org/chaland/oidc/OidcSettings.java")))
                .forEach(name -> read.add("chaland.oidc." + name));

        assertThat(found("(?m)^\\| `(chaland\\.oidc\\.[a-z-]+)` \\|", README)).isEqualTo(read);
    }

    @Test
    void everyClaimThatIsReadIsListed() {
        var claims = read(Path.of("src/main/java/org/chaland/oidc/Claims.java"));

        assertThat(found("text\\((?:address, )?\"([a-z_]+)\"\\)", claims))
                .hasSizeGreaterThan(7)
                .allMatch(claim -> README.contains("`" + claim + "`"));
    }

    private static TreeSet<String> found(String pattern, String text) {
        var names = new TreeSet<String>();
        Pattern.compile(pattern).matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
