package org.chaland.examples.webshop;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** The texts of the pages: all there in both languages, all used, all well set. */
class TextsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([A-Za-z][\\w.]*)");

    /** Before ; : ! ? and inside guillemets there is a space at which no line breaks. */
    private static final Pattern BAD_FRENCH_SPACING =
            Pattern.compile("[^\u00a0\u202f][;!?»]|[^\u00a0\u202f]:(?!//)|«[^\u00a0\u202f]");

    /** Keys that are put together where they are used: their form, and the beginning of them as the sources have it. */
    private static final Map<String, String> PUT_TOGETHER = Map.ofEntries(
            entry("training\\.\\w+\\.(title|text)", "'training.'"),
            entry("steps\\.(cart|contact|order|done)", "'steps.'"),
            entry("signIn\\.refused\\.[A-Z_]+", "\"signIn.refused.\""),
            entry("contact\\.signInRequired\\.[A-Z_]+", "\"contact.signInRequired.\""),
            entry("confirmation\\.[A-Z]+", "'confirmation.'"),
            entry("contact\\.source\\.\\w+", "\"contact.source.\""),
            entry("support\\.state\\.[A-Z_]+", "'support.state.'"),
            entry("myData\\.purpose\\.[a-z-]+", "'myData.purpose.'"),
            entry("myData\\.role\\.\\w+", "'myData.role.'"),
            entry("myData\\.passedOn\\.[A-Z]+", "'myData.passedOn.'"),
            entry("myData\\.field\\.\\w+", "'myData.field.'"),
            entry("myData\\.refused\\.[A-Z_]+", "'myData.refused.'"),
            entry("erase\\.account\\.[A-Z_]+", "'erase.account.'"),
            entry("erase\\.obligation\\.[A-Z_]+", "'erase.obligation.'"),
            entry("staff\\.erase\\.obligation\\.[A-Z_]+", "'staff.erase.obligation.'"),
            entry("staff\\.(restrict|lift)\\.(go|text)", "'staff.' + restriction"),
            entry("staff\\.(restrict|lift)\\.done", "\"staff.\" + typed.what()"),
            entry("receipt\\.other\\.\\w+", "'receipt.other.'"),
            entry("receipt\\.kept\\.(purchases|staffActions|disclosures)", "'receipt.kept.'"),
            entry("receipt\\.ground\\.[A-Z_]+", "'receipt.ground.'"),
            entry("receipt\\.account\\.(text\\.)?[A-Z_]+", "'receipt.account.text.'"),
            entry("code\\.refused\\.[A-Z_]+", "\"code.refused.\""),
            entry("staff\\.account\\.(close|open)", "'staff.account.'"),
            entry("staff\\.method\\.[A-Z_]+", "'staff.method.'"),
            entry("staff\\.order\\.(confirm|cancel)(\\.mail|\\.follows\\.[A-Z]+)?", "'staff.order.'"),
            entry("staff\\.notice\\.[A-Z_]+", "'staff.notice.'"),
            entry("staff\\.customer\\.state\\.[A-Z_]+", "'staff.customer.state.'"),
            entry("staff\\.purpose\\.(name|opens)\\.[a-z-]+", "'staff.purpose.name.'"),
            entry("staff\\.audit\\.[A-Z_]+", "'staff.audit.'"),
            entry("seat\\.(givenName|familyName|email)", "'seat.' + name"),
            entry("receipt\\.remnant\\.[A-Z]+", "'receipt.remnant.'"),
            entry("seat\\.refused\\.[A-Z_]+", "\"seat.refused.\""),
            entry("staff\\.task\\.kind\\.[A-Z_]+", "'staff.task.kind.'"),
            entry("staff\\.task\\.state\\.[A-Z_]+", "'staff.task.state.'"),
            entry("staff\\.link\\.state\\.[A-Z_]+", "'staff.link.state.'"),
            entry("staff\\.link\\.proof\\.[A-Z_]+", "'staff.link.proof.'"),
            entry("staff\\.link\\.refused\\.\\w+", "\"staff.link.refused.\""),
            entry("staff\\.merge\\.refused\\.[A-Z_]+", "'staff.merge.refused.'"),
            entry("staff\\.purchase\\.wrong\\.\\w+", "\"staff.purchase.wrong.\""),
            entry("staff\\.runAgain\\.[A-Z_]+", "\"staff.runAgain.\""),
            entry("staff\\.import\\.unreadable\\.[A-Z_0-9]+", "'staff.import.unreadable.'"),
            entry("staff\\.import\\.state\\.[A-Z_]+", "'staff.import.state.'"),
            entry("staff\\.import\\.progress\\.[A-Z_]+", "'staff.import.progress.'"),
            entry("staff\\.import\\.kind\\.[A-Z_]+", "'staff.import.kind.'"));

    private final Properties english = texts("en");
    private final Properties french = texts("fr");
    private final String sources = read(TEMPLATES) + read(Path.of("src/main/java"));

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlaceholders() {
        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(french.getProperty(key)).as(key).isNotBlank();
            assertThat(placeholders(french.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
        });
    }

    @Test
    void everyTextIsUsed() {
        assertThat(english.stringPropertyNames()).allMatch(this::isUsed);
        assertThat(isUsed("no.such.text")).isFalse();
        assertThat(PUT_TOGETHER.values()).allMatch(sources::contains);
        assertThat(PUT_TOGETHER.keySet())
                .allMatch(form -> english.stringPropertyNames().stream().anyMatch(key -> key.matches(form)));
    }

    @Test
    void everyTextThatATemplateNamesIsThere() {
        var named = IN_TEMPLATE.matcher(read(TEMPLATES)).results().map(found -> found.group(1));

        assertThat(named).hasSizeGreaterThan(50).allMatch(english.stringPropertyNames()::contains);
    }

    /** In a text with a placeholder it would be swallowed, with what follows. */
    @Test
    void noTextHasAStraightApostrophe() {
        assertThat(List.of(english, french))
                .allSatisfy(texts -> assertThat(texts.values())
                        .noneMatch(text -> String.valueOf(text).contains("'")));
    }

    @Test
    void frenchPunctuationStaysWithItsWord() {
        assertThat(french.stringPropertyNames())
                .noneMatch(key ->
                        BAD_FRENCH_SPACING.matcher(french.getProperty(key)).find());
        assertThat("Quoi ?").containsPattern(BAD_FRENCH_SPACING);
    }

    /** For somebody who reads all texts in one go: target/texts.html. */
    @Test
    void aProofreaderFindsAllTextsOnOnePage() throws IOException {
        var page = new StringBuilder(
                "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Texts of the shop</title>"
                        + "<style>body{font:1rem/1.5 sans-serif}table{border-collapse:collapse}th,td{border:1px solid #999;padding:.4rem;"
                        + "text-align:left;vertical-align:top;white-space:pre-wrap}</style><h1>Texts of the shop</h1><table>"
                        + "<tr><th>key<th>English<th>Français");
        for (var key : new TreeSet<>(english.stringPropertyNames())) {
            page.append("<tr><th>%s<td lang=\"en\">%s<td lang=\"fr\">%s"
                    .formatted(key, escaped(english.getProperty(key)), escaped(french.getProperty(key))));
        }
        var file = Files.writeString(Path.of("target/texts.html"), page.append("</table></html>"));

        assertThat(Jsoup.parse(file.toFile()).select("td[lang=fr]"))
                .hasSameSizeAs(french.stringPropertyNames())
                .allMatch(cell -> cell.hasText());
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private boolean isUsed(String key) {
        var literally = Pattern.compile("(#\\{|['\"])" + Pattern.quote(key) + "[}('\"]");
        return literally.matcher(sources).find()
                || PUT_TOGETHER.keySet().stream().anyMatch(key::matches);
    }

    private static TreeSet<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts(String language) {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages_" + language + ".properties"))) {
            texts.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return texts;
    }

    private static String read(Path directory) {
        try (var files = Files.walk(directory)) {
            var all = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
