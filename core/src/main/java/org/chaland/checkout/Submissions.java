package org.chaland.checkout;

import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Checkout;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.spi.StorageException;

/** Takes a filled form: checks it, joins it with the record, and keeps it. */
final class Submissions {

    /** Each round lost means that somebody else's edit was kept; losing several in a row is not an expected race. */
    private static final int ROUNDS = 5;

    private final Parts parts;
    private final LiveCheckouts checkouts;
    private final Owners owners;
    private final Adoption adoption;
    private final Profiles profiles;
    private final ContactSteps steps;
    private final AccountTasks tasks;

    Submissions(
            Parts parts,
            LiveCheckouts checkouts,
            Adoption adoption,
            Profiles profiles,
            ContactSteps steps,
            AccountTasks tasks) {
        this.parts = parts;
        this.checkouts = checkouts;
        this.owners = new Owners(parts);
        this.adoption = adoption;
        this.profiles = profiles;
        this.steps = steps;
        this.tasks = tasks;
    }

    SubmitOutcome submit(Submission submission) {
        var account = signedIn(submission.visitor());
        var asked = account.map(profiles::of).orElse(Profiles.Asked.NOTHING);
        var typed = withLockedEmail(submission.typed(), asked);
        if (account.isEmpty() && !parts.rules(submission.shop()).guestsAllowed()) {
            return new SubmitOutcome.SignInRequired();
        }
        var checked = steps.check(typed, steps.rules(submission.shop()), submission.locale());
        if (!checked.violations().isEmpty()) {
            return new SubmitOutcome.Rejected(steps.typedBack(submission, typed, asked, checked.violations()));
        }
        var work = new Work(submission, checked.details(), asked);
        return parts.storage()
                .transactions()
                .inTransaction(() -> account.map(who -> saveAs(who, work)).orElseGet(() -> saveAsGuest(work)));
    }

    private static Optional<Account> signedIn(Visitor visitor) {
        return visitor instanceof Visitor.SignedIn signedIn ? Optional.of(signedIn.account()) : Optional.empty();
    }

    private static Details withLockedEmail(Details typed, Profiles.Asked asked) {
        return asked.lockedEmail()
                .map(email ->
                        new Details(typed.contact().toBuilder().email(email).build(), typed.billing()))
                .orElse(typed);
    }

    private SubmitOutcome saveAsGuest(Work work) {
        var shop = work.submission.shop();
        if (work.submission.handle().isEmpty()) {
            var guest = newCustomer(work, List.of());
            parts.storage().customers().insert(guest);
            return saved(mint(shop, guest, Optional.empty(), Optional.empty()), work);
        }
        for (int round = 0; round < ROUNDS; round++) {
            var handle = work.submission.handle().get();
            var live = checkouts.find(shop, handle, work.submission.visitor());
            if (live.isEmpty()) {
                return new SubmitOutcome.Expired();
            }
            var outcome = live.get().customer().isEmpty()
                    ? Optional.of(firstSubmit(live.get().checkout(), handle, work))
                    : rewrite(live.get(), handle, work);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw lost(shop);
    }

    private SubmitOutcome firstSubmit(Checkout checkout, Handle handle, Work work) {
        var guest = newCustomer(work, List.of());
        parts.storage().customers().insert(guest);
        var bound = checkout.toBuilder()
                .customer(guest.id(), guest.epoch())
                .draft(Optional.empty())
                .build();
        return parts.storage().checkouts().update(bound) ? saved(handle, work) : new SubmitOutcome.Expired();
    }

    /** Empty if the record changed between reading and writing. */
    private Optional<SubmitOutcome> rewrite(Live live, Handle handle, Work work) {
        var guest = live.customer().orElseThrow();
        var merge = merge(work, guest.details());
        if (!merge.conflicts().isEmpty()) {
            return Optional.of(conflict(work, merge, guest));
        }
        if (!store(guest, merge.merged())) {
            return Optional.empty();
        }
        var next = sameEmail(guest.details(), merge.merged())
                ? handle
                : new Handle(parts.ids().secret());
        var changed = live.checkout().toBuilder().handleHash(next.hash()).draft(Optional.empty());
        return Optional.of(keep(live.checkout(), changed) ? saved(next, work) : new SubmitOutcome.Expired());
    }

    private SubmitOutcome saveAs(Account account, Work work) {
        var shop = work.submission.shop();
        var known = owners.find(shop, account);
        if (known.filter(owner -> !Owners.isUsable(owner, account)).isPresent()) {
            // The account's record may not be used: what is bought now is bought as a guest.
            return saveAsGuest(work);
        }
        var held = work.submission.handle();
        var live = held.flatMap(handle -> checkouts.find(shop, handle, work.submission.visitor()));
        if (held.isPresent() && live.isEmpty()) {
            return new SubmitOutcome.Expired();
        }
        if (live.filter(found -> found.checkout().account().isEmpty()).isPresent()) {
            var moved = adoption.move(live.get(), account);
            if (moved.isEmpty()) {
                return new SubmitOutcome.Expired();
            }
            held = moved.map(Adoption.Moved::handle);
            live = moved.map(done -> new Live(done.checkout(), done.owner()));
        }
        return saveAs(account, work, held, live.map(Live::checkout));
    }

    private SubmitOutcome saveAs(Account account, Work work, Optional<Handle> held, Optional<Checkout> checkout) {
        var shop = work.submission.shop();
        for (int round = 0; round < ROUNDS; round++) {
            var known = owners.find(shop, account);
            if (known.isEmpty()) {
                var made = newCustomer(work, List.of(Link.signedIn(account, parts.now())));
                if (parts.storage().customers().insert(made)) {
                    tasks.linked(made);
                    return bind(work, made, Optional.empty(), held, checkout);
                }
            } else if (work.submission.forThisOrderOnly()) {
                return bind(work, known.get(), Optional.of(work.details), held, checkout);
            } else {
                var merge = merge(work, known.get().details());
                if (!merge.conflicts().isEmpty()) {
                    return conflict(work, merge, known.get());
                }
                if (store(known.get(), merge.merged())) {
                    return bind(work, known.get(), Optional.empty(), held, checkout);
                }
            }
        }
        throw lost(shop);
    }

    private SubmitOutcome bind(
            Work work,
            Customer owner,
            Optional<Details> orderOnly,
            Optional<Handle> held,
            Optional<Checkout> checkout) {
        if (checkout.isEmpty()) {
            var account = signedIn(work.submission.visitor());
            return saved(mint(work.submission.shop(), owner, account, orderOnly), work);
        }
        var changed = checkout.get().toBuilder()
                .customer(owner.id(), owner.epoch())
                .orderOnly(orderOnly)
                .draft(Optional.empty());
        return keep(checkout.get(), changed) ? saved(held.orElseThrow(), work) : new SubmitOutcome.Expired();
    }

    private Customer newCustomer(Work work, List<Link> links) {
        var id = new CustomerId(parts.ids().uuid());
        return Customer.builder(work.submission.shop(), id, parts.now())
                .details(withLanguage(work))
                .links(links)
                .build();
    }

    private static Details withLanguage(Work work) {
        var contact = work.details.contact();
        if (contact.language().isPresent()) {
            return work.details;
        }
        Contact told = contact.toBuilder()
                .language(work.submission.locale().toLanguageTag())
                .build();
        return new Details(told, work.details.billing());
    }

    private ThreeWayMerge merge(Work work, Details current) {
        var rules = steps.rules(work.submission.shop());
        var base = FormBase.read(work.submission.base());
        var locked = work.asked.lockedEmail().isPresent();
        var decided = locked ? withLockedEmail(current, work.asked) : current;
        var merge = ThreeWayMerge.of(
                base, work.details, decided, field -> rules.asks(field) && !untold(field, work.details));
        return merge;
    }

    /** A page that does not ask for the language leaves the one that is known. */
    private static boolean untold(Field field, Details typed) {
        return field == Field.LANGUAGE && typed.get(field).isEmpty();
    }

    private boolean store(Customer customer, Details details) {
        return details.equals(customer.details())
                || parts.storage()
                        .customers()
                        .update(customer.toBuilder()
                                .details(details)
                                .changedAt(parts.now())
                                .build());
    }

    private SubmitOutcome conflict(Work work, ThreeWayMerge merge, Customer customer) {
        var step = steps.conflicting(work.submission, work.details, work.asked, customer.details());
        return new SubmitOutcome.Conflict(merge.conflicts(), step);
    }

    private Handle mint(ShopId shop, Customer customer, Optional<Account> account, Optional<Details> orderOnly) {
        var handle = new Handle(parts.ids().secret());
        var checkout = Checkout.builder(parts.ids().uuid(), shop, handle.hash(), checkouts.expiry(shop))
                .customer(customer.id(), customer.epoch())
                .orderOnly(orderOnly);
        account.ifPresent(checkout::account);
        parts.storage().checkouts().insert(checkout.build());
        return handle;
    }

    /** Writes the checkout if there is anything to write; false if another request was faster. */
    private boolean keep(Checkout before, Checkout.Builder changed) {
        var after = changed.build();
        var same = before.handleHash().equals(after.handleHash())
                && before.draft().equals(after.draft())
                && before.orderOnly().equals(after.orderOnly())
                && before.customer().equals(after.customer())
                && before.epoch() == after.epoch();
        return same && !checkouts.isAgeing(before)
                || parts.storage()
                        .checkouts()
                        .update(changed.expiresAt(checkouts.expiry(before.shop()))
                                .build());
    }

    private static boolean sameEmail(Details before, Details after) {
        return canonical(before).equals(canonical(after));
    }

    private static Optional<CanonicalEmail> canonical(Details details) {
        return details.contact().email().flatMap(CanonicalEmail::of);
    }

    private static SubmitOutcome saved(Handle handle, Work work) {
        var sent = work.submission.typed().contact().email();
        var kept = work.asked.lockedEmail();
        var differs = kept.isPresent()
                && sent.isPresent()
                && !CanonicalEmail.of(sent.get()).equals(CanonicalEmail.of(kept.get()));
        return new SubmitOutcome.Saved(handle, differs);
    }

    private static StorageException lost(ShopId shop) {
        return new StorageException("A customer of shop " + shop + " was changed by others " + ROUNDS
                + " times while one form was being saved: submit it again.");
    }

    /**
     * One submission under way.
     *
     * @param submission as it came
     * @param details as they would be kept
     * @param asked what the account's provider said
     */
    private record Work(Submission submission, Details details, Profiles.Asked asked) {}
}
