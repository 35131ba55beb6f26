package org.chaland.property;

import java.util.List;
import java.util.Optional;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.FormField.Offer;

/**
 * What a form is filled with: the record, then what the account says, then what was typed, then what the shop proposes. To
 * an account what was typed is only offered.
 *
 * @param record what is on it, or nothing
 * @param profile what the account says, or nothing
 * @param typed what no submit has confirmed
 */
record Filling(Details record, Details profile, Details typed, boolean signedIn) {

    private static final Details PROPOSED =
            Details.empty().with(Field.COUNTRY, "FR").with(Field.LANGUAGE, "en");

    void require(ContactStep step) {
        for (var field : step.fields()) {
            var value = value(field.field());
            Check.same(value, field.value(), "What the form is filled with");
            Check.same(
                    typed.get(field.field())
                            .filter(offered -> !value.equals(Optional.of(offered)))
                            .map(List::of)
                            .orElse(List.of()),
                    field.offers().stream().map(Offer::value).toList(),
                    "What the form offers");
        }
    }

    private Optional<String> value(Field field) {
        var locked = profile.get(field).filter(any -> field == Field.EMAIL);
        return locked.or(() -> record.get(field))
                .or(() -> profile.get(field))
                .or(() -> typed.get(field).filter(any -> !signedIn))
                .or(() -> PROPOSED.get(field));
    }
}
