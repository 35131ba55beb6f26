package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chaland.Chaland;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.model.ShopId;
import org.chaland.privacy.ErasurePreview;
import org.chaland.privacy.Obligation;
import org.chaland.privacy.Receipt;
import org.chaland.privacy.RunningAccess;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where people have erased what the shop keeps about them. Sent twice, or come back to, it leads to the receipt, which the session
 * finds by the id of the record: nothing else is left in it.
 */
@Controller
class ErasureController {

    private static final String PAGE = "/my-data/erase";

    private final Chaland chaland;
    private final ShopId shop;
    private final AfterCommit afterCommit;

    ErasureController(Chaland chaland, ShopId shop, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.shop = shop;
        this.afterCommit = afterCommit;
    }

    @GetMapping(PAGE)
    ModelAndView plan(HttpServletRequest request, Locale locale) {
        return found(request)
                .map(receipt -> new ModelAndView("redirect:/my-data/receipt"))
                .orElseGet(() -> plan(HttpStatus.OK, Set.of(), request, locale));
    }

    @PostMapping(PAGE)
    ModelAndView erase(
            @RequestParam Optional<String> giveUp,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var access = giveUp.isPresent() ? RunningAccess.GIVEN_UP : RunningAccess.KEPT;
        return chaland.privacy()
                .erase(shop, ShopSession.visitor(request), access)
                .fold(
                        erased -> {
                            var customer = erased.receipt().customer();
                            ShopSession.erased(request, response, customer);
                            afterCommit.runFor(customer);
                            return new ModelAndView("redirect:/my-data/receipt");
                        },
                        obliged -> plan(HttpStatus.CONFLICT, obliged.obligations(), request, locale),
                        // Why not, or the receipt if it was sent twice.
                        refused -> new ModelAndView("redirect:" + PAGE));
    }

    @GetMapping("/my-data/receipt")
    ModelAndView receipt(HttpServletRequest request, Locale locale) {
        return found(request)
                .map(receipt -> new ModelAndView("receipt").addObject("receipt", ReceiptPage.of(receipt, locale)))
                .orElseGet(() -> new ModelAndView("redirect:/my-data"));
    }

    private Optional<Receipt> found(HttpServletRequest request) {
        return ShopSession.customer(request)
                .flatMap(customer -> chaland.privacy().receipt(shop, customer));
    }

    /** @param against what stood against it just now, to be told of first */
    private ModelAndView plan(HttpStatus status, Set<Obligation> against, HttpServletRequest request, Locale locale) {
        return chaland.privacy()
                .previewErasure(shop, ShopSession.visitor(request))
                .fold(
                        shown -> page(status, shown, locale).addObject("against", against),
                        refused -> new ModelAndView("no-data").addObject("reason", refused.reason()));
    }

    private static ModelAndView page(HttpStatus status, ErasurePreview.Shown plan, Locale locale) {
        return new ModelAndView("erase", status)
                .addObject("plan", plan)
                .addObject("kept", ReceiptPage.KeptLine.of(plan.kept(), locale))
                .addObject("mayGiveUp", plan.obligations().contains(Obligation.ACCESS_RUNNING));
    }
}
