package org.chaland;

import jakarta.validation.Validator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.chaland.backoffice.BackOffice;
import org.chaland.checkout.Checkouts;
import org.chaland.claim.Claims;
import org.chaland.claim.CodeMailTask;
import org.chaland.claim.MailboxCodes;
import org.chaland.form.ContactFormCheck;
import org.chaland.internal.ClaimSecrets;
import org.chaland.internal.Identifiers;
import org.chaland.internal.Parts;
import org.chaland.internal.Providers;
import org.chaland.internal.Secret;
import org.chaland.internal.Throttle;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.AccountUpkeep;
import org.chaland.linking.Accounts;
import org.chaland.linking.MailboxProvider;
import org.chaland.memory.InMemoryRateLimiter;
import org.chaland.model.Account;
import org.chaland.model.PaidCourse;
import org.chaland.model.Task;
import org.chaland.prefill.PrefillRules;
import org.chaland.prefill.ShopForms;
import org.chaland.privacy.DataExport;
import org.chaland.privacy.Erasures;
import org.chaland.privacy.Privacy;
import org.chaland.spi.AccessPolicy;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.CustomerListener;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Limit;
import org.chaland.spi.MessageSender;
import org.chaland.spi.PersonalDataContributor;
import org.chaland.spi.PrefillRule;
import org.chaland.spi.PurchaseHistory;
import org.chaland.spi.RateLimiter;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.Storage;
import org.chaland.spi.SupportPanel;
import org.chaland.support.Seats;
import org.chaland.support.Support;
import org.chaland.text.Messages;
import org.chaland.upkeep.Upkeep;

/**
 * The front door: keeps a shop's customers, attaches them to user accounts, and prefills what is already known.
 *
 * <p>One instance serves many shops; it is immutable and safe for use by several threads. It starts no thread of its own:
 * the host calls {@link #upkeep()}.
 */
public final class Chaland {

    private final Checkouts checkout;
    private final Claims claims;
    private final Support support;
    private final Seats seats;
    private final BackOffice backOffice;
    private final Privacy privacy;
    private final Accounts accounts;
    private final Upkeep upkeep;

    private Chaland(Builder from) {
        var storage = required(from.storage, "storage", "InMemoryStorage for a trial, JpaStorage for a database");
        var shops = required(from.shops, "shops", "ShopSettings.single(...) for one shop");
        var ids = new Identifiers(from.clock, from.random);
        var throttle = new Throttle(from.limiter.orElseGet(() -> new InMemoryRateLimiter(from.clock)), from.secret);
        var providers =
                new Providers(Stream.concat(Stream.of(new MailboxProvider(storage.claims())), from.providers.stream())
                        .toList());
        var parts = new Parts(storage, shops, providers, ids, from.clock, throttle, new ClaimSecrets(from.secret));
        var messages = from.messages;
        var tasks = new AccountTasks(parts);
        var validator = from.validator.orElseGet(ContactFormCheck::defaultValidator);
        var forms =
                new ShopForms(parts, new ContactFormCheck(validator, messages), from.rules, from.sender.isPresent());
        var codes = new MailboxCodes(parts, tasks, messages);
        checkout = new Checkouts(parts, forms, tasks, codes);
        claims = new Claims(parts, tasks, codes);
        support = new Support(parts, tasks, messages, from.history, from.panels);
        seats = new Seats(parts, tasks, forms);
        var erasures = new Erasures(parts, tasks);
        var export = new DataExport(parts, from.contributors);
        backOffice = new BackOffice(parts, forms, checkout, seats, tasks, messages, from.policy, export);
        privacy = new Privacy(parts, erasures, export);
        var handlers = AccountUpkeep.handlers(parts, tasks, from.sender, messages, from.listeners);
        var codeMails = new CodeMailTask(parts, from.sender, messages);
        handlers.put(Task.Kind.MAIL_CODE, codeMails);
        accounts = new Accounts(parts, tasks);
        upkeep = new Upkeep(
                parts,
                handlers,
                List.of(AccountUpkeep.watch(parts), erasures::reviewDue),
                from.providerLimit,
                codeMails::addressee);
    }

    /** A builder that has nothing yet; storage and shops it must get. */
    public static Builder builder() {
        return new Builder();
    }

    /** The contact step, and the order that follows it. */
    public Checkouts checkout() {
        return checkout;
    }

    /** Guest records that whoever is signed in proves to be theirs. */
    public Claims claims() {
        return claims;
    }

    /** The support area of a customer with an account. */
    public Support support() {
        return support;
    }

    /** The seats of orders, which their buyers give to participants. */
    public Seats seats() {
        return seats;
    }

    /** What staff do with customers. */
    public BackOffice backOffice() {
        return backOffice;
    }

    /** What a person can demand of whoever keeps their data. */
    public Privacy privacy() {
        return privacy;
    }

    /**
     * Tells that an account was deleted at its provider, as by a webhook or an observer; without it Chaland finds out when it next needs
     * the account. The links to it are broken in all shops, so that its owner can claim the records with another account at once. A
     * customer whose account was suspended and who has paid since gets another one. The provider is asked first, if it can tell the state
     * of an account, because a webhook may be forged or late. Can be repeated.
     *
     * @param account of any shop; nothing happens if nobody has it
     * @return whether the provider confirms it, or cannot tell; {@code false}, with nothing changed, if the account exists or the
     *     provider does not answer
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public boolean accountGone(Account account) {
        return accounts.gone(account);
    }

    /**
     * Tells that an account was changed at its provider, as by a webhook or an observer: that it shows another address or name, was
     * suspended, opened again or deleted. Nothing that the message says is believed: what is to be done about the account and has stopped
     * is tried once more, by tasks. If the provider says that the account is gone, this is {@link #accountGone}. Can be repeated.
     *
     * @param account of any shop; nothing happens if nobody has it
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public void accountChanged(Account account) {
        accounts.changed(account);
    }

    /**
     * Returns which courses are to be open to a customer's account, from when until when: for a host that opens courses itself, because
     * its learning provider is not {@link org.chaland.spi.CourseAccess}. It asks whenever it hears of an event that {@link
     * CustomerEvent.Type#changesCourses}, with that event. It is no disclosure: it names an account, and says nothing of a person.
     *
     * @param event as a {@link CustomerListener} gets it
     * @return each course once that the customer ever paid for or was given a seat in, also those that are over; unmodifiable. Empty if the
     *     customer is not known, is erased, or has no account that can be used: what they had is to be closed then
     * @throws IllegalArgumentException if there is no such shop
     */
    public List<PaidCourse> paidCourses(CustomerEvent event) {
        return accounts.paidCourses(event.shop(), event.customer());
    }

    /** What is to be done now and then. */
    public Upkeep upkeep() {
        return upkeep;
    }

    private static <T> T required(Optional<T> part, String name, String remedy) {
        return part.orElseThrow(() -> new IllegalStateException("Chaland cannot be built without " + name
                + ": call builder()." + name + "(...), with " + remedy + "."));
    }

    /** Collects the parts; not safe for use by several threads. */
    public static final class Builder {

        private Optional<Storage> storage = Optional.empty();
        private Optional<ShopSettings> shops = Optional.empty();
        private final List<IdentityProvider> providers = new ArrayList<>();
        private final List<CustomerListener> listeners = new ArrayList<>();
        private Optional<MessageSender> sender = Optional.empty();
        private Optional<PurchaseHistory> history = Optional.empty();
        private final List<SupportPanel> panels = new ArrayList<>();
        private final List<PersonalDataContributor> contributors = new ArrayList<>();
        private Optional<RateLimiter> limiter = Optional.empty();
        private Optional<Limit> providerLimit = Optional.empty();
        private Secret secret = Secret.random(new SecureRandom());
        private Optional<Validator> validator = Optional.empty();
        private List<PrefillRule> rules = PrefillRules.standard();
        private Messages messages = Messages.standard();
        private AccessPolicy policy = AccessPolicy.standard();
        private Clock clock = Clock.systemUTC();
        private RandomGenerator random = new SecureRandom();

        private Builder() {}

        /** Where everything is kept. Required. */
        public Builder storage(Storage value) {
            storage = Optional.of(value);
            return this;
        }

        /** How each shop is set up. Required. */
        public Builder shops(ShopSettings value) {
            shops = Optional.of(value);
            return this;
        }

        /**
         * One more identity provider, with whatever capabilities it implements; {@link ProviderPlugins} makes one of properties.
         */
        public Builder identityProvider(IdentityProvider value) {
            providers.add(Objects.requireNonNull(value, "identityProvider"));
            return this;
        }

        /** One more listener to what happens. */
        public Builder listener(CustomerListener value) {
            listeners.add(Objects.requireNonNull(value, "listener"));
            return this;
        }

        /** Sends messages to customers; without one, none is sent. */
        public Builder messageSender(MessageSender value) {
            sender = Optional.of(value);
            return this;
        }

        /** The host's own knowledge of its orders; without it, the support area shows what Chaland itself knows of them. */
        public Builder purchaseHistory(PurchaseHistory value) {
            history = Optional.of(value);
            return this;
        }

        /** One more block of the support area. */
        public Builder supportPanel(SupportPanel value) {
            panels.add(Objects.requireNonNull(value, "supportPanel"));
            return this;
        }

        /** What the host keeps about people beside our record, for those who ask what is kept about them. */
        public Builder personalDataContributor(PersonalDataContributor value) {
            contributors.add(Objects.requireNonNull(value, "personalDataContributor"));
            return this;
        }

        /**
         * Limits how often passwords, codes and addresses are tried out; otherwise an
         * {@link org.chaland.memory.InMemoryRateLimiter} does, with the builder's clock: of several nodes each lets so many pass.
         */
        public Builder rateLimiter(RateLimiter value) {
            limiter = Optional.of(value);
            return this;
        }

        /**
         * The secret from which codes and links in mails are derived, and the keys of the limiter; otherwise a random one. Give it where
         * several nodes serve one shop, the same on each, and where links are to outlive a restart. If it changes, codes and links of
         * before are dead.
         *
         * @param value at least 32 random bytes, kept as a password is
         */
        public Builder secret(byte[] value) {
            secret = new Secret(value);
            return this;
        }

        /**
         * How many tasks may ask one identity provider, of all shops together: after an outage the backlog drains no faster than
         * this. The rate limiter counts, so by default each node for itself. Without such a limit they are run as they come, one
         * after the other in each run of {@link Upkeep}.
         */
        public Builder providerLimit(Limit value) {
            providerLimit = Optional.of(value);
            return this;
        }

        /** What staff are shown for which purpose, and of whom; otherwise {@link AccessPolicy#standard()}. */
        public Builder accessPolicy(AccessPolicy value) {
            policy = Objects.requireNonNull(value, "accessPolicy");
            return this;
        }

        /** Texts of the host's own; otherwise {@link Messages#standard()}. */
        public Builder messages(Messages value) {
            messages = Objects.requireNonNull(value, "messages");
            return this;
        }

        /** The rules that fill the form, in order; otherwise {@link PrefillRules#standard()}. */
        public Builder prefillRules(List<PrefillRule> value) {
            rules = List.copyOf(value);
            return this;
        }

        /** The host's own validator; otherwise one is made of whatever Jakarta Validation provider is found. */
        public Builder validator(Validator value) {
            validator = Optional.of(value);
            return this;
        }

        /** Tells the time; otherwise the system's, in UTC. */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /** Randomness for ids and handles; otherwise {@code new SecureRandom()}. A test can give a subclass with a seed. */
        public Builder random(SecureRandom value) {
            random = Objects.requireNonNull(value, "random");
            return this;
        }

        /**
         * Builds it.
         *
         * @throws IllegalStateException if a part is missing or two contradict each other; the message says what to do
         */
        public Chaland build() {
            return new Chaland(this);
        }
    }
}
