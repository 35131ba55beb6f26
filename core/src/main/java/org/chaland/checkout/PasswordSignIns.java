package org.chaland.checkout;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.chaland.checkout.CheckoutHandles.Live;
import org.chaland.checkout.SignedInOutcome.Reason;
import org.chaland.checkout.SignedInOutcome.Refused;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Details;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Limit;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.RedactedCause;
import org.chaland.spi.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in by a password typed at the contact step: a last resort, rate limited before the provider is asked (I11). */
final class PasswordSignIns {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PASSWORD = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(PasswordSignIns.class);

    private final Parts parts;
    private final CheckoutHandles handles;
    private final SignIns signIns;

    PasswordSignIns(Parts parts, CheckoutHandles handles, SignIns signIns) {
        this.parts = parts;
        this.handles = handles;
        this.signIns = signIns;
    }

    SignedInOutcome signIn(Visit visit, String issuer, PasswordAttempt attempt, Details draft) {
        try {
            parts.requireNoTransaction("Signing in with a password");
            return checked(new Request(visit, issuer, attempt, draft));
        } finally {
            attempt.wipe();
        }
    }

    /** Checks what does not depend on the provider, so that a hopeless request takes no permit. */
    private SignedInOutcome checked(Request request) {
        var provider = offered(request);
        var visit = request.visit();
        if (visit.visitor() instanceof Visitor.Operator) {
            return new Refused(Reason.ON_BEHALF);
        }
        if (SignIns.isTooLong(request.draft())) {
            return new Refused(Reason.TOO_LONG);
        }
        if (handles.find(visit).isEmpty() && !handles.begins(visit)) {
            return new Refused(Reason.EXPIRED);
        }
        return provider.isEmpty() || isTooLong(request.attempt())
                ? new Refused(Reason.NOT_SIGNED_IN)
                : limited(request, provider.get());
    }

    /**
     * Only the client is told that it tried too often: that reveals something about the client alone. A name that was tried too
     * often gets the answer of a wrong password, so that trying does not reveal which names others use.
     */
    private SignedInOutcome limited(Request request, PasswordSignIn provider) {
        if (!parts.throttle().allows(Limit.PASSWORD_BY_CLIENT, request.visit().client())) {
            return new Refused(Reason.TOO_OFTEN);
        }
        var name = request.issuer() + " " + folded(request.attempt().name());
        return parts.throttle().allows(Limit.PASSWORD_BY_NAME, name)
                ? asked(request, provider)
                : new Refused(Reason.NOT_SIGNED_IN);
    }

    private SignedInOutcome asked(Request request, PasswordSignIn provider) {
        Optional<SignedIn> answer;
        try {
            answer = provider.signIn(request.attempt());
        } catch (RuntimeException e) {
            LOG.warn("No answer to a password from {}", provider.issuer(), RedactedCause.of(e));
            return new Refused(Reason.PROVIDER_UNAVAILABLE);
        } finally {
            request.attempt().wipe();
        }
        return answer.filter(who -> who.account().issuer().equals(provider.issuer()))
                .map(who -> who.onBehalf() ? new Refused(Reason.ON_BEHALF) : arrive(request, who))
                .orElseGet(() -> new Refused(Reason.NOT_SIGNED_IN));
    }

    /** An account that cannot be used gets the answer of a wrong password: it must not reveal that a stolen one was right. */
    private SignedInOutcome arrive(Request request, SignedIn who) {
        var outcome = isClosedTo(request, who.account())
                ? new Refused(Reason.NOT_USABLE)
                : signIns.arrive(request.visit(), who, () -> held(request));
        return outcome.equals(new Refused(Reason.NOT_USABLE)) ? new Refused(Reason.NOT_SIGNED_IN) : outcome;
    }

    /** Checked before a checkout is made for the account. */
    private boolean isClosedTo(Request request, Account account) {
        return parts.storage()
                .customers()
                .findByAccount(request.visit().shop(), account)
                .filter(owner -> !owner.isOpenTo(account))
                .isPresent();
    }

    /** The checkout under way with what was typed since, or a new one if the browser holds no handle. */
    private Optional<Live> held(Request request) {
        var visit = request.visit();
        var live = handles.begins(visit) ? Optional.of(handles.begin(visit)) : handles.find(visit);
        return live.map(found -> found.withDraft(request.draft()));
    }

    private Optional<PasswordSignIn> offered(Request request) {
        return Optional.of(request.issuer())
                .filter(parts.rules(request.visit().shop()).passwordSignInIssuers()::contains)
                .flatMap(asked -> parts.providers().find(asked, PasswordSignIn.class));
    }

    private static boolean isTooLong(PasswordAttempt attempt) {
        return attempt.name().length() > LONGEST_NAME || attempt.password().length > LONGEST_PASSWORD;
    }

    /** A provider may treat different spellings of a name as equal, so they share a limit; sharing it is harmless otherwise. */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** What one call was given. Its text form shows nothing of it (I10). */
    private record Request(Visit visit, String issuer, PasswordAttempt attempt, Details draft) {

        @Override
        public String toString() {
            return "Request[issuer=" + issuer + "]";
        }
    }
}
