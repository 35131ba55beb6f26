package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.chaland.Chaland;
import org.chaland.examples.webshop.orders.Catalogue;
import org.chaland.examples.webshop.orders.Offer;
import org.chaland.examples.webshop.orders.OrderBook;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The private documents. Chaland says whose a purchase is; to everybody else there is no such document. */
@Controller
class DocumentController {

    private static final MediaType PLAIN_TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Chaland chaland;
    private final ShopId shop;
    private final OrderBook book;
    private final Catalogue catalogue;
    private final MessageSource texts;

    DocumentController(Chaland chaland, ShopId shop, OrderBook book, Catalogue catalogue, MessageSource texts) {
        this.chaland = chaland;
        this.shop = shop;
        this.book = book;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    /** Kept by no cache, as no page of the shop is. */
    @GetMapping("/support/documents/{reference}/{code}")
    ResponseEntity<String> document(
            @PathVariable String reference, @PathVariable String code, HttpServletRequest request, Locale locale) {
        var offer = chaland.support()
                .paidPurchase(Visit.of(shop, ShopSession.visitor(request)), reference)
                .flatMap(paid -> book.find(paid.ref().reference()))
                .flatMap(order -> catalogue.read(order.items()).stream()
                        .filter(bought -> bought.code().equals(code))
                        .findFirst())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(PLAIN_TEXT)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .body(text(offer, locale));
    }

    /** The invoice of a paid order, for its buyer: with the details that the order was placed with, whatever has become of their record. */
    @GetMapping("/support/invoices/{reference}")
    ModelAndView invoice(@PathVariable String reference, HttpServletRequest request, Locale locale) {
        var paid = chaland.support()
                .paidPurchase(Visit.of(shop, ShopSession.visitor(request)), reference)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var order =
                book.find(paid.ref().reference()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var writing = new MyDataPage.Writing(locale);
        return new ModelAndView("invoice")
                .addObject("order", order)
                .addObject("placedOn", writing.day(order.placedAt()))
                .addObject("paidOn", order.paidAt().map(writing::day).orElse(""))
                .addObject("lines", CartController.Line.of(catalogue.read(order.items()), locale))
                .addObject("total", Offer.price(order.cents(), locale))
                .addObject("details", DetailLine.ofInvoice(paid.frozen(), locale));
    }

    private String text(Offer offer, Locale locale) {
        var training = "training." + offer.code();
        var title = texts.getMessage(training + ".title", null, locale);
        var about = texts.getMessage(training + ".text", null, locale);
        return texts.getMessage("document.text", new Object[] {title, about}, locale);
    }
}
