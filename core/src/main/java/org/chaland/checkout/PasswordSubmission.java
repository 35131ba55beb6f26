package org.chaland.checkout;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.spi.PasswordAttempt;

/**
 * A password that was typed at the contact step, with what else the page held: untrusted. Its text form shows nothing of it
 * (I10). Of use once: the attempt is wiped.
 */
public final class PasswordSubmission {

    private final ShopId shop;
    private final Visitor visitor;
    private final String issuer;
    private final PasswordAttempt attempt;
    private final Optional<Handle> handle;
    private final Details draft;
    private final Optional<String> client;
    private final Locale locale;

    private PasswordSubmission(Builder from) {
        shop = from.shop;
        visitor = from.visitor;
        issuer = from.issuer;
        attempt = from.attempt;
        handle = from.handle;
        draft = from.draft;
        client = from.client;
        locale = from.locale;
    }

    /**
     * A builder of a submission in English, without handle and draft.
     *
     * @param issuer one of {@link ContactStep#passwordSignInIssuers()}
     */
    public static Builder builder(ShopId shop, Visitor visitor, String issuer, PasswordAttempt attempt) {
        return new Builder(shop, visitor, issuer, attempt);
    }

    ShopId shop() {
        return shop;
    }

    Visitor visitor() {
        return visitor;
    }

    String issuer() {
        return issuer;
    }

    PasswordAttempt attempt() {
        return attempt;
    }

    Optional<Handle> handle() {
        return handle;
    }

    Details draft() {
        return draft;
    }

    Optional<String> client() {
        return client;
    }

    Locale locale() {
        return locale;
    }

    @Override
    public String toString() {
        return "PasswordSubmission[shop=" + shop + "]";
    }

    /** Collects the parts of a submission; not safe for use by several threads. */
    public static final class Builder {

        private final ShopId shop;
        private final Visitor visitor;
        private final String issuer;
        private final PasswordAttempt attempt;
        private Optional<Handle> handle = Optional.empty();
        private Details draft = Details.empty();
        private Optional<String> client = Optional.empty();
        private Locale locale = Locale.ENGLISH;

        private Builder(ShopId shop, Visitor visitor, String issuer, PasswordAttempt attempt) {
            this.shop = Objects.requireNonNull(shop, "shop");
            this.visitor = Objects.requireNonNull(visitor, "visitor");
            this.issuer = Objects.requireNonNull(issuer, "issuer");
            this.attempt = Objects.requireNonNull(attempt, "attempt");
        }

        /** The handle that the browser sent; empty if it holds none. */
        public Builder handle(Optional<Handle> value) {
            handle = Objects.requireNonNull(value, "handle");
            return this;
        }

        /** What was typed so far into the contact form, unchecked. */
        public Builder draft(Details value) {
            draft = Objects.requireNonNull(value, "draft");
            return this;
        }

        /** As {@link Submission.Builder#client}. */
        public Builder client(String value) {
            client = Optional.of(value);
            return this;
        }

        /** The visitor's language. */
        public Builder locale(Locale value) {
            locale = Objects.requireNonNull(value, "locale");
            return this;
        }

        /** The submission. */
        public PasswordSubmission build() {
            return new PasswordSubmission(this);
        }
    }
}
