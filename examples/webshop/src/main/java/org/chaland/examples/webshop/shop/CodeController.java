package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.claim.CodeRequest;
import org.chaland.claim.CodeRequest.Status;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.form.Violation;
import org.chaland.model.Field;
import org.chaland.model.Visit;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Sign-in by a code that is mailed: at the contact step, for an order, and from the support page. Neither address nor code is ever in the
 * address of a page. The code is mailed after the page is answered.
 */
@Controller
class CodeController {

    private static final String CODE_PAGE = "/sign-in/code";

    private final Chaland chaland;
    private final Visits visits;
    private final Arrival arrival;
    private final AfterCommit afterCommit;
    private final MessageSource texts;

    CodeController(Chaland chaland, Visits visits, Arrival arrival, AfterCommit afterCommit, MessageSource texts) {
        this.chaland = chaland;
        this.visits = visits;
        this.arrival = arrival;
        this.afterCommit = afterCommit;
        this.texts = texts;
    }

    /** Where a form was sent, and the address opened again. */
    @GetMapping("/contact/code")
    String again() {
        return "redirect:/contact";
    }

    /** With what was typed so far at the contact step, which is there again afterwards; other pages send an address at most. */
    @PostMapping("/contact/code")
    ModelAndView ask(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        var input = ContactInput.read(parameters);
        var email = input.typed().get(Field.EMAIL);
        if (email.isEmpty()) {
            return askFor(input, List.of());
        }
        var visit = visits.of(request, locale);
        var asked = chaland.checkout().requestCode(visit, email.get(), input.details());
        if (asked.status() == Status.EXPIRED) {
            // With a dead handle the visitor can still sign in.
            asked = chaland.checkout().requestCode(visit.withHandle(Optional.empty()), email.get(), input.details());
        }
        return asked.status() == Status.NO_ADDRESS
                ? askFor(
                        input,
                        asked.violation().map(Violation::message).stream().toList())
                : answer(asked, visit, "/contact", request, response, redirect);
    }

    /** From the page of an order that this browser has placed, to the address of the order: whoever answers gets it. */
    @PostMapping("/orders/{reference}/code")
    ModelAndView askForOrder(
            @PathVariable String reference,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        var visit = visits.ofOrder(reference, request, locale);
        var asked = chaland.checkout().requestCodeForOrder(visit, reference);
        return answer(asked, visit, "/orders/" + reference, request, response, redirect);
    }

    private ModelAndView answer(
            CodeRequest asked,
            Visit visit,
            String back,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (asked.handle().isEmpty()) {
            Notices.next(redirect, "code.refused." + asked.status());
            return new ModelAndView("redirect:" + back);
        }
        Cookies.keepHandle(request, response, asked.handle().get());
        afterCommit.mailCode(visit.withHandle(asked.handle().get()));
        return new ModelAndView("redirect:" + CODE_PAGE);
    }

    /** Asks for the address first; what was typed at the contact step comes along. */
    private ModelAndView askFor(ContactInput input, List<String> errors) {
        var typed = input.hidden();
        typed.remove(Field.EMAIL.path());
        return page("sign-in-address", errors)
                .addObject("typed", typed)
                .addObject("email", input.typed().get(Field.EMAIL).orElse(""));
    }

    @GetMapping(CODE_PAGE)
    ModelAndView open(HttpServletRequest request) {
        return codePage(request, List.of());
    }

    /** Another code is asked for where this one was: on the page of the order, or anew. */
    private static ModelAndView codePage(HttpServletRequest request, List<String> errors) {
        return page("sign-in-code", errors)
                .addObject("order", Cookies.orderAwaited(request).orElse(null));
    }

    @PostMapping(CODE_PAGE)
    ModelAndView type(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        ShopSession.makeRoom(request);
        var outcome = chaland.checkout().signedInByCode(visits.of(request, locale), code);
        if (outcome instanceof SignedInOutcome.SignedIn signedIn) {
            return new ModelAndView(arrival.of(signedIn, request, response));
        }
        var reason = ((SignedInOutcome.Refused) outcome).reason();
        if (reason == SignedInOutcome.Reason.NOT_SIGNED_IN) {
            ShopSession.leaveRoom(request);
            return codePage(request, List.of(texts.getMessage("claim.code.refused", null, locale)));
        }
        return new ModelAndView(arrival.without("signIn.refused." + reason, request, redirect));
    }

    private static ModelAndView page(String name, List<String> errors) {
        return new ModelAndView(name, errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("errors", errors)
                .addObject("rejected", !errors.isEmpty());
    }
}
