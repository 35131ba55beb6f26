package org.chaland.checkout;

import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
import org.chaland.model.Details;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;

/** Takes a filled form: checks it, and has it kept on the record of whoever sent it. */
final class Submissions {

    private final Parts parts;
    private final Profiles profiles;
    private final ContactSteps steps;
    private final GuestSubmit asGuest;
    private final AccountSubmit asAccount;
    private final KnownAddresses knownAddresses;

    Submissions(
            Parts parts,
            LiveCheckouts checkouts,
            Adoption adoption,
            Profiles profiles,
            ContactSteps steps,
            AccountTasks tasks) {
        var records = new Records(parts, checkouts, steps, tasks);
        this.parts = parts;
        this.profiles = profiles;
        this.steps = steps;
        this.asGuest = new GuestSubmit(parts, checkouts, records);
        this.asAccount = new AccountSubmit(parts, checkouts, adoption, records, tasks);
        this.knownAddresses = new KnownAddresses(parts);
    }

    SubmitOutcome submit(Submission submission) {
        var account = signedIn(submission.visitor());
        var guestsAllowed = parts.rules(submission.shop()).guestsAllowed();
        if (account.isEmpty() && !guestsAllowed) {
            return new SubmitOutcome.SignInRequired(SignInReason.NO_GUESTS);
        }
        var asked = account.map(profiles::of).orElse(Profiles.Asked.NOTHING);
        var typed = withLockedEmail(submission.typed(), asked);
        var checked = steps.check(typed, steps.rules(submission.shop()), submission.locale());
        if (!checked.violations().isEmpty()) {
            return new SubmitOutcome.Rejected(steps.typedBack(submission, typed, asked, checked.violations()));
        }
        var form = new Accepted(submission, checked.details(), asked);
        if (knownAddresses.stop(form)) {
            return new SubmitOutcome.SignInRequired(SignInReason.KNOWN_ADDRESS);
        }
        return parts.storage().transactions().inTransaction(() -> save(form, account, guestsAllowed));
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

    private SubmitOutcome save(Accepted form, Optional<Account> account, boolean guestsAllowed) {
        // An account that may not be used is nobody in particular: what it buys now, it buys as a guest.
        var usable = account.filter(who -> form.asked().usable() && isUsable(form.shop(), who));
        if (usable.isPresent()) {
            return asAccount
                    .hold(form, usable.get())
                    .map(held -> Rounds.untilWon(form.shop(), () -> asAccount.save(form, usable.get(), held)))
                    .orElseGet(SubmitOutcome.Expired::new);
        }
        return guestsAllowed
                ? Rounds.untilWon(form.shop(), () -> asGuest.save(form))
                : new SubmitOutcome.SignInRequired(SignInReason.NO_GUESTS);
    }

    private boolean isUsable(ShopId shop, Account account) {
        return parts.storage()
                .customers()
                .findByAccount(shop, account)
                .filter(owner -> !owner.isOpenTo(account))
                .isEmpty();
    }
}
