package org.chaland.examples.webshop.shop;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.examples.webshop.orders.Catalogue;
import org.chaland.examples.webshop.orders.Offer;
import org.chaland.examples.webshop.orders.Order;
import org.chaland.examples.webshop.orders.OrderBook;
import org.chaland.examples.webshop.orders.OrderDesk;
import org.chaland.examples.webshop.orders.StaffNotices;
import org.chaland.model.CustomerEntry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The orders, for staff: what was ordered, when, and whether it is paid. The list shows no buyers, so nothing is noted; the page of one
 * order names its buyer, as far as the purpose opens it. Confirming and cancelling have a page that says what follows.
 */
@Controller
class StaffController {

    private final OrderDesk desk;
    private final OrderBook book;
    private final Catalogue catalogue;
    private final StaffNotices notices;
    private final Chaland chaland;

    StaffController(OrderDesk desk, OrderBook book, Catalogue catalogue, StaffNotices notices, Chaland chaland) {
        this.desk = desk;
        this.book = book;
        this.catalogue = catalogue;
        this.notices = notices;
        this.chaland = chaland;
    }

    @GetMapping("/staff/sign-in")
    String signIn(@RequestParam Map<String, String> parameters, Model model) {
        model.addAttribute("failed", parameters.containsKey("error"));
        model.addAttribute("later", parameters.containsKey("later"));
        return "staff/sign-in";
    }

    @GetMapping("/staff/orders")
    String orders(Model model, Locale locale) {
        return show(book.newest(), notices.newest(), model, locale);
    }

    /** One of them, where the page of its customer leads. */
    @GetMapping("/staff/orders/{reference}")
    String order(@PathVariable String reference, Staff staff, Model model, Locale locale) {
        var order = book.find(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        buyer(staff, reference).ifPresent(buyer -> model.addAttribute("buyer", buyer));
        model.addAttribute("one", true);
        return show(List.of(order), List.of(), model, locale);
    }

    private String show(List<Order> orders, List<StaffNotices.Notice> told, Model model, Locale locale) {
        model.addAttribute(
                "orders",
                orders.stream()
                        .map(order -> Line.of(order, catalogue.read(order.items()), locale))
                        .toList());
        model.addAttribute("notices", told);
        return "staff/orders";
    }

    /** What follows, before it is done. */
    @GetMapping("/staff/orders/{reference}/{act:confirm|cancel}")
    String ask(
            @PathVariable String reference,
            @PathVariable String act,
            Staff staff,
            RedirectAttributes redirect,
            Model model,
            Locale locale) {
        var order = book.find(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var isPossible =
                act.equals("confirm") ? order.state() == Order.State.PLACED : order.state() != Order.State.CANCELLED;
        if (!isPossible) {
            return done("staff.notPossible", redirect);
        }
        buyer(staff, reference).ifPresent(buyer -> model.addAttribute("buyer", buyer));
        model.addAttribute("act", act);
        model.addAttribute("order", Line.of(order, catalogue.read(order.items()), locale));
        return "staff/order-act";
    }

    /** Who has ordered; empty if the purpose does not open it. That it is shown is noted. */
    private Optional<CustomerEntry> buyer(Staff staff, String reference) {
        return chaland.backOffice().search(staff, reference, Optional.empty())
                        instanceof StaffOutcome.Done<BackOffice.Found> found
                ? found.value().exact()
                : Optional.empty();
    }

    @PostMapping("/staff/orders/{reference}/confirm")
    String confirm(@PathVariable String reference, Staff staff, RedirectAttributes redirect) {
        return done(desk.confirm(staff, reference) ? "staff.confirmed" : "staff.notPossible", redirect);
    }

    @PostMapping("/staff/orders/{reference}/cancel")
    String cancel(@PathVariable String reference, Staff staff, RedirectAttributes redirect) {
        return done(desk.cancel(staff, reference) ? "staff.cancelled" : "staff.notPossible", redirect);
    }

    private static String done(String noticeKey, RedirectAttributes redirect) {
        Notices.next(redirect, noticeKey);
        return "redirect:/staff/orders";
    }

    /** An order as the page shows it. */
    record Line(String reference, List<Offer> offers, String placedOn, String price, String method, String state) {

        private static Line of(Order order, List<Offer> offers, Locale locale) {
            return new Line(
                    order.reference(),
                    offers,
                    new MyDataPage.Writing(locale).day(order.placedAt()),
                    Offer.price(order.cents(), locale),
                    order.method().name(),
                    order.state().name());
        }
    }
}
