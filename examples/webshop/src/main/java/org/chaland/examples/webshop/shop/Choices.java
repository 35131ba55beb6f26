package org.chaland.examples.webshop.shop;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.chaland.examples.webshop.shop.FieldView.Choice;
import org.chaland.model.Field;

/** What fields with a list offer, named in the visitor's language. */
public final class Choices {

    private static final Choice NONE = new Choice("", "");

    /** Sorting by a language's rules takes longer than the rest of the page; shop and languages are few. */
    private static final Map<Offered, List<Choice>> SORTED = new ConcurrentHashMap<>();

    private record Offered(List<String> countries, Locale locale) {}

    private final List<Choice> countries;
    private final List<Choice> languages;

    /** With those countries to choose from. */
    public Choices(List<String> countries, Locale locale) {
        this.countries = SORTED.computeIfAbsent(new Offered(countries, locale), Choices::sorted);
        languages = Stream.of("fr", "en").map(this::language).toList();
    }

    /** The list of that field; a value that is not in it is added, so that it is not lost. Empty if it is typed. */
    public List<Choice> options(Field field, String value) {
        var known = switch (field) {
            case COUNTRY, BILLING_COUNTRY ->
                Stream.concat(Stream.of(NONE), countries.stream()).toList();
            case LANGUAGE -> languages;
            default -> List.<Choice>of();
        };
        var isKnown = known.isEmpty()
                || known.stream().anyMatch(choice -> choice.value().equals(value));
        return isKnown
                ? known
                : Stream.concat(known.stream(), Stream.of(new Choice(value, value)))
                        .toList();
    }

    /** How people call that value. */
    public String name(Field field, String value) {
        return options(field, value).stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::name)
                .findFirst()
                .orElse(value);
    }

    private static List<Choice> sorted(Offered offered) {
        return offered.countries().stream()
                .map(code -> new Choice(code, new Locale("", code).getDisplayCountry(offered.locale())))
                .sorted(Comparator.comparing(Choice::name, Collator.getInstance(offered.locale())))
                .toList();
    }

    private Choice language(String tag) {
        var language = Locale.forLanguageTag(tag);
        return new Choice(tag, language.getDisplayLanguage(language));
    }
}
