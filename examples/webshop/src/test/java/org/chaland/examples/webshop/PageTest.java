package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;

class PageTest {

    private final RunningShop shop = RunningShop.shared();

    @Test
    void markupInAnyFieldStaysText() {
        var guest = Walk.newcomer(shop);
        var page = guest.contactStep();
        var form = page.form(Walk.GO_ON).with("useBilling", "yes");
        var fields = page.html().select("#contact [name]").eachAttr("name").stream()
                .filter(name -> Field.ofPath(name).isPresent())
                .toList();
        fields.forEach(name -> form.with(name, "\"'><canary onclick=x>&lt;canary>" + name));

        var rejected = form.send();

        assertThat(fields).hasSize(Field.values().length);
        assertThat(rejected.status()).isEqualTo(422);
        assertThat(rejected.html().select("canary, [onclick]")).isEmpty();
        fields.forEach(name -> assertThat(rejected.value(name)).endsWith("<canary onclick=x>&lt;canary>" + name));
    }

    @Test
    void pagesMayNeitherBeFramedNorCachedNorRunForeignScripts() {
        var headers = Walk.newcomer(shop).contactStep().response().headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'")
                        .contains("frame-ancestors 'none'")
                        .contains("script-src 'self';")
                        .doesNotContain("unsafe"));
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void theErrorPageTellsNothingOfTheInside() {
        var page = shop.browser().get("/orders/nothing-here");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("There is no such page.");
        assertThat(page.source()).doesNotContain("Exception").doesNotContain("org.");
    }

    @Test
    void everyPageSpeaksBothLanguages() {
        for (var language : new String[] {"fr", "en"}) {
            var browser = new Browser(shop.address(), language);
            browser.get("/").press("button[value=bread]");
            for (var path :
                    new String[] {"/", "/cart", "/contact", "/support", "/lms/sign-in", "/staff/sign-in", "/x"}) {
                var page = browser.get(path);
                assertThat(page.source()).as(path).doesNotContain("??");
                assertThat(page.html().select("html").attr("lang")).isEqualTo(language);
            }
        }
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(keys("messages_fr.properties")).isEqualTo(keys("messages_en.properties"));
    }

    private static Set<String> keys(String file) throws IOException {
        var texts = new Properties();
        try (var stream = PageTest.class.getClassLoader().getResourceAsStream(file)) {
            texts.load(Objects.requireNonNull(stream));
        }
        return texts.stringPropertyNames();
    }

    @Test
    void theChosenLanguageStays() {
        var browser = shop.browser();

        var french = browser.get("/cart").html().select("a[hreflang=fr]").attr("href");
        browser.get(french);

        assertThat(browser.get("/").text()).contains("Formations");
        assertThat(browser.get("/?lang=xx%0d%0aX").text()).contains("Formations");
    }
}
