package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chaland.Chaland;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.privacy.ErasureOutcome;
import org.chaland.privacy.ErasureOutcome.Obligation;
import org.chaland.privacy.Receipt;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where visitors have their data erased. A request that is sent twice redirects to the receipt. The session finds the receipt by the id
 * of the record, which is all that is left in it.
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
        var outcome = chaland.privacy().erase(visit(request), giveUp.isPresent());
        if (outcome.isEmpty()) {
            // Shows why, or the receipt if the form was sent twice.
            return new ModelAndView("redirect:" + PAGE);
        }
        if (!outcome.get().erased()) {
            return plan(HttpStatus.CONFLICT, outcome.get().obligations(), request, locale);
        }
        var customer = outcome.get().receipt().record().id();
        ShopSession.erased(request, response, customer);
        afterCommit.runFor(customer);
        return new ModelAndView("redirect:/my-data/receipt");
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

    /** @param against why the erasure was refused just now; shown first */
    private ModelAndView plan(HttpStatus status, Set<Obligation> against, HttpServletRequest request, Locale locale) {
        return chaland.privacy()
                .previewErasure(visit(request))
                .map(preview -> page(status, preview, locale).addObject("against", against))
                .orElseGet(() -> MyDataController.noData(request));
    }

    private Visit visit(HttpServletRequest request) {
        return Visit.of(shop, ShopSession.visitor(request));
    }

    private static ModelAndView page(HttpStatus status, ErasureOutcome preview, Locale locale) {
        return new ModelAndView("erase", status)
                .addObject("plan", preview)
                .addObject("kept", ReceiptPage.KeptLine.of(preview.receipt().kept(), locale))
                .addObject("mayGiveUp", preview.obligations().contains(Obligation.ACCESS_RUNNING));
    }
}
