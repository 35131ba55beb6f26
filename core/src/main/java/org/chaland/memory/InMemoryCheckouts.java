package org.chaland.memory;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chaland.model.Checkout;
import org.chaland.model.CustomerId;
import org.chaland.model.CustomerRef;
import org.chaland.model.ShopId;
import org.chaland.spi.CheckoutStore;
import org.chaland.spi.StorageException;

/** Checkouts by id, and ids by the hash of the handle. */
final class InMemoryCheckouts implements CheckoutStore {

    private final InMemoryTransactions transactions;
    private final Consumer<CustomerRef> abandoned;
    private final InMemoryTable<UUID, Checkout> checkouts;
    private final InMemoryTable<String, UUID> ids;

    /** @param abandoned what becomes of a customer whose last checkout has expired */
    InMemoryCheckouts(InMemoryTransactions transactions, Consumer<CustomerRef> abandoned) {
        this.transactions = transactions;
        this.abandoned = abandoned;
        checkouts = new InMemoryTable<>(transactions);
        ids = new InMemoryTable<>(transactions);
    }

    @Override
    public boolean insert(Checkout checkout) {
        return transactions.atomically(() -> {
            if (checkouts.contains(checkout.id()) || ids.contains(checkout.handleHash())) {
                return false;
            }
            return write(checkout);
        });
    }

    @Override
    public Optional<Checkout> findByHandle(ShopId shop, String handleHash) {
        return transactions.atomically(() -> ids.find(handleHash)
                .flatMap(checkouts::find)
                .filter(checkout -> checkout.shop().equals(shop)));
    }

    @Override
    public boolean update(Checkout checkout) {
        return transactions.atomically(() -> checkouts
                .find(checkout.id())
                .filter(before -> before.shop().equals(checkout.shop()) && before.version() == checkout.version())
                .map(before -> replace(before, checkout))
                .orElse(false));
    }

    @Override
    public int purge(Instant expired, int most) {
        return transactions.atomically(() -> {
            var gone = checkouts.purge(Checkout::expiresAt, expired, most);
            gone.forEach(checkout -> ids.remove(checkout.handleHash()));
            var going = checkouts
                    .all()
                    .filter(checkout -> checkout.expiresAt().isAfter(expired))
                    .flatMap(checkout -> checkout.customer().stream())
                    .collect(Collectors.toSet());
            gone.stream()
                    .flatMap(checkout -> checkout.customer().map(id -> new CustomerRef(checkout.shop(), id)).stream())
                    .filter(guest -> !going.contains(guest.id()))
                    .forEach(abandoned);
            return gone.size();
        });
    }

    void forget(ShopId shop, CustomerId customer) {
        checkouts
                .removeAll(checkout ->
                        checkout.shop().equals(shop) && checkout.customer().equals(Optional.of(customer)))
                .forEach(checkout -> ids.remove(checkout.handleHash()));
    }

    private boolean replace(Checkout before, Checkout after) {
        ids.find(after.handleHash()).filter(id -> !id.equals(before.id())).ifPresent(id -> {
            throw new StorageException("Checkout " + before.id() + " cannot take the handle of checkout " + id
                    + ": make handles of random bits.");
        });
        ids.remove(before.handleHash());
        return write(after.toBuilder().version(before.version() + 1).build());
    }

    private boolean write(Checkout checkout) {
        checkouts.put(checkout.id(), checkout);
        ids.put(checkout.handleHash(), checkout.id());
        return true;
    }
}
