package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.checkout.ContactStep;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.WebUtils;

/** The contact step. Nothing here runs in a transaction: the form may ask the LMS what it knows. */
@Controller
class ContactController {

    private final Chaland chaland;
    private final ShopId shop;
    private final Catalogue catalogue;
    private final ContactViews views;

    ContactController(Chaland chaland, ShopId shop, Catalogue catalogue, ContactViews views) {
        this.chaland = chaland;
        this.shop = shop;
        this.catalogue = catalogue;
        this.views = views;
    }

    @GetMapping("/contact")
    ModelAndView open(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (catalogue.read(Cookies.cart(request)).isEmpty()) {
            return new ModelAndView("redirect:/");
        }
        return held(request, locale).map(step -> views.opened(step, locale)).orElseGet(() -> {
            Cookies.forgetHandle(request, response);
            return views.opened(fresh(request, locale), locale).addAllObjects(Notices.urgent("contact.expired"));
        });
    }

    @PostMapping("/contact")
    ModelAndView submit(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        var input = ContactInput.read(parameters);
        return submit(input, request, locale)
                .fold(
                        saved -> saved(saved, request, response, redirect),
                        rejected -> views.rejected(rejected.step(), input, locale),
                        conflict -> {
                            conflict.handle().ifPresent(handle -> Cookies.keepHandle(request, response, handle));
                            return views.conflicting(conflict.step(), input, locale);
                        },
                        signInRequired -> again(HttpStatus.FORBIDDEN, input, request, locale)
                                .addAllObjects(Notices.urgent("contact.signInRequired." + signInRequired.reason())),
                        expired -> {
                            LatestHandle.forget(request);
                            Cookies.forgetHandle(request, response);
                            return views.expired(typedOver(fresh(request, locale), input), input, locale);
                        });
    }

    /** One after the other for a browser, so that a second click goes on with what the first one got. */
    private SubmitOutcome submit(ContactInput input, HttpServletRequest request, Locale locale) {
        synchronized (WebUtils.getSessionMutex(request.getSession())) {
            var outcome = chaland.checkout().submit(submission(input, request, locale));
            if (outcome instanceof SubmitOutcome.Saved saved) {
                LatestHandle.remember(request, saved.handle());
            }
            return outcome;
        }
    }

    /** Where a form was sent, and the address opened again. */
    @GetMapping({"/contact/take", "/contact/sign-in"})
    String again() {
        return "redirect:/contact";
    }

    /** Takes one of the values offered beside a field, or another language; nothing typed is lost, and nothing kept yet. */
    @PostMapping("/contact/take")
    ModelAndView take(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String take,
            HttpServletRequest request,
            Locale locale) {
        return again(HttpStatus.OK, ContactInput.read(parameters).taking(take), request, locale);
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

    /** The form with what was typed, and with the base that it had. */
    private ModelAndView again(HttpStatus status, ContactInput input, HttpServletRequest request, Locale locale) {
        var opened = held(request, locale).orElseGet(() -> fresh(request, locale));
        var view = views.again(opened.withTyped(input.typed(), input.base()), input, locale);
        view.setStatus(status);
        return view;
    }

    private static ContactStep typedOver(ContactStep fresh, ContactInput input) {
        return fresh.withTyped(input.typed(), fresh.base());
    }

    private Submission submission(ContactInput input, HttpServletRequest request, Locale locale) {
        return Submission.builder(shop, ShopSession.visitor(request), input.details())
                .handle(LatestHandle.of(request))
                .base(input.base())
                .forThisOrderOnly(input.orderOnly())
                .locale(locale)
                .client(request.getRemoteAddr())
                .build();
    }

    /** Empty if the browser holds a handle and it is dead. */
    private Optional<ContactStep> held(HttpServletRequest request, Locale locale) {
        return Cookies.handle(request)
                .map(handle -> held(handle, request, locale))
                .orElseGet(() -> Optional.of(fresh(request, locale)));
    }

    private Optional<ContactStep> held(Handle handle, HttpServletRequest request, Locale locale) {
        return chaland.checkout()
                .open(shop, ShopSession.visitor(request), handle, locale)
                .fold(opened -> Optional.of(opened.step()), expired -> Optional.empty());
    }

    private ContactStep fresh(HttpServletRequest request, Locale locale) {
        return chaland.checkout().open(shop, ShopSession.visitor(request), locale);
    }
}
