package org.chaland.property;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.chaland.memory.Breakable;
import org.chaland.memory.ForwardingCheckouts;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Checkout;
import org.chaland.model.ShopId;
import org.chaland.spi.CheckoutStore;
import org.chaland.spi.Storage;

/** Stores of checkouts that find them under every handle that they ever had, or forget something of them. */
final class NaiveCheckouts extends ForwardingCheckouts {

    private final Map<UUID, String> current = new HashMap<>();
    private final Map<String, UUID> everHad = new HashMap<>();

    private NaiveCheckouts(CheckoutStore sound) {
        super(sound);
    }

    static Storage rememberingHandles(InMemoryIdentityProvider users) {
        return Breakable.sound().withCheckouts(NaiveCheckouts::new);
    }

    static Storage withoutEnd(InMemoryIdentityProvider users) {
        return forgetting(checkout -> checkout.order(Optional.empty()));
    }

    static Storage withoutPreviousOrder(InMemoryIdentityProvider users) {
        return forgetting(checkout -> checkout.previousOrder(Optional.empty()));
    }

    static Storage withoutRecordVersion(InMemoryIdentityProvider users) {
        return forgetting(checkout -> checkout.recordVersion(0));
    }

    private static Storage forgetting(UnaryOperator<Checkout.Builder> change) {
        return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
            @Override
            public boolean insert(Checkout checkout) {
                return super.insert(change.apply(checkout.toBuilder()).build());
            }

            @Override
            public boolean update(Checkout checkout) {
                return super.update(change.apply(checkout.toBuilder()).build());
            }
        });
    }

    /** The version of a record that was read last passes for the one that was stored last. */
    static Storage takingAllForOwn(InMemoryIdentityProvider users) {
        var storage = Breakable.sound();
        return storage.withCheckouts(sound -> new ForwardingCheckouts(sound) {
            @Override
            public Optional<Checkout> findByHandle(ShopId shop, String handleHash) {
                return super.findByHandle(shop, handleHash)
                        .map(checkout -> checkout.customer()
                                .flatMap(id -> storage.customers().find(shop, id))
                                .map(record -> checkout.toBuilder()
                                        .recordVersion(record.version())
                                        .build())
                                .orElse(checkout));
            }
        });
    }

    @Override
    public boolean insert(Checkout checkout) {
        return super.insert(noted(checkout));
    }

    @Override
    public boolean update(Checkout checkout) {
        return super.update(noted(checkout));
    }

    private Checkout noted(Checkout checkout) {
        current.put(checkout.id(), checkout.handleHash());
        everHad.put(checkout.handleHash(), checkout.id());
        return checkout;
    }

    @Override
    public Optional<Checkout> findByHandle(ShopId shop, String handleHash) {
        return super.findByHandle(
                shop,
                Optional.ofNullable(everHad.get(handleHash)).map(current::get).orElse(handleHash));
    }
}
