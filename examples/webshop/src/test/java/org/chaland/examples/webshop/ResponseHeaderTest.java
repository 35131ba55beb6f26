package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each answer tells the browser not to do. */
class ResponseHeaderTest {

    private static final List<String> TRUSTING =
            List.of("--server.forward-headers-strategy=native", "--webshop.trusted-proxies=127.0.0.1/32");

    private final RunningShop shop = RunningShop.shared();
    private final Walk visit = Walk.newcomer(shop);

    @Test
    void everyPageIsGuardedAndKeptNowhere() {
        visit.leaveDetails("headers@example.org");
        var staff = Staff.of(shop).browser();
        var rejected = visit.contactStep().form(Walk.GO_ON).with("email", "").send();
        var shown = Routes.showing(shop).stream()
                .map(route -> (route.isForStaff() ? staff : visit.browser()).get(route.path()));
        var refused = Stream.of(rejected, visit.browser().get("/nowhere"), forbidden());

        assertThat(Stream.concat(shown, refused).map(Page::response))
                .hasSizeGreaterThan(12)
                .allSatisfy(answer -> {
                    assertThat(header(answer, "Content-Security-Policy"))
                            .contains(
                                    "default-src 'none'",
                                    "script-src 'self';",
                                    "frame-ancestors 'none'",
                                    "base-uri 'none'")
                            .doesNotContain("unsafe", "*", "http:", "data:");
                    assertThat(header(answer, "Cache-Control")).contains("no-store");
                    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
                    assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
                    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
                    assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "payment=()");
                    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
                    assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
                    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
                    assertThat(answer.body())
                            .doesNotContain(
                                    " style=\"",
                                    "<style",
                                    "href=\"javascript:",
                                    "action=\"javascript:",
                                    "src=\"javascript:");
                });
    }

    private Page forbidden() {
        return visit.browser()
                .get("/")
                .form("form[action$=sign-out] button")
                .without("_csrf")
                .send();
    }

    @Test
    void stylesAndScriptMayBeKeptAndSetNoCookie() {
        var html = visit.contactStep().html();
        var files = Stream.concat(
                        html.select("link[rel=stylesheet], link[rel=icon]").eachAttr("href").stream(),
                        html.select("script, img").eachAttr("src").stream())
                .distinct()
                .toList();

        assertThat(files).hasSize(3).allSatisfy(file -> {
            var answer = shop.browser().getOnly(file);
            assertThat(file).matches(".*-[0-9a-f]{32}\\.(css|js|svg)");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Cache-Control"))
                    .contains("max-age=31536000")
                    .doesNotContain("no-store");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        });
    }

    @Test
    void noScriptReadsACookieAndNoOtherSiteSendsOne() {
        assertThat(cookies(shop, List.of()))
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Secure", "Domain"));
    }

    /** As behind a proxy that speaks https to the outside. */
    @Test
    void overHttpsCookiesNeverGoWithoutIt(@TempDir Path data) {
        try (var behindProxy = RunningShop.start(data, TRUSTING)) {
            assertThat(cookies(behindProxy, List.of("X-Forwarded-Proto", "https")))
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax"));
        }
    }

    private static List<String> cookies(RunningShop shop, List<String> headers) {
        var browser = shop.browser().sending(headers);
        browser.get("/?lang=en").form("button[value=bread]").sendWithoutFollowing();
        var form = Walk.fill(browser.get("/contact"), Walk.details("cookies@example.org"));
        form.sendWithoutFollowing();
        browser.get("/order");
        assertThat(browser.cookies()).containsOnlyKeys("form-token", "language", "cart", "checkout", "browser");
        return browser.cookieHeaders();
    }

    private static String header(HttpResponse<String> answer, String name) {
        assertThat(answer.headers().allValues(name))
                .as(name + " of " + answer.uri())
                .hasSize(1);
        return answer.headers().firstValue(name).orElseThrow();
    }
}
