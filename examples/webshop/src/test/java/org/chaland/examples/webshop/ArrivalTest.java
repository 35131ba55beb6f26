package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chaland.examples.webshop.PlatformFactory.Platform;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.SignInAttempt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two providers side by side, of which one begins sign-ins itself and posts its answers: from another site, so without cookies of the shop. */
class ArrivalTest {

    private static final String ISSUER = "https://platform.example";
    private static final Contact PAULE = Contact.builder()
            .givenName("Paule")
            .familyName("Martin")
            .email("paule@example.org")
            .build();

    @TempDir
    Path data;

    private RunningShop shop;
    private Platform platform;
    private Account paule;

    @BeforeEach
    void open() {
        shop = RunningShop.start(
                data,
                List.of(
                        "--webshop.sign-in-providers=demo,platform.school",
                        "--webshop.sign-in-names.platform.school=Your school",
                        "--chaland.platform.school.issuer=" + ISSUER));
        platform = shop.signInProvider(Platform.class);
        paule = platform.memory.addUser(PAULE);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void eachProviderHasAButtonThatLeadsThereWithoutARedirectOfTheForm() {
        var contact = Walk.newcomer(shop).contactStep();
        assertThat(contact.html().select("#sign-in button[name=issuer]").eachText())
                .containsExactly("Sign in", "Sign in: Your school");

        var leaving = contact.form("#sign-in-button2").sendForFile();

        assertThat(leaving.statusCode()).isEqualTo(200);
        assertThat(leaving.headers().firstValue("Refresh")).contains("0;url=" + ISSUER + "/activity");
        assertThat(leaving.body()).contains("href=\"" + ISSUER + "/activity\"");
    }

    @Test
    void whoComesFromAPageOfThePlatformIsSignedInAndWhatTheyHadTypedIsOffered() {
        var visitor = Walk.newcomer(shop);
        visitor.contactStep().form("#sign-in-button2").with("city", "Lyon").sendForFile();

        var form = comesBack(visitor.browser(), posted(visitor.browser(), paule));

        assertThat(form.path()).isEqualTo("/contact");
        assertThat(form.value("givenName")).isEqualTo("Paule");
        assertThat(form.beside("city")).contains("You had typed: Lyon");
    }

    @Test
    void requestsFromAnotherSiteLeaveTheBrowsersCookiesAlone() {
        var visitor = Walk.newcomer(shop);
        visitor.contactStep();
        var stranger = shop.browser();

        var begun = initiate(stranger);
        var answer = post(stranger, begun, paule);

        assertThat(begun.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).startsWith("arrival=").contains("SameSite=Lax", "HttpOnly"));
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer).toString()).doesNotContain("paule", "Paule");
    }

    @Test
    void answerIsOfNoUseInAnotherBrowserAndOnlyOnceInItsOwn() {
        var owner = shop.browser();
        var answer = posted(owner, paule);
        var thief = shop.browser();
        initiate(thief);

        assertThat(comesBack(thief, answer).text()).contains("You are not signed in");
        assertThat(comesBack(owner, answer).text()).doesNotContain("You are not signed in");
        owner.get("/");
        assertThat(comesBack(owner, answer).text()).contains("You are not signed in");
    }

    @Test
    void signOutLeadsToThePlatformAndTheNextSignInAsksAgain() {
        var visitor = Walk.newcomer(shop);
        visitor.contactStep().form("#sign-in-button2").sendForFile();
        comesBack(visitor.browser(), posted(visitor.browser(), paule));

        var out = visitor.browser().get("/").press("header form button");
        assertThat(out.html().select("form#leaving").attr("action")).isEqualTo(ISSUER + "/out");
        assertThat(out.response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("form-action 'self' " + ISSUER + ";");
        assertThat(out.html().select("form#leaving input").eachAttr("value")).containsExactly("shop");
        assertThat(visitor.browser().get("/signed-out").text()).contains("You’ve signed out");
        visitor.contactStep().form("#sign-in-button2").sendForFile();

        assertThat(platform.asked).extracting(SignInAttempt::asksAgain).containsExactly(false, true);
    }

    @Test
    void whoIsSignedOutAtThePlatformIsSignedOutHere() {
        var visitor = shop.browser();
        comesBack(visitor, posted(visitor, paule));
        assertThat(visitor.get("/support").text()).doesNotContain("Please sign in");

        var unknown = tell("");
        var told = tell(paule.subject());

        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(visitor.get("/support").text()).contains("Please sign in");
        comesBack(visitor, posted(visitor, paule));
        assertThat(visitor.get("/support").text()).as("signed in again").doesNotContain("Please sign in");
    }

    @Test
    void whoArrivesTakesTheOrderOfTheBrowserByAPressOfAButton() {
        var visitor = Walk.newcomer(shop);
        var order = visitor.buy("paule.typed@example.org", "transfer");
        order.form("#sign-in-button2").sendForFile();

        var back = comesBack(visitor.browser(), posted(visitor.browser(), paule));
        assertThat(back.path()).isEqualTo(order.path());
        assertThat(back.text()).contains("Put it with your own if it is yours");

        var taken = back.press("#take");
        assertThat(taken.text()).contains("The order is with your own now.");
        assertThat(taken.html().select("#take")).isEmpty();
    }

    @Test
    void initiationByNobodyInParticularEndsOnAPageThatSaysSo() {
        var visitor = shop.browser();

        assertThat(visitor.get("/sign-in/initiate?iss=https://evil.example&target_link_uri=https://evil.example")
                        .text())
                .contains("Sign-in is not available at the moment.");
    }

    private HttpResponse<String> tell(String token) {
        return shop.browser()
                .postOnly(
                        shop.address().resolve("/sign-in/back-channel-logout"),
                        token.isEmpty() ? List.of() : List.of(Map.entry("logout_token", token)));
    }

    /** In a frame of another site a browser keeps no cookies, so nobody would ever be signed in there. */
    @Test
    void inAFrameOfThePlatformThereIsOnlyAButtonAndOnlyItsSiteMayShowIt() throws Exception {
        var framed = framed("iss=" + ISSUER + "&login_hint=7&lti_message_hint=%22%3E%3Cb%3E");
        var foreign = framed("iss=https://evil.example&login_hint=7");

        assertThat(framed.statusCode()).isEqualTo(200);
        assertThat(framed.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("form-action 'self' " + ISSUER + "; base-uri 'none'; frame-ancestors " + ISSUER);
        assertThat(framed.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(framed.body())
                .contains("id=\"open-window\"", "target=\"_blank\"", "name=\"login_hint\" value=\"7\"")
                .contains("value=\"&quot;&gt;&lt;b&gt;\"")
                .doesNotContain("<b>", "_csrf");
        assertThat(foreign.statusCode()).isEqualTo(302);
        assertThat(foreign.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("frame-ancestors 'none'");
    }

    private HttpResponse<String> framed(String form) throws Exception {
        var request = HttpRequest.newBuilder(shop.address().resolve("/sign-in/initiate"))
                .header("Sec-Fetch-Dest", "iframe")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** The platform sends the browser, whose cookies stay at home; those that are set, it takes. */
    private HttpResponse<String> initiate(Browser browser) {
        return fromElsewhere(
                browser, "/sign-in/initiate", List.of(Map.entry("iss", ISSUER), Map.entry("login_hint", "7")));
    }

    private HttpResponse<String> post(Browser browser, HttpResponse<String> begun, Account account) {
        var form = platform.memory.signIn(location(begun), account);
        return fromElsewhere(browser, "/contact/signed-in", List.copyOf(form.entrySet()));
    }

    private URI posted(Browser browser, Account account) {
        return location(post(browser, initiate(browser), account));
    }

    private HttpResponse<String> fromElsewhere(Browser browser, String path, List<Map.Entry<String, String>> fields) {
        var elsewhere = shop.browser();
        var response = elsewhere.postOnly(shop.address().resolve(path), fields);
        elsewhere.cookies().forEach(browser::setCookie);
        return response;
    }

    private static Page comesBack(Browser browser, URI answer) {
        return browser.get(answer.toString());
    }

    private static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }
}
