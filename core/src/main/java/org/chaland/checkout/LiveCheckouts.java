package org.chaland.checkout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Checkout;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;

/** Tells live handles from dead ones; why one is dead is never told (I5, I6). */
final class LiveCheckouts {

    private final Parts parts;

    LiveCheckouts(Parts parts) {
        this.parts = parts;
    }

    /** The checkout, if the handle is alive and the visitor is the one it belongs to. */
    Optional<Live> find(ShopId shop, Handle handle, Visitor visitor) {
        return find(shop, handle).filter(live -> isHolder(live.checkout(), visitor));
    }

    /** The checkout, if the handle is alive, whoever holds it. */
    Optional<Live> find(ShopId shop, Handle handle) {
        return parts.storage()
                .checkouts()
                .findByHandle(shop, handle.hash())
                .filter(found -> found.expiresAt().isAfter(parts.now()))
                .flatMap(this::withCustomer);
    }

    /** A checkout that nobody has the handle of: it is to get another at once. */
    Live begin(ShopId shop) {
        var handle = new Handle(parts.ids().secret());
        parts.storage()
                .checkouts()
                .insert(Checkout.builder(parts.ids().uuid(), shop, handle.hash(), expiry(shop))
                        .build());
        return find(shop, handle).orElseThrow();
    }

    /** From when on a checkout used now is dead: an eighth late, so that not every use has to be written down. */
    Instant expiry(ShopId shop) {
        var lifetime = parts.rules(shop).checkoutLifetime();
        return parts.now().plus(lifetime).plus(lifetime.dividedBy(8));
    }

    /** Whether so much of its life has passed that using it is worth writing down. */
    boolean isAgeing(Checkout checkout) {
        var lifetime = parts.rules(checkout.shop()).checkoutLifetime();
        return Duration.between(parts.now(), checkout.expiresAt()).compareTo(lifetime) < 0;
    }

    private Optional<Live> withCustomer(Checkout checkout) {
        if (checkout.customer().isEmpty()) {
            return Optional.of(new Live(checkout, Optional.empty()));
        }
        return parts.storage()
                .customers()
                .find(checkout.shop(), checkout.customer().get())
                .filter(customer -> customer.isActive() && customer.epoch() == checkout.epoch())
                .filter(customer -> checkout.account().isEmpty()
                        || customer.isOpenTo(checkout.account().get()))
                .map(customer -> new Live(checkout, Optional.of(customer)));
    }

    /** A checkout that an account has signed in to answers to that account only; one of a guest to whoever holds it. */
    private static boolean isHolder(Checkout checkout, Visitor visitor) {
        return checkout.account().isEmpty()
                || checkout.account()
                        .map(Visitor::signedIn)
                        .filter(visitor::equals)
                        .isPresent();
    }
}
