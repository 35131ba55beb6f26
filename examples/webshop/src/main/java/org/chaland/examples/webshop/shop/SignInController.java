package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.Chaland;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignInRequest;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.SignedInOutcome.Reason;
import org.chaland.checkout.SignedInOutcome.Refused;
import org.chaland.examples.webshop.site.ContentPolicy;
import org.chaland.examples.webshop.site.SiteAddress;
import org.chaland.model.ShopId;
import org.chaland.spi.SignOutRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * To a provider and back; and out. Whatever the protocol, a provider is led to four plain addresses: where browsers come back, by an address or by a
 * form; where it begins a sign-in itself; where browsers come back after a sign-out; and where it tells of one.
 */
@Controller
class SignInController {

    private static final String BACK = "/contact/signed-in";

    /** What a browser says of a page that it shows inside another one. */
    private static final Set<String> FRAMES = Set.of("iframe", "frame", "embed", "object");

    private static final String OUT = "/signed-out";

    private final Chaland chaland;
    private final ShopId shop;
    private final Visits visits;
    private final List<Door> doors;
    private final Arrival arrival;
    private final SignedOutElsewhere elsewhere;
    private final SiteAddress site;

    SignInController(
            Chaland chaland,
            ShopId shop,
            Visits visits,
            List<Door> doors,
            Arrival arrival,
            SignedOutElsewhere elsewhere,
            SiteAddress site) {
        this.chaland = chaland;
        this.shop = shop;
        this.visits = visits;
        this.doors = doors;
        this.arrival = arrival;
        this.elsewhere = elsewhere;
        this.site = site;
    }

    /** With what was typed so far, which is there again after the way back; other pages send nothing along. */
    @PostMapping("/contact/sign-in")
    ModelAndView begin(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        var issuer = issuer(parameters);
        if (issuer.isEmpty()) {
            return new ModelAndView("forward:/contact/password");
        }
        var input = ContactInput.read(parameters);
        var visit = visits.of(request, locale);
        var asked = asked(issuer, request);
        var outcome = chaland.checkout().beginSignIn(visit, asked, input.details());
        if (outcome.equals(new Refused(Reason.EXPIRED))) {
            // With a dead handle the visitor can still sign in.
            outcome = chaland.checkout().beginSignIn(visit.withHandle(Optional.empty()), asked, input.details());
        }
        if (outcome instanceof BeginSignInOutcome.Redirect there) {
            Cookies.keepHandle(request, response, there.handle());
            return leaving(there.address(), response);
        }
        return new ModelAndView(refused((Refused) outcome, request, redirect));
    }

    /** From the page of an order that this browser has placed: whoever signs in gets it. */
    @PostMapping("/orders/{reference}/sign-in")
    ModelAndView beginForOrder(
            @PathVariable String reference,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        var issuer = issuer(parameters);
        if (issuer.isEmpty()) {
            return new ModelAndView("redirect:/support");
        }
        var visit = visits.ofOrder(reference, request, locale);
        var outcome = chaland.checkout().beginSignInForOrder(visit, asked(issuer, request), reference);
        if (outcome instanceof BeginSignInOutcome.Redirect there) {
            Cookies.keepHandle(request, response, there.handle());
            return leaving(there.address(), response);
        }
        // Another purchase was begun in this browser since, or too long ago: the order can be claimed by a code.
        Notices.next(redirect, "confirmation.late");
        return new ModelAndView("redirect:/orders/" + reference);
    }

    /** Whoever has arrived from a page of the provider, or was signed in before, takes the order of this browser by a press of a button. */
    @PostMapping("/orders/{reference}/take")
    String take(
            @PathVariable String reference,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        var visit = visits.ofOrder(reference, request, locale);
        if (visit.account().isPresent()
                && chaland.checkout().signedInForOrder(visit, reference) instanceof SignedInOutcome.SignedIn taken) {
            arrival.taken(taken, request, response);
            Notices.next(redirect, "confirmation.taken");
        } else {
            Notices.next(redirect, "confirmation.late");
        }
        return "redirect:/orders/" + reference;
    }

    /**
     * A provider has sent the browser, because somebody wants to sign in from there: from another site, so without its cookies. In a frame
     * of that site browsers keep none at all, so a button opens a window in which the same begins again.
     */
    @RequestMapping(
            path = "/sign-in/initiate",
            method = {RequestMethod.GET, RequestMethod.POST})
    ModelAndView initiated(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        var outcome = chaland.checkout().initiatedSignIn(visits.sent(request, locale), parameters, site.of(BACK));
        if (outcome instanceof BeginSignInOutcome.Redirect there) {
            if (FRAMES.contains(String.valueOf(request.getHeader("Sec-Fetch-Dest")))) {
                response.setHeader(ContentPolicy.HEADER, ContentPolicy.framedBy(there.address()));
                return new ModelAndView("framed", "fields", parameters);
            }
            Cookies.keepArrival(request, response, there.handle());
            return new ModelAndView("redirect:" + there.address());
        }
        Notices.next(redirect, "signIn.refused." + ((Refused) outcome).reason());
        return new ModelAndView("redirect:/support");
    }

    /** A provider has posted who signed in: from another site, so without the browser's cookies, which the next request brings. */
    @PostMapping(BACK)
    ResponseEntity<Void> posted(
            @RequestParam Map<String, String> parameters, HttpServletRequest request, Locale locale) {
        var there = chaland.checkout().postedSignIn(visits.sent(request, locale), parameters, site.of(BACK));
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(there).build();
    }

    @GetMapping(BACK)
    String cameBack(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        ShopSession.makeRoom(request);
        var visit = visits.of(request, locale).withArrival(Cookies.arrival(request));
        var outcome = chaland.checkout().signedIn(visit, parameters, site.of(BACK));
        return outcome instanceof SignedInOutcome.SignedIn signedIn
                ? arrival.of(signedIn, request, response)
                : refused((Refused) outcome, request, redirect);
    }

    private String refused(Refused refused, HttpServletRequest request, RedirectAttributes redirect) {
        return arrival.without("signIn.refused." + refused.reason(), request, redirect);
    }

    /** Also for a guest who has typed details at a computer that others use. Whoever signed in at a provider is signed out there too. */
    @PostMapping("/sign-out")
    ModelAndView signOut(
            HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        var there =
                chaland.checkout().signOut(visits.of(request, locale), ShopSession.atProvider(request), site.of(OUT));
        var wasSignedIn = ShopSession.isSignedIn(request);
        ShopSession.end(request, response);
        if (wasSignedIn) {
            Cookies.askAgain(request, response);
        }
        return there.map(provider -> leaving(provider, response))
                .orElseGet(() -> new ModelAndView(signedOut(redirect)));
    }

    @GetMapping(OUT)
    String signedOut(RedirectAttributes redirect) {
        Notices.next(redirect, "signOut.done");
        return "redirect:/";
    }

    /** Sent by a provider itself. */
    @PostMapping("/sign-in/back-channel-logout")
    ResponseEntity<Void> signedOutElsewhere(@RequestParam Map<String, String> parameters) {
        var account = chaland.checkout().signedOut(shop, parameters);
        account.ifPresent(elsewhere::end);
        return ResponseEntity.status(account.isPresent() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }

    /** A form may lead to this site only, also by redirects; this page goes on from there, without a script. */
    private static ModelAndView leaving(URI there, HttpServletResponse response) {
        response.setHeader("Refresh", "0;url=" + there);
        return new ModelAndView("leaving").addObject("leadsTo", there);
    }

    /** What ends the session there is posted, and is in no address; a script presses the button. */
    private static ModelAndView leaving(SignOutRequest there, HttpServletResponse response) {
        if (there.fields().isEmpty()) {
            return leaving(there.address(), response);
        }
        response.setHeader(ContentPolicy.HEADER, ContentPolicy.leadingTo(there.address()));
        return new ModelAndView("leaving").addObject("leadsTo", there.address()).addObject("fields", there.fields());
    }

    /** Of the button that was pressed, or of the first; empty where a password is typed. */
    private String issuer(Map<String, String> parameters) {
        var sent = parameters.getOrDefault("issuer", "");
        return doors.stream()
                .map(Door::issuer)
                .filter(sent::equals)
                .findFirst()
                .or(() -> doors.stream().map(Door::issuer).findFirst())
                .orElse("");
    }

    private SignInRequest asked(String issuer, HttpServletRequest request) {
        var asked = SignInRequest.at(issuer, site.of(BACK));
        return Cookies.asksAgain(request) ? asked.askingAgain() : asked;
    }
}
