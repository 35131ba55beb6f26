package org.chaland.checkout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Limit;

/** Finds checkouts by their handles. A dead handle gives an empty result, whatever the reason (I5, I6). */
final class CheckoutHandles {

    private final Parts parts;

    CheckoutHandles(Parts parts) {
        this.parts = parts;
    }

    /** The checkout of the visit's handle; empty without a handle, if it is dead, or if the checkout is another visitor's. */
    Optional<Live> find(Visit visit) {
        return stored(visit).flatMap(checkout -> live(visit, checkout));
    }

    /** What {@link #find} returns for the stored checkout of the visit's handle. */
    Optional<Live> live(Visit visit, Checkout checkout) {
        return liveOfAnyone(checkout).filter(found -> isHolder(checkout, visit.visitor()));
    }

    /** What {@link #findOfAnyone} returns for a stored checkout. */
    Optional<Live> liveOfAnyone(Checkout checkout) {
        return Optional.of(checkout).filter(found -> found.order().isEmpty()).flatMap(this::withCustomer);
    }

    /** The checkout of the visit's handle, also if an account has signed in to it; empty without a handle or if it is dead. */
    Optional<Live> findOfAnyone(Visit visit) {
        return stored(visit).flatMap(this::liveOfAnyone);
    }

    /**
     * The checkout of the visit's handle if it has ended by an order; otherwise empty. Nothing is looked up of its customer, so that
     * the answer does not tell what has become of the order (I6).
     */
    Optional<Checkout> ended(Visit visit) {
        return stored(visit).filter(found -> found.order().isPresent());
    }

    /** Whether this visit would begin a checkout: it has no handle, or that of a checkout that has ended. */
    boolean begins(Visit visit) {
        return begins(visit, stored(visit));
    }

    static boolean begins(Visit visit, Optional<Checkout> stored) {
        return visit.handle().isEmpty() || stored.flatMap(Checkout::order).isPresent();
    }

    /** The checkout of the visit's handle, whatever has become of its customer and its order. */
    Optional<Checkout> stored(Visit visit) {
        return visit.handle().flatMap(handle -> stored(visit.shop(), handle.hash()));
    }

    /** As {@link #stored(Visit)}, by the hash of the handle. */
    Optional<Checkout> stored(ShopId shop, String handleHash) {
        return parts.storage()
                .checkouts()
                .findByHandle(shop, handleHash)
                .filter(found -> found.expiresAt().isAfter(parts.now()));
    }

    /** Whether this visit may begin a checkout. Operators always may. A limiter that fails must not stop orders. */
    boolean mayBegin(Visit visit) {
        // Anybody can have as many accounts of mailboxes as they like.
        var account = visit.account().filter(known -> !known.isMailbox());
        return visit.visitor() instanceof Visitor.Operator
                || account.map(who -> allows(Limit.CHECKOUT_BY_CLIENT, who.issuer() + " " + who.subject()))
                        .orElseGet(() -> isWithin(visit, Limit.CHECKOUT_BY_CLIENT, Limit.CHECKOUT_IN_TOTAL));
    }

    /** Whether this visit may begin a sign-in, although it has no checkout. */
    boolean maySignIn(Visit visit) {
        return isWithin(visit, Limit.SIGN_IN_BY_CLIENT, Limit.SIGN_IN_IN_TOTAL);
    }

    private boolean isWithin(Visit visit, Limit byClient, Limit inTotal) {
        return (visit.client().isEmpty() || allows(byClient, visit.client().get()))
                && allows(inTotal, visit.shop().value());
    }

    private boolean allows(Limit limit, String key) {
        return parts.throttle().allowsOrFails(limit, key);
    }

    /** Stores a new checkout for a sign-in, which gives it another handle at once. */
    Live begin(Visit visit) {
        var checkout = builder(visit, newHandle()).build();
        parts.storage().checkouts().insert(checkout);
        return new Live(checkout, Optional.empty());
    }

    /** A builder of a checkout with that handle, in the browser of that visit. */
    Checkout.Builder builder(Visit visit, Handle handle) {
        return Checkout.builder(parts.ids().uuid(), visit.shop(), handle.hash(), expiry(visit.shop()))
                .previousOrder(
                        visit.account().isPresent()
                                ? Optional.empty()
                                : ended(visit).flatMap(Checkout::order));
    }

    /** Stands for details with which that customer may order. */
    static String version(CustomerId customer, Details details) {
        var key = customer.toString().getBytes(StandardCharsets.US_ASCII);
        return Digests.base64Url(Digests.hmac(key, "review", details));
    }

    /** A random handle. */
    Handle newHandle() {
        return new Handle(parts.ids().secret());
    }

    /** When a checkout used now expires: an eighth later than the shop says, so that not every use has to be stored. */
    Instant expiry(ShopId shop) {
        var lifetime = parts.rules(shop).checkoutLifetime();
        return parts.now().plus(lifetime).plus(lifetime.dividedBy(8));
    }

    /** Whether the checkout's remaining life is so short that using it must be stored. */
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

    /** A guest's checkout belongs to every browser that has its handle; after a sign-in it belongs to that account only. */
    private static boolean isHolder(Checkout checkout, Visitor visitor) {
        return checkout.account().isEmpty()
                || checkout.account()
                        .map(Visitor::signedIn)
                        .filter(visitor::equals)
                        .isPresent();
    }

    /**
     * A checkout whose handle is alive, and the record that it writes.
     *
     * @param checkout as read
     * @param customer as read, at the checkout's epoch; empty before the first submit
     */
    record Live(Checkout checkout, Optional<Customer> customer) {

        /** The same with what was typed since, if anything was; not stored. */
        Live withDraft(Details typed) {
            return typed.values().isEmpty()
                    ? this
                    : new Live(checkout.toBuilder().draft(Optional.of(typed)).build(), customer);
        }

        /** The guest of this checkout; empty before the first submit and after a sign-in. */
        Optional<Customer> guest() {
            return customer.filter(found -> checkout.account().isEmpty() && found.isGuest());
        }
    }
}
