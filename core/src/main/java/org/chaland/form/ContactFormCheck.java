package org.chaland.form;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationProviderResolver;
import jakarta.validation.Validator;
import jakarta.validation.bootstrap.GenericBootstrap;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.text.Messages;

/**
 * Checks what was typed into a contact form against what a shop asks for. It reports everything that is wrong at once, changes no
 * value but by normalising it, and throws for no input. Safe for use by several threads.
 */
public final class ContactFormCheck {

    private static final String KEY_PREFIX = "form.";
    private static final Comparator<Violation> BY_FIELD_THEN_CODE =
            Comparator.comparing(Violation::field).thenComparing(Violation::code);

    private final Validator validator;
    private final Messages messages;

    /** A check with the standard texts. */
    public ContactFormCheck(Validator validator) {
        this(validator, Messages.standard());
    }

    /**
     * A check with those texts.
     *
     * @param validator of any provider and configuration; its own texts are not used
     */
    public ContactFormCheck(Validator validator, Messages messages) {
        this.validator = Objects.requireNonNull(validator, "validator");
        this.messages = Objects.requireNonNull(messages, "messages");
    }

    /**
     * A validator of the Jakarta Validation provider that is found, for hosts that have none of their own. It needs no expression
     * language and reads no {@code validation.xml}.
     *
     * @throws IllegalStateException if there is no provider
     */
    public static Validator defaultValidator() {
        return validatorOf(Validation.byDefaultProvider());
    }

    static Validator defaultValidator(ValidationProviderResolver resolver) {
        return validatorOf(Validation.byDefaultProvider().providerResolver(resolver));
    }

    private static Validator validatorOf(GenericBootstrap bootstrap) {
        try {
            return bootstrap
                    .configure()
                    .ignoreXmlConfiguration()
                    .messageInterpolator(new PlainInterpolator(Messages.standard()))
                    .buildValidatorFactory()
                    .getValidator();
        } catch (NoProviderFoundException missing) {
            throw new IllegalStateException(
                    "No provider of Jakarta Validation was found: add org.hibernate.validator:hibernate-validator to the"
                            + " application, or pass your own Validator.",
                    missing);
        }
    }

    /**
     * Checks the values of a form.
     *
     * <p>Fields that the shop does not ask for are dropped. The others become what is seen of them: white space at both ends and marks
     * that cannot be seen are removed, and accents are composed (NFC). The names of countries and languages become their codes, an
     * internationalised domain is written in A-labels ({@link org.chaland.model.CanonicalEmail#shown} turns it back), and a VAT number loses its separators.
     *
     * @param locale of the messages
     */
    public Checked check(Details typed, FormRules rules, Locale locale) {
        var details = normalise(typed, rules);
        var violations = validator.validate(new ContactForm(details, rules)).stream()
                .map(found -> violation(found, rules, locale))
                .distinct()
                .sorted(BY_FIELD_THEN_CODE)
                .toList();
        return new Checked(details, violations);
    }

    /**
     * Checks one value by the rule that the contact form has for that field, for other forms of the host. Shops' requirements,
     * the length and what depends on a country are not checked.
     *
     * @param value normalised by the caller; an empty text breaks the rules of all kinds but plain text
     * @param locale of the messages
     * @return everything that is wrong, empty if nothing is
     */
    public List<Violation> check(Field field, String value, Locale locale) {
        var path = field.path();
        var property = path.substring(path.lastIndexOf('.') + 1);
        var found = field.isBilling()
                ? validator.validateValue(BillingForm.class, property, value)
                : validator.validateValue(ContactForm.class, property, value);
        return found.stream()
                .map(wrong -> violation(field, wrong.getMessageTemplate(), field.maxLength(), "", locale))
                .distinct()
                .sorted(BY_FIELD_THEN_CODE)
                .toList();
    }

    /** The details as a form would keep them, without regard to what a shop asks for and to the country: of a profile, for instance. */
    public static Details normalised(Details told) {
        var values = new EnumMap<Field, String>(Field.class);
        told.values().forEach((field, value) -> values.put(field, Normaliser.normalise(field, value)));
        return Details.of(values);
    }

    /** Whether that is plain text on one line: without control, invisible and damaged characters, and without markup. */
    public static boolean isPlainText(String text) {
        return TextFault.in(text).isEmpty();
    }

    private static Details normalise(Details typed, FormRules rules) {
        var values = new EnumMap<Field, String>(Field.class);
        typed.values().forEach((field, value) -> {
            if (rules.asks(field)) {
                values.put(field, Normaliser.normalise(field, value));
            }
        });
        var normalised = Details.of(values);
        normalised
                .values()
                .forEach((field, value) -> read(field, value, normalised, rules)
                        .flatMap(VatId.Reading::value)
                        .ifPresent(kept -> values.put(field, kept)));
        return Details.of(values);
    }

    /** What is made of a value for which the country matters; empty of other fields. */
    static Optional<VatId.Reading> read(Field field, String value, Details details, FormRules rules) {
        return switch (field) {
            case POSTAL_CODE, BILLING_POSTAL_CODE -> Optional.of(postalCode(value, rules.formatOf(field, details)));
            case BILLING_VAT_ID -> Optional.of(VatId.read(value, rules.invoiceCountry(details)));
            case BILLING_COMPANY_ID -> Optional.of(BusinessId.companyId(value, rules.invoiceCountry(details)));
            case BILLING_ELECTRONIC_ADDRESS ->
                Optional.of(BusinessId.electronicAddress(value, rules.invoiceCountry(details)));
            default -> Optional.empty();
        };
    }

    private static VatId.Reading postalCode(String value, AddressFormat format) {
        return format.isPostalCode(format.withoutPrefix(value))
                ? new VatId.Reading(Optional.of(format.withoutPrefix(value)), Optional.empty())
                : new VatId.Reading(Optional.empty(), Optional.of("postalCode"));
    }

    private Violation violation(ConstraintViolation<ContactForm> found, FormRules rules, Locale locale) {
        var field = Field.ofPath(found.getPropertyPath().toString()).orElseThrow();
        var example = rules.formatOf(field, found.getRootBean().details()).postalCodeExample();
        return violation(field, found.getMessageTemplate(), rules.maxLength(field), example.orElse(""), locale);
    }

    /** The template holds the code and the place; the provider's own text is in a language of its choice. */
    private Violation violation(Field field, String template, int maxLength, String example, Locale locale) {
        var wrong = FieldText.Wrong.of(template);
        var key = KEY_PREFIX + wrong.code();
        var values = Map.of(
                "field", messages.label(field, locale),
                "max", Integer.toString(maxLength),
                "example", example,
                "place", place(wrong, locale));
        return new Violation(field, wrong.code(), messages.text(key, locale, values));
    }

    private String place(FieldText.Wrong wrong, Locale locale) {
        var key = KEY_PREFIX + (wrong.sign().isEmpty() ? "place" : "placeOfSign");
        return messages.text(key, locale, Map.of("number", Integer.toString(wrong.place()), "sign", wrong.sign()));
    }
}
