package org.chaland.examples.webshop.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForRequestFinishedOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chaland.examples.webshop.RunningShop;
import org.chaland.examples.webshop.Walk;

/** Somebody at a browser of their own, with one window open. */
final class Person {

    private static final String REFUSED_DOCUMENT = "Failed to load resource: the server responded with a status of 4";

    /** In milliseconds; a busy machine is slow, and no test is to fail for that. */
    static final double PATIENCE = 60_000;

    private final BrowserContext context;
    private final RunningShop shop;
    private final Setting setting;
    private final Page page;
    private final Set<String> documents = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    Person(BrowserContext context, RunningShop shop, Setting setting) {
        this.context = context;
        this.shop = shop;
        this.setting = setting;
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> faults.add("script: " + error.error()));
        context.onRequest(this::asked);
        context.onResponse(this::answered);
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
    }

    /** Their first window. */
    Page page() {
        return page;
    }

    /** One more window of the same browser. */
    Page anotherWindow() {
        return context.newPage();
    }

    Setting setting() {
        return setting;
    }

    RunningShop shop() {
        return shop;
    }

    void open(String path) {
        page.navigate(path);
    }

    /** The path of the page that is shown. */
    String path() {
        return URI.create(page.url()).getPath();
    }

    Locator see(String selector) {
        return page.locator(selector);
    }

    /** Presses a button or follows a link, the first of those that match, and waits for the page to which it leads. */
    void press(String selector) {
        arrive(() -> page.locator(selector).first().click());
    }

    /** Does what leads to another page, and waits for it. */
    void arrive(Runnable deed) {
        page.waitForRequestFinished(new WaitForRequestFinishedOptions().setPredicate(this::isDocument), deed);
        page.waitForLoadState();
    }

    private boolean isDocument(Request request) {
        var response = request.response();
        return request.isNavigationRequest()
                && response != null
                && response.status() / 100 != 3
                // Such a page leads on by itself.
                && !response.headers().getOrDefault("refresh", "").startsWith("0;url=")
                && !request.url().endsWith("/sign-out");
    }

    /** Puts a training into the cart, from its card. */
    void choose(String training) {
        open("/");
        press("button[value=" + training + "]");
    }

    /** What the page says. */
    String text() {
        return page.locator("main").innerText();
    }

    /** What a field of the form holds. */
    String value(String name) {
        return page.locator("main [name='" + name + "']").inputValue();
    }

    /** The id of what has the focus, or empty text. */
    String focused() {
        return String.valueOf(page.locator(":focus").getAttribute("id"));
    }

    /** From the first page to the empty contact form. */
    void goToContactStep() {
        choose("bread");
        press("#check-out");
    }

    /** Fills the contact form as a guest with that address. */
    void leaveDetails(String email) {
        fill(Walk.details(email));
        press(Walk.GO_ON);
    }

    /** Places the order that is shown, to be paid in that way. */
    void placeOrder(String method) {
        page.locator("#" + method).check();
        press("main form button");
    }

    /** The reference of the order that is confirmed. */
    String reference() {
        return page.locator("strong.reference").innerText();
    }

    /** Fills fields of the form, by name. */
    void fill(Map<String, String> values) {
        values.forEach((name, value) -> {
            var field = page.locator("main [name='" + name + "']");
            if (field.evaluate("field => field.tagName").equals("SELECT")) {
                field.selectOption(value);
            } else {
                field.fill(value);
            }
        });
    }

    /** Walks without a window first; then {@link #goOnAs} takes over what the shop has given that walker. */
    Walk walk() {
        return Walk.newcomer(shop, setting.language().tag);
    }

    void goOnAs(Walk walker) {
        goOnWith(walker.browser().cookies());
    }

    void goOnWith(Map<String, String> cookies) {
        context.addCookies(cookies.entrySet().stream()
                .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue())
                        .setUrl(shop.address().toString()))
                .toList());
    }

    /** What went wrong in the browser so far: errors on its console, scripts that failed, requests to elsewhere. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    BrowserContext context() {
        return context;
    }

    void leave() {
        context.close();
    }

    private void heard(ConsoleMessage message) {
        // Chromium also calls it an error when a page comes with a status of 4xx.
        var isRefusal = message.text().startsWith(REFUSED_DOCUMENT) && documents.contains(place(message.location()));
        if (message.type().equals("error") && !isRefusal) {
            faults.add("console: " + message.text() + " at " + message.location());
        }
    }

    private static String place(String location) {
        return location.replaceFirst("(:\\d+){1,2}$", "");
    }

    /** The pages of that address belong to the test too. */
    void mayAsk(URI other) {
        others.add(other.getAuthority());
    }

    private void asked(Request request) {
        var there = URI.create(request.url());
        if (!there.getAuthority().equals(shop.address().getAuthority()) && !others.contains(there.getAuthority())) {
            faults.add("request to another host: " + request.url());
        }
        if (request.url().contains("example.org") || request.url().contains("%40")) {
            faults.add("personal data in an address: " + request.url());
        }
    }

    private void answered(Response response) {
        if (response.request().isNavigationRequest()) {
            documents.add(response.url());
        } else if (response.status() >= 400) {
            faults.add(response.status() + " for " + response.url());
        }
    }
}
