package org.chaland.examples.webshop.shop;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.form.AddressFormat;
import org.chaland.model.Field;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.FormField;
import org.chaland.text.Messages;

/**
 * The contact step as the template shows it; what is public here, the template calls. Its text form leaves the values out.
 *
 * @param contact who it is, the address to which everything is sent first
 * @param address where they live
 * @param billingOpen whether the box for another invoicing identity is ticked
 * @param manyTyped whether what was typed before is offered in several fields
 * @param offerKey the text that says what the offered values are
 */
record ContactPage(
        List<FieldView> contact,
        List<FieldView> address,
        List<FieldView> billing,
        boolean billingOpen,
        boolean orderOnly,
        String base,
        boolean providerOffered,
        boolean codeOffered,
        boolean profileMissing,
        boolean manyTyped,
        String offerKey) {

    private static final List<Field> ADDRESS =
            List.of(Field.COUNTRY, Field.ADDRESS_LINE_1, Field.ADDRESS_LINE_2, Field.POSTAL_CODE, Field.CITY);
    private static final List<Field> CONTACT = Stream.concat(
                    Stream.of(Field.EMAIL),
                    Stream.of(Field.values())
                            .filter(field -> field != Field.EMAIL && !field.isBilling() && !ADDRESS.contains(field)))
            .toList();

    /** A form filled from what is known. */
    static ContactPage opened(ContactStep step, Choices choices, Locale locale) {
        var open = step.values().isBilledSeparately();
        return of(step, Optional.empty(), open, "contact.offer.typed", choices, locale);
    }

    /** A form with what was typed. */
    static ContactPage typed(ContactStep step, ContactInput input, String offerKey, Choices choices, Locale locale) {
        return of(step, Optional.of(input), input.billing(), offerKey, choices, locale);
    }

    private static ContactPage of(
            ContactStep step,
            Optional<ContactInput> input,
            boolean billingOpen,
            String offerKey,
            Choices choices,
            Locale locale) {
        var country = value(step, Field.COUNTRY, input);
        var billingCountry = value(step, Field.BILLING_COUNTRY, input);
        var fields = step.fields().stream()
                .map(field -> FieldView.of(
                        field,
                        AddressFormat.of(
                                        field.field().isBilling() && !billingCountry.isEmpty()
                                                ? billingCountry
                                                : country)
                                .label(field.field(), Messages.standard(), locale),
                        value(field, input),
                        choices,
                        Absence.of(field, country, billingCountry)))
                .toList();
        return new ContactPage(
                chosen(fields, CONTACT),
                chosen(fields, ADDRESS),
                fields.stream().filter(view -> view.field().isBilling()).toList(),
                billingOpen,
                input.filter(ContactInput::orderOnly).isPresent(),
                step.base(),
                !step.signInIssuers().isEmpty() || !step.passwordSignInIssuers().isEmpty(),
                step.signInByCode(),
                step.profileMissing(),
                step.fields().stream().filter(ContactPage::isOffered).count() > 1,
                offerKey);
    }

    private static List<FieldView> chosen(List<FieldView> fields, List<Field> order) {
        return fields.stream()
                .filter(view -> order.contains(view.field()))
                .sorted(Comparator.comparing(view -> order.indexOf(view.field())))
                .toList();
    }

    /** Whether one can sign in, in whichever way. */
    public boolean signInOffered() {
        return providerOffered || codeOffered;
    }

    /** Whether what was typed before can be taken. */
    private static boolean isOffered(FormField field) {
        return !field.locked()
                && field.offers().stream().anyMatch(offer -> offer.source().equals("typed"));
    }

    /** An invoicing identity whose box is not ticked does not count, but what was typed stays in its fields. */
    private static String value(FormField field, Optional<ContactInput> input) {
        return field.value()
                .or(() -> field.field().isBilling() ? typed(field.field(), input) : Optional.empty())
                .orElse("");
    }

    private static String value(ContactStep step, Field field, Optional<ContactInput> input) {
        return step.field(field).map(shown -> value(shown, input)).orElse("");
    }

    private static Optional<String> typed(Field field, Optional<ContactInput> input) {
        return input.flatMap(sent -> sent.typed().get(field));
    }

    /** The fields in which something is wrong. */
    public List<FieldView> wrong() {
        return Stream.of(contact, address, billing)
                .flatMap(List::stream)
                .filter(FieldView::wrong)
                .toList();
    }

    @Override
    public String toString() {
        return "ContactPage[wrong=" + wrong().size() + "]";
    }
}
