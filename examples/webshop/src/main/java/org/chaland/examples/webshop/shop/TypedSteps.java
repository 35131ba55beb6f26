package org.chaland.examples.webshop.shop;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.checkout.ContactStep;
import org.chaland.checkout.FormField;
import org.chaland.model.Details;
import org.chaland.prefill.Prefilled;

/** Puts what was typed into a form that was opened anew, so that nobody types twice. */
final class TypedSteps {

    private TypedSteps() {}

    static ContactStep over(ContactStep opened, Details typed, String base) {
        var fields = opened.fields().stream().map(field -> over(field, typed)).toList();
        return new ContactStep(fields, base, opened.signInIssuers(), opened.profileMissing());
    }

    private static FormField over(FormField field, Details typed) {
        if (field.locked()) {
            return field;
        }
        var value = typed.get(field.field());
        var others = Stream.concat(field.value().stream(), field.offers().stream())
                .filter(other -> !value.equals(Optional.of(other)))
                .distinct()
                .toList();
        var prefilled = new Prefilled(value, Optional.empty(), false, others);
        return new FormField(field.field(), prefilled, field.required(), field.maxLength(), List.of());
    }
}
