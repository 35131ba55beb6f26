package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.ReviewOutcome;
import org.chaland.checkout.ShowAgain;
import org.chaland.claim.Claims;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.examples.webshop.orders.Catalogue;
import org.chaland.examples.webshop.orders.Offer;
import org.chaland.examples.webshop.orders.Order;
import org.chaland.examples.webshop.orders.OrderBook;
import org.chaland.examples.webshop.orders.OrderDesk;
import org.chaland.examples.webshop.site.Secrets;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.ShopRules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From the summary to the confirmation. */
@Controller
@EnableConfigurationProperties(OrderController.Transfer.class)
class OrderController {

    /** For so long the page of an order says thank you; later it is a page to look things up. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final OrderDesk desk;
    private final OrderBook book;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Chaland chaland;
    private final ShopId shop;
    private final Visits visits;
    private final AfterCommit afterCommit;
    private final Transfer transfer;
    private final ShopRules rules;
    private final boolean pretendedPayment;

    OrderController(
            OrderDesk desk,
            OrderBook book,
            Catalogue catalogue,
            Clock clock,
            Chaland chaland,
            ShopId shop,
            Visits visits,
            AfterCommit afterCommit,
            Transfer transfer,
            ShopRules rules,
            @Value("${webshop.pretended-payment}") boolean pretendedPayment) {
        this.desk = desk;
        this.book = book;
        this.catalogue = catalogue;
        this.clock = clock;
        this.chaland = chaland;
        this.shop = shop;
        this.visits = visits;
        this.afterCommit = afterCommit;
        this.transfer = transfer;
        this.rules = rules;
        this.pretendedPayment = pretendedPayment;
    }

    @GetMapping("/order")
    String summary(
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            @RequestParam Map<String, String> parameters,
            Locale locale) {
        var offers = catalogue.read(Cookies.cart(request));
        if (offers.isEmpty()) {
            Notices.next(redirect, "order.emptyCart");
            return "redirect:/";
        }
        if (!(desk.review(visits.of(request, locale)) instanceof ReviewOutcome.Ready ready)) {
            return "redirect:/contact";
        }
        Cookies.recognise(request, response);
        CartController.Line.show(model, offers, locale);
        model.addAttribute("form", Secrets.random());
        model.addAttribute("reviewed", ready.version());
        model.addAttribute("shown", shown(offers));
        model.addAttribute("pretendedPayment", pretendedPayment);
        model.addAttribute("severalSeats", offers.stream().anyMatch(offer -> offer.seats() > 1));
        model.addAttribute("oneSeat", offers.stream().anyMatch(offer -> offer.seats() == 1));
        model.addAttribute("languageForm", "place");
        model.addAttribute("languageAddress", "/order/language");
        model.addAttribute("paysNow", pretendedPayment && !"transfer".equals(parameters.get("method")));
        model.addAttribute("seatsLater", "true".equals(parameters.get("seatsLater")));
        model.addAttribute("transferDays", transfer.days());
        model.addAttribute("probableEmail", ready.probableEmail());
        model.addAttribute("details", DetailLine.of(ready.details(), locale));
        return "order";
    }

    /** The page in another language, with what was chosen. */
    @PostMapping("/order/language")
    String language(@RequestParam Map<String, String> parameters, RedirectAttributes redirect) {
        var chosen = Placing.read(parameters);
        redirect.addAttribute("method", chosen.method().equals("transfer") ? "transfer" : "now");
        redirect.addAttribute("seatsLater", chosen.seatsLater());
        return "redirect:/order";
    }

    /** Where the form was sent, and the address opened again. */
    @GetMapping("/order/language")
    String again() {
        return "redirect:/order";
    }

    @PostMapping("/order")
    String place(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        var placing = Placing.read(parameters);
        var browser = Cookies.browser(request);
        if (browser.isEmpty() || placing.form().isEmpty()) {
            return "redirect:/order";
        }
        var placedFrom = Secrets.hash(placing.form());
        var before = placedBefore(placedFrom, browser.get());
        if (before.isPresent()) {
            return finish(before.get(), request, response);
        }
        var offers = catalogue.read(Cookies.cart(request));
        if (offers.isEmpty() || Cookies.handle(request).isEmpty()) {
            return "redirect:/order";
        }
        if (!placing.shown().equals(shown(offers))) {
            return reviewAgain(redirect);
        }
        var order = order(placedFrom, browser.get(), offers, placing);
        try {
            return answer(
                    order,
                    desk.place(order, visits.of(request, locale), placing.reviewed()),
                    request,
                    response,
                    redirect);
        } catch (DuplicateKeyException sentTwice) {
            return placedBefore(placedFrom, browser.get())
                    .map(first -> finish(first, request, response))
                    .orElse("redirect:/order");
        }
    }

    /** What the page shows of the cart. */
    private static String shown(List<Offer> offers) {
        return Catalogue.write(offers) + "=" + cents(offers);
    }

    private static int cents(List<Offer> offers) {
        return offers.stream().mapToInt(Offer::cents).sum();
    }

    /**
     * What the summary sends.
     *
     * @param form the id of the page
     * @param reviewed stands for the details that it shows
     * @param shown what it shows of the cart
     * @param method how the buyer pays
     * @param seatsLater whether the seats are left free
     */
    private record Placing(String form, String reviewed, String shown, String method, boolean seatsLater) {

        static Placing read(Map<String, String> parameters) {
            return new Placing(
                    parameters.getOrDefault("form", ""),
                    parameters.getOrDefault("reviewed", ""),
                    parameters.getOrDefault("shown", ""),
                    parameters.getOrDefault("method", ""),
                    parameters.getOrDefault("seatsLater", "").equals("true"));
        }
    }

    /** What the same page has placed a moment ago, in this browser. */
    private Optional<Order> placedBefore(String placedFrom, String browser) {
        return book.placedFrom(placedFrom).filter(order -> order.browserHash().equals(browser));
    }

    private String answer(
            Order order,
            PlacedOutcome outcome,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (outcome instanceof ShowAgain again) {
            Notices.next(redirect, noticeKey(again));
            return "redirect:/contact";
        }
        if (outcome instanceof PlacedOutcome.AlreadyPlaced before) {
            return "redirect:/orders/" + before.reference();
        }
        return outcome instanceof PlacedOutcome.Placed ? finish(order, request, response) : reviewAgain(redirect);
    }

    private static String reviewAgain(RedirectAttributes redirect) {
        Notices.next(redirect, "order.changed");
        return "redirect:/order";
    }

    /** Only a placed order gets here: this is where a shop would send the browser to its payment provider. */
    private String finish(Order order, HttpServletRequest request, HttpServletResponse response) {
        if (pretendedPayment && order.method() == Order.Method.NOW) {
            desk.pay(order.reference());
        }
        Cookies.keepCart(request, response, "");
        Cookies.keepOrder(request, response, order.reference());
        return "redirect:/orders/" + order.reference();
    }

    /** For the browser that placed it, and for its owner wherever they sign in; to whoever else knows the reference there is none. */
    @GetMapping("/orders/{reference}")
    String confirmation(@PathVariable String reference, Model model, HttpServletRequest request, Locale locale) {
        var order = book.find(reference, Cookies.browser(request))
                .or(() -> own(reference, request))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        show(order, model, locale);
        model.addAttribute("mailbox", mailbox(order));
        model.addAttribute("courses", courses(order));
        model.addAttribute("gives", catalogue.read(order.items()).stream().anyMatch(order::isGiven));
        model.addAttribute("own", !catalogue.read(order.items()).stream().allMatch(order::isGiven));
        model.addAttribute(
                "takeOffered",
                ShopSession.isSignedIn(request)
                        && Cookies.handleOf(request, reference).isPresent()
                        && own(reference, request).isEmpty());
        return "confirmation";
    }

    /** Where the link in a mail about an order leads, in whichever browser. It shows the order and nothing of the buyer. */
    @GetMapping("/orders/mail/{link}")
    String mailed(@PathVariable String link, Model model, HttpServletResponse response, Locale locale) {
        response.setHeader("X-Robots-Tag", "noindex");
        var seat = chaland.seats().given(Visit.of(shop, Visitor.anonymous()).withLocale(locale), link);
        if (seat.isPresent()) {
            model.addAttribute("seat", seat.get());
            model.addAttribute("link", link);
            return "given-seat";
        }
        var order = chaland.claims()
                .order(shop, link)
                .flatMap(mailed -> book.find(mailed.reference()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        show(order, model, locale);
        model.addAttribute("mailed", true);
        return "confirmation";
    }

    /** The invitation once more, for the browser that placed the order: the message before may be lost. */
    @PostMapping("/orders/{reference}/invite")
    String inviteAgain(@PathVariable String reference, HttpServletRequest request, RedirectAttributes redirect) {
        var invited = book.find(reference, Cookies.browser(request))
                .flatMap(order -> chaland.support().inviteAgain(new PurchaseRef(shop, order.reference())));
        invited.ifPresent(afterCommit::runFor);
        Notices.next(redirect, invited.isPresent() ? "support.invited" : "support.notInvited");
        return "redirect:/orders/" + reference;
    }

    private void show(Order order, Model model, Locale locale) {
        CartController.Line.show(model, catalogue.read(order.items()), locale);
        model.addAttribute("order", order);
        model.addAttribute("fresh", order.placedAt().plus(FRESH).isAfter(clock.instant()));
        model.addAttribute("transfer", transfer.of(order, locale, rules.zone()));
        model.addAttribute("contact", transfer.contact());
    }

    /** Where mails about the order go, masked: whoever looks over the buyer's shoulder learns no address. */
    private Optional<String> mailbox(Order order) {
        return chaland.claims()
                .orderPage(new PurchaseRef(shop, order.reference()))
                .map(page -> page.getPath().substring(page.getPath().lastIndexOf('/') + 1))
                .flatMap(link -> chaland.claims().order(shop, link))
                .map(Claims.MailedOrder::mailbox);
    }

    /**
     * How to pay by transfer, as a shop sets it.
     *
     * @param iban where the money goes
     * @param days how long the buyer has for it
     * @param contact where buyers write to
     */
    @ConfigurationProperties("webshop.transfer")
    record Transfer(String iban, int days, String contact) {

        Shown of(Order order, Locale locale, ZoneId zone) {
            var until = order.placedAt().plus(days, ChronoUnit.DAYS).atZone(zone);
            return new Shown(
                    iban,
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                            .withLocale(locale)
                            .format(until));
        }

        /** As the page shows it. */
        record Shown(String iban, String until) {}
    }

    /** The way to what was bought, for whoever sees the page: where the courses are is no secret, who is in them is decided there. */
    private Map<String, URI> courses(Order order) {
        var courses = new LinkedHashMap<String, URI>();
        if (order.state() == Order.State.PAID) {
            catalogue.read(order.items()).stream()
                    .filter(offer -> !order.isGiven(offer))
                    .forEach(offer -> chaland.support()
                            .courseAddress(shop, offer.code())
                            .ifPresent(address -> courses.put(offer.code(), address)));
        }
        return courses;
    }

    private Optional<Order> own(String reference, HttpServletRequest request) {
        return chaland.support()
                .purchase(Visit.of(shop, ShopSession.visitor(request)), reference)
                .flatMap(purchase -> book.find(purchase.ref().reference()));
    }

    private Order order(String placedFrom, String browser, List<Offer> offers, Placing placing) {
        return new Order(
                Order.newReference(),
                placedFrom,
                browser,
                Catalogue.write(offers),
                cents(offers),
                pretendedPayment && !placing.method().equals("transfer") ? Order.Method.NOW : Order.Method.TRANSFER,
                Order.State.PLACED,
                clock.instant(),
                placing.seatsLater(),
                Optional.empty());
    }

    private static String noticeKey(ShowAgain again) {
        return switch (again.why()) {
            case EXPIRED -> "contact.expired";
            case SIGN_IN_REQUIRED, KNOWN_ADDRESS -> "contact.signInRequired." + again.why();
            case TOO_OFTEN -> "contact.tooOften";
            case SIGNED_IN_SINCE -> "order.signedInSince";
            case INVALID, CHANGED_ELSEWHERE, NOT_PASSED -> "order.incomplete";
        };
    }
}
