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

    /** The longest time between a warning and what it announces. For longer it would not be remembered that the person was warned. */
    public static final Duration LONGEST_WARNING = Duration.ofDays(366);

    private static final Set<Field> ALWAYS_REQUIRED = Set.of(Field.FAMILY_NAME, Field.EMAIL);

    private final Set<Field> required;
    private final Set<Field> hidden;
    private final Set<String> countries;
    private final Set<String> extraCountries;
    private final Optional<String> defaultCountry;
    private final String defaultLanguage;
    private final List<String> signInIssuers;
    private final List<String> passwordSignInIssuers;
    private final Optional<String> learningIssuer;
    private final Set<String> federatedIssuers;
    private final boolean guestsAllowed;
    private final Set<String> signInCourses;
    private final boolean signInForKnownAddresses;
    private final boolean signInByCode;
    private final boolean accountsByMailbox;
    private final Optional<URI> claimPage;
    private final Optional<URI> orderPage;
    private final Duration checkoutLifetime;
    private final Optional<URI> address;
    private final Optional<URI> administration;
    private final ZoneId zone;
    private final Duration grace;
    private final Duration endWarning;
    private final Duration endAlarm;
    private final Duration seatChangeTime;
    private final RetentionPolicy retention;

    private ShopRules(Builder from) {
        required = Set.copyOf(from.required);
        hidden = Set.copyOf(from.hidden);
        countries = Set.copyOf(from.countries);
        extraCountries = Set.copyOf(from.extraCountries);
        defaultCountry = from.defaultCountry;
        defaultLanguage = from.defaultLanguage;
        signInIssuers = List.copyOf(from.signInIssuers);
        passwordSignInIssuers = List.copyOf(from.passwordSignInIssuers);
        learningIssuer = from.learningIssuer;
        federatedIssuers = Set.copyOf(from.federatedIssuers);
        guestsAllowed = from.guestsAllowed;
        signInCourses = Set.copyOf(from.signInCourses);
        signInForKnownAddresses = from.signInForKnownAddresses;
        signInByCode = from.signInByCode;
        accountsByMailbox = from.accountsByMailbox;
        claimPage = from.claimPage;
        orderPage = from.orderPage;
        checkoutLifetime = from.checkoutLifetime;
        address = from.address;
        administration = from.administration;
        zone = from.zone;
        grace = from.grace;
        endWarning = from.endWarning;
        endAlarm = from.endAlarm;
        seatChangeTime = from.seatChangeTime;
        retention = from.retention;
        required.stream().filter(hidden::contains).findAny().ifPresent(field -> {
            throw new IllegalArgumentException("Field " + field + " is both required and hidden: choose one.");
        });
    }

    /**
     * A builder of the usual shop: family name and e-mail address required, as are city and country; every field shown; all
     * countries; English; guests allowed for every course, whoever they say they are; sign-in by a code and by nothing else; accounts by
     * mailbox; no learning provider, and no identities elsewhere that are its accounts; checkouts live for twelve hours; no addresses; days
     * as in UTC; an account ends 30 days after the last access, of which the person is warned 14 days before; staff are told when it
     * cannot be suspended for a day; and what is known of people is kept as in France.
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

    /** Issuers whose password may be typed on a page of the host, in the order of the offer; none unless a shop chooses it. */
    public List<String> passwordSignInIssuers() {
        return passwordSignInIssuers;
    }

    /** The issuer at which accounts are made, or empty if the shop makes none. */
    public Optional<String> learningIssuer() {
        return learningIssuer;
    }

    /**
     * Issuers whose identities are accounts of the learning provider too, if that is {@link FederatedAccounts} and says which: who signs in
     * there gets the account that they have, or one without a password.
     */
    public Set<String> federatedIssuers() {
        return federatedIssuers;
    }

    /** Whether one may buy without signing in. */
    public boolean guestsAllowed() {
        return guestsAllowed;
    }

    /**
     * Codes of the courses that only somebody may order who is signed in, be it by a code that was mailed to them. Other courses can be
     * ordered by guests, if the shop allows guests.
     */
    public Set<String> signInCourses() {
        return signInCourses;
    }

    /** Whether a guest who types the address of a customer with an account is asked to sign in instead. */
    public boolean signInForKnownAddresses() {
        return signInForKnownAddresses;
    }

    /** Whether a visitor may sign in by a code that is mailed to them, if Chaland has a sender. */
    public boolean signInByCode() {
        return signInByCode;
    }

    /**
     * Whether whoever proves a mailbox gets the account of the learning provider that can be recovered by it, if the provider finds
     * exactly one that can be used (I2 e).
     */
    public boolean accountsByMailbox() {
        return accountsByMailbox;
    }

    /** The page that the links in mails lead to, without the link's own part; empty if mails are to hold no such link. */
    public Optional<URI> claimPage() {
        return claimPage;
    }

    /**
     * The page of an order that the links in mails about it lead to, without the link's own part; empty if mails are to hold no such link.
     */
    public Optional<URI> orderPage() {
        return orderPage;
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

    /** How long after the last access has ended an account that the shop made can still be used. */
    public Duration grace() {
        return grace;
    }

    /** How long before that the person is warned. */
    public Duration endWarning() {
        return endWarning;
    }

    /** How long after that it is an alarm that the account is not suspended; of reactivating it, how long after a payment. */
    public Duration endAlarm() {
        return endAlarm;
    }

    /** How long after a seat was given its buyer may take it back although the course has begun; see {@link Builder#seatChangeTime}. */
    public Duration seatChangeTime() {
        return seatChangeTime;
    }

    /** How long what the shop knows of people is kept. */
    public RetentionPolicy retention() {
        return retention;
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
        private List<String> passwordSignInIssuers = List.of();
        private Optional<String> learningIssuer = Optional.empty();
        private Set<String> federatedIssuers = Set.of();
        private boolean guestsAllowed = true;
        private Set<String> signInCourses = Set.of();
        private boolean signInForKnownAddresses;
        private boolean signInByCode = true;
        private boolean accountsByMailbox = true;
        private Optional<URI> claimPage = Optional.empty();
        private Optional<URI> orderPage = Optional.empty();
        private Duration checkoutLifetime = Duration.ofHours(12);
        private Optional<URI> address = Optional.empty();
        private Optional<URI> administration = Optional.empty();
        private ZoneId zone = ZoneOffset.UTC;
        private Duration grace = Duration.ofDays(30);
        private Duration endWarning = Duration.ofDays(14);
        private Duration endAlarm = Duration.ofDays(1);
        private Duration seatChangeTime = Duration.ofDays(14);
        private RetentionPolicy retention = RetentionPolicy.france();

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

        /** Issuers whose password may be typed on a page of the host: a last resort, whose risks {@link PasswordSignIn} names. */
        public Builder passwordSignInIssuers(String... issuers) {
            passwordSignInIssuers = List.of(issuers);
            return this;
        }

        /** The issuer at which accounts are made. */
        public Builder learningIssuer(String issuer) {
            learningIssuer = Optional.of(issuer);
            return this;
        }

        /** Issuers whose identities are accounts of the learning provider too. */
        public Builder federatedIssuers(String... issuers) {
            federatedIssuers = Set.of(issuers);
            return this;
        }

        /** Whether one may buy without signing in. */
        public Builder guestsAllowed(boolean value) {
            guestsAllowed = value;
            return this;
        }

        /** Codes of the courses that only somebody may order who is signed in. */
        public Builder signInCourses(String... codes) {
            signInCourses = Set.of(codes);
            return this;
        }

        /**
         * Whether a guest who types the address of a customer with an account is asked to sign in instead. Off unless a shop
         * chooses it, for it tells whoever types an address that it is a customer's (I6). Only so many are told in a time:
         * {@link Limit#KNOWN_ADDRESS_BY_CLIENT} and {@link Limit#KNOWN_ADDRESS_BY_ADDRESS} are asked before anything is looked
         * up, and once one is used up every guest is served as if this were off.
         */
        public Builder signInForKnownAddresses(boolean value) {
            signInForKnownAddresses = value;
            return this;
        }

        /** Whether a visitor may sign in by a code that is mailed to them. */
        public Builder signInByCode(boolean value) {
            signInByCode = value;
            return this;
        }

        /** Whether whoever proves a mailbox gets the account that can be recovered by it. */
        public Builder accountsByMailbox(boolean value) {
            accountsByMailbox = value;
            return this;
        }

        /**
         * The public address of the page that the links in mails lead to; the link's own part is put behind it.
         *
         * @throws IllegalArgumentException unless it is an absolute http or https address that ends with a slash
         */
        public Builder claimPage(URI value) {
            claimPage = Optional.of(page("claims", value));
            return this;
        }

        /**
         * The public address of the page of an order that the links in mails about it lead to; the link's own part is put behind it.
         *
         * @throws IllegalArgumentException unless it is an absolute http or https address that ends with a slash
         */
        public Builder orderPage(URI value) {
            orderPage = Optional.of(page("orders", value));
            return this;
        }

        private static URI page(String name, URI value) {
            if (!Set.of("http", "https").contains(String.valueOf(value.getScheme()))
                    || !value.toString().endsWith("/")) {
                throw new IllegalArgumentException(
                        "The page of " + name + " must be an absolute http or https address that ends"
                                + " with a slash: give one like https://shop.example/" + name + "/.");
            }
            return value;
        }

        /**
         * How long a checkout lives after it was last used, at least; more than zero. A guest who has ordered nothing is deleted with
         * it. Anybody can begin one, so choose hours rather than days.
         */
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
         * How long after the last access has ended an account that the shop made can still be used; zero for not at all. Of several shops
         * whose customers share an account each has its own, and the longest decides.
         */
        public Builder grace(Duration value) {
            grace = notNegative(value);
            return this;
        }

        /** How long before an account ends the person is warned, at most {@link #LONGEST_WARNING}; zero for when it ends. */
        public Builder endWarning(Duration value) {
            if (value.compareTo(LONGEST_WARNING) > 0) {
                throw new IllegalArgumentException("endWarning must be at most " + LONGEST_WARNING + ", was " + value);
            }
            endWarning = notNegative(value);
            return this;
        }

        /** How long staff hear nothing of an account that cannot be suspended, or reactivated, because its provider does not answer. */
        public Builder endAlarm(Duration value) {
            endAlarm = notNegative(value);
            return this;
        }

        /**
         * How long after a seat was given its buyer may take it back, although the course has begun; fourteen days unless set. Until the
         * course begins they always may.
         */
        public Builder seatChangeTime(Duration value) {
            seatChangeTime = notNegative(value);
            return this;
        }

        /** How long what the shop knows of people is kept. */
        public Builder retention(RetentionPolicy value) {
            retention = Objects.requireNonNull(value, "retention");
            return this;
        }

        private static Duration notNegative(Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException(
                        "Time that passes is not less than nothing, as " + value + " is: give zero or more.");
            }
            return value;
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
