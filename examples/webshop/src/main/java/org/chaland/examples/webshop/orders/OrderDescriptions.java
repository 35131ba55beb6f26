package org.chaland.examples.webshop.orders;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.OrderDescription;
import org.chaland.spi.Product;
import org.chaland.spi.PurchaseHistory;
import org.chaland.spi.SupportItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Describes the orders for Chaland's support area, with one query for any number of orders. */
@Component
class OrderDescriptions implements PurchaseHistory {

    private final ShopId shop;
    private final OrderBook book;
    private final Catalogue catalogue;
    private final MessageSource texts;

    OrderDescriptions(ShopId shop, OrderBook book, Catalogue catalogue, MessageSource texts) {
        this.shop = shop;
        this.book = book;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    @Override
    public List<OrderDescription> describe(List<PurchaseRef> orders, Locale locale) {
        var references = orders.stream().map(PurchaseRef::reference).toList();
        return book.find(references).stream()
                .map(order -> describe(order, locale))
                .toList();
    }

    private OrderDescription describe(Order order, Locale locale) {
        var offers = catalogue.read(order.items());
        var title = String.join(
                ", ", offers.stream().map(offer -> ordered(offer, locale)).toList());
        return OrderDescription.of(new PurchaseRef(shop, order.reference()), title)
                .amount(Offer.price(order.cents(), locale))
                .address(URI.create("/orders/" + order.reference()))
                .products(offers.stream()
                        .map(offer -> product(offer, order, locale))
                        .toList())
                .documents(offers.stream()
                        .map(offer -> document(offer, order, locale))
                        .toList());
    }

    private String ordered(Offer offer, Locale locale) {
        var title = title(offer.code(), locale);
        return offer.seats() == 1 ? title : title + " × " + offer.seats();
    }

    private Product product(Offer offer, Order order, Locale locale) {
        var named = Product.named(title(offer.code(), locale));
        var product = order.isGiven(offer) ? named : named.course(offer.code());
        return order.paidAt()
                .map(paid -> product.from(paid).until(offer.openUntil(paid)))
                .orElse(product);
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
