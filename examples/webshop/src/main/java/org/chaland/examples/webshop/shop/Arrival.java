package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.examples.webshop.orders.Catalogue;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a sign-in ends, however it was done: the address to go on at. */
@Component
class Arrival {

    private final Catalogue catalogue;
    private final AfterCommit afterCommit;
    private final Clock clock;

    Arrival(Catalogue catalogue, AfterCommit afterCommit, Clock clock) {
        this.catalogue = catalogue;
        this.afterCommit = afterCommit;
        this.clock = clock;
    }

    /** Somebody has signed in. */
    String of(SignedInOutcome.SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        var order = Cookies.orderAwaited(request);
        ShopSession.begin(request, response, signedIn, clock.instant());
        Cookies.signedIn(request, response);
        Cookies.keepHandle(request, response, signedIn.handle());
        // What was paid as a guest may have come along: its support area is opened now.
        signedIn.customer().ifPresent(afterCommit::runFor);
        return "redirect:" + order.map("/orders/"::concat).orElseGet(() -> home(request));
    }

    /** Who is signed in has taken an order of this browser. */
    void taken(SignedInOutcome.SignedIn taken, HttpServletRequest request, HttpServletResponse response) {
        Cookies.keepHandle(request, response, taken.handle());
        taken.customer().ifPresent(afterCommit::runFor);
    }

    /** Nobody has, and the next page says why. */
    String without(String noticeKey, HttpServletRequest request, RedirectAttributes redirect) {
        ShopSession.leaveRoom(request);
        Notices.next(redirect, noticeKey);
        return "redirect:" + home(request);
    }

    private String home(HttpServletRequest request) {
        return catalogue.read(Cookies.cart(request)).isEmpty() ? "/support" : "/contact";
    }
}
