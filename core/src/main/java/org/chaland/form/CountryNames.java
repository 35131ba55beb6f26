package org.chaland.form;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Codes of countries and languages by what profiles, files and people call them. The names come from the JDK: unlike the codes, they are
 * read only, never kept. Safe for use by several threads.
 */
final class CountryNames {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int LONGEST = 100;

    /** Those of the shop, and of the countries around it. */
    private static final List<Locale> SPOKEN = List.of("en", "fr", "de", "es", "it", "nl", "pt", "pl").stream()
            .map(Locale::forLanguageTag)
            .toList();

    /** Names beside the official one, or that the JDK spells otherwise. {@code UK} and {@code EL} are reserved for these countries. */
    private static final Map<String, String> OTHERS = others("""
            GB UK;Great Britain;Britain;England;Scotland;Wales;Northern Ireland;Grande Bretagne;Angleterre;Ecosse;Pays de Galles
            GB United Kingdom of Great Britain and Northern Ireland;Irlande du Nord;Großbritannien;Gran Bretaña;Inghilterra;Inglaterra
            GR EL;Hellas;Hellenic Republic;Ellada;Ελλάδα;Ελλάς
            US USA;America;United States of America;The United States;Etats Unis d'Amérique;EEUU;EE UU
            US Estados Unidos de América;Vereinigte Staaten von Amerika;USA United States;Stati Uniti d'America
            DE Federal Republic of Germany;BRD;Bundesrepublik Deutschland
            NL Holland;Hollande;The Netherlands;Holanda;Olanda
            CZ Czech Republic;République tchèque;Tschechische Republik;Czechia;República Checa;Česko;Česká republika
            KR South Korea;Korea;Republic of Korea;Korea, Republic of;Corée du Sud;Corée;한국;대한민국
            KP North Korea;Democratic People's Republic of Korea;Korea, Democratic People's Republic of;Corée du Nord
            RU Russian Federation;Russia;Fédération de Russie;Россия;Российская Федерация
            CI Ivory Coast;Cote d'Ivoire;Côte d'Ivoire
            VA Vatican;Holy See;Holy See (Vatican City State);Vatican City State;Saint Siège
            TR Turkey;Türkiye;Turquie
            MM Burma;Birmanie
            SZ Swaziland
            MK Macedonia;Macédoine;North Macedonia;Republic of North Macedonia;The former Yugoslav Republic of Macedonia
            CV Cape Verde;Cap Vert;Cabo Verde
            IE Republic of Ireland;Eire;Éire
            CH Swiss;Suisse;Schweiz;Svizzera;Svizra
            LU Grand Duchy of Luxembourg;Grand Duché de Luxembourg;Luxemburg
            TL East Timor;Timor oriental
            BN Brunei Darussalam
            LA Lao People's Democratic Republic
            SY Syrian Arab Republic
            IR Islamic Republic of Iran;Iran, Islamic Republic of;ایران
            VN Viet Nam;Việt Nam
            TZ United Republic of Tanzania;Tanzania, United Republic of
            MD Republic of Moldova;Moldova, Republic of;Moldavie
            BO Plurinational State of Bolivia;Bolivia, Plurinational State of
            VE Bolivarian Republic of Venezuela;Venezuela, Bolivarian Republic of
            CN People's Republic of China;République populaire de Chine;PRC;中国;中國
            TW Taiwan, Province of China;台灣;臺灣
            HK Hong Kong;Hongkong;Hong Kong SAR;香港
            MO Macau;Macao
            PS Palestine;State of Palestine;Palestine, State of
            CD DR Congo;Democratic Republic of the Congo;Congo, Democratic Republic of the;RDC;Congo Kinshasa
            CG Republic of the Congo;Congo Brazzaville;Congo
            JP 日本
            UA Україна
            BG България
            AT Österreich
            BE Belgique;België;Belgien
            FI Suomi
            SE Sverige
            DK Danmark
            NO Norge
            HU Magyarország
            HR Hrvatska
            XK XKX;XKS;Kosovo
            """);

    private CountryNames() {}

    /** The code of ISO 3166-1 alpha-2, or empty if the text is neither a code nor a name that is known. Other two letters are capitals. */
    static Optional<String> code(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var isCode = text.length() == 2 && text.chars().allMatch(c -> (c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        var capitals = text.toUpperCase(Locale.ROOT);
        if (isCode && !capitals.equals("UK") && !capitals.equals("EL")) {
            return Optional.of(capitals);
        }
        return Optional.ofNullable(Names.COUNTRIES.get(folded(text)));
    }

    /** The code of a language by its name, or empty. */
    static Optional<String> language(String name) {
        return name.length() > LONGEST ? Optional.empty() : Optional.ofNullable(Names.LANGUAGES.get(folded(name)));
    }

    /** The code of two letters for one of three, if there is one: {@code fr} for {@code fra} and {@code fre}. */
    static String twoLetters(String language) {
        return Names.THREE_LETTERS.getOrDefault(language, language);
    }

    private static String folded(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return NO_LETTERS.matcher(bare.toUpperCase(Locale.ROOT)).replaceAll("");
    }

    private static Map<String, String> others(String table) {
        var names = new HashMap<String, String>();
        table.lines()
                .forEach(line -> List.of(line.substring(3).split(";"))
                        .forEach(name -> names.put(folded(name), line.substring(0, 2))));
        return names;
    }

    private static final class Names {

        static final Map<String, String> COUNTRIES = countries();
        static final Map<String, String> THREE_LETTERS = threeLetters();
        static final Map<String, String> LANGUAGES = languages();

        private static Map<String, String> countries() {
            var names = new HashMap<String, String>();
            var ambiguous = new HashSet<String>();
            for (var code : Countries.all()) {
                var country = new Locale("", code);
                SPOKEN.forEach(language -> add(country.getDisplayCountry(language), code, names, ambiguous));
            }
            ambiguous.forEach(names::remove);
            for (var code : Locale.getISOCountries()) {
                names.put(new Locale("", code).getISO3Country(), code);
            }
            names.putAll(OTHERS);
            return Map.copyOf(names);
        }

        private static Map<String, String> languages() {
            var names = new HashMap<String, String>();
            var ambiguous = new HashSet<String>();
            for (var code : Locale.getISOLanguages()) {
                var language = Locale.forLanguageTag(code);
                var tag = language.toLanguageTag();
                SPOKEN.forEach(spoken -> add(language.getDisplayLanguage(spoken), tag, names, ambiguous));
                add(language.getDisplayLanguage(language), tag, names, ambiguous);
            }
            ambiguous.forEach(names::remove);
            return Map.copyOf(names);
        }

        private static Map<String, String> threeLetters() {
            var codes = new HashMap<String, String>(Map.of(
                    "fre", "fr", "ger", "de", "dut", "nl", "gre", "el", "cze", "cs", "rum", "ro", "chi", "zh", "slo",
                    "sk"));
            for (var code : Locale.getISOLanguages()) {
                var language = Locale.forLanguageTag(code);
                codes.putIfAbsent(language.getISO3Language(), language.toLanguageTag());
            }
            return Map.copyOf(codes);
        }

        private static void add(String name, String code, Map<String, String> names, Set<String> ambiguous) {
            var known = names.putIfAbsent(folded(name), code);
            if (known != null && !known.equals(code)) {
                ambiguous.add(folded(name));
            }
        }
    }
}
