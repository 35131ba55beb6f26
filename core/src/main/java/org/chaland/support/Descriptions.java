package org.chaland.support;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Training;
import org.chaland.spi.OrderDescription;
import org.chaland.spi.Product;
import org.chaland.spi.PurchaseHistory;

/**
 * The descriptions of the purchases that one view shows.
 *
 * @param byHost what the host says
 * @param names what people call the course of a code
 * @param failed whether the host's history failed
 */
record Descriptions(Map<PurchaseRef, OrderDescription> byHost, UnaryOperator<String> names, boolean failed) {

    /** Calls the history once. Descriptions of other orders are ignored: they may belong to another customer (I6). */
    static Descriptions of(
            List<PurchaseRef> orders, Optional<PurchaseHistory> history, UnaryOperator<String> names, Locale locale) {
        if (orders.isEmpty() || history.isEmpty()) {
            return new Descriptions(Map.of(), names, false);
        }
        return HostPanels.ask("the purchase history", () -> byRef(history.get().describe(orders, locale)))
                .map(told -> new Descriptions(told, names, false))
                .orElseGet(() -> new Descriptions(Map.of(), names, true));
    }

    private static Map<PurchaseRef, OrderDescription> byRef(List<OrderDescription> told) {
        var byRef = new HashMap<PurchaseRef, OrderDescription>();
        told.forEach(description -> byRef.put(description.ref(), description));
        return byRef;
    }

    /** Returns the host's description of the purchase; otherwise one made from what Chaland stores. */
    OrderDescription of(Purchase purchase, AreaTexts texts) {
        return Optional.ofNullable(byHost.get(purchase.ref())).orElseGet(() -> known(purchase, texts));
    }

    private OrderDescription known(Purchase purchase, AreaTexts texts) {
        var title = texts.of(
                "support.transaction.title", "reference", purchase.ref().reference());
        return OrderDescription.of(purchase.ref(), title)
                .products(purchase.trainings().stream()
                        .map(training -> product(purchase, training))
                        .toList());
    }

    private Product product(Purchase purchase, Training training) {
        var code = training.code();
        var from = training.from().or(purchase::completedAt);
        return new Product(names.apply(code), from, training.until(), Optional.empty(), Optional.of(code));
    }
}
