package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chaland.spi.MessageSender;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@Tag("ci")
class ProductionTest {

    private static final String PASSWORD = "only-ours-and-long";

    private static final List<String> READY = List.of(
            "--spring.profiles.active=production",
            "--webshop.provider=plugged",
            "--chaland.plugged.password=of-the-provider",
            "--webshop.staff-password=" + PASSWORD,
            "--webshop.secret=of-the-test-and-of-32-characters",
            "--webshop.hosts=shop.example.org",
            "--webshop.address=https://shop.example.org",
            "--webshop.transfer.iban=DE89 3704 0044 0532 0130 00",
            "--webshop.transfer.contact=orders@shop.example",
            "--server.forward-headers-strategy=native",
            "--webshop.trusted-proxies=127.0.0.1/32");

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--webshop.staff-password=demo-staff | webshop.staff-password",
                "--webshop.staff-password= | webshop.staff-password",
                "--webshop.staff-password=short | webshop.staff-password",
                "--webshop.secret= | webshop.secret",
                "--webshop.secret=short | webshop.secret",
                "--webshop.provider=demo | webshop.provider",
                "--webshop.outbox=true | webshop.outbox",
                "--webshop.pretended-payment=true | webshop.pretended-payment",
                "--webshop.transfer.iban= | webshop.transfer.iban",
                "--webshop.transfer.iban=FR76 3000 6000 0112 3456 7890 189 | webshop.transfer.iban",
                "--webshop.transfer.days=0 | webshop.transfer.days",
                "--webshop.transfer.contact= | webshop.transfer.contact",
                "--webshop.transfer.contact=shop@example.org | webshop.transfer.contact",
                "--webshop.hosts= | webshop.hosts",
                "--webshop.hosts=* | webshop.hosts",
                "--webshop.hosts=localhost,127.0.0.1 | webshop.hosts",
                "--webshop.address= | webshop.address",
                "--webshop.address=http://shop.example.org | webshop.address",
                "--webshop.address=https:// | webshop.address",
                "--webshop.address=https://shop.example.org/ | webshop.address",
                "--webshop.address=https://shop.example.org/shop | webshop.address",
                "--webshop.address=https://shop.example.org?a=b | webshop.address",
                "--webshop.address=https://me@shop.example.org | webshop.address",
                "--webshop.address=https://shop example.org | webshop.address",
                "--webshop.address=https://other.example.org | webshop.address",
                "--server.forward-headers-strategy=none | server.ssl",
                "--webshop.trusted-proxies= | server.ssl",
                "--webshop.trusted-proxies=0.0.0.0/0 | server.ssl",
                "--webshop.trusted-proxies=10.1.2.3/32,::/0 | server.ssl",
                "--server.forward-headers-strategy=framework | server.forward-headers-strategy"
            })
    void productionRefusesWhatIsThereToTryTheShop(String setting, String named) {
        var checked = new SpringApplicationBuilder(Checked.class).web(WebApplicationType.NONE);
        var settings = RunningShop.eachOnce(Stream.concat(READY.stream(), Stream.of(setting)));

        assertThatThrownBy(() -> checked.run(settings).close())
                .rootCause()
                .hasMessageContaining("does not start in production: " + named)
                .hasMessageNotContaining("demo-staff");
    }

    @Test
    void withACertificateOfItsOwnItNeedsNoProxy() throws Exception {
        var keys = data.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var made = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=shop.example.org",
                        "-storepass",
                        "of-the-test",
                        "-keystore",
                        keys.toString())
                .inheritIO()
                .start()
                .waitFor();

        assertThat(made).isZero();
        assertThatCode(() -> start(
                                "--server.forward-headers-strategy=none",
                                "--webshop.trusted-proxies=",
                                "--server.ssl.key-store=" + keys,
                                "--server.ssl.key-store-password=of-the-test")
                        .close())
                .doesNotThrowAnyException();
    }

    @Test
    void productionRefusesToStartWithoutASenderOfMails() {
        assertThatThrownBy(() -> RunningShop.start(data, READY).close())
                .rootCause()
                .hasMessageContaining("MessageSender");
    }

    @Test
    void withSettingsOfItsOwnItStartsAndHasNoOutboxAndTellsNoPassword() {
        try (var shop = start("--webshop.hosts=localhost,shop.example.org")) {
            var home = shop.browser().get("/");

            assertThat(home.status()).isEqualTo(200);
            assertThat(home.source()).doesNotContain(PASSWORD, "of-the-provider", "demo-");
            assertThat(Routes.showing(shop)).noneMatch(route -> route.path().equals("/staff/outbox"));
            assertThat(home.html().select("a[href*=outbox]")).isEmpty();
        }
    }

    @Test
    void noHostBesideTheShopCanSetACookieOfIts() {
        try (var shop = start("--webshop.hosts=localhost,shop.example.org")) {
            var browser =
                    Walk.newcomer(shop).leaveDetails("prefixed@example.org").browser();
            browser.get("/order?lang=fr");
            browser.get("/").press("form[action$=sign-out] button");
            browser.get("/staff/sign-in")
                    .form("main form button")
                    .with("username", "staff")
                    .with("password", PASSWORD)
                    .send();

            assertThat(browser.cookieHeaders())
                    .allSatisfy(cookie -> assertThat(cookie)
                            .startsWith("__Host-")
                            .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax")
                            .doesNotContain("Domain"))
                    .extracting(cookie -> cookie.split("=", 2)[0].substring("__Host-".length()))
                    .contains("form-token", "checkout", "browser", "cart", "language", "notice", "session");
        }
    }

    @Test
    void nobodyPaysByAPretendedPayment() {
        try (var shop = start("--webshop.hosts=localhost,shop.example.org")) {
            var order = Walk.newcomer(shop).leaveDetails("pays-nothing@example.org");

            var placed = order.form("main form button").with("method", "now").send();

            assertThat(order.html().select("input[name=method]").eachAttr("value"))
                    .containsExactly("transfer");
            assertThat(order.html().select("#binding").text()).contains("you pay €120.00 by transfer within 14 days.");
            assertThat(order.form("main form button").value("method")).isEqualTo("transfer");
            assertThat(placed.text()).contains("We’re waiting for your payment.");
        }
    }

    @Test
    void aStaffPasswordOfOnesOwnIsNeverShown() {
        assertThat(RunningShop.shared().browser().get("/").source())
                .doesNotContain(RunningShop.STAFF_PASSWORD, RunningShop.DEMO_PASSWORD);
    }

    @Test
    void theDemoPasswordsAreShownAndNoPasswordIsPrinted() {
        var standard = System.out;
        var printed = new java.io.ByteArrayOutputStream();
        System.setOut(new java.io.PrintStream(printed, true));
        var demo = List.of(
                "--webshop.staff-password=demo-staff", "--webshop.demo-password=demo-learner", "--webshop.banner=true");
        try (var shop = RunningShop.start(data, demo)) {
            assertThat(shop.browser().get("/").source()).contains("demo-staff", "demo-learner");
        } finally {
            System.setOut(standard);
        }
        assertThat(printed.toString()).contains("The shop is open").doesNotContain("demo-staff", "demo-learner");
    }

    /** The check and what it looks at, without the rest of the shop. */
    @EnableConfigurationProperties(WebshopProperties.class)
    @Import(ProductionCheck.class)
    static class Checked {

        @Bean
        MessageSender sender() {
            return message -> {};
        }
    }

    private RunningShop start(String... more) {
        var settings = new ArrayList<>(READY);
        settings.addAll(List.of(more));
        MessageSender none = message -> {};
        return RunningShop.start(data, settings, beans -> beans.registerBean(MessageSender.class, () -> none));
    }
}
