package org.chaland.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One request of a visitor: what the host knows of it, passed to every operation of the contact step, the claims, the support
 * area and the privacy requests. Immutable. Its text form leaves handle and client out.
 *
 * @param shop the shop that is visited
 * @param visitor who is signed in, as the host's own security has checked
 * @param handle what the browser sent; empty if it holds none
 * @param arrival the handle of a sign-in that a provider has begun, if the browser sent one; used by the page to which it comes back, and by no other
 * @param locale the language of texts and messages
 * @param client where the request comes from, such as its network address (of IPv6 the first 64 bits). Rate limits count each
 *     client ({@link org.chaland.spi.Limit}); it is stored only as a keyed hash. Requests without a client share one limit.
 */
public record Visit(
        ShopId shop,
        Visitor visitor,
        Optional<Handle> handle,
        Optional<Handle> arrival,
        Locale locale,
        Optional<String> client) {

    /** @throws NullPointerException if a part is null */
    public Visit {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(visitor, "visitor");
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(arrival, "arrival");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(client, "client");
    }

    /** A visit in English, without a handle, from an unnamed client. */
    public static Visit of(ShopId shop, Visitor visitor) {
        return new Visit(shop, visitor, Optional.empty(), Optional.empty(), Locale.ENGLISH, Optional.empty());
    }

    /** The same visit with the handle that the browser sent. */
    public Visit withHandle(Handle value) {
        return withHandle(Optional.of(value));
    }

    /** The same visit with the handle that the browser sent, if it sent one. */
    public Visit withHandle(Optional<Handle> value) {
        return new Visit(shop, visitor, value, arrival, locale, client);
    }

    /** The same visit with the handle of a sign-in that a provider has begun, if the browser sent one. */
    public Visit withArrival(Optional<Handle> value) {
        return new Visit(shop, visitor, handle, value, locale, client);
    }

    /** The same visit in another language. */
    public Visit withLocale(Locale value) {
        return new Visit(shop, visitor, handle, arrival, value, client);
    }

    /** The same visit from that client. */
    public Visit withClient(String value) {
        return new Visit(shop, visitor, handle, arrival, locale, Optional.of(value));
    }

    /** The account that is signed in, or empty. */
    public Optional<Account> account() {
        return visitor instanceof Visitor.SignedIn signedIn ? Optional.of(signedIn.account()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Visit[shop=" + shop + ", locale=" + locale + "]";
    }
}
