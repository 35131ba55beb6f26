package org.chaland.checkout;

import java.util.EnumMap;
import java.util.Optional;
import org.chaland.internal.Digests;
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
 * @param next the handle for a checkout that begins or changes hands by this submission. The same page sent again with the same text
 *     has the same one, and so finds what the first one made.
 */
record ValidSubmission(Visit visit, Submission submission, Details details, ProviderProfile profile, Handle next) {

    ShopId shop() {
        return visit.shop();
    }

    /** The same submission after the checkout got another handle. */
    ValidSubmission withHandle(Handle handle) {
        return new ValidSubmission(visit.withHandle(handle), submission, details, profile, next);
    }

    /** Stands for the account that is signed in; empty if none is. */
    Optional<String> sentBy() {
        return visit.account().map(Digests::nameOf);
    }

    /** A visit to the checkout that this submission has made, if it was sent before. */
    Visit repeated() {
        return visit.withHandle(next);
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
        var emailKept = sent.isPresent() && !sent.equals(canonicalEmail(kept));
        return new SubmitOutcome.Saved(handle, customer, emailKept, CheckoutHandles.version(customer, kept));
    }

    static Optional<CanonicalEmail> canonicalEmail(Details details) {
        return details.contact().canonicalEmail();
    }

    @Override
    public String toString() {
        return "ValidSubmission[shop=" + shop() + "]";
    }
}
