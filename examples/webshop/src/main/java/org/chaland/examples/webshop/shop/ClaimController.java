package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.chaland.Chaland;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where a signed-in visitor claims what was bought without signing in. Neither address nor code is ever in the address of a page. The code
 * is mailed after the page is answered: its duration would tell whether there is anything to claim.
 */
@Controller
class ClaimController {

    private static final String PAGE = "/support/claim";
    private static final String CODE_PAGE = "/support/claim/code";
    private static final String SUPPORT = "redirect:/support";

    private final Chaland chaland;
    private final ShopId shop;
    private final MessageSource texts;
    private final AfterCommit afterCommit;

    ClaimController(Chaland chaland, ShopId shop, MessageSource texts, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.shop = shop;
        this.texts = texts;
        this.afterCommit = afterCommit;
    }

    @GetMapping(PAGE)
    ModelAndView open(HttpServletRequest request) {
        return ShopSession.isSignedIn(request) ? page("claim", "", List.of()) : signInFirst();
    }

    @PostMapping(PAGE)
    ModelAndView ask(
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Locale locale) {
        var visit = visit(request, locale);
        var outcome = chaland.claims().request(visit, email);
        return switch (outcome.status()) {
            case REQUESTED -> {
                afterCommit.mailCode(visit);
                yield new ModelAndView("redirect:" + CODE_PAGE);
            }
            case NO_ADDRESS -> {
                var errors = outcome.violation().map(violation -> violation.message()).stream()
                        .toList();
                yield again(page("claim", email, errors));
            }
            case TOO_OFTEN -> done("claim.tooOften", redirect);
            case NOT_SIGNED_IN -> signInFirst();
            case NOT_USABLE, NOT_OFFERED, EXPIRED, TOO_LONG -> done("claim.notUsable", redirect);
        };
    }

    @GetMapping(CODE_PAGE)
    ModelAndView openCode(HttpServletRequest request) {
        return ShopSession.isSignedIn(request) ? page("claim-code", "", List.of()) : signInFirst();
    }

    @PostMapping(CODE_PAGE)
    ModelAndView answer(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Locale locale) {
        if (!ShopSession.isSignedIn(request)) {
            return signInFirst();
        }
        return chaland.claims().answer(visit(request, locale), code).isPresent()
                ? done("claim.claimed", redirect)
                : again(page("claim-code", "", List.of(texts.getMessage("claim.code.refused", null, locale))));
    }

    private Visit visit(HttpServletRequest request, Locale locale) {
        return Visit.of(shop, ShopSession.visitor(request)).withLocale(locale);
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
