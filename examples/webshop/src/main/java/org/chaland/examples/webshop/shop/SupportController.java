package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.model.ShopId;
import org.chaland.support.AreaList;
import org.chaland.support.AreaQuery;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The visitor's own support page. Not in a transaction: its blocks may ask other systems. */
@Controller
class SupportController {

    private final Chaland chaland;
    private final ShopId shop;
    private final SalesStaff staff;

    SupportController(Chaland chaland, ShopId shop, SalesStaff staff) {
        this.chaland = chaland;
        this.shop = shop;
        this.staff = staff;
    }

    /**
     * The area, or why there is none.
     *
     * @param list which list goes on, as {@link AreaList} names it; another text is not looked at
     * @param after after which purchase
     */
    @GetMapping("/support")
    ModelAndView support(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Locale locale) {
        var visitor = ShopSession.visitor(request);
        var beginning = AreaQuery.of(shop, visitor, locale).staff(staff.includes(visitor));
        var going = listOf(list);
        return chaland.support()
                .open(going.map(found -> beginning.after(found, after)).orElse(beginning))
                .fold(
                        open -> new ModelAndView("support")
                                .addObject("area", open.area())
                                .addObject("going", going.isPresent()),
                        none -> new ModelAndView("no-support").addObject("none", none));
    }

    private static Optional<AreaList> listOf(String name) {
        return Arrays.stream(AreaList.values())
                .filter(list -> list.name().equals(name))
                .findFirst();
    }
}
