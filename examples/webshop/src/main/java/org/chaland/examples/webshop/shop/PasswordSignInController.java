package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.model.Visit;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.ShopRules;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Sign-in by a password typed here, where the provider has no page of its own and the shop has chosen it: a last resort. Chaland
 * limits the tries. On a page of its own, so that no browser fills the password into the contact form and sends it along.
 */
@Controller
class PasswordSignInController {

    private final Chaland chaland;
    private final Visits visits;
    private final ShopRules rules;
    private final Arrival arrival;

    PasswordSignInController(Chaland chaland, Visits visits, ShopRules rules, Arrival arrival) {
        this.chaland = chaland;
        this.visits = visits;
        this.rules = rules;
        this.arrival = arrival;
    }

    /** Where a form was sent, and the address opened again. */
    @GetMapping("/contact/password")
    String again() {
        return "redirect:/contact";
    }

    /** Asks for name and password, and checks them once they are there. What was typed at the contact step comes along. */
    @PostMapping("/contact/password")
    ModelAndView signIn(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        if (rules.passwordSignInIssuers().isEmpty()) {
            return new ModelAndView(arrival.without("signIn.refused.NOT_OFFERED", request, redirect));
        }
        var input = ContactInput.read(parameters);
        if (!parameters.containsKey("password")) {
            return page(HttpStatus.OK, input, "");
        }
        var account = parameters.getOrDefault("account", "");
        ShopSession.makeRoom(request);
        var outcome = checked(parameters, input, request, locale);
        if (outcome instanceof SignedInOutcome.Refused refused) {
            ShopSession.leaveRoom(request);
            return page(HttpStatus.UNPROCESSABLE_CONTENT, input, account)
                    .addObject("failed", true)
                    .addAllObjects(Notices.urgent("signIn.refused." + refused.reason()));
        }
        return new ModelAndView(arrival.of((SignedInOutcome.SignedIn) outcome, request, response));
    }

    /** With a dead handle the visitor can still sign in: tries again without it. */
    private SignedInOutcome checked(
            Map<String, String> parameters, ContactInput input, HttpServletRequest request, Locale locale) {
        var visit = visits.of(request, locale);
        var outcome = checked(parameters, input, visit);
        return outcome.equals(new SignedInOutcome.Refused(SignedInOutcome.Reason.EXPIRED))
                ? checked(parameters, input, visit.withHandle(Optional.empty()))
                : outcome;
    }

    private SignedInOutcome checked(Map<String, String> parameters, ContactInput input, Visit visit) {
        var attempt = new PasswordAttempt(
                parameters.getOrDefault("account", ""),
                parameters.getOrDefault("password", "").toCharArray());
        var issuer = rules.passwordSignInIssuers().get(0);
        return chaland.checkout().signInWithPassword(visit, issuer, attempt, input.details());
    }

    /** The password is never sent back. */
    private static ModelAndView page(HttpStatus status, ContactInput input, String account) {
        return new ModelAndView("password", status)
                .addObject("typed", input.hidden())
                .addObject("account", account)
                .addObject("languageForm", "back");
    }
}
