package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {

    private final RunningShop shop = RunningShop.shared();

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
    void theChosenLanguageStays() {
        var browser = shop.browser();

        var french = browser.get("/cart").html().select("a[hreflang=fr]").attr("href");
        browser.get(french);

        assertThat(browser.get("/").text()).contains("Formations");
        assertThat(browser.get("/?lang=xx%0d%0aX").text()).contains("Formations");
    }
}
