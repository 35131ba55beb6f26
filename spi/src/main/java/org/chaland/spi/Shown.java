package org.chaland.spi;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What holds for every text and address that others give us to show on a page. */
final class Shown {

    private static final Set<String> SCHEMES = Set.of("https", "http", "mailto", "tel");

    private Shown() {}

    /** The text, which says something. */
    static String text(String part, String value) {
        if (Objects.requireNonNull(value, part).isBlank()) {
            throw new IllegalArgumentException("The " + part + " is blank: give a text that can be shown.");
        }
        return value;
    }

    /** An address that a page may link to: a script, for one, is none. The address is not repeated (I10). */
    static URI address(String part, URI value) {
        var scheme = Optional.ofNullable(Objects.requireNonNull(value, part).getScheme())
                .map(found -> found.toLowerCase(Locale.ROOT));
        if (scheme.isPresent() && !SCHEMES.contains(scheme.get())) {
            throw new IllegalArgumentException("The " + part + " has scheme " + scheme.get() + ": give one of "
                    + SCHEMES.stream().sorted().toList() + ", or an address on the host's own site.");
        }
        return value;
    }

    /** As {@link #address(String, URI)}, where there is one. */
    static Optional<URI> address(String part, Optional<URI> value) {
        return Objects.requireNonNull(value, part).map(found -> address(part, found));
    }
}
