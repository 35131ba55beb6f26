package org.chaland.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The properties of one provider, read strictly: one that is misspelled would be left out silently, so {@link #requireAllRead} refuses it. Where
 * no name is spelled as asked for, one counts that differs by hyphens, underscores and the case of letters only, as names of environment
 * variables do. Texts are stripped; one that is empty is absent. Not safe for use by several threads; its text form shows no values.
 */
public final class ProviderProperties {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration LONGEST = Duration.ofHours(1);

    private final String prefix;
    private final Map<String, String> values;
    private final Set<String> unread;

    /**
     * Those of a host.
     *
     * @param prefix that of their full names, such as {@code chaland.moodle.}
     * @param values all that the host has, by their full names; others than those with the prefix are left out
     */
    public ProviderProperties(String prefix, Map<String, String> values) {
        this.prefix = prefix;
        this.values = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                this.values.put(name.substring(prefix.length()), value);
            }
        });
        unread = new HashSet<>(this.values.keySet());
    }

    /** Returns the value of a property; empty if it is absent. */
    public Optional<String> find(String name) {
        return spelled(name).map(this::read).filter(value -> !value.isEmpty());
    }

    /**
     * Returns the value of a property that may not be absent.
     *
     * @throws IllegalArgumentException if it is
     */
    public String required(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(prefix + name + " is missing: set it."));
    }

    /**
     * Returns the value of a property, or another if it is absent.
     *
     * @param wanted what to set instead of a value that does not match, such as {@code true or false}
     * @throws IllegalArgumentException if it does not match
     */
    public String text(String name, String otherwise, Pattern syntax, String wanted) {
        var value = find(name).orElse(otherwise);
        if (!syntax.matcher(value).matches()) {
            throw wrong(name, wanted);
        }
        return value;
    }

    /**
     * Returns an address that may not be absent, without slashes at its end. It is one with https, on this machine, or in a network of one's
     * own if {@code insecure-http} is {@code true}, since whoever reads along has the secrets.
     *
     * @param wanted what to set instead of something else, such as {@code the address of the site}
     * @throws IllegalArgumentException if it is absent, or is no such address: user, query and fragment are refused
     */
    public URI address(String name, String wanted) {
        var text = required(name).replaceFirst("/+$", "");
        var insecure = text("insecure-http", "false", Pattern.compile("true|false"), "true or false");
        var address = parsed(text)
                .filter(found -> found.getHost() != null
                        && found.getRawQuery() == null
                        && found.getRawUserInfo() == null
                        && found.getRawFragment() == null)
                .filter(found -> Set.of("http", "https").contains(String.valueOf(found.getScheme())))
                .orElseThrow(() -> wrong(name, wanted));
        if (!isPrivate(address) && insecure.equals("false")) {
            throw wrong(
                    name,
                    "an address with https, since whoever reads along has the secrets; in a network of your own, say "
                            + prefix + "insecure-http=true");
        }
        return address;
    }

    /**
     * Returns whether no other machine can read what is sent to an address: it is one with https, or on this machine. For addresses that
     * a provider names, such as those of its configuration.
     */
    public static boolean isPrivate(URI address) {
        return "https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Returns a duration of a millisecond to an hour.
     *
     * @throws IllegalArgumentException if it is none
     */
    public Duration duration(String name, Duration otherwise) {
        return duration(name, otherwise, LONGEST);
    }

    /**
     * Returns a duration of a millisecond to another one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public Duration duration(String name, Duration otherwise, Duration longest) {
        try {
            var duration = find(name).map(Duration::parse).orElse(otherwise);
            if (duration.toMillis() >= 1 && duration.compareTo(longest) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException malformed) {
            // Told below, as a wrong value is.
        }
        throw wrong(name, "a duration of at most " + longest + ", such as " + otherwise);
    }

    /** Returns the ends of the names that begin like this, such as those of {@code course.}; unmodifiable. */
    public Set<String> endings(String beginning) {
        var endings = new HashSet<String>();
        values.keySet().stream()
                .filter(name -> name.startsWith(beginning))
                .forEach(name -> endings.add(name.substring(beginning.length())));
        return Set.copyOf(endings);
    }

    /**
     * Returns an exception to throw because a value is not right. It does not repeat the value, which may be a secret that stands in the
     * wrong line.
     *
     * @param wanted what to set instead, such as {@code the address of the site}
     */
    public IllegalArgumentException wrong(String name, String wanted) {
        return new IllegalArgumentException(prefix + name + " is not right: set " + wanted + ".");
    }

    /** @throws IllegalArgumentException if one was never asked for; call it when all that are known were read */
    public void requireAllRead() {
        if (!unread.isEmpty()) {
            var name = unread.stream().sorted().findFirst().orElseThrow();
            throw new IllegalArgumentException(
                    "There is no property " + prefix + name + ": look at the spelling, or remove it."
                            + (name.contains(".")
                                    ? " If it is for another provider of the same plug-in, give each of them a name of its own."
                                    : ""));
        }
    }

    private Optional<String> spelled(String name) {
        return values.containsKey(name)
                ? Optional.of(name)
                : values.keySet().stream()
                        .filter(known -> plain(known).equals(plain(name)))
                        .findFirst();
    }

    private String read(String name) {
        unread.remove(name);
        return values.getOrDefault(name, "").strip();
    }

    private static String plain(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "ProviderProperties[prefix=" + prefix + "]";
    }
}
