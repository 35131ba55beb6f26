package org.chaland.checkout;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;

/** A filled contact form as it came from the browser: untrusted. Immutable. Its text form leaves the values out (I10). */
public final class Submission {

    private final ShopId shop;
    private final Visitor visitor;
    private final Optional<Handle> handle;
    private final Details typed;
    private final String base;
    private final boolean forThisOrderOnly;
    private final Locale locale;
    private final Optional<String> client;

    private Submission(Builder from) {
        shop = from.shop;
        visitor = from.visitor;
        handle = from.handle;
        typed = from.typed;
        base = from.base;
        forThisOrderOnly = from.forThisOrderOnly;
        locale = from.locale;
        client = from.client;
    }

    /** A builder of a submission in English, without handle, to be saved on the record. */
    public static Builder builder(ShopId shop, Visitor visitor, Details typed) {
        return new Builder(shop, visitor, typed);
    }

    ShopId shop() {
        return shop;
    }

    Visitor visitor() {
        return visitor;
    }

    Optional<Handle> handle() {
        return handle;
    }

    Details typed() {
        return typed;
    }

    String base() {
        return base;
    }

    boolean forThisOrderOnly() {
        return forThisOrderOnly;
    }

    Locale locale() {
        return locale;
    }

    Optional<String> client() {
        return client;
    }

    @Override
    public String toString() {
        return "Submission[shop=" + shop + "]";
    }

    /** Collects the parts of a submission; not safe for use by several threads. */
    public static final class Builder {

        private final ShopId shop;
        private final Visitor visitor;
        private final Details typed;
        private Optional<Handle> handle = Optional.empty();
        private String base = "";
        private boolean forThisOrderOnly;
        private Locale locale = Locale.ENGLISH;
        private Optional<String> client = Optional.empty();

        private Builder(ShopId shop, Visitor visitor, Details typed) {
            this.shop = Objects.requireNonNull(shop, "shop");
            this.visitor = Objects.requireNonNull(visitor, "visitor");
            this.typed = Objects.requireNonNull(typed, "typed");
        }

        /** The handle that the browser sent; empty at the first submit. */
        public Builder handle(Optional<Handle> value) {
            handle = Objects.requireNonNull(value, "handle");
            return this;
        }

        /** {@link ContactStep#base()} of the form that was shown. */
        public Builder base(String value) {
            base = Objects.requireNonNull(value, "base");
            return this;
        }

        /**
         * Whether the details are for this order only, so that a record that exists stays as it is. Of no effect for a guest,
         * whose record belongs to this checkout alone.
         */
        public Builder forThisOrderOnly(boolean value) {
            forThisOrderOnly = value;
            return this;
        }

        /** The visitor's language: messages come in it, and a new customer who tells none is written to in it. */
        public Builder locale(Locale value) {
            locale = Objects.requireNonNull(value, "locale");
            return this;
        }

        /**
         * What the host knows of where the request comes from, such as its network address, of IPv6 the first 64 bits. Where
         * something is limited ({@link org.chaland.spi.Limit}), it is limited for each client; nothing else is done with it,
         * and it leaves as a keyed hash only.
         */
        public Builder client(String value) {
            client = Optional.of(value);
            return this;
        }

        /** The submission. */
        public Submission build() {
            return new Submission(this);
        }
    }
}
