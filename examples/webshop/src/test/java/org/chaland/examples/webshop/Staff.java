package org.chaland.examples.webshop;

/** What staff do. */
public final class Staff {

    private final Browser browser;

    private Staff(Browser browser) {
        this.browser = browser;
    }

    public static Staff of(RunningShop shop) {
        return signIn(shop.browser());
    }

    static Staff signIn(Browser browser) {
        return signIn(browser, "staff");
    }

    /** One of the two. */
    public static Staff signIn(Browser browser, String name) {
        var landed = browser.get("/staff/sign-in")
                .form("main form button")
                .with("username", name)
                .with("password", RunningShop.STAFF_PASSWORD)
                .send();
        if (!landed.path().equals("/staff/customers")) {
            throw new AssertionError("Staff could not sign in: " + landed.text());
        }
        return new Staff(browser);
    }

    public Browser browser() {
        return browser;
    }

    public Page outbox() {
        return browser.get("/staff/outbox");
    }

    public Page orders() {
        return browser.get("/staff/orders");
    }

    public Page search(String words) {
        return browser.get("/staff/customers")
                .form("form[role=search] button")
                .with("words", words)
                .send();
    }

    /** Enters a customer, and returns their page. */
    public Page enter(String email) {
        return Walk.fill(browser.get("/staff/customers/new"), "#create", Walk.details(email))
                .send();
    }

    /** The page of a customer. */
    public Page customer(String id) {
        return browser.get("/staff/customers/" + id);
    }

    /** What stands last in the address of a customer's page. */
    public static String id(Page customer) {
        return customer.path().substring(customer.path().lastIndexOf('/') + 1);
    }

    public Page confirm(String reference) {
        return press(reference, "confirm");
    }

    public Page cancel(String reference) {
        return press(reference, "cancel");
    }

    /** The page that says what follows. */
    Page ask(String reference, String what) {
        return browser.get(orders().html()
                .select("a[href$=" + reference + "/" + what + "]")
                .attr("href"));
    }

    private Page press(String reference, String what) {
        return ask(reference, what).press("#do-it");
    }
}
