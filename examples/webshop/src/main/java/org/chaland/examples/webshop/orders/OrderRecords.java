package org.chaland.examples.webshop.orders;

import java.util.List;
import java.util.Map;
import org.chaland.spi.DataSubject;
import org.chaland.spi.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** What the shop itself keeps of a person's orders. Who sits on a seat may be somebody else, whose name is not given. */
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
    public List<Map<String, String>> about(DataSubject person) {
        return person.references().isEmpty()
                ? List.of()
                : book.find(person.references()).stream()
                        .map(OrderRecords::entry)
                        .toList();
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
