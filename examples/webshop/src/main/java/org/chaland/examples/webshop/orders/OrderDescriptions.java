package org.chaland.examples.webshop.orders;

import static java.util.stream.Collectors.groupingBy;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.OrderDescription;
import org.chaland.spi.Product;
import org.chaland.spi.PurchaseHistory;
import org.chaland.spi.Seat;
import org.chaland.spi.SupportItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Describes the orders for Chaland's support area, with two queries for any number of orders. */
@Component
class OrderDescriptions implements PurchaseHistory {

    private final ShopId shop;
    private final OrderBook book;
    private final SeatBook seats;
    private final Catalogue catalogue;
    private final MessageSource texts;

    OrderDescriptions(ShopId shop, OrderBook book, SeatBook seats, Catalogue catalogue, MessageSource texts) {
        this.shop = shop;
        this.book = book;
        this.seats = seats;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    @Override
    public List<OrderDescription> describe(List<PurchaseRef> orders, Locale locale) {
        var references = orders.stream().map(PurchaseRef::reference).toList();
        var seatsByOrder = seats.of(references).stream().collect(groupingBy(CourseSeat::reference));
        return book.find(references).stream()
                .map(order -> describe(order, seatsByOrder, locale))
                .toList();
    }

    private OrderDescription describe(Order order, Map<String, List<CourseSeat>> seatsByOrder, Locale locale) {
        var offers = catalogue.read(order.items());
        var title = String.join(
                ", ", offers.stream().map(offer -> title(offer.code(), locale)).toList());
        return OrderDescription.of(new PurchaseRef(shop, order.reference()), title)
                .amount(Offer.price(order.cents(), locale))
                .address(URI.create("/orders/" + order.reference()))
                .products(offers.stream()
                        .map(offer -> product(offer, order, locale))
                        .toList())
                .seats(seatsByOrder.getOrDefault(order.reference(), List.of()).stream()
                        .map(seat -> seat(seat, locale))
                        .toList())
                .documents(offers.stream()
                        .map(offer -> document(offer, order, locale))
                        .toList());
    }

    private Product product(Offer offer, Order order, Locale locale) {
        var product = Product.named(title(offer.code(), locale));
        return order.paidAt()
                .map(paid -> product.from(paid).until(offer.openUntil(paid)))
                .orElse(product);
    }

    private Seat seat(CourseSeat seat, Locale locale) {
        var course = title(seat.course(), locale);
        if (seat.isFree()) {
            return Seat.free(course).at(seat.address());
        }
        return Seat.assigned(course, seat.participant().orElseGet(() -> text("support.seat.you", locale)));
    }

    private SupportItem document(Offer offer, Order order, Locale locale) {
        return SupportItem.of(
                text("document.title", locale, title(offer.code(), locale)), order.document(offer.code()));
    }

    private String title(String code, Locale locale) {
        return text("training." + code + ".title", locale);
    }

    private String text(String key, Locale locale, Object... values) {
        return texts.getMessage(key, values, locale);
    }
}
