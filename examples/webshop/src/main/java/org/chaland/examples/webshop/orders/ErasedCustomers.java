package org.chaland.examples.webshop.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.examples.webshop.outbox.Outbox;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.CustomerListener;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.Storage;
import org.springframework.stereotype.Component;

/**
 * Deletes what the shop keeps of a person beside Chaland, once that has erased them: in which browser they ordered, and what was written
 * to them. Reference, trainings and amounts of an order stay, because its voucher needs them. May be told again.
 */
@Component
class ErasedCustomers implements CustomerListener {

    private static final int PAGE = 100;

    private final Storage storage;
    private final OrderBook orders;
    private final Outbox outbox;

    ErasedCustomers(Storage storage, OrderBook orders, Outbox outbox) {
        this.storage = storage;
        this.orders = orders;
        this.outbox = outbox;
    }

    @Override
    public void on(CustomerEvent event) {
        if (event.type() == CustomerEvent.Type.ERASED) {
            references(event.shop(), event.customer()).forEach(orders::forgetBrowser);
            records(event.shop(), event.customer())
                    .forEach(record -> outbox.forget(CustomerMails.SENDER, record.toString()));
        }
    }

    /** Those that were merged into it have been written to as well. */
    private Stream<CustomerId> records(ShopId shop, CustomerId customer) {
        return Stream.concat(Stream.of(customer), storage.directory().mergedInto(shop, customer).stream());
    }

    private List<String> references(ShopId shop, CustomerId customer) {
        var references = new ArrayList<String>();
        var query = PurchaseQuery.newest(shop, customer, PAGE);
        for (var page = page(query); !page.isEmpty(); page = page(query.after(last(references)))) {
            references.addAll(page);
        }
        return references;
    }

    private List<String> page(PurchaseQuery query) {
        return storage.purchases().ofCustomer(query).stream()
                .map(Purchase::ref)
                .map(ref -> ref.reference())
                .toList();
    }

    private static Optional<String> last(List<String> references) {
        return Optional.of(references.get(references.size() - 1));
    }
}
