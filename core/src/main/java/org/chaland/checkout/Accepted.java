package org.chaland.checkout;

import java.util.EnumMap;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.spi.ShopRules;

/**
 * A submission in which nothing is wrong. Its text form leaves the values out (I10).
 *
 * @param submission as it came
 * @param details as they would be kept
 * @param asked what the account's provider said
 */
record Accepted(Submission submission, Details details, Profiles.Asked asked) {

    ShopId shop() {
        return submission.shop();
    }

    /** The details of a new record: the person is written to in the language they shop in, unless they told another. */
    Details forNewRecord(ShopRules rules) {
        var contact = details.contact();
        if (contact.language().isPresent()) {
            return details;
        }
        var language = Languages.of(submission.locale(), rules);
        return new Details(contact.toBuilder().language(language).build(), details.billing());
    }

    /**
     * Whether a field stays as it is on the record: a page that does not ask for the language leaves the one that is known,
     * and while the provider cannot say what the account's address is, so does the address.
     */
    boolean leaves(Field field) {
        return field == Field.LANGUAGE && details.get(field).isEmpty() || field == Field.EMAIL && asked.missing();
    }

    /** The details over a record whose fields stay as they are where the form leaves them. */
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

    /** It is saved; the visitor is told if another address was kept than the one they sent. */
    SubmitOutcome saved(Handle handle, CustomerId customer, Details kept) {
        var sent = submission.typed().contact().email().flatMap(CanonicalEmail::of);
        return new SubmitOutcome.Saved(
                handle,
                customer,
                sent.isPresent() && !sent.equals(kept.contact().email().flatMap(CanonicalEmail::of)));
    }

    @Override
    public String toString() {
        return "Accepted[shop=" + shop() + "]";
    }
}
