package org.chaland.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaland.model.Field;

/**
 * Texts by key and language. A language without a text gets the English one, whatever the default locale of the JVM is.
 *
 * <p>A host changes words, or adds a language, without touching a file of the library:
 *
 * <pre>{@code
 * var messages = Messages.standard().with(Locale.GERMAN, Map.of("field.city", "Ort"));
 * }</pre>
 *
 * <p>Immutable, hence safe for use by several threads.
 */
public final class Messages {

    private static final String FALLBACK = "en";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Messages STANDARD = new Messages(Map.of(FALLBACK, read(FALLBACK), "fr", read("fr")));

    private final Map<String, Map<String, String>> textsByLanguage;

    private Messages(Map<String, Map<String, String>> textsByLanguage) {
        this.textsByLanguage = textsByLanguage;
    }

    /** The texts that come with the library. */
    public static Messages standard() {
        return STANDARD;
    }

    /**
     * A copy with other texts for that language; keys not mentioned keep theirs.
     *
     * @param language matched by its full tag first, then by its language alone
     * @param texts by key; may contain the placeholders of the English text, such as {@code {max}}
     * @throws IllegalArgumentException if a key is not one of {@link #keys()}
     */
    public Messages with(Locale language, Map<String, String> texts) {
        texts.keySet().stream().filter(key -> !keys().contains(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("There is no text with key " + key + ": use one of " + keys());
        });
        var all = new HashMap<>(textsByLanguage);
        var merged = new HashMap<>(all.getOrDefault(language.toLanguageTag(), Map.of()));
        merged.putAll(texts);
        all.put(language.toLanguageTag(), Map.copyOf(merged));
        return new Messages(Map.copyOf(all));
    }

    /** The keys of all texts, in alphabetical order. */
    public Set<String> keys() {
        return new TreeSet<>(textsIn(FALLBACK).keySet());
    }

    /** The name of a field as a form shows it. */
    public String label(Field field, Locale locale) {
        return text("field." + field.path(), locale);
    }

    /** The text of that key; fails as {@link #text(String, Locale, Map)} does. */
    public String text(String key, Locale locale) {
        return text(key, locale, Map.of());
    }

    /**
     * The text of that key, with each {@code {name}} replaced by the value of that name; a name without a value stays.
     *
     * @throws IllegalArgumentException if the key is not one of {@link #keys()}
     */
    public String text(String key, Locale locale, Map<String, String> values) {
        var text = Stream.of(locale.toLanguageTag(), locale.getLanguage(), FALLBACK)
                .map(language -> textsIn(language).get(key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no text with key " + key + ": use one of " + keys()));
        return text.indexOf('{') < 0
                ? text
                : PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(valueOf(found, values)));
    }

    private static String valueOf(MatchResult placeholder, Map<String, String> values) {
        return Optional.ofNullable(values.get(placeholder.group(1))).orElse(placeholder.group());
    }

    private Map<String, String> textsIn(String language) {
        return textsByLanguage.getOrDefault(language, Map.of());
    }

    /** A plain stream of this class, not a resource bundle: bundles fall back to the default locale of the JVM. */
    private static Map<String, String> read(String language) {
        var properties = new Properties();
        var file = "messages_" + language + ".properties";
        try (var stream = Objects.requireNonNull(Messages.class.getResourceAsStream(file), file)) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("The texts in " + file + " cannot be read: is the jar complete?", broken);
        }
        var texts = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return Map.copyOf(texts);
    }
}
