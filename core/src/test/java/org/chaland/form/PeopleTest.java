package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;

/**
 * What real people typed into forms of this kind, with the right answer for each: {@code inputs.tsv} from bug reports of other systems,
 * {@code collected.tsv} from standards and public documents. At most one in a hundred may be judged wrongly.
 */
class PeopleTest {

    private static final double FEW = 0.01;

    /** Of files and of the search; they are tried where these are. */
    private static final Set<String> ELSEWHERE = Set.of("search", "import cell phone", "import cell addressLine1");

    private record Case(String id, String field, String country, String input, String right) {

        /** How the answer is wrong, or empty if it is right. */
        Optional<String> wrong() {
            var checked = checked();
            var refused = checked.violations().stream().anyMatch(violation -> isAsked(violation.field()));
            if (right.equals("REFUSE")) {
                return refused ? Optional.empty() : Optional.of("accepted");
            }
            if (refused) {
                return Optional.of("refused " + checked.violations());
            }
            var wanted = right.startsWith("ACCEPT=") ? unescaped(right.substring(7)) : unescaped(input);
            var kept = checked.details().get(Field.ofPath(field).orElseThrow()).orElse("");
            return kept.equals(wanted) ? Optional.empty() : Optional.of("changed to " + kept);
        }

        private boolean isAsked(Field found) {
            return found.path().equals(field);
        }

        private Checked checked() {
            var asked = Field.ofPath(field).orElseThrow();
            var form = Samples.without(
                    Samples.complete(), Field.BILLING_VAT_ID, Field.POSTAL_CODE, Field.BILLING_POSTAL_CODE);
            var there = Samples.with(Samples.with(form, Field.COUNTRY, country), Field.BILLING_COUNTRY, country);
            return Samples.CHECK.check(Samples.with(there, asked, unescaped(input)), Samples.RULES, Locale.ENGLISH);
        }

        @Override
        public String toString() {
            return id + " " + field + " " + country + " " + input;
        }
    }

    @Test
    void realInputsAreJudgedRightly() {
        assertFew(Stream.concat(given(), collected()).toList());
    }

    /** Twin: with the rules of a form that knows nothing of people, the same count is far too high. */
    @Test
    void ruleThatAllowsAsciiOnlyIsFoundOut() {
        var wrong = Stream.concat(given(), collected())
                .filter(row -> row.right().startsWith("ACCEPT")
                        != unescaped(row.input()).matches("[A-Za-z0-9 '.@+-]+"))
                .count();

        assertThat(wrong).isGreaterThan(Stream.concat(given(), collected()).count() / 5);
    }

    @Test
    void whatIsAcceptedStaysAsItIs() {
        assertThat(Stream.concat(given(), collected()).filter(row -> row.right().startsWith("ACCEPT")))
                .allSatisfy(row -> {
                    var once = row.checked().details();
                    var twice = Samples.CHECK
                            .check(once, Samples.RULES, Locale.ENGLISH)
                            .details();
                    assertThat(twice).isEqualTo(once);
                });
    }

    private static void assertFew(List<Case> cases) {
        var wrong = cases.stream()
                .flatMap(row -> row.wrong().stream().map(how -> row + ": " + how))
                .toList();
        System.out.println(cases.size() + " inputs, judged wrongly: " + wrong.size());

        assertThat(wrong).as(String.join("\n", wrong)).hasSizeLessThanOrEqualTo((int) (cases.size() * FEW));
    }

    private static Stream<Case> given() {
        return rows("inputs.tsv")
                .filter(row ->
                        !ELSEWHERE.contains(row[1]) && Field.ofPath(row[1]).isPresent())
                .filter(row -> !row[3].startsWith("(") || row[3].startsWith("(+"))
                .filter(row -> !row[0].equals("b1"))
                // Two in one.
                .map(row -> row[0].equals("v15")
                        ? new Case(row[0], row[1], row[2], row[3], "ACCEPT=BE0123456749")
                        : new Case(row[0], row[1], row[2], row[3], row[5]));
    }

    private static Stream<Case> collected() {
        return rows("collected.tsv").map(row -> new Case(row[0], row[1], row[2], row[3], row[4]));
    }

    private static Stream<String[]> rows(String file) {
        try (var stream = Objects.requireNonNull(PeopleTest.class.getResourceAsStream("/people/" + file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u\\{([0-9A-F]+)}|\\\\u([0-9A-F]{4})|\\\\t|\\\\n")
                .matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        found.group().equals("\\t")
                                ? "\t"
                                : found.group().equals("\\n")
                                        ? "\n"
                                        : Character.toString(Integer.parseInt(
                                                Optional.ofNullable(found.group(1))
                                                        .orElse(found.group(2)),
                                                16))));
    }

    @Test
    void whereTwoNumbersStandInOneRowBothAreTried() {
        assertThat(new Case("v15", "billing.vatId", "BE", "BE-0123.456.789", "REFUSE").wrong())
                .isEmpty();
    }

    @Test
    void vatNumberAloneIsTheBuyersOwn() {
        var typed = Samples.with(Samples.contactOnly(), Field.BILLING_VAT_ID, "FR 40 303265045");

        assertThat(Samples.codes(typed)).isEmpty();
    }

    @Test
    void codeIsNotRequiredWhereACountryDoesNotDemandOne() {
        var ireland = Samples.with(Samples.without(Samples.contactOnly(), Field.POSTAL_CODE), Field.COUNTRY, "IE");

        assertThat(Samples.codes(
                        ireland,
                        Samples.rules(
                                org.chaland.spi.ShopRules.builder().required(Field.ADDRESS_LINE_1, Field.POSTAL_CODE))))
                .isEmpty();
    }
}
