package org.chaland.examples.webshop.orders;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** What the shop itself stores about a person's orders. It leaves out who has a seat, because that may be another person. */
@Component
class OrderRecords implements PersonalDataContributor {

    private final OrderBook book;

    OrderRecords(OrderBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public List<Map<String, String>> about(ShopId shop, Set<CustomerId> records, List<String> references) {
        return references.isEmpty()
                ? List.of()
                : book.find(references).stream().map(OrderRecords::entry).toList();
    }

    private static Map<String, String> entry(Order order) {
        return Map.of(
                "reference", order.reference(),
                "items", order.items(),
                "amountInCents", Integer.toString(order.cents()),
                "method", order.method().name(),
                "state", order.state().name(),
                "placedAt", order.placedAt().toString());
    }
}
