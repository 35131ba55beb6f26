package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.chaland.examples.webshop.site.Secrets;
import org.chaland.examples.webshop.site.SiteCookies;
import org.chaland.model.Handle;

/** What the shop keeps in the browser. */
final class Cookies {

    private static final String CHECKOUT = "checkout";
    private static final String ORDER = "order";
    private static final String BROWSER = "browser";
    private static final String CART = "cart";
    private static final String NOTICE = "notice";
    private static final String ARRIVAL = "arrival";
    private static final String ASKS_AGAIN = "asks-again";
    private static final Duration WHILE_SIGNING_IN = Duration.ofMinutes(15);
    private static final Duration LIFETIME = Duration.ofHours(12);

    private Cookies() {}

    /** The handle of the checkout under way, as sent: Chaland tells whether it is alive. */
    static Optional<Handle> handle(HttpServletRequest request) {
        return SiteCookies.read(request, CHECKOUT).map(Handle::new);
    }

    static void keepHandle(HttpServletRequest request, HttpServletResponse response, Handle handle) {
        SiteCookies.write(request, response, CHECKOUT, handle.value(), LIFETIME);
    }

    /** Keeps the handle if there is one, and otherwise deletes the one that the browser holds. */
    static void keepHandle(HttpServletRequest request, HttpServletResponse response, Optional<Handle> handle) {
        handle.ifPresentOrElse(kept -> keepHandle(request, response, kept), () -> forgetHandle(request, response));
    }

    /** The handle with which the newest order was placed, if it is that one: another purchase may have begun in this browser since. */
    static Optional<Handle> handleOf(HttpServletRequest request, String reference) {
        return SiteCookies.read(request, ORDER)
                .filter(kept -> kept.startsWith(reference + "."))
                .map(kept -> new Handle(kept.substring(reference.length() + 1)));
    }

    /** The order for which the browser's handle was kept last, if it is the one that it sends for a checkout too. */
    static Optional<String> orderAwaited(HttpServletRequest request) {
        return handle(request)
                .flatMap(handle -> SiteCookies.read(request, ORDER)
                        .filter(kept -> kept.endsWith("." + handle.value()))
                        .map(kept ->
                                kept.substring(0, kept.length() - handle.value().length() - 1)));
    }

    static void keepOrder(HttpServletRequest request, HttpServletResponse response, String reference) {
        handle(request)
                .ifPresent(handle ->
                        SiteCookies.write(request, response, ORDER, reference + "." + handle.value(), LIFETIME));
    }

    static void forgetHandle(HttpServletRequest request, HttpServletResponse response) {
        SiteCookies.write(request, response, CHECKOUT, "", Duration.ZERO);
    }

    /** The handle of a sign-in that a provider has begun in this browser. */
    static Optional<Handle> arrival(HttpServletRequest request) {
        return SiteCookies.read(request, ARRIVAL).map(Handle::new);
    }

    static void keepArrival(HttpServletRequest request, HttpServletResponse response, Handle handle) {
        SiteCookies.write(request, response, ARRIVAL, handle.value(), WHILE_SIGNING_IN);
    }

    /** Whether somebody has signed out here since the last sign-in: the provider may know them still. */
    static boolean asksAgain(HttpServletRequest request) {
        return SiteCookies.read(request, ASKS_AGAIN).isPresent();
    }

    static void askAgain(HttpServletRequest request, HttpServletResponse response) {
        SiteCookies.write(request, response, ASKS_AGAIN, "yes", LIFETIME);
    }

    /** Somebody has signed in. */
    static void signedIn(HttpServletRequest request, HttpServletResponse response) {
        SiteCookies.write(request, response, ARRIVAL, "", Duration.ZERO);
        SiteCookies.write(request, response, ASKS_AGAIN, "", Duration.ZERO);
    }

    /** The digest of this browser's secret, by which it finds its orders again; or empty if it has none. */
    static Optional<String> browser(HttpServletRequest request) {
        return SiteCookies.read(request, BROWSER).map(Secrets::hash);
    }

    /** Sees to it that the browser has a secret. */
    static void recognise(HttpServletRequest request, HttpServletResponse response) {
        SiteCookies.write(
                request, response, BROWSER, SiteCookies.read(request, BROWSER).orElseGet(Secrets::random), LIFETIME);
    }

    /** The codes in the cart. */
    static String cart(HttpServletRequest request) {
        return SiteCookies.read(request, CART).orElse("").replace('.', ',');
    }

    static void keepCart(HttpServletRequest request, HttpServletResponse response, String codes) {
        SiteCookies.write(request, response, CART, codes.replace(',', '.'), codes.isEmpty() ? Duration.ZERO : LIFETIME);
    }

    /** The key of the sentence that the next page shows, as sent. */
    static Optional<String> notice(HttpServletRequest request) {
        return SiteCookies.read(request, NOTICE);
    }

    static void keepNotice(HttpServletRequest request, HttpServletResponse response, String key, Duration lifetime) {
        SiteCookies.write(request, response, NOTICE, key, lifetime);
    }

    /** Forgets whoever used this browser. */
    static void forgetVisitor(HttpServletRequest request, HttpServletResponse response) {
        forgetHandle(request, response);
        SiteCookies.write(request, response, ORDER, "", Duration.ZERO);
        SiteCookies.write(request, response, BROWSER, "", Duration.ZERO);
    }
}
