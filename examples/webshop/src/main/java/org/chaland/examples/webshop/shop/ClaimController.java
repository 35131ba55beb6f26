package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where whoever is signed in asks for what was bought without signing in. Neither address nor code is ever in the address of a page.
 * The code is mailed by the schedule, not here: how long this takes would tell whether there is anything.
 */
@Controller
class ClaimController {

    private static final String PAGE = "/support/claim";
    private static final String CODE_PAGE = "/support/claim/code";
    private static final String SUPPORT = "redirect:/support";

    private final Chaland chaland;
    private final ShopId shop;
    private final MessageSource texts;

    ClaimController(Chaland chaland, ShopId shop, MessageSource texts) {
        this.chaland = chaland;
        this.shop = shop;
        this.texts = texts;
    }

    @GetMapping(PAGE)
    ModelAndView open(HttpServletRequest request) {
        return signedIn(request).map(visitor -> page("claim", "", List.of())).orElseGet(ClaimController::signInFirst);
    }

    @PostMapping(PAGE)
    ModelAndView ask(
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Locale locale) {
        return signedIn(request)
                .map(visitor -> ask(visitor, email, redirect, locale))
                .orElseGet(ClaimController::signInFirst);
    }

    private ModelAndView ask(Visitor.SignedIn visitor, String email, RedirectAttributes redirect, Locale locale) {
        return chaland.claims()
                .request(shop, visitor, email, locale)
                .fold(
                        requested -> new ModelAndView("redirect:" + CODE_PAGE),
                        rejected -> again(page(
                                "claim", email, List.of(rejected.violation().message()))),
                        tooOften -> done("claim.tooOften", redirect),
                        notUsable -> done("claim.notUsable", redirect));
    }

    @GetMapping(CODE_PAGE)
    ModelAndView openCode(HttpServletRequest request) {
        return signedIn(request)
                .map(visitor -> page("claim-code", "", List.of()))
                .orElseGet(ClaimController::signInFirst);
    }

    @PostMapping(CODE_PAGE)
    ModelAndView answer(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Locale locale) {
        return signedIn(request)
                .map(visitor -> answer(visitor, code, redirect, locale))
                .orElseGet(ClaimController::signInFirst);
    }

    private ModelAndView answer(Visitor.SignedIn visitor, String code, RedirectAttributes redirect, Locale locale) {
        return chaland.claims()
                .answer(shop, visitor, code)
                .fold(
                        claimed -> done("claim.claimed", redirect),
                        refused -> again(
                                page("claim-code", "", List.of(texts.getMessage("claim.code.refused", null, locale)))));
    }

    private static Optional<Visitor.SignedIn> signedIn(HttpServletRequest request) {
        return Optional.of(ShopSession.visitor(request))
                .filter(Visitor.SignedIn.class::isInstance)
                .map(Visitor.SignedIn.class::cast);
    }

    private static ModelAndView signInFirst() {
        return new ModelAndView(SUPPORT);
    }

    private static ModelAndView page(String name, String typed, List<String> errors) {
        return new ModelAndView(name)
                .addObject("typed", typed)
                .addObject("errors", errors)
                .addObject("rejected", !errors.isEmpty());
    }

    private static ModelAndView again(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView done(String noticeKey, RedirectAttributes redirect) {
        Notices.next(redirect, noticeKey);
        return new ModelAndView(SUPPORT);
    }
}
