package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.chaland.Chaland;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.support.SupportOutcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The visitor's own support page. */
@Controller
class SupportController {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final Chaland chaland;
    private final ShopId shop;

    SupportController(Chaland chaland, ShopId shop) {
        this.chaland = chaland;
        this.shop = shop;
    }

    @GetMapping("/support")
    ModelAndView support(HttpServletRequest request, Locale locale) {
        return chaland.support()
                .open(shop, ShopSession.visitor(request))
                .fold(
                        open -> page(open, locale),
                        none -> new ModelAndView("support")
                                .addObject("reason", none.reason().name()));
    }

    private static ModelAndView page(SupportOutcome.Open open, Locale locale) {
        var dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZONE);
        return new ModelAndView("support")
                .addObject("name", open.name())
                .addObject(
                        "area",
                        isPaid(open) ? open.address().map(Object::toString).orElse("") : "")
                .addObject(
                        "purchases",
                        open.purchases().stream()
                                .map(purchase -> Line.of(purchase, dates))
                                .toList());
    }

    /** The area is open to whoever has paid for something; to others the way there would only show a closed door. */
    private static boolean isPaid(SupportOutcome.Open open) {
        return open.purchases().stream().anyMatch(purchase -> purchase.state() == Purchase.State.COMPLETED);
    }

    /** A purchase as the page shows it. */
    record Line(String reference, String state, List<Access> trainings) {

        private static Line of(Purchase purchase, DateTimeFormatter dates) {
            return new Line(
                    purchase.ref().reference(),
                    purchase.state().name(),
                    purchase.trainings().stream()
                            .map(training -> Access.of(training, dates))
                            .toList());
        }
    }

    /** A training and the day until which it is open; empty text for none. */
    record Access(String code, String until) {

        private static Access of(Training training, DateTimeFormatter dates) {
            return new Access(training.code(), training.end().map(dates::format).orElse(""));
        }
    }
}
