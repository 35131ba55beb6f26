package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Collator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the contact form asks. */
class ContactFormTest {

    /** HTML Living Standard, "Autofill", the field names that may follow "billing". */
    private static final Set<String> AUTOFILL_FIELDS = Set.of(
            ("name honorific-prefix given-name additional-name family-name honorific-suffix nickname username new-password"
                            + " current-password one-time-code organization-title organization street-address address-line1"
                            + " address-line2 address-line3 address-level4 address-level3 address-level2 address-level1"
                            + " country country-name postal-code cc-name cc-given-name cc-additional-name cc-family-name"
                            + " cc-number cc-exp cc-exp-month cc-exp-year cc-csc cc-type transaction-currency"
                            + " transaction-amount language bday bday-day bday-month bday-year sex url photo tel"
                            + " tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix"
                            + " tel-extension email impp")
                    .split(" "));

    private final RunningShop shop = RunningShop.shared();
    private final Walk visit = Walk.newcomer(shop);

    @Test
    void browsersAreToldByTheStandardsTokensWhatAFieldIsFor() {
        var fields = fields(visit.contactStep());

        assertThat(fields).hasSize(32).allSatisfy(field -> {
            var tokens = List.of(field.attr("autocomplete").split(" "));
            var isBilling = field.attr("name").startsWith("billing.");
            if (!tokens.equals(List.of("off"))) {
                assertThat(tokens.size()).isEqualTo(isBilling ? 2 : 1);
                assertThat(tokens.get(0).equals("billing")).isEqualTo(isBilling);
                assertThat(AUTOFILL_FIELDS).contains(tokens.get(tokens.size() - 1));
            }
        });
        assertThat(fields)
                .extracting(field -> field.attr("autocomplete"))
                .filteredOn(token -> !token.equals("off"))
                .doesNotHaveDuplicates();
    }

    /** What is ordered is in sight; nothing leads away from the checkout but the cart, and the address comes first. */
    @Test
    void checkoutShowsTheOrderAndLeadsNowhereElse() {
        var page = visit.contactStep().html();

        assertThat(page.select(".summary dd.total").text()).isEqualTo("€120.00");
        assertThat(page.select("header nav:not(.languages) a").eachAttr("href")).containsExactly("/cart");
        assertThat(page.select("#contact .field input").first().attr("name")).isEqualTo("email");
        assertThat(page.select(".field:has([name=phone]) label").text()).endsWith("(optional)");
        assertThat(page.select(".field:has([name=city]) label").text()).isEqualTo("City");
    }

    @Test
    void errorsAreCountedAndLeadToTheirFields() {
        var rejected = Walk.fill(visit.contactStep(), Walk.details(""))
                .with("city", "")
                .send()
                .html();

        assertThat(rejected.select(".error-summary h2").text()).isEqualTo("2 fields need your attention");
        assertThat(rejected.select(".error-summary a").eachAttr("href")).containsExactly("#f-email", "#f-city");
    }

    @Test
    void countryThatIsNotInTheListIsTextAndIsKept() {
        var typed = "\"><canary>&";
        var rejected = Walk.fill(visit.contactStep(), Walk.details("no-country@example.org"))
                .with("country", typed)
                .send();

        assertThat(rejected.html().select("[name=country] [selected]").val()).isEqualTo(typed);
        assertThat(rejected.html().select("canary")).isEmpty();
    }

    @Test
    void nothingIsCutByTheBrowser() {
        assertThat(fields(visit.contactStep()))
                .noneMatch(field -> field.hasAttr("maxlength") || field.hasAttr("pattern"));

        var rejected = Walk.fill(visit.contactStep(), Walk.details("too-long@example.org"))
                .with("city", "L".repeat(300))
                .send();

        assertThat(rejected.value("city")).hasSize(300);
        assertThat(rejected.beside("city")).contains("120 characters at most");
    }

    @Test
    void aPhoneShowsTheKeysThatFit() {
        var page = visit.contactStep();

        assertThat(page.html().select("[name=email]").attr("inputmode")).isEqualTo("email");
        assertThat(page.html().select("[name=phone]").attr("inputmode")).isEqualTo("tel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void countriesAreInTheOrderOfTheVisitorsLanguage(String language) {
        var options = Walk.newcomer(shop, language).contactStep().html().select("[name=country] option");
        var names = options.eachText().subList(1, options.size());
        var others = names.subList(5, names.size());
        var sorted = others.toArray(String[]::new);
        Arrays.sort(sorted, Collator.getInstance(Locale.forLanguageTag(language)));

        assertThat(options.eachAttr("value").subList(1, 6)).containsExactly("FR", "BE", "CH", "LU", "CA");
        assertThat(others).hasSize(245).containsExactly(sorted);
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names).doesNotContainAnyElementsOf(options.eachAttr("value").subList(1, options.size()));
        assertThat(options.select("[selected]").val()).isEqualTo("FR");
    }

    @Test
    void aPostalCodeIsNotAskedForWhereThereIsNone() {
        var rejected = Walk.fill(visit.contactStep(), Walk.details(""))
                .with("country", "HK")
                .send();
        var withValue = Walk.fill(visit.contactStep(), Walk.details(""))
                .with("country", "HK")
                .with("postalCode", "999077")
                .send();

        assertThat(isHidden(visit.contactStep(), "postalCode")).isFalse();
        assertThat(isHidden(rejected, "postalCode")).isTrue();
        assertThat(isHidden(rejected, "city")).isFalse();
        assertThat(isHidden(withValue, "postalCode")).isFalse();
    }

    @Test
    void aCityThatIsMissingIsShownThoughItsCountryHasNone() {
        var rejected = Walk.fill(visit.contactStep(), Walk.details(""))
                .with("country", "SG")
                .with("city", "<")
                .send();

        assertThat(isHidden(rejected, "city")).isFalse();
        assertThat(isHidden(rejected, "billing.city")).isFalse();
    }

    @Test
    void theAddressOfAFormThatWasSentCanBeOpened() {
        visit.contactStep();

        assertThat(visit.browser().get("/contact/take").path()).isEqualTo("/contact");
        assertThat(visit.browser().get("/contact/sign-in").path()).isEqualTo("/contact");
    }

    private static List<Element> fields(Page page) {
        return List.copyOf(page.html().select("#contact .field input, #contact .field select"));
    }

    private static boolean isHidden(Page page, String name) {
        return !page.html().select(".field[hidden] [name='" + name + "']").isEmpty();
    }

    @Test
    void anInvoiceForNobodyIsNotDroppedInSilence() {
        var page = Walk.fill(visit.contactStep(), Walk.details("bills-nobody@example.org"))
                .with("useBilling", "yes")
                .send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.path()).isEqualTo("/contact");
        assertThat(page.html().select(".notice").text()).contains("Say to whom, or clear the box.");
        assertThat(page.value("city")).isEqualTo("Lyon");
        assertThat(page.html().select("#useBilling[checked]")).hasSize(1);
        assertThat(page.form(Walk.GO_ON).without("useBilling").send().path()).isEqualTo("/order");
    }

    @Test
    void anotherLanguageKeepsWhatWasChosenOnTheOrderPage() {
        var order = visit.leaveDetails("switches-language@example.org");

        var french = order.form("button[value=fr]")
                .with("method", "transfer")
                .with("seatsLater", "true")
                .send();

        assertThat(french.path()).isEqualTo("/order");
        assertThat(french.html().select("html").attr("lang")).isEqualTo("fr");
        assertThat(french.html().select("#transfer[checked]")).hasSize(1);
        assertThat(french.html().select("#seatsLater[checked]")).hasSize(1);
        assertThat(order.html().select("#now[checked]")).hasSize(1);
    }
}
