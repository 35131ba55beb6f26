package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is typed is text: refused or shown as it is, on whichever page, and never run by browser or server. */
class MarkupTest {

    @RegisterExtension
    final HeardLog log = new HeardLog();

    private final RunningShop shop = RunningShop.shared();
    private final Walk visit = Walk.newcomer(shop);

    static List<String> payloads() {
        return List.of(
                "zebra\"'><canary onclick=x>&lt;canary>",
                "zebra<script>alert(1)</script>",
                "zebra\" onfocus=\"canary()\" autofocus=\"",
                "zebra' onmouseover='canary()",
                "zebra</textarea></title></style><canary>",
                "zebra<svg/onload=canary()>",
                "zebra<!--<canary>",
                "javascript:canary('zebra')",
                "zebra ${7*1910009} #{7*1910009} *{7*1910009} @{7*1910009} ~{7*1910009}",
                "zebra __${7*1910009}__::.x",
                "zebra [[${7*1910009}]] [(${7*1910009})]",
                "zebra {{7*1910009}} <%= 7*1910009 %>",
                "zebra%3Ccanary%3E \\u003ccanary\\u003e",
                "=zebra+cmd|' /C canary'!A0");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void inAnyFieldOfTheContactForm(String payload) {
        var page = visit.contactStep();
        var form = page.form(Walk.GO_ON).with("useBilling", "yes");
        var fields = page.html().select("#contact [name]").eachAttr("name").stream()
                .filter(name -> Field.ofPath(name).isPresent())
                .toList();
        fields.forEach(name -> form.with(name, payload));

        var rejected = form.send();

        assertThat(fields).hasSize(Field.values().length);
        assertThat(rejected.status()).isEqualTo(422);
        assertThat(fields).allSatisfy(name -> assertThat(rejected.value(name)).isEqualTo(payload));
        isText(rejected);
        assertThat(log.lines()).noneMatch(line -> line.contains("zebra"));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void inWhatIsKept(String payload) {
        var kept = acceptable(payload);
        var order = Walk.fill(visit.contactStep(), kept).send();
        var path = order.form("main form button").with("method", "now").send().path();
        var email = kept.getOrDefault("email", "");
        visit.acceptInvitation(email, "a long enough one");
        visit.signIn(email, "a long enough one");

        var pages = List.of(
                order,
                visit.contactStep(),
                visit.browser().get(path),
                visit.browser().get("/support"),
                Staff.of(shop).outbox(),
                Staff.of(shop).orders());

        assertThat(pages).allSatisfy(MarkupTest::isText);
        assertThat(log.lines()).noneMatch(line -> line.contains("zebra"));
    }

    /** With the payload in every field that takes it. */
    private Map<String, String> acceptable(String payload) {
        var values = new LinkedHashMap<>(Walk.details("markup-" + Math.abs(payload.hashCode()) + "@example.org"));
        for (var name : List.of("givenName", "familyName", "organisation", "addressLine1", "addressLine2", "city")) {
            var tried = new LinkedHashMap<>(values);
            tried.put(name, payload);
            var rejected = Walk.fill(Walk.newcomer(shop).contactStep(), tried).send();
            if (rejected.status() == 200) {
                values.put(name, payload);
            }
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void inAnyOtherParameter(String payload) {
        var value = Browser.encode(payload);
        var lms = visit.contactStep().press(Walk.SIGN_IN);

        isText(visit.atLms(lms, payload, payload));
        isText(visit.browser().get("/lms/password?token=" + value));
        isText(visit.browser().get("/lms/sign-in?state=" + value + "&challenge=" + value));
        isText(visit.browser().get("/contact/signed-in?code=" + value + "&state=" + value));
        isText(visit.browser().get("/?lang=" + value));
        isText(visit.browser().get("/staff/sign-in?error=" + value));
        isText(visit.contactStep().form(Walk.GO_ON).with("base", payload).send());
        isText(visit.contactStep()
                .form("button[value=fr]")
                .with("take", "city=" + payload)
                .send());
        assertThat(log.lines()).noneMatch(line -> line.contains("zebra"));
    }

    /** The twin: markup that gets through is found. */
    @Test
    void markupThatGetsThroughWouldBeFound() {
        var page = visit.browser().get("/");
        page.html().selectFirst("main").append("<canary>").appendElement("p").text("13370063");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> isText(page)).isInstanceOf(AssertionError.class);
    }

    static void isText(Page page) {
        assertThat(page.html().select("canary, svg, [onclick], [onfocus], [onmouseover], [onload]"))
                .as(page.path())
                .isEmpty();
        assertThat(page.html().select("script").eachAttr("src"))
                .as(page.path())
                .allMatch(src -> src.startsWith("/assets/shop"));
        assertThat(page.html().select("script").text()).isEmpty();
        assertThat(page.html().select("[href^=javascript], [action^=javascript]"))
                .isEmpty();
        assertThat(page.source()).as(page.path()).doesNotContain("13370063");
    }
}
