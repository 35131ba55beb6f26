package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.chaland.Chaland;
import org.chaland.examples.webshop.orders.CourseSeat;
import org.chaland.examples.webshop.orders.ParticipantName;
import org.chaland.examples.webshop.orders.SeatBook;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a buyer says who takes a free seat. To everybody else there is no such page. */
@Controller
class SeatController {

    private static final String PAGE = "/support/seats/{reference}/{course}";

    private final Chaland chaland;
    private final ShopId shop;
    private final SeatBook seats;
    private final ParticipantName names;
    private final MessageSource texts;

    SeatController(Chaland chaland, ShopId shop, SeatBook seats, ParticipantName names, MessageSource texts) {
        this.chaland = chaland;
        this.shop = shop;
        this.seats = seats;
        this.names = names;
        this.texts = texts;
    }

    @GetMapping(PAGE)
    ModelAndView open(
            @PathVariable String reference,
            @PathVariable String course,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var seat = own(reference, course, request);
        return seat.isFree() ? page(seat, "", List.of()) : done("seat.taken", redirect);
    }

    @PostMapping(PAGE)
    ModelAndView assign(
            @PathVariable String reference,
            @PathVariable String course,
            @RequestParam(defaultValue = "") String participant,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Locale locale) {
        var seat = own(reference, course, request);
        var name = participant.strip();
        var errors = names.errors(name, texts.getMessage("seat.participant", null, locale), locale);
        if (!errors.isEmpty()) {
            var again = page(seat, participant, errors);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return done(seats.assign(seat, name) ? "seat.assigned" : "seat.taken", redirect);
    }

    /** The seat, if the visitor bought and paid it. */
    private CourseSeat own(String reference, String course, HttpServletRequest request) {
        return chaland.support()
                .paidPurchase(Visit.of(shop, ShopSession.visitor(request)), reference)
                .flatMap(paid -> seats.find(paid.ref().reference(), course))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ModelAndView page(CourseSeat seat, String typed, List<String> errors) {
        return new ModelAndView("seat")
                .addObject("address", seat.address())
                .addObject("course", seat.course())
                .addObject("typed", typed)
                .addObject("errors", errors)
                .addObject("rejected", !errors.isEmpty());
    }

    private static ModelAndView done(String noticeKey, RedirectAttributes redirect) {
        Notices.next(redirect, noticeKey);
        return new ModelAndView("redirect:/support");
    }
}
