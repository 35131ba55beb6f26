package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.examples.webshop.site.SiteAddress;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.spi.ShopRules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** To the LMS and back; and out. */
@Controller
class SignInController {

    private final Chaland chaland;
    private final ShopId shop;
    private final ShopRules rules;
    private final Arrival arrival;
    private final SiteAddress site;

    SignInController(Chaland chaland, ShopId shop, ShopRules rules, Arrival arrival, SiteAddress site) {
        this.chaland = chaland;
        this.shop = shop;
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
            RedirectAttributes redirect) {
        if (rules.signInIssuers().isEmpty()) {
            return "forward:/contact/password";
        }
        var input = ContactInput.read(parameters);
        return begin(input, Cookies.handle(request), request)
                .fold(
                        there -> leave(there, request, response),
                        notOffered -> arrival.without("signIn.notOffered", request, redirect),
                        tooLong -> arrival.without("signIn.tooLong", request, redirect),
                        // A dead handle is no reason not to sign in: begin without it.
                        expired -> begin(input, Optional.empty(), request)
                                .fold(
                                        there -> leave(there, request, response),
                                        notOffered -> arrival.without("signIn.notOffered", request, redirect),
                                        tooLong -> arrival.without("signIn.tooLong", request, redirect),
                                        again -> arrival.without("contact.expired", request, redirect)));
    }

    @GetMapping("/contact/signed-in")
    String cameBack(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        var handle = Cookies.handle(request);
        if (handle.isEmpty()) {
            return arrival.without("contact.expired", request, redirect);
        }
        return chaland.checkout()
                .signedIn(shop, handle.get(), parameters, returnTo(), locale)
                .fold(
                        signedIn -> arrival.of(signedIn, request, response),
                        refused -> arrival.without("signIn.refused." + refused.reason(), request, redirect),
                        expired -> arrival.without("signIn.refused.NOT_SIGNED_IN", request, redirect));
    }

    /** Also for a guest who has typed details at a computer that others use. */
    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        ShopSession.end(request, response);
        Notices.next(redirect, "signOut.done");
        return "redirect:/";
    }

    private BeginSignInOutcome begin(ContactInput input, Optional<Handle> handle, HttpServletRequest request) {
        return chaland.checkout()
                .beginSignIn(
                        shop,
                        ShopSession.visitor(request),
                        handle,
                        rules.signInIssuers().get(0),
                        input.details(),
                        returnTo());
    }

    private static String leave(
            BeginSignInOutcome.Redirect there, HttpServletRequest request, HttpServletResponse response) {
        Cookies.keepHandle(request, response, there.handle());
        return "redirect:" + there.address();
    }

    private URI returnTo() {
        return site.of("/contact/signed-in");
    }
}
