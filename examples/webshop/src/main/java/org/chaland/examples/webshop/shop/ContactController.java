package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.examples.webshop.orders.Catalogue;
import org.chaland.model.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The contact step. Nothing here runs in a transaction: the form may ask the LMS what it knows. */
@Controller
class ContactController {

    /** What the button sends that takes all values that are offered. */
    private static final String ALL = "all";

    private static final String DETAILS = "/my-data/details";
    private static final String MY_DATA = "redirect:/my-data";

    private final Chaland chaland;
    private final Visits visits;
    private final Catalogue catalogue;
    private final ContactViews views;

    ContactController(Chaland chaland, Visits visits, Catalogue catalogue, ContactViews views) {
        this.chaland = chaland;
        this.visits = visits;
        this.catalogue = catalogue;
        this.views = views;
    }

    @GetMapping("/contact")
    ModelAndView open(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (catalogue.read(Cookies.cart(request)).isEmpty()) {
            return new ModelAndView("redirect:/");
        }
        Cookies.recognise(request, response);
        var step = chaland.checkout().open(visits.of(request, locale));
        var view = views.opened(step, locale);
        if (step.expired()) {
            Cookies.forgetHandle(request, response);
            view.addAllObjects(Notices.urgent("contact.expired"));
        }
        return view;
    }

    @PostMapping("/contact")
    ModelAndView submit(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        var input = ContactInput.read(parameters);
        if (input.billsNobody()) {
            var step = chaland.checkout().open(visits.of(request, locale)).withTyped(input.typed(), input.base());
            return views.billsNobody(step, input, locale);
        }
        var submission = new Submission(input.details(), input.base(), input.orderOnly());
        var outcome = chaland.checkout().submit(visits.of(request, locale), submission);
        if (outcome instanceof ShowAgain again) {
            Cookies.keepHandle(request, response, again.handle());
            return views.again(again, input, locale);
        }
        return saved((SubmitOutcome.Saved) outcome, request, response, redirect);
    }

    @GetMapping(DETAILS + "/take")
    String detailsAgain() {
        return "redirect:" + DETAILS;
    }

    /** Where a form was sent, and the address opened again. */
    @GetMapping({"/contact/take", "/contact/sign-in"})
    String again() {
        return "redirect:/contact";
    }

    /**
     * Takes one of the values offered beside a field, all of them, or another language; nothing typed is lost, and nothing kept yet.
     */
    @PostMapping({"/contact/take", DETAILS + "/take"})
    ModelAndView take(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String take,
            HttpServletRequest request,
            Locale locale) {
        var input = ContactInput.read(parameters).taking(take);
        var step = chaland.checkout().open(visits.of(request, locale)).withTyped(input.typed(), input.base());
        var view = take.equals(ALL)
                ? views.takenAll(step.takingOffers(), input, locale)
                : views.taken(step, input, locale);
        return request.getRequestURI().startsWith(DETAILS) ? alone(view) : view;
    }

    /** Correcting one's details on its own, without an order. */
    @GetMapping(DETAILS)
    ModelAndView details(HttpServletRequest request, Locale locale) {
        return mayCorrect(request)
                ? alone(views.opened(chaland.checkout().open(ofNoOrder(request, locale)), locale))
                : new ModelAndView(MY_DATA);
    }

    @PostMapping(DETAILS)
    ModelAndView correct(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Locale locale) {
        var input = ContactInput.read(parameters);
        var visit = ofNoOrder(request, locale);
        if (!ShopSession.isSignedIn(request)) {
            var step = chaland.checkout().open(visit).withTyped(input.typed(), input.base());
            return alone(views.taken(step, input, locale)).addAllObjects(Notices.urgent("myData.correct.signedOut"));
        }
        if (!mayCorrect(request)) {
            return new ModelAndView(MY_DATA);
        }
        if (input.billsNobody()) {
            var step = chaland.checkout().open(visit).withTyped(input.typed(), input.base());
            return alone(views.billsNobody(step, input, locale));
        }
        var outcome = chaland.checkout().submit(visit, new Submission(input.details(), input.base(), false));
        if (outcome instanceof ShowAgain again) {
            return alone(views.again(again, input, locale));
        }
        Notices.next(
                redirect, ((SubmitOutcome.Saved) outcome).emailKept() ? "contact.emailKept" : "myData.correct.saved");
        return new ModelAndView(MY_DATA);
    }

    /** Who has no record has nothing to correct. */
    private boolean mayCorrect(HttpServletRequest request) {
        return chaland.privacy().export(visits.of(request, Locale.ROOT)).isPresent();
    }

    /** What was typed for an order under way is not taken for the record. */
    private Visit ofNoOrder(HttpServletRequest request, Locale locale) {
        return visits.of(request, locale).withHandle(Optional.empty());
    }

    private static ModelAndView alone(ModelAndView view) {
        return view.addObject("formAddress", DETAILS).addObject("languageAddress", DETAILS + "/take");
    }

    private static ModelAndView saved(
            SubmitOutcome.Saved saved,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Cookies.keepHandle(request, response, saved.handle());
        if (saved.emailKept()) {
            Notices.next(redirect, "contact.emailKept");
        }
        return new ModelAndView("redirect:/order");
    }
}
