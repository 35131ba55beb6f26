package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.chaland.Chaland;
import org.chaland.model.ShopId;
import org.chaland.support.AreaQuery;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The visitor's own support page. */
@Controller
class SupportController {

    private final Chaland chaland;
    private final ShopId shop;

    SupportController(Chaland chaland, ShopId shop) {
        this.chaland = chaland;
        this.shop = shop;
    }

    @GetMapping("/support")
    ModelAndView support(HttpServletRequest request, Locale locale) {
        return chaland.support()
                .open(AreaQuery.of(shop, ShopSession.visitor(request), locale))
                .fold(
                        open -> new ModelAndView("support").addObject("area", open.area()),
                        none -> new ModelAndView("support").addObject("none", none));
    }
}
