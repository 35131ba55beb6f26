package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.claim.OrderClaim;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;
import org.chaland.spi.ShopRules;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the link in the mail about an order leads: whoever reads the mailbox says whether the order is theirs. Opening the page changes
 * nothing, because mail programs open links too; nobody is signed in by it.
 */
@Controller
class OrderClaimController {

    private final Chaland chaland;
    private final ShopId shop;
    private final ShopRules rules;
    private final AfterCommit afterCommit;

    OrderClaimController(Chaland chaland, ShopId shop, ShopRules rules, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.shop = shop;
        this.rules = rules;
        this.afterCommit = afterCommit;
    }

    @GetMapping("/claims/{link}")
    ModelAndView open(@PathVariable String link, HttpServletResponse response, Locale locale) {
        return page(link, chaland.claims().show(shop, link), response, locale);
    }

    @PostMapping("/claims/{link}/confirm")
    ModelAndView confirm(@PathVariable String link, HttpServletResponse response, Locale locale) {
        var order = chaland.claims().confirm(shop, link);
        order.filter(ended -> ended.state() == Claim.State.CONFIRMED)
                .ifPresent(ended -> afterCommit.runFor(ended.customer()));
        return ended(link, order, response, locale);
    }

    @PostMapping("/claims/{link}/decline")
    ModelAndView decline(@PathVariable String link, HttpServletResponse response, Locale locale) {
        return ended(link, chaland.claims().decline(shop, link), response, locale);
    }

    private ModelAndView ended(String link, Optional<OrderClaim> order, HttpServletResponse response, Locale locale) {
        return order.isPresent() ? new ModelAndView("redirect:/claims/" + link) : page(link, order, response, locale);
    }

    private String day(Instant time, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(rules.zone())
                .format(time);
    }

    private ModelAndView page(String link, Optional<OrderClaim> order, HttpServletResponse response, Locale locale) {
        response.setHeader("X-Robots-Tag", "noindex");
        return new ModelAndView("claim-order", order.isPresent() ? HttpStatus.OK : HttpStatus.GONE)
                .addObject("link", link)
                .addObject("claimed", order.orElse(null))
                .addObject(
                        "day", order.map(shown -> day(shown.placedAt(), locale)).orElse(""));
    }
}
