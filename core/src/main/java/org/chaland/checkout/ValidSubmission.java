package org.chaland.checkout;

import java.util.EnumMap;
import java.util.Optional;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.prefill.ProviderProfile;

/**
 * A submission in which nothing is wrong. Its text form leaves the values out (I10).
 *
 * @param visit as it came
 * @param submission as it came
 * @param details as they would be stored
 * @param profile what the account's provider said
 */
record ValidSubmission(Visit visit, Submission submission, Details details, ProviderProfile profile) {

    ShopId shop() {
        return visit.shop();
    }

    /** The same submission after the checkout got another handle. */
    ValidSubmission withHandle(Handle handle) {
        return new ValidSubmission(visit.withHandle(handle), submission, details, profile);
    }

    /**
     * Whether a field of the record stays as it is: the language if the page does not ask for it, and the address of the account
     * while its provider does not answer.
     */
    boolean leaves(Field field) {
        return field == Field.LANGUAGE && details.get(field).isEmpty() || field == Field.EMAIL && profile.missing();
    }

    /** The details, with the record's values in the fields that stay as they are. */
    Details over(Details record) {
        var values = new EnumMap<Field, String>(Field.class);
        values.putAll(details.values());
        record.values().forEach((field, value) -> {
            if (leaves(field)) {
                values.put(field, value);
            }
        });
        return Details.of(values);
    }

    /** The result once those details are stored. */
    SubmitOutcome saved(Handle handle, CustomerId customer, Details kept) {
        var sent = canonicalEmail(submission.typed());
        return new SubmitOutcome.Saved(handle, customer, sent.isPresent() && !sent.equals(canonicalEmail(kept)));
    }

    static Optional<CanonicalEmail> canonicalEmail(Details details) {
        return details.contact().email().flatMap(CanonicalEmail::of);
    }

    @Override
    public String toString() {
        return "ValidSubmission[shop=" + shop() + "]";
    }
}
