package org.chaland.checkout;

import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
import org.chaland.model.Details;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.spi.StorageException;

/** Takes a filled form: checks it, and has it kept on the record of whoever sent it. */
final class Submissions {

    /** Each round lost means that somebody else's edit was kept; losing several in a row is not an expected race. */
    private static final int ROUNDS = 5;

    private final Parts parts;
    private final Profiles profiles;
    private final ContactSteps steps;
    private final GuestSubmit asGuest;
    private final AccountSubmit asAccount;

    Submissions(
            Parts parts,
            LiveCheckouts checkouts,
            Adoption adoption,
            Profiles profiles,
            ContactSteps steps,
            AccountTasks tasks) {
        var records = new Records(parts, checkouts, steps);
        this.parts = parts;
        this.profiles = profiles;
        this.steps = steps;
        this.asGuest = new GuestSubmit(parts, checkouts, records);
        this.asAccount = new AccountSubmit(parts, checkouts, adoption, records, tasks);
    }

    SubmitOutcome submit(Submission submission) {
        var account = signedIn(submission.visitor());
        if (account.isEmpty() && !parts.rules(submission.shop()).guestsAllowed()) {
            return new SubmitOutcome.SignInRequired();
        }
        var asked = account.map(profiles::of).orElse(Profiles.Asked.NOTHING);
        var typed = withLockedEmail(submission.typed(), asked);
        var checked = steps.check(typed, steps.rules(submission.shop()), submission.locale());
        if (!checked.violations().isEmpty()) {
            return new SubmitOutcome.Rejected(steps.typedBack(submission, typed, asked, checked.violations()));
        }
        var form = new Accepted(submission, checked.details(), asked);
        return parts.storage().transactions().inTransaction(() -> save(form, account));
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

    private SubmitOutcome save(Accepted form, Optional<Account> account) {
        // An account whose record may not be used is nobody in particular: what it buys now, it buys as a guest.
        var usable = account.filter(who -> parts.storage()
                .customers()
                .findByAccount(form.shop(), who)
                .filter(owner -> !Owners.isUsable(owner, who))
                .isEmpty());
        if (usable.isEmpty()) {
            return untilWon(form.shop(), () -> asGuest.save(form));
        }
        return asAccount
                .hold(form, usable.get())
                .map(held -> untilWon(form.shop(), () -> asAccount.save(form, usable.get(), held)))
                .orElseGet(SubmitOutcome.Expired::new);
    }

    private static SubmitOutcome untilWon(ShopId shop, Supplier<Optional<SubmitOutcome>> round) {
        for (int rounds = 0; rounds < ROUNDS; rounds++) {
            var outcome = round.get();
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new StorageException("A customer of shop " + shop + " was changed by others " + ROUNDS
                + " times while one form was being saved: submit it again.");
    }
}
