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
 * Texts by key and language. If a language has no text for a key, the English text is used; the default locale of the JVM has no
 * influence.
 *
 * <p>A host changes texts or adds a language in code:
 *
 * <pre>{@code
 * var messages = Messages.standard().with(Locale.GERMAN, Map.of("field.city", "Ort"));
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Messages {

    private static final String FALLBACK = "en";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Messages STANDARD = new Messages(Map.of(FALLBACK, read(FALLBACK), "fr", read("fr")));

    private final Map<String, Map<String, String>> textsByLanguage;

    private Messages(Map<String, Map<String, String>> textsByLanguage) {
        this.textsByLanguage = textsByLanguage;
    }

    /** Returns the texts that come with the library, in English and French. */
    public static Messages standard() {
        return STANDARD;
    }

    /**
     * Returns a copy with other texts for a language. Keys that are not given keep their texts.
     *
     * @param language a locale finds its texts by its full tag first, then by its language alone
     * @param texts texts by key; they may contain the placeholders of the English text, such as {@code {max}}
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

    /** Returns the keys of all texts, in alphabetical order. */
    public Set<String> keys() {
        return new TreeSet<>(textsIn(FALLBACK).keySet());
    }

    /** Returns the label of a form field. */
    public String label(Field field, Locale locale) {
        return text("field." + field.path(), locale);
    }

    /** Returns the text of a key without values, as {@link #text(String, Locale, Map)} does. */
    public String text(String key, Locale locale) {
        return text(key, locale, Map.of());
    }

    /**
     * Returns the text of a key, with each placeholder {@code {name}} replaced by the value of that name. A placeholder without a
     * value stays.
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

    /** Reads the file itself, because a resource bundle falls back to the default locale of the JVM. */
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
