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
     * <p>Fields that the shop does not ask for are dropped. The others are normalised: white space at both ends is removed, accents
     * are composed (NFC), and a country code is turned into capitals.
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
     * Checks one value by the rule that the contact form has for that field, for other forms of the host. Shops' requirements and
     * the length are not checked.
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
                .map(wrong -> violation(field, wrong.getMessageTemplate(), field.maxLength(), locale))
                .distinct()
                .sorted(BY_FIELD_THEN_CODE)
                .toList();
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
        return Details.of(values);
    }

    private Violation violation(ConstraintViolation<ContactForm> found, FormRules rules, Locale locale) {
        var field = Field.ofPath(found.getPropertyPath().toString()).orElseThrow();
        return violation(field, found.getMessageTemplate(), rules.maxLength(field), locale);
    }

    /** The template holds the code; the provider's own text is in a language of its choice. */
    private Violation violation(Field field, String template, int maxLength, Locale locale) {
        var key = template.substring(1, template.length() - 1);
        var values = Map.of("field", messages.label(field, locale), "max", Integer.toString(maxLength));
        return new Violation(field, key.substring(KEY_PREFIX.length()), messages.text(key, locale, values));
    }
}
