package org.chaland.checkout;

import java.util.List;
import java.util.Optional;
import org.chaland.checkout.CheckoutHandles.Live;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.form.Checked;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.prefill.ProviderProfile;
import org.chaland.prefill.ShopForms;
import org.chaland.spi.Limit;

/**
 * Checks a filled form and stores it: on the record of the account that is signed in, otherwise on the guest of its own checkout
 * and on nothing else, whatever was typed (I1, I6).
 */
final class Submissions {

    private final Parts parts;
    private final CheckoutHandles handles;
    private final ContactSteps steps;
    private final ShopForms forms;
    private final RecordWrites writes;
    private final AccountSubmit asAccount;

    Submissions(
            Parts parts,
            CheckoutHandles handles,
            CheckoutTransfer transfer,
            ContactSteps steps,
            ShopForms forms,
            AccountTasks tasks) {
        this.parts = parts;
        this.handles = handles;
        this.steps = steps;
        this.forms = forms;
        this.writes = new RecordWrites(parts, handles, forms, tasks);
        this.asAccount = new AccountSubmit(parts, handles, transfer, writes, tasks);
    }

    SubmitOutcome submit(Visit visit, Submission submission) {
        var guestsAllowed = parts.rules(visit.shop()).guestsAllowed();
        if (visit.account().isEmpty() && !guestsAllowed) {
            return signInRequired(visit, submission, ProviderProfile.NONE);
        }
        var profile = steps.asked(visit, visit.account().isPresent() ? handles.find(visit) : Optional.empty());
        var typed = withLockedEmail(submission.typed(), profile);
        var checked = forms.check(visit.shop(), typed, visit.locale());
        if (!checked.isAccepted()) {
            var step = forms.typed(visit, typed, profile, submission.base(), checked.violations());
            return new ShowAgain(step, visit.handle(), Why.INVALID);
        }
        var form = new ValidSubmission(visit, submission, checked.details(), profile, next(visit, submission, checked));
        if (mustSignIn(form)) {
            return new ShowAgain(
                    forms.typed(visit, typed, profile, submission.base(), List.of()),
                    visit.handle(),
                    Why.KNOWN_ADDRESS);
        }
        if (handles.begins(visit) && !handles.mayBegin(visit)) {
            return new ShowAgain(
                    forms.typed(visit, typed, profile, submission.base(), List.of()), visit.handle(), Why.TOO_OFTEN);
        }
        return parts.storage().transactions().inTransaction(() -> save(form, guestsAllowed));
    }

    /** A host that shows the form without its base gets random handles. */
    private Handle next(Visit visit, Submission submission, Checked checked) {
        var before = visit.handle().map(Handle::value).orElse("");
        return forms.page(submission.base())
                .map(page -> new Handle(Digests.base64Url(Digests.hmac(page, before, checked.details()))))
                .orElseGet(handles::newHandle);
    }

    private static Details withLockedEmail(Details typed, ProviderProfile profile) {
        return profile.lockedEmail()
                .map(email -> typed.with(Field.EMAIL, email))
                .orElse(typed);
    }

    private SubmitOutcome save(ValidSubmission form, boolean guestsAllowed) {
        // An account that cannot be used is no proof of anything: what it buys now, it buys as a guest.
        var account = form.visit().account().filter(who -> form.profile().usable() && isUsable(form.shop(), who));
        if (account.isPresent()) {
            return asAccount
                    .hold(form, account.get())
                    .map(held -> Rounds.untilWon(form.shop(), () -> asAccount.save(held, account.get())))
                    .orElseGet(() -> expired(form));
        }
        return guestsAllowed
                ? Rounds.untilWon(form.shop(), () -> saveAsGuest(form))
                : signInRequired(form.visit(), form.submission(), form.profile());
    }

    private boolean isUsable(ShopId shop, Account account) {
        return parts.storage()
                .customers()
                .findByAccount(shop, account)
                .filter(owner -> !owner.isOpenTo(account))
                .isEmpty();
    }

    private SubmitOutcome signInRequired(Visit visit, Submission submission, ProviderProfile profile) {
        var step = forms.typed(visit, submission.typed(), profile, submission.base(), List.of());
        return new ShowAgain(step, visit.handle(), Why.SIGN_IN_REQUIRED);
    }

    private SubmitOutcome expired(ValidSubmission form) {
        var typed = Optional.of(form.submission().typed());
        return new ShowAgain(steps.expired(form.visit(), typed, form.profile()), Optional.empty(), Why.EXPIRED);
    }

    // As a guest

    /** Empty if a race was lost and another round is worth it. */
    private Optional<SubmitOutcome> saveAsGuest(ValidSubmission form) {
        var live = handles.find(form.visit());
        if (live.isPresent()) {
            var handle = form.visit().handle().orElseThrow();
            return live.get().customer().isEmpty()
                    ? first(live.get(), handle, form)
                    : locked(live.get(), form.visit()).flatMap(now -> again(now, handle, form));
        }
        return handles.begins(form.visit()) ? newCheckout(form) : repeated(form);
    }

    /** Writes the checkout first: of two requests from one page, only the winner creates a guest. */
    private Optional<SubmitOutcome> newCheckout(ValidSubmission form) {
        var guest = writes.newCustomer(form, List.of());
        var handle = writes.mint(
                form,
                checkout -> checkout.customer(guest.id(), guest.epoch())
                        .recordVersion(guest.version())
                        .sentBy(form.sentBy()));
        if (handle.isEmpty()) {
            return repeated(form);
        }
        parts.storage().customers().insert(guest);
        return Optional.of(form.saved(handle.get(), guest.id(), guest.details()));
    }

    /** The page was sent before, and its handle was replaced then; otherwise the handle is dead. */
    private Optional<SubmitOutcome> repeated(ValidSubmission form) {
        return handles.find(form.repeated())
                .filter(live -> live.customer().isPresent())
                .map(live -> locked(live, form.repeated()).flatMap(now -> again(now, form.next(), form)))
                .orElseGet(() -> Optional.of(expired(form)));
    }

    /**
     * Locks the guest and reads the checkout again: an order that was placed meanwhile has ended it, and the record of that order must
     * not be written. Empty if it is dead or ended now, so that another round is worth it.
     */
    private Optional<Live> locked(Live live, Visit visit) {
        CustomerLocks.lockAll(parts.storage().customers(), visit.shop(), live.customer().map(Customer::id).stream());
        return handles.find(visit);
    }

    /** Writes the checkout first: of two requests with one handle, only the winner creates a guest. */
    private Optional<SubmitOutcome> first(Live live, Handle handle, ValidSubmission form) {
        var guest = writes.newCustomer(form, List.of());
        var bound = live.checkout().toBuilder()
                .customer(guest.id(), guest.epoch())
                .recordVersion(guest.version())
                .sentBy(form.sentBy())
                .draft(Optional.empty());
        if (!writes.keep(live.checkout(), bound)) {
            return Optional.empty();
        }
        parts.storage().customers().insert(guest);
        return Optional.of(form.saved(handle, guest.id(), guest.details()));
    }

    private Optional<SubmitOutcome> again(Live live, Handle handle, ValidSubmission form) {
        var guest = live.customer().orElseThrow();
        var merge = writes.merge(form, guest, Optional.of(live.checkout()));
        if (!merge.conflicts().isEmpty()) {
            return Optional.of(writes.conflict(form, merge, guest));
        }
        // Another address is another mailbox: a handle from before must not open what is sent there.
        var sameMailbox =
                ValidSubmission.canonicalEmail(guest.details()).equals(ValidSubmission.canonicalEmail(merge.merged()));
        var next = sameMailbox ? handle : form.next();
        return writes.store(guest, merge.merged())
                .filter(stored -> writes.keep(
                        live.checkout(),
                        live.checkout().toBuilder()
                                .handleHash(next.hash())
                                .recordVersion(writes.recordVersion(
                                        form, live.checkout().recordVersion(), guest, stored))
                                .sentBy(form.sentBy())
                                .draft(Optional.empty())))
                .map(stored -> form.saved(next, guest.id(), merge.merged()));
    }

    // The policy "please sign in"

    /**
     * Whether the guest who sent this form must sign in, because the typed address is that of a customer with an account. Off
     * unless the shop chooses it: it tells which addresses have an account. Permits are taken before anything is looked up;
     * without one the visitor goes on as a guest, so that no order is lost and nothing is told (I6).
     */
    private boolean mustSignIn(ValidSubmission form) {
        // An operator cannot sign in as the customer (I13).
        return form.visit().visitor() instanceof Visitor.Anonymous
                && parts.rules(form.shop()).signInForKnownAddresses()
                && ValidSubmission.canonicalEmail(form.details())
                        .filter(email -> mayLookUp(form, email))
                        .filter(email -> parts.storage().directory().hasActiveLink(form.shop(), email))
                        .isPresent();
    }

    private boolean mayLookUp(ValidSubmission form, CanonicalEmail email) {
        return parts.throttle()
                        .allows(Limit.KNOWN_ADDRESS_BY_CLIENT, form.visit().client())
                && parts.throttle().allows(Limit.KNOWN_ADDRESS_BY_ADDRESS, email.value());
    }
}
