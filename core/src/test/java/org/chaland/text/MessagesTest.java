package org.chaland.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.backoffice.StaffOutcome.Fault;
import org.chaland.model.Field;
import org.chaland.spi.ProviderRefusalException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    /** Before ; : ! ? and inside guillemets there is a space at which no line breaks. */
    private static final Pattern BAD_FRENCH_SPACING =
            Pattern.compile("[^\u00a0\u202f][;!?»]|[^\u00a0\u202f]:(?!//)|«[^\u00a0\u202f]");

    /** A mail, and what is not kept with the task. */
    private static final Set<String> NO_REASONS = Set.of(
            "account-ready",
            "courses-open",
            "courses-open-seat",
            "seat-given",
            "seat-taken-back",
            "seat-declined",
            "email-taken-seat",
            "email-taken-link-seat",
            "account-unreachable-seat",
            "account-ready-federated",
            "access-ending",
            "erasure-due",
            "email-taken-link",
            "claim-code",
            "address-changed",
            "account-closed",
            "account-opened",
            "sign-in-code",
            "not-settled",
            "end-account");

    /** Parts of addresses are called as the table says. */
    private static final String ADDRESSES = resource("/org/chaland/form/addresses.txt");

    private static String resource(String name) {
        try (var stream = MessagesTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        var english = file("en");
        var french = file("fr");

        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(french.getProperty(key)).as(key).isNotBlank();
            assertThat(placeholders(french.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void frenchPunctuationStaysWithItsWord() throws IOException {
        assertThat(file("fr").values().stream().map(String::valueOf))
                .noneMatch(text -> BAD_FRENCH_SPACING.matcher(text).find());
        assertThat("Quoi ?").containsPattern(BAD_FRENCH_SPACING);
    }

    @Test
    void everyKeyIsUsedByTheCode() throws IOException {
        var code = allSources();

        assertThat(Messages.standard().keys()).allMatch(key -> isUsed(key, code));
        assertThat(isUsed("form.noSuchCode", code)).isFalse();
    }

    @Test
    void everyCodeThatTheFormGivesHasAText() throws IOException {
        var codes = Pattern.compile("\\{form\\.(\\w+)}")
                .matcher(allSources())
                .results()
                .map(found -> found.group(1));

        assertThat(codes)
                .isNotEmpty()
                .allMatch(code -> Messages.standard().keys().contains("form." + code));
    }

    @Test
    void everyReasonForWhichATaskEndsHasAText() throws IOException {
        var written = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"")
                .matcher(sources("claim") + sources("linking") + sources("upkeep"))
                .results()
                .map(found -> found.group(1))
                .filter(code -> !NO_REASONS.contains(code));

        assertThat(Stream.concat(written, madeOfConstants()))
                .hasSizeGreaterThan(20)
                .contains("surplus-account", "provider-unavailable", "no-longer-entitled", "link-broken")
                .allMatch(code -> Messages.standard().keys().contains("staff.task.reason." + code));
    }

    /** Reasons that the code makes of the constants' names. */
    private static Stream<String> madeOfConstants() {
        return Stream.concat(
                Stream.of(ProviderRefusalException.Reason.values()).map(ProviderRefusalException.Reason::code),
                Stream.of("customer-restricted", "link-suspended", "link-broken"));
    }

    /** Codes of the form, topics of mails and names of blocks are written without what surrounds them; labels are made of paths. */
    private static boolean isUsed(String key, String code) {
        if (key.startsWith("field.")) {
            return Field.ofPath(key.substring("field.".length())).isPresent();
        }
        if (key.startsWith("address.")) {
            return ADDRESSES.contains("=" + key.substring("address.".length()));
        }
        if (key.startsWith("staff.fault.")) {
            return Stream.of(Fault.values()).map(Fault::messageKey).anyMatch(key::equals);
        }
        if (madeOfConstants().anyMatch(reason -> key.matches("staff\\.task\\.reason\\." + reason + "(\\.[A-Z_]+)?"))) {
            return true;
        }
        var core = key.replaceFirst("^(form|staff\\.task\\.reason)\\.", "")
                .replaceFirst("\\.[A-Z_]+$", "")
                .replaceFirst("^mail\\.(.+)\\.(subject|text)$", "$1")
                .replaceFirst("^support\\.(\\w+s)\\.(title|empty|failed)$", "$1");
        return code.contains('"' + core + '"') || code.contains("\"{" + key + "}\"");
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void everyFieldHasALabelOfItsOwn(Field field) {
        var labels = Messages.standard();

        for (var other : Field.values()) {
            if (other != field) {
                assertThat(labels.label(field, Locale.ENGLISH)).isNotEqualTo(labels.label(other, Locale.ENGLISH));
                assertThat(labels.label(field, Locale.FRENCH)).isNotEqualTo(labels.label(other, Locale.FRENCH));
            }
        }
    }

    @Test
    void unknownLanguageGetsEnglishWhateverTheDefaultLocale() {
        Locale.setDefault(Locale.FRENCH);

        assertThat(Messages.standard().text("field.city", Locale.JAPANESE)).isEqualTo("City");
        assertThat(Messages.standard().text("field.city", Locale.ROOT)).isEqualTo("City");
        assertThat(Messages.standard().text("field.city", Locale.CANADA_FRENCH)).isEqualTo("Ville");
    }

    @Test
    void valuesReplaceTheirPlaceholdersOnceAndLiterally() {
        var messages = Messages.standard().with(Locale.ENGLISH, Map.of("form.tooLong", "{field} {max} {other} $1 \\"));

        assertThat(messages.text("form.tooLong", Locale.ENGLISH, Map.of("field", "{max}$1\\", "max", "3")))
                .isEqualTo("{max}$1\\ 3 {other} $1 \\");
    }

    @Test
    void hostOverridesSomeTextsOfALanguageAndOfARegion() {
        var messages = Messages.standard()
                .with(Locale.FRENCH, Map.of("field.city", "Commune"))
                .with(Locale.CANADA_FRENCH, Map.of("field.city", "Municipalité"))
                .with(Locale.FRENCH, Map.of("field.phone", "Tél."));

        assertThat(messages.text("field.city", Locale.FRANCE)).isEqualTo("Commune");
        assertThat(messages.text("field.city", Locale.CANADA_FRENCH)).isEqualTo("Municipalité");
        assertThat(messages.text("field.phone", Locale.CANADA_FRENCH)).isEqualTo("Tél.");
        assertThat(messages.text("field.country", Locale.FRENCH)).isEqualTo("Pays");
        assertThat(Messages.standard().text("field.city", Locale.FRENCH)).isEqualTo("Ville");
    }

    @Test
    void unknownKeyIsToldAtOnce() {
        assertThatThrownBy(() -> Messages.standard().text("no.such", Locale.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such")
                .hasMessageContaining("field.city");
        assertThatThrownBy(() -> Messages.standard().with(Locale.ENGLISH, Map.of("no.such", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such");
    }

    private static Properties file(String language) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(
                Path.of("src/main/resources/org/chaland/text/messages_" + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static TreeSet<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String allSources() throws IOException {
        return sources("");
    }

    private static String sources(String room) throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/org/chaland").resolve(room))) {
            var code = new StringBuilder();
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file));
            }
            return code.toString();
        }
    }
}
