package org.chaland.spi;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Field;

/** How one shop is set up. Immutable. */
public final class ShopRules {

    private static final Set<Field> ALWAYS_REQUIRED = Set.of(Field.FAMILY_NAME, Field.EMAIL);

    private final Set<Field> required;
    private final Set<Field> hidden;
    private final Set<String> countries;
    private final Set<String> extraCountries;
    private final Optional<String> defaultCountry;
    private final String defaultLanguage;
    private final List<String> signInIssuers;
    private final Optional<String> learningIssuer;
    private final boolean guestsAllowed;
    private final Duration checkoutLifetime;
    private final Optional<URI> address;
    private final Optional<URI> administration;
    private final ZoneId zone;

    private ShopRules(Builder from) {
        required = Set.copyOf(from.required);
        hidden = Set.copyOf(from.hidden);
        countries = Set.copyOf(from.countries);
        extraCountries = Set.copyOf(from.extraCountries);
        defaultCountry = from.defaultCountry;
        defaultLanguage = from.defaultLanguage;
        signInIssuers = List.copyOf(from.signInIssuers);
        learningIssuer = from.learningIssuer;
        guestsAllowed = from.guestsAllowed;
        checkoutLifetime = from.checkoutLifetime;
        address = from.address;
        administration = from.administration;
        zone = from.zone;
        required.stream().filter(hidden::contains).findAny().ifPresent(field -> {
            throw new IllegalArgumentException("Field " + field + " is both required and hidden: choose one.");
        });
    }

    /**
     * A builder of the usual shop: family name and e-mail address required, as are city and country; every field shown; all
     * countries; English; guests allowed; no sign-in and no learning provider; checkouts live for seven days; no addresses; days
     * as in UTC.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Fields that must be filled; those of the billing identity only if it is used. A postal code or a city is not asked
     * where the country has none, and a postal code is always asked where an address cannot do without.
     */
    public Set<Field> required() {
        return required;
    }

    /** Fields that the shop does not ask for; what is sent for them is not kept. */
    public Set<Field> hidden() {
        return hidden;
    }

    /** Countries that the shop sells to, ISO 3166-1 alpha-2; empty for all. */
    public Set<String> countries() {
        return countries;
    }

    /** Country codes accepted beside those of ISO 3166-1, such as {@code XK}. */
    public Set<String> extraCountries() {
        return extraCountries;
    }

    /** The country that an empty form shows, or empty for none. */
    public Optional<String> defaultCountry() {
        return defaultCountry;
    }

    /** The language of a customer who has told none, BCP 47. */
    public String defaultLanguage() {
        return defaultLanguage;
    }

    /** Issuers at which a visitor may sign in, in the order of the offer. */
    public List<String> signInIssuers() {
        return signInIssuers;
    }

    /** The issuer at which accounts are made, or empty if the shop makes none. */
    public Optional<String> learningIssuer() {
        return learningIssuer;
    }

    /** Whether one may buy without signing in. */
    public boolean guestsAllowed() {
        return guestsAllowed;
    }

    /** How long a checkout lives after it was last used, at least; an eighth longer at most. */
    public Duration checkoutLifetime() {
        return checkoutLifetime;
    }

    /** Where one buys, or empty if nothing is to lead there. */
    public Optional<URI> address() {
        return address;
    }

    /** Where staff administer the sales, or empty if nothing is to lead there. Only staff are shown it. */
    public Optional<URI> administration() {
        return administration;
    }

    /** The time zone in which people are told days. */
    public ZoneId zone() {
        return zone;
    }

    /** Collects settings; not safe for use by several threads. */
    public static final class Builder {

        private Set<Field> required = EnumSet.of(Field.FAMILY_NAME, Field.EMAIL, Field.CITY, Field.COUNTRY);
        private Set<Field> hidden = Set.of();
        private Set<String> countries = Set.of();
        private Set<String> extraCountries = Set.of();
        private Optional<String> defaultCountry = Optional.empty();
        private String defaultLanguage = "en";
        private List<String> signInIssuers = List.of();
        private Optional<String> learningIssuer = Optional.empty();
        private boolean guestsAllowed = true;
        private Duration checkoutLifetime = Duration.ofDays(7);
        private Optional<URI> address = Optional.empty();
        private Optional<URI> administration = Optional.empty();
        private ZoneId zone = ZoneOffset.UTC;

        private Builder() {}

        /** Fields that must be filled, beside family name and e-mail address, which always must. */
        public Builder required(Field... fields) {
            required = EnumSet.copyOf(ALWAYS_REQUIRED);
            required.addAll(List.of(fields));
            return this;
        }

        /** Fields that the shop does not ask for; all of {@link Field#BILLING} if it invoices the buyer only. */
        public Builder hidden(Set<Field> fields) {
            hidden = Set.copyOf(fields);
            return this;
        }

        /** Countries that the shop sells to; none for all. */
        public Builder countries(String... codes) {
            countries = Set.of(codes);
            return this;
        }

        /** Country codes accepted beside those of ISO 3166-1. */
        public Builder extraCountries(String... codes) {
            extraCountries = Set.of(codes);
            return this;
        }

        /** The country that an empty form shows. */
        public Builder defaultCountry(String code) {
            defaultCountry = Optional.of(code);
            return this;
        }

        /** The language of a customer who has told none, BCP 47. */
        public Builder defaultLanguage(String tag) {
            defaultLanguage = Objects.requireNonNull(tag, "tag");
            return this;
        }

        /** Issuers at which a visitor may sign in. */
        public Builder signInIssuers(String... issuers) {
            signInIssuers = List.of(issuers);
            return this;
        }

        /** The issuer at which accounts are made. */
        public Builder learningIssuer(String issuer) {
            learningIssuer = Optional.of(issuer);
            return this;
        }

        /** Whether one may buy without signing in. */
        public Builder guestsAllowed(boolean value) {
            guestsAllowed = value;
            return this;
        }

        /** How long a checkout lives after it was last used, at least; more than zero. */
        public Builder checkoutLifetime(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("A checkout lives longer than " + value + ": give a positive time.");
            }
            checkoutLifetime = value;
            return this;
        }

        /** Where one buys: on the host's site, or http, https. */
        public Builder address(URI value) {
            address = Optional.of(Shown.address("address of the shop", value));
            return this;
        }

        /** Where staff administer the sales: on the host's site, or http, https. */
        public Builder administration(URI value) {
            administration = Optional.of(Shown.address("address of the administration", value));
            return this;
        }

        /** The time zone in which people are told days. */
        public Builder zone(ZoneId value) {
            zone = Objects.requireNonNull(value, "zone");
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException if a field is both required and hidden
         */
        public ShopRules build() {
            return new ShopRules(this);
        }
    }
}
