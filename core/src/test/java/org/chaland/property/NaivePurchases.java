package org.chaland.property;

import java.util.Optional;
import org.chaland.memory.Breakable;
import org.chaland.memory.ForwardingPurchases;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.spi.Storage;

/** A store of purchases that looks up the details with the customer, since they are stored there already. */
final class NaivePurchases {

    private NaivePurchases() {}

    static Storage notFrozen(InMemoryIdentityProvider users) {
        var storage = Breakable.sound();
        return storage.withPurchases(sound -> new ForwardingPurchases(sound) {
            @Override
            public Optional<Purchase> find(PurchaseRef ref) {
                return super.find(ref).map(purchase -> withDetailsOfToday(storage, purchase));
            }
        });
    }

    private static Purchase withDetailsOfToday(Storage storage, Purchase purchase) {
        var shop = purchase.ref().shop();
        var customer = storage.customers().find(shop, purchase.customer()).orElseThrow();
        var today = Purchase.builder(purchase.ref(), customer.id(), customer.details(), purchase.placedAt())
                .trainings(purchase.trainings())
                .version(purchase.version());
        purchase.completedAt().ifPresent(today::completed);
        purchase.cancelledAt().ifPresent(today::cancelled);
        return today.build();
    }
}
