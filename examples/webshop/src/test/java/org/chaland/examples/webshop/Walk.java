package org.chaland.examples.webshop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/** What visitors of the shop do, step by step. */
final class Walk {

    static final String GO_ON = "#go-on";
    static final String SIGN_IN = "button[form=contact]";

    private final RunningShop shop;
    private final Browser browser;

    private Walk(RunningShop shop, Browser browser) {
        this.shop = shop;
        this.browser = browser;
    }

    /** Somebody whom the shop has never seen. */
    static Walk newcomer(RunningShop shop) {
        return new Walk(shop, shop.browser());
    }

    Browser browser() {
        return browser;
    }

    Page contactStep() {
        if (browser.cookie("cart").isEmpty()) {
            browser.get("/").press("button[value=bread]");
        }
        return browser.get("/contact");
    }

    /** From the contact step to the order page, as a guest with that address. */
    Page leaveDetails(String email) {
        return fill(contactStep(), details(email)).send();
    }

    Page buy(String email, String method) {
        return leaveDetails(email)
                .form("main form button")
                .with("method", method)
                .send();
    }

    /** Signs in at the LMS's own page, from the contact step. */
    Page signIn(String email, String password) {
        return atLms(contactStep().press(SIGN_IN), email, password);
    }

    Page atLms(Page page, String email, String password) {
        return page.form("main form button")
                .with("email", email)
                .with("password", password)
                .send();
    }

    /** Follows the newest invitation to that address, and chooses a password there. */
    Page acceptInvitation(String email, String password) {
        var link = mailsTo(email).stream()
                .flatMap(mail -> mail.html().select("a[href*=/lms/password]").eachAttr("href").stream())
                .findFirst()
                .orElseThrow();
        return browser.get(link)
                .form("main form button")
                .with("password", password)
                .send();
    }

    /** The mails to that address, newest first, each as a page of its own. */
    List<Page> mailsTo(String email) {
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

    static Form fill(Page page, Map<String, String> values) {
        var form = page.form(GO_ON);
        values.forEach(form::with);
        return form;
    }

    static Map<String, String> details(String email) {
        var details = new LinkedHashMap<String, String>();
        details.put("givenName", "Camille");
        details.put("familyName", "Laurent");
        details.put("city", "Lyon");
        details.put("country", "FR");
        details.put("email", email);
        return details;
    }
}
