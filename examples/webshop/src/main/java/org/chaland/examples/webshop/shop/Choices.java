package org.chaland.examples.webshop.shop;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.examples.webshop.shop.FieldView.Choice;
import org.chaland.model.Field;
import org.springframework.web.util.HtmlUtils;

/** What fields with a list offer, named in the visitor's language. */
public final class Choices {

    private static final Options NO_OPTIONS = new Options("", "");
    private static final Choice NONE = new Choice("", "");

    /** Sorting by a language's rules takes longer than the rest of the page; shop and languages are few. */
    private static final Map<Offered, List<Choice>> SORTED = new ConcurrentHashMap<>();

    /** Where most buyers of this shop live. */
    private static final List<String> USUAL = List.of("FR", "BE", "CH", "LU", "CA");

    /** Hundreds of options are written once per language and shop: a template takes longer for them than for the rest of the page. */
    private static final Map<Offered, Options> RENDERED = new ConcurrentHashMap<>();

    /**
     * Options of a list as HTML.
     *
     * @param usual those that most people choose
     * @param others the others; empty text if there are few
     */
    public record Options(String usual, String others) {

        private Options selecting(String value) {
            var option = start(value) + ">";
            var selected = start(value) + " selected>";
            return usual.contains(option) || others.contains(option)
                    ? new Options(usual.replace(option, selected), others.replace(option, selected))
                    // A value that is not in the list is not lost.
                    : new Options(usual + html(new Choice(value, value)).replace(option, selected), others);
        }

        private static String of(Stream<Choice> choices) {
            return choices.map(Options::html).collect(Collectors.joining());
        }

        private static String html(Choice choice) {
            return start(choice.value()) + ">" + HtmlUtils.htmlEscape(choice.name()) + "</option>";
        }

        private static String start(String value) {
            return "<option value=\"" + HtmlUtils.htmlEscape(value) + "\"";
        }

        @Override
        public String toString() {
            return "Options[masked]";
        }
    }

    private record Offered(List<String> countries, Locale locale) {}

    private final Offered offered;
    private final List<Choice> countries;
    private final List<Choice> languages;

    /** With those countries to choose from. */
    public Choices(List<String> countries, Locale locale) {
        offered = new Offered(countries, locale);
        this.countries = SORTED.computeIfAbsent(offered, Choices::sorted);
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

    /** The list of that field as HTML, with that value selected; for a country the usual ones come first. */
    Options rendered(Field field, String value) {
        return switch (field) {
            case COUNTRY, BILLING_COUNTRY -> {
                var all = RENDERED.computeIfAbsent(
                        offered,
                        ignored -> new Options(
                                Options.of(USUAL.stream()
                                        .flatMap(code -> countries.stream()
                                                .filter(choice -> choice.value().equals(code)))),
                                Options.of(countries.stream().filter(choice -> !USUAL.contains(choice.value())))));
                yield value.isEmpty() ? all : all.selecting(value);
            }
            case LANGUAGE -> new Options(Options.of(languages.stream()), "").selecting(value);
            default -> NO_OPTIONS;
        };
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
