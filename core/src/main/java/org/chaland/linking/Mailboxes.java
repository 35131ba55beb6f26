package org.chaland.linking;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chaland.internal.ClaimSecrets;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopAccount;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountLookup;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.RedactedCause;
import org.chaland.spi.StorageConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the proof of a mailbox opens (I2 e): an account of its own, and the one account at the learning provider that can be recovered by
 * it. A link to the mailbox's account says that the record's address was proven; it counts as long as the record has that address.
 */
public final class Mailboxes {

    private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);

    private final Parts parts;
    private final AccountTasks tasks;

    /** Reads and writes the storage of those parts. */
    public Mailboxes(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
    }

    /** Returns the account of a mailbox that was just proven; makes it, with a random subject, if there is none. */
    public Account accountOf(CanonicalEmail email) {
        var claims = parts.storage().claims();
        var known = claims.accountOf(email);
        if (known.isPresent()) {
            claims.provenAgain(email, parts.now());
            return known.get();
        }
        var fresh = new Account(Account.MAILBOX, parts.ids().uuid().toString());
        if (claims.insertMailbox(email, fresh, parts.now())) {
            return fresh;
        }
        // Somebody else was faster; a transaction with an old snapshot does not see it.
        return claims.accountOf(email)
                .orElseThrow(() -> new StorageConflictException(
                        "A mailbox was proven in two requests at once: repeat the transaction."));
    }

    /** Returns the mailbox that was proven for the record, if it is still the record's address; otherwise empty. */
    public Optional<CanonicalEmail> provenFor(Customer customer) {
        return customer.activeLinkAt(Account.MAILBOX)
                .flatMap(link -> parts.storage().claims().mailboxOf(link.account()))
                .filter(mailbox -> isAddressOf(customer, mailbox));
    }

    /** Whether that is the address of the record. */
    public static boolean isAddressOf(Customer customer, CanonicalEmail mailbox) {
        return customer.details()
                .contact()
                .canonicalEmail()
                .filter(mailbox::equals)
                .isPresent();
    }

    /**
     * Writes down that the mailbox was proven for the record, if it is the record's address; then what waited for the proof goes on. A
     * record that has the mailbox's account but another address loses it.
     *
     * @param customer active, locked, as it is now
     * @return whether the proof is kept; {@code false}, with nothing changed, if the record has another address, or another record of the
     *     shop has the mailbox
     */
    public boolean keep(Customer customer, CanonicalEmail mailbox) {
        if (!isAddressOf(customer, mailbox)) {
            return false;
        }
        if (provenFor(customer).isPresent()) {
            tasks.proven(customer);
            return true;
        }
        var shop = customer.shop();
        var customers = parts.storage().customers();
        var account = accountOf(mailbox);
        takeFromOthers(shop, mailbox, account);
        if (holder(shop, mailbox).isPresent()) {
            return false;
        }
        customer.linkAt(Account.MAILBOX).ifPresent(old -> customers.unlink(shop, customer.id(), old.account()));
        if (customers.link(shop, customer.id(), Link.mailbox(account, parts.now())) != CustomerStore.Linking.LINKED) {
            return false;
        }
        tasks.proven(customer);
        return true;
    }

    /** Returns the record that has the mailbox's account and still its address; empty if there is none, or if its address is another one. */
    public Optional<Customer> holder(ShopId shop, CanonicalEmail mailbox) {
        return any(shop, mailbox).filter(known -> isAddressOf(known, mailbox));
    }

    private Optional<Customer> any(ShopId shop, CanonicalEmail mailbox) {
        return parts.storage()
                .claims()
                .accountOf(mailbox)
                .flatMap(account -> parts.storage().customers().findByAccount(shop, account));
    }

    /** Takes the mailbox's account from a record that has another address by now. */
    private void takeFromOthers(ShopId shop, CanonicalEmail mailbox, Account account) {
        any(shop, mailbox)
                .filter(known -> !isAddressOf(known, mailbox))
                .ifPresent(known -> parts.storage().customers().unlink(shop, known.id(), account));
    }

    /**
     * After staff have corrected an address: takes the proof of the old one away from the record, and has its owner told.
     *
     * @return whether the address is another one, and nobody had proven the old one: an invitation that went there may have been lost
     */
    public boolean corrected(Customer before, Contact now) {
        var old = before.details().contact().canonicalEmail();
        if (old.isEmpty() || old.equals(now.canonicalEmail())) {
            return false;
        }
        var proven = before.linkAt(Account.MAILBOX);
        proven.ifPresent(link -> {
            parts.storage().customers().unlink(before.shop(), before.id(), link.account());
            notice(before, old.get());
        });
        takeRecovered(before);
        return proven.isEmpty();
    }

    /** Takes accounts away that the record has only because its old mailbox recovers them; who has paid gets another one. */
    private void takeRecovered(Customer before) {
        var isRecovered = (Predicate<Link>)
                link -> link.proof() == Link.Proof.MAILBOX && !link.account().isMailbox();
        if (tasks.unlinkAll(before, isRecovered)) {
            parts.storage().customers().find(before.shop(), before.id()).ifPresent(tasks::provisionInstead);
        }
    }

    /**
     * Takes the proof of another address away from the record: whoever reads the mail of the old one is not its owner any more.
     *
     * @return whether there was one
     */
    public boolean forgetOthers(Customer before, Contact now) {
        var proven = before.linkAt(Account.MAILBOX)
                .map(Link::account)
                .filter(account -> !parts.storage().claims().mailboxOf(account).equals(now.canonicalEmail()));
        return proven.isPresent() && parts.storage().customers().unlink(before.shop(), before.id(), proven.get());
    }

    /** A claim that nobody can answer holds the old address for a day, so that no task does. */
    private void notice(Customer before, CanonicalEmail old) {
        var shop = before.shop();
        var asker = Digests.askerOf(before.id());
        parts.storage()
                .claims()
                .findByAsker(shop, asker)
                .ifPresent(known -> parts.storage().claims().delete(shop, known.id()));
        var claim = Claim.builder(parts.ids().uuid(), shop, Claim.Purpose.NOTICE, asker, old, parts.now())
                .language(before.details().contact().language())
                .build();
        if (parts.storage().claims().insert(claim)) {
            tasks.mailClaim(claim);
        }
    }

    /**
     * Returns the address of the page on which the owner of the customer's mailbox confirms that the order is theirs, good for half a day
     * at least; makes the claim for it. Empty if the owner has said that it is not theirs, or if that would lead to no account: if the
     * shop or its learning provider does not allow it, if the mailbox was proven already, or if the customer has an account of another
     * issuer, whose owner signs in.
     */
    Optional<URI> linkTo(String order, Customer customer) {
        var rules = parts.rules(customer.shop());
        var mailbox = customer.details().contact().canonicalEmail();
        var leads = rules.accountsByMailbox()
                && rules.learningIssuer()
                        .flatMap(issuer -> parts.providers().find(issuer, AccountLookup.class))
                        .isPresent()
                && customer.links().stream().allMatch(link -> link.state() == Link.State.BROKEN)
                && provenFor(customer).isEmpty();
        return rules.claimPage()
                .filter(any -> leads)
                .flatMap(page -> mailbox.flatMap(email -> claim(order, customer, email))
                        .filter(claim -> claim.state() == Claim.State.OPEN)
                        .map(claim -> page.resolve(parts.secrets().link(claim))));
    }

    /** Under lock, because nothing of an erased record may be written. */
    private Optional<Claim> claim(String order, Customer customer, CanonicalEmail mailbox) {
        return parts.storage()
                .transactions()
                .inTransaction(() -> parts.storage()
                        .customers()
                        .lock(customer.shop(), customer.id())
                        .filter(Customer::isActive)
                        .map(locked -> Rounds.untilWon(customer.shop(), () -> claim(customer.shop(), order, mailbox))));
    }

    private Optional<Claim> claim(ShopId shop, String order, CanonicalEmail mailbox) {
        var claims = parts.storage().claims();
        var asker = Digests.askerOf(new PurchaseRef(shop, order));
        var known = claims.findByAsker(shop, asker);
        if (known.filter(claim -> isGood(claim, mailbox)).isPresent()) {
            return known;
        }
        known.ifPresent(old -> claims.delete(shop, old.id()));
        var fresh = Claim.builder(parts.ids().uuid(), shop, Claim.Purpose.ATTACH_ORDER, asker, mailbox, parts.now())
                .order(order)
                .build();
        return claims.insert(fresh) ? Optional.of(fresh) : Optional.empty();
    }

    /** Whether a mail that is sent again may hold the same link. */
    private boolean isGood(Claim claim, CanonicalEmail mailbox) {
        return claim.email().equals(mailbox)
                && claim.requestedAt()
                        .plus(ClaimSecrets.LINK_LIFETIME.dividedBy(2))
                        .isAfter(parts.now());
    }

    /**
     * Returns the account as which whoever has proven the mailbox is signed in: that of the learning provider if it can be recovered by
     * the mailbox and used, otherwise the mailbox's own. A record whose account is suspended at the end of its trainings is linked to the
     * mailbox, so that its owner can come back. Asks the provider, so call it outside any transaction.
     */
    public Account signIn(ShopId shop, CanonicalEmail mailbox) {
        var own = accountOf(mailbox);
        takeFromOthers(shop, mailbox, own);
        if (holder(shop, mailbox)
                .filter(known -> !known.isActive() || tasks.isAttached(known))
                .isPresent()) {
            return own;
        }
        return recoverableIfTold(shop, mailbox)
                .filter(account -> Rounds.untilWon(
                        shop, () -> parts.storage().transactions().inTransaction(() -> opens(shop, mailbox, account))))
                .orElse(own);
    }

    /**
     * Makes one record of the mailbox's and of the one whose account the mailbox recovers. If that account is suspended at the end of its
     * trainings, its record gets the mailbox, so that its owner can come back.
     *
     * @return whether the account is what the mailbox's owner is signed in as; empty if a record was changed meanwhile
     */
    private Optional<Boolean> opens(ShopId shop, CanonicalEmail mailbox, Account account) {
        var customers = parts.storage().customers();
        var holder = holder(shop, mailbox);
        var owner = customers.findByAccount(shop, account);
        if (owner.isEmpty()) {
            return Optional.of(holder.isEmpty() && !isSuspended(account));
        }
        var isOpen = owner.get().isOpenTo(account);
        if (!owner.get().isActive() || !isOpen && !isAddressOf(owner.get(), mailbox)) {
            return Optional.of(false);
        }
        if (holder.isEmpty() && isOpen) {
            return Optional.of(true);
        }
        holder.ifPresent(known -> CustomerLocks.lockTombstones(parts.storage(), shop, known.id()));
        CustomerLocks.lockAll(
                customers, shop, Stream.concat(holder.stream(), owner.stream()).map(Customer::id));
        if (!holder(shop, mailbox).equals(holder)
                || !customers.findByAccount(shop, account).equals(owner)) {
            return Optional.empty();
        }
        var from = holder.flatMap(known -> customers.find(shop, known.id()));
        var into = customers.find(shop, owner.get().id()).orElseThrow();
        if (from.isPresent() && !unite(from.get(), into, AccountTasks.MAILBOX_PROVEN)) {
            return Optional.of(false);
        }
        var united = customers.find(shop, into.id()).orElseThrow();
        if (!united.isOpenTo(account)) {
            keep(united, mailbox);
        }
        return Optional.of(united.isOpenTo(account));
    }

    /**
     * Merges a record into the one that has the account which is its owner's; both are locked, with the tombstones of the first.
     *
     * @param reason a code for the tasks that end by this
     * @return {@code false}, with nothing changed, if the second is not in use or has another account of an issuer of which the first has one
     */
    boolean unite(Customer from, Customer into, String reason) {
        var others = from.links().stream()
                .filter(link -> !link.account().isMailbox())
                .anyMatch(link -> into.linkAt(link.account().issuer()).isPresent());
        if (!from.isActive() || !into.isActive() || others) {
            return false;
        }
        new Merging(parts, tasks).merge(from, into, reason);
        return true;
    }

    private boolean isSuspended(Account account) {
        return parts.storage()
                .accounts()
                .find(account)
                .filter(ShopAccount::suspended)
                .isPresent();
    }

    private Optional<Account> recoverableIfTold(ShopId shop, CanonicalEmail mailbox) {
        try {
            return recoverable(shop, mailbox);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The learning provider of shop {} did not say which account a mailbox opens",
                    shop,
                    RedactedCause.of(e));
            return Optional.empty();
        }
    }

    /**
     * Returns the account at the learning provider that can be recovered by the mailbox: the only one that can be used; if none can, the
     * only one that Chaland has suspended. Empty if there is none or more than one, or if the shop does not allow it.
     */
    Optional<Account> recoverable(ShopId shop, CanonicalEmail mailbox) {
        var rules = parts.rules(shop);
        parts.requireNoTransaction("Looking for the account of a mailbox");
        var found = rules.learningIssuer()
                .filter(any -> rules.accountsByMailbox())
                .flatMap(issuer -> parts.providers().find(issuer, AccountLookup.class))
                .map(provider -> provider.findByAddress(mailbox))
                .orElse(List.of());
        var usable = found.stream().filter(this::isActive).toList();
        return only(usable)
                .or(() -> usable.isEmpty()
                        ? only(found.stream().filter(this::isSuspended).toList())
                        : Optional.empty());
    }

    private boolean isActive(Account account) {
        return parts.providers()
                .find(account.issuer(), AccountSuspension.class)
                .map(provider -> provider.stateOf(account) == AccountState.ACTIVE)
                .orElse(true);
    }

    private static Optional<Account> only(List<Account> accounts) {
        return accounts.size() == 1 ? Optional.of(accounts.get(0)) : Optional.empty();
    }
}
