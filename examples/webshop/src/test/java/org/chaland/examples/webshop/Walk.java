package org.chaland.examples.webshop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/** What visitors of the shop do, step by step. */
public final class Walk {

    public static final String GO_ON = "#go-on";
    public static final String PASSWORD = "a long enough one";
    public static final String SIGN_IN = "#sign-in-button";

    private final RunningShop shop;
    private final Browser browser;

    private Walk(RunningShop shop, Browser browser) {
        this.shop = shop;
        this.browser = browser;
    }

    /** Somebody whom the shop has never seen. */
    public static Walk newcomer(RunningShop shop) {
        return new Walk(shop, shop.browser());
    }

    /** Somebody whom the shop has never seen, and who prefers that language. */
    public static Walk newcomer(RunningShop shop, String language) {
        return new Walk(shop, new Browser(shop.address(), language));
    }

    public Browser browser() {
        return browser;
    }

    public Page contactStep() {
        if (browser.cookie("cart").isEmpty()) {
            browser.get("/").press("button[value=bread]");
        }
        return browser.get("/contact");
    }

    /** From the contact step to the order page, as a guest with that address. */
    public Page leaveDetails(String email) {
        return fill(contactStep(), details(email)).send();
    }

    public Page buy(String email, String method) {
        return leaveDetails(email)
                .form("main form button")
                .with("method", method)
                .send();
    }

    /** A new customer with that address, who has bought a training, has chosen a password and is signed in. */
    public static Walk customer(RunningShop shop, String email, String language) {
        var walk = newcomer(shop, language);
        walk.buy(email, "now");
        walk.acceptInvitation(email, PASSWORD);
        walk.atLms(walk.browser.get("/support").press("main form button"), email, PASSWORD);
        return walk;
    }

    /** Whoever is signed in buys those trainings and no others; the reference of the order. */
    public String order(Map<String, String> choices, String... trainings) {
        browser.dropCookie("cart");
        for (var training : trainings) {
            browser.get("/").press("button[value=" + training + "]");
        }
        var form = contactStep().press(GO_ON).form("main form button");
        choices.forEach(form::with);
        return form.send().html().select("strong.reference").text();
    }

    /** Signs in at the LMS's own page, from the contact step. */
    public Page signIn(String email, String password) {
        return atLms(contactStep().press(SIGN_IN), email, password);
    }

    public Page atLms(Page page, String email, String password) {
        return page.form("main form button")
                .with("email", email)
                .with("password", password)
                .send();
    }

    /** Follows the newest invitation to that address, and chooses a password there. */
    public Page acceptInvitation(String email, String password) {
        return browser.get(invitationTo(email))
                .form("main form button")
                .with("password", password)
                .send();
    }

    /** The link of the newest invitation to that address. */
    public String invitationTo(String email) {
        return mailsTo(email).stream()
                .flatMap(mail -> mail.html().select("a[href*=/lms/password]").eachAttr("href").stream())
                .findFirst()
                .orElseThrow();
    }

    /** The mails to that address, newest first, each as a page of its own. */
    public List<Page> mailsTo(String email) {
        var outbox = Staff.of(shop).outbox();
        return outbox.html().select("article").stream()
                .filter(mail -> mail.select(".to").text().equals(email))
                .map(mail -> {
                    var one = Jsoup.parse(
                            "<main>" + mail.outerHtml() + "</main>",
                            outbox.html().location());
                    return new Page(browser, outbox.status(), one, outbox.response());
                })
                .toList();
    }

    public static Form fill(Page page, Map<String, String> values) {
        return fill(page, GO_ON, values);
    }

    /** The form to which that button belongs. */
    static Form fill(Page page, String button, Map<String, String> values) {
        var form = page.form(button);
        values.forEach(form::with);
        return form;
    }

    public static Map<String, String> details(String email) {
        var details = new LinkedHashMap<String, String>();
        details.put("givenName", "Camille");
        details.put("familyName", "Laurent");
        details.put("city", "Lyon");
        details.put("country", "FR");
        details.put("email", email);
        return details;
    }
}
