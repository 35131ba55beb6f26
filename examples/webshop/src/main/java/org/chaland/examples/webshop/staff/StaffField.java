package org.chaland.examples.webshop.staff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.backoffice.StaffOutcome.FieldConflict;
import org.chaland.examples.webshop.shop.Choices;
import org.chaland.examples.webshop.shop.FieldView.Choice;
import org.chaland.form.Violation;
import org.chaland.model.Field;
import org.chaland.prefill.FormField;
import org.chaland.text.Messages;

/**
 * One field of a record as a form shows it; what is public here, templates call. Its text form leaves the values out.
 *
 * @param options what a list offers; empty for a field to type in
 * @param held what the record holds meanwhile where that is in conflict with what was typed; empty text if it holds nothing
 */
public record StaffField(
        Field field,
        String label,
        String value,
        boolean required,
        List<Choice> options,
        List<String> errors,
        Optional<String> held) {

    static StaffField of(FormField field, List<FieldConflict> conflicts, Choices choices, Locale locale) {
        var value = field.value().orElse("");
        return new StaffField(
                field.field(),
                Messages.standard().label(field.field(), locale),
                value,
                field.required() && !field.field().isBilling(),
                choices.options(field.field(), value),
                field.violations().stream().map(Violation::message).toList(),
                conflicts.stream()
                        .filter(conflict -> conflict.field() == field.field())
                        .map(conflict ->
                                choices.name(field.field(), conflict.held().orElse("")))
                        .findFirst());
    }

    public String name() {
        return field.path();
    }

    public String id() {
        return "f-" + field.path().replace('.', '-');
    }

    public String type() {
        return switch (field) {
            case EMAIL, BILLING_EMAIL -> "email";
            case PHONE -> "tel";
            default -> "text";
        };
    }

    public boolean wrong() {
        return !errors.isEmpty();
    }

    /** The ids of what is said about the field, in the order in which it is shown; empty text if there is nothing. */
    public String describedBy() {
        return Stream.of(wrong() ? "-error" : "", held.isPresent() ? "-held" : "")
                .filter(suffix -> !suffix.isEmpty())
                .map(id()::concat)
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "StaffField[" + field + "]";
    }
}
