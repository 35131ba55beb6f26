package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.chaland.examples.webshop.orders.Catalogue;
import org.chaland.examples.webshop.orders.Offer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The trainings and the cart. */
@Controller
class CartController {

    private static final String DEMO_STAFF_PASSWORD = "demo-staff";
    private static final String DEMO_PASSWORD = "demo-learner";

    /** 1 to {@link Offer#MOST_SEATS}. */
    private static final Pattern SEATS = Pattern.compile("[1-9]\\d?|100");

    private final Catalogue catalogue;
    private final Map<String, String> passwords;

    /** Tells the demo passwords to who tries the shop, and never another one. */
    CartController(
            Catalogue catalogue,
            @Value("${webshop.provider}") String provider,
            @Value("${webshop.demo-password}") String demoPassword,
            @Value("${webshop.staff-password}") String staffPassword) {
        this.catalogue = catalogue;
        var told = new HashMap<String, String>();
        if (provider.equals("demo") && demoPassword.equals(DEMO_PASSWORD)) {
            told.put("demoPassword", demoPassword);
        }
        if (staffPassword.equals(DEMO_STAFF_PASSWORD)) {
            told.put("staffPassword", staffPassword);
        }
        passwords = Map.copyOf(told);
    }

    @GetMapping("/")
    String trainings(Model model, HttpServletRequest request, Locale locale) {
        model.addAllAttributes(passwords);
        model.addAttribute("lines", Line.of(catalogue.offers(), locale));
        model.addAttribute(
                "chosen",
                catalogue.read(Cookies.cart(request)).stream().map(Offer::code).toList());
        return "trainings";
    }

    @GetMapping("/cart")
    String cart(Model model, HttpServletRequest request, Locale locale) {
        Line.show(model, catalogue.read(Cookies.cart(request)), locale);
        return "cart";
    }

    @PostMapping("/cart/add")
    String add(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        keep(Cookies.cart(request) + "," + code, request, response);
        return "redirect:/cart";
    }

    @PostMapping("/cart/remove")
    String remove(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        var left = new ArrayList<>(catalogue.read(Cookies.cart(request)));
        left.removeIf(offer -> offer.code().equals(code));
        keep(Catalogue.write(left), request, response);
        return "redirect:/cart";
    }

    /** The numbers as they stand in the cart, and on to the next step if that was pressed. */
    @PostMapping("/cart/seats")
    String seats(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var cart = catalogue.read(Cookies.cart(request));
        var isRight = cart.stream()
                .allMatch(offer -> SEATS.matcher(typed(parameters, offer)).matches());
        if (!isRight) {
            Notices.next(redirect, "cart.wrongNumber");
            return "redirect:/cart";
        }
        keep(
                Catalogue.write(cart.stream()
                        .map(offer -> offer.withSeats(Integer.parseInt(typed(parameters, offer))))
                        .toList()),
                request,
                response);
        return parameters.containsKey("checkOut") ? "redirect:/contact" : "redirect:/cart";
    }

    /** What stands in the field of that line; a page that is older than the line has none. */
    private static String typed(Map<String, String> parameters, Offer offer) {
        return parameters
                .getOrDefault("seats." + offer.code(), Integer.toString(offer.seats()))
                .strip();
    }

    /** Whatever was sent, the cart only holds what the shop sells. */
    private void keep(String codes, HttpServletRequest request, HttpServletResponse response) {
        Cookies.keepCart(request, response, Catalogue.write(catalogue.read(codes)));
    }

    /** What is in the cart, as every page can show it. */
    record Cart(List<Offer> offers, Locale locale) {

        public int size() {
            return offers.size();
        }

        public List<Line> lines() {
            return Line.of(offers, locale);
        }

        public String total() {
            return Offer.price(offers.stream().mapToInt(Offer::cents).sum(), locale);
        }
    }

    /** An offer as a page shows it. */
    record Line(String code, String price, int days, int seats, String each) {

        static List<Line> of(List<Offer> offers, Locale locale) {
            return offers.stream()
                    .map(offer -> new Line(
                            offer.code(),
                            offer.price(locale),
                            offer.days(),
                            offer.seats(),
                            Offer.price(offer.centsEach(), locale)))
                    .toList();
        }

        static void show(Model model, List<Offer> offers, Locale locale) {
            model.addAttribute("lines", of(offers, locale));
            model.addAttribute(
                    "total", Offer.price(offers.stream().mapToInt(Offer::cents).sum(), locale));
        }
    }
}
