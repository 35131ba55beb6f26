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

    /** At a browser that others may have used. */
    static Staff signIn(Browser browser) {
        var landed = browser.get("/staff/sign-in")
                .form("main form button")
                .with("username", "staff")
                .with("password", RunningShop.STAFF_PASSWORD)
                .send();
        if (!landed.path().equals("/staff/orders")) {
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

    public Page confirm(String reference) {
        return press(reference, "confirm");
    }

    public Page cancel(String reference) {
        return press(reference, "cancel");
    }

    private Page press(String reference, String what) {
        return orders().press("form[action$=" + reference + "/" + what + "] button");
    }
}
