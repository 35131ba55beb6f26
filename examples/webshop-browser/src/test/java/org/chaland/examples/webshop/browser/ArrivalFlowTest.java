package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chaland.examples.webshop.PlatformFactory.Platform;
import org.chaland.examples.webshop.RunningShop;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sign-in at a platform of another site, which begins the sign-in itself and posts its answer, as LTI 1.3 does: the forms that lead from one site to
 * the other come without the shop's cookies. The shop is {@code localhost}, the platform {@code 127.0.0.1}: to a browser two sites.
 */
@InBrowser
@Tag("ci")
class ArrivalFlowTest {

    @TempDir
    Path data;

    private HttpServer server;
    private URI site;
    private RunningShop shop;
    private Platform platform;
    private Account paule;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        shop = RunningShop.start(
                data, List.of("--webshop.sign-in-providers=demo,platform", "--chaland.platform.issuer=" + site));
        platform = shop.signInProvider(Platform.class);
        paule = platform.memory.addUser(Contact.builder()
                .givenName("Paule")
                .familyName("Martin")
                .email("paule@school.test")
                .build());
        server.createContext("/activity", this::begin);
        server.createContext("/auth", this::answer);
        server.createContext("/course", exchange -> frame(exchange, site.resolve("/activity")));
        server.start();
    }

    @AfterEach
    void close() {
        shop.close();
        server.stop(0);
    }

    /** The platform's own page sends the browser to the shop. */
    private void begin(HttpExchange exchange) throws IOException {
        post(exchange, shop.address().resolve("/sign-in/initiate"), Map.of("iss", site.toString(), "login_hint", "7"));
    }

    /** Somebody is signed in at the platform, which tells the shop who. */
    private void answer(HttpExchange exchange) throws IOException {
        var asked = site.resolve(exchange.getRequestURI());
        post(exchange, shop.address().resolve("/contact/signed-in"), platform.memory.signIn(asked, paule));
    }

    /** A page of a course, which shows the activity amid its own. */
    private static void frame(HttpExchange exchange, URI activity) throws IOException {
        page(exchange, "<h1>Course</h1><iframe title=Shop width=600 height=400 src='" + activity + "'></iframe>");
    }

    private static void post(HttpExchange exchange, URI address, Map<String, String> fields) throws IOException {
        var inputs = fields.entrySet().stream()
                .map(field -> "<input type=hidden name='" + field.getKey() + "' value='" + field.getValue() + "'>")
                .collect(Collectors.joining());
        page(
                exchange,
                "<body onload='document.forms[0].submit()'><form method=post action='" + address + "'>" + inputs
                        + "<button id=send>Go on</button></form>");
    }

    private static void page(HttpExchange exchange, String content) throws IOException {
        var page = "<!DOCTYPE html><html lang=en><title>Platform</title><link rel=icon href='data:,'>" + content;
        var body = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void theButtonLeadsToThePlatformAndBackToAFilledForm(People anywhere) {
        var people = anywhere.at(shop);
        var buyer = people.newcomer(Setting.ENGLISH_DESKTOP);
        buyer.mayAsk(site);
        buyer.goToContactStep();
        buyer.fill(Map.of("city", "Annecy"));

        buyer.page().locator("#sign-in-button2").click();
        buyer.page().waitForURL(shop.address().resolve("/contact").toString());

        assertThat(buyer.value("givenName")).isEqualTo("Paule");
        assertThat(buyer.see(".field:has([name=city]) .offers").innerText()).contains("Annecy");
        assertThat(buyer.faults()).isEmpty();
    }

    @Test
    void whoClicksOnThePlatformArrivesSignedIn(People anywhere) {
        var people = anywhere.at(shop);
        var learner = people.newcomer(Setting.FRENCH_PHONE);
        learner.mayAsk(site);

        learner.page().navigate(site.resolve("/activity").toString());
        learner.page().waitForURL(shop.address().resolve("/support").toString());

        assertThat(learner.see("header form button").innerText()).contains("connecter");
        assertThat(learner.context().cookies().stream().map(cookie -> cookie.name))
                .doesNotContain("arrival");
        assertThat(learner.faults()).isEmpty();
    }

    @Test
    void insideThePlatformsPageAButtonOpensAWindowThatIsSignedIn(People anywhere) {
        var learner = anywhere.at(shop).newcomer(Setting.ENGLISH_DESKTOP);
        learner.mayAsk(site);

        learner.page().navigate(site.resolve("/course").toString());
        var button = learner.page().frameLocator("iframe").locator("#open-window");
        var window = learner.page().waitForPopup(button::click);
        window.waitForURL(shop.address().resolve("/support").toString());

        assertThat(window.locator("header form button").innerText()).contains("Sign out");
        assertThat(button.isVisible()).isTrue();
        assertThat(learner.faults()).isEmpty();
    }

    @Test
    void anotherSiteThatShowsThePlatformInAFrameShowsNothingOfTheShop(People anywhere) throws IOException {
        var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> frame(exchange, site.resolve("/activity")));
        other.start();
        try {
            var visitor = anywhere.at(shop).newcomer(Setting.ENGLISH_DESKTOP);
            visitor.mayAsk(site);
            var elsewhere = URI.create("http://127.0.0.1:" + other.getAddress().getPort() + "/");
            visitor.mayAsk(elsewhere);

            visitor.page()
                    .waitForResponse(
                            answer -> answer.url().endsWith("/sign-in/initiate"),
                            () -> visitor.page().navigate(elsewhere.toString()));
            visitor.page().waitForLoadState();

            assertThat(visitor.page()
                            .frameLocator("iframe")
                            .locator("#open-window")
                            .count())
                    .isZero();
            assertThat(visitor.faults()).anyMatch(fault -> fault.contains("frame-ancestors"));
        } finally {
            other.stop(0);
        }
    }

    @Test // without a script the platform's pages have a button, and the shop's page leads on all the same
    void withoutAnyScriptItWorksByHand(People anywhere) {
        var people = anywhere.at(shop);
        var buyer = people.newcomerWithoutScript(Setting.ENGLISH_DESKTOP);
        buyer.mayAsk(site);
        buyer.goToContactStep();

        buyer.page().locator("#sign-in-button2").click();
        buyer.page().locator("#send").click();
        buyer.page().waitForURL(url -> url.startsWith(site.resolve("/auth").toString()));
        buyer.page().locator("#send").click();
        buyer.page().waitForURL(shop.address().resolve("/contact").toString());

        assertThat(buyer.value("familyName")).isEqualTo("Martin");
        assertThat(buyer.faults()).isEmpty();
    }
}
