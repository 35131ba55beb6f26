package org.chaland.spi;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Checks texts and addresses that the host gives Chaland to show on a page. */
final class Shown {

    private static final Set<String> SCHEMES = Set.of("https", "http", "mailto", "tel");

    private Shown() {}

    /** Returns the text, or throws if it is blank. */
    static String text(String part, String value) {
        if (Objects.requireNonNull(value, part).isBlank()) {
            throw new IllegalArgumentException("The " + part + " is blank: give a text that can be shown.");
        }
        return value;
    }

    /** Returns the address, or throws if its scheme is not allowed, such as {@code javascript}. The message leaves the address out (I10). */
    static URI address(String part, URI value) {
        var scheme = Optional.ofNullable(Objects.requireNonNull(value, part).getScheme())
                .map(found -> found.toLowerCase(Locale.ROOT));
        if (scheme.isPresent() && !SCHEMES.contains(scheme.get())) {
            throw new IllegalArgumentException("The " + part + " has scheme " + scheme.get() + ": give one of "
                    + SCHEMES.stream().sorted().toList() + ", or an address on the host's own site.");
        }
        return value;
    }

    /** Checks the address if there is one, as {@link #address(String, URI)} does. */
    static Optional<URI> address(String part, Optional<URI> value) {
        return Objects.requireNonNull(value, part).map(found -> address(part, found));
    }
}
