package org.chaland.journey;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Condition;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.checkout.PurchaseOutcome.Result;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.checkout.SignedInOutcome.Reason;
import org.chaland.checkout.SignedInOutcome.Refused;
import org.chaland.model.CustomerId;
import org.chaland.prefill.ContactStep;

/** What the operations of the contact step answer, by name. */
public final class Answers {

    /** The visitor is to begin again: the answer to every dead handle. */
    public static final Condition<Object> EXPIRED = new Condition<>(Answers::isExpired, "an answer to a dead handle");

    private Answers() {}

    /** The form is shown again for that reason. */
    public static Condition<Object> showAgain(Why why) {
        return new Condition<>(
                outcome -> outcome instanceof ShowAgain again && again.why() == why, "the form again: %s", why);
    }

    /** The form that is shown again for that reason. */
    public static ContactStep step(Object outcome, Why why) {
        if (outcome instanceof ShowAgain again && again.why() == why) {
            return again.step();
        }
        throw new AssertionError(name(outcome));
    }

    /** All that a browser can tell of a form that is shown again; the salt of its base is random. */
    public static List<Object> shown(Object outcome) {
        var again = (ShowAgain) outcome;
        var step = again.step();
        var fields = step.fields().stream()
                .map(field -> List.of(
                        field.field(),
                        field.value(),
                        field.source(),
                        field.locked(),
                        field.offers(),
                        field.required(),
                        field.violations()))
                .toList();
        return List.of(
                again.why(),
                again.handle(),
                fields,
                step.base().length(),
                step.countries(),
                step.signInIssuers(),
                step.passwordSignInIssuers(),
                step.profileMissing(),
                step.expired(),
                step.conflicts());
    }

    /** A payment or cancellation that is recorded now. */
    public static PurchaseOutcome changed(CustomerId customer) {
        return new PurchaseOutcome(Result.CHANGED, Optional.of(customer));
    }

    /** A payment or cancellation that was recorded before. */
    public static PurchaseOutcome unchanged(CustomerId customer) {
        return new PurchaseOutcome(Result.UNCHANGED, Optional.of(customer));
    }

    /** A payment or cancellation that is not recorded. */
    public static PurchaseOutcome purchase(Result result) {
        return new PurchaseOutcome(result, Optional.empty());
    }

    /** Whether a handle was found dead, whatever it was used for; then none is to be kept. */
    public static boolean isExpired(Object outcome) {
        if (outcome instanceof ShowAgain again) {
            return again.why() == Why.EXPIRED
                    && again.step().expired()
                    && again.handle().isEmpty();
        }
        return outcome instanceof ContactStep step && step.expired()
                || outcome instanceof Refused refused && refused.reason() == Reason.EXPIRED;
    }

    /** The case, with its reason if it has one. */
    public static String name(Object outcome) {
        var name = outcome.getClass().getSimpleName();
        if (outcome instanceof ShowAgain again) {
            return name + " " + again.why();
        }
        if (outcome instanceof Refused refused) {
            return name + " " + refused.reason();
        }
        return outcome instanceof PurchaseOutcome purchase ? purchase.result().toString() : name;
    }
}
