package org.chaland.checkout;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Visitor;
import org.chaland.spi.Limit;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in by a password that was typed at the contact step: a last resort, and limited before the provider is asked (I11). */
final class PasswordSignIns {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PASSWORD = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(PasswordSignIns.class);

    private final Parts parts;
    private final LiveCheckouts checkouts;
    private final SignIns signIns;

    PasswordSignIns(Parts parts, LiveCheckouts checkouts, SignIns signIns) {
        this.parts = parts;
        this.checkouts = checkouts;
        this.signIns = signIns;
    }

    SignedInOutcome signIn(PasswordSubmission submission) {
        try {
            parts.requireNoTransaction("Signing in with a password");
            return checked(submission);
        } finally {
            submission.attempt().wipe();
        }
    }

    /** Whatever does not depend on the provider, so that no permit is taken for what leads nowhere. */
    private SignedInOutcome checked(PasswordSubmission submission) {
        var provider = offered(submission);
        if (submission.visitor() instanceof Visitor.Operator) {
            return new SignedInOutcome.Refused(SignInRefusal.ON_BEHALF);
        }
        if (SignIns.isTooLong(submission.draft())) {
            return new SignedInOutcome.Refused(SignInRefusal.TOO_LONG);
        }
        if (submission.handle().isPresent() && held(submission).isEmpty()) {
            return new SignedInOutcome.Expired();
        }
        return provider.isEmpty() || isBeyondReason(submission)
                ? new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN)
                : limited(submission, provider.get());
    }

    /**
     * Only the client is told that it tried too often, for that says something of the client alone. A name that was tried too
     * often is answered as a wrong password is, so that nobody learns by trying which names others use.
     */
    private SignedInOutcome limited(PasswordSubmission submission, PasswordSignIn provider) {
        if (!parts.throttle().allows(Limit.PASSWORD_BY_CLIENT, submission.client())) {
            return new SignedInOutcome.Refused(SignInRefusal.TOO_OFTEN);
        }
        var name = submission.issuer() + " " + folded(submission.attempt().name());
        return parts.throttle().allows(Limit.PASSWORD_BY_NAME, name)
                ? asked(submission, provider)
                : new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN);
    }

    private SignedInOutcome asked(PasswordSubmission submission, PasswordSignIn provider) {
        Optional<SignedIn> answer;
        try {
            answer = provider.signIn(submission.attempt());
        } catch (RuntimeException e) {
            // Only the kind of failure: the message of a foreign exception may carry personal data (I10).
            LOG.warn(
                    "No answer to a password from {}: {}",
                    provider.issuer(),
                    e.getClass().getName());
            return new SignedInOutcome.Refused(SignInRefusal.PROVIDER_UNAVAILABLE);
        } finally {
            submission.attempt().wipe();
        }
        return answer.filter(who -> who.account().issuer().equals(provider.issuer()))
                .map(who -> who.onBehalf()
                        ? new SignedInOutcome.Refused(SignInRefusal.ON_BEHALF)
                        : arrive(submission, who.account()))
                .orElseGet(() -> new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
    }

    /** An account that may not be used is refused as a wrong password is: nobody learns here that a stolen one was right. */
    private SignedInOutcome arrive(PasswordSubmission submission, Account account) {
        var outcome = isClosedTo(submission, account)
                ? new SignedInOutcome.Refused(SignInRefusal.NOT_USABLE)
                : signIns.arrive(submission.shop(), account, submission.locale(), () -> held(submission));
        return outcome.equals(new SignedInOutcome.Refused(SignInRefusal.NOT_USABLE))
                ? new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN)
                : outcome;
    }

    /** Looked at before a checkout is made for it. */
    private boolean isClosedTo(PasswordSubmission submission, Account account) {
        return parts.storage()
                .customers()
                .findByAccount(submission.shop(), account)
                .filter(owner -> !owner.isOpenTo(account))
                .isPresent();
    }

    /** The checkout under way, with what was typed since; a new one if the browser holds none. */
    private Optional<Live> held(PasswordSubmission submission) {
        return submission
                .handle()
                .map(handle -> checkouts.find(submission.shop(), handle, submission.visitor()))
                .orElseGet(() -> Optional.of(checkouts.begin(submission.shop())))
                .map(live -> live.withDraft(submission.draft()));
    }

    private Optional<PasswordSignIn> offered(PasswordSubmission submission) {
        return Optional.of(submission.issuer())
                .filter(parts.rules(submission.shop()).passwordSignInIssuers()::contains)
                .flatMap(asked -> parts.providers().find(asked, PasswordSignIn.class));
    }

    private static boolean isBeyondReason(PasswordSubmission submission) {
        return submission.attempt().name().length() > LONGEST_NAME
                || submission.attempt().password().length > LONGEST_PASSWORD;
    }

    /** A provider may take spellings of one name for the same; that they share a limit, whatever it does, is of no harm. */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
