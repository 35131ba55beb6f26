package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignInRequest;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.examples.webshop.site.SiteAddress;
import org.chaland.model.Visit;
import org.chaland.spi.ShopRules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** To the LMS and back; and out. */
@Controller
class SignInController {

    private final Chaland chaland;
    private final Visits visits;
    private final ShopRules rules;
    private final Arrival arrival;
    private final SiteAddress site;

    SignInController(Chaland chaland, Visits visits, ShopRules rules, Arrival arrival, SiteAddress site) {
        this.chaland = chaland;
        this.visits = visits;
        this.rules = rules;
        this.arrival = arrival;
        this.site = site;
    }

    /** With what was typed so far, which is there again after the way back; other pages send nothing along. */
    @PostMapping("/contact/sign-in")
    String begin(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        if (rules.signInIssuers().isEmpty()) {
            return "forward:/contact/password";
        }
        var input = ContactInput.read(parameters);
        var visit = visits.of(request, locale);
        var outcome = begin(visit, input);
        if (outcome.equals(new SignedInOutcome.Refused(SignedInOutcome.Reason.EXPIRED))) {
            // With a dead handle the visitor can still sign in.
            outcome = begin(visit.withHandle(Optional.empty()), input);
        }
        if (outcome instanceof BeginSignInOutcome.Redirect there) {
            Cookies.keepHandle(request, response, there.handle());
            return "redirect:" + there.address();
        }
        return refused((SignedInOutcome.Refused) outcome, request, redirect);
    }

    /** From the page of an order that this browser has placed: whoever signs in gets it. */
    @PostMapping("/orders/{reference}/sign-in")
    String beginForOrder(
            @PathVariable String reference,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        if (rules.signInIssuers().isEmpty()) {
            return "redirect:/support";
        }
        var issuer = rules.signInIssuers().get(0);
        var outcome = chaland.checkout()
                .beginSignInForOrder(
                        visits.ofOrder(reference, request, locale), SignInRequest.at(issuer, returnTo()), reference);
        if (outcome instanceof BeginSignInOutcome.Redirect there) {
            Cookies.keepHandle(request, response, there.handle());
            return "redirect:" + there.address();
        }
        // Another purchase was begun in this browser since, or too long ago: the order can be claimed by a code.
        Notices.next(redirect, "confirmation.late");
        return "redirect:/orders/" + reference;
    }

    @GetMapping("/contact/signed-in")
    String cameBack(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        ShopSession.makeRoom(request);
        var outcome = chaland.checkout().signedIn(visits.of(request, locale), parameters, returnTo());
        return outcome instanceof SignedInOutcome.SignedIn signedIn
                ? arrival.of(signedIn, request, response)
                : refused((SignedInOutcome.Refused) outcome, request, redirect);
    }

    private String refused(SignedInOutcome.Refused refused, HttpServletRequest request, RedirectAttributes redirect) {
        return arrival.without("signIn.refused." + refused.reason(), request, redirect);
    }

    /** Also for a guest who has typed details at a computer that others use. */
    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        ShopSession.end(request, response);
        Notices.next(redirect, "signOut.done");
        return "redirect:/";
    }

    private BeginSignInOutcome begin(Visit visit, ContactInput input) {
        return chaland.checkout()
                .beginSignIn(visit, SignInRequest.at(rules.signInIssuers().get(0), returnTo()), input.details());
    }

    private URI returnTo() {
        return site.of("/contact/signed-in");
    }
}
