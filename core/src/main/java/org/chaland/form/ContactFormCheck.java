package org.chaland.form;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationProviderResolver;
import jakarta.validation.Validator;
import jakarta.validation.bootstrap.GenericBootstrap;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.text.Messages;

/**
 * Checks what was typed into a contact form against what a shop asks for. All that is wrong is told at once; nothing is
 * mended in silence, and nothing typed makes the check fail.
 *
 * <p>Safe for use by several threads, as a {@link Validator} is.
 */
public final class ContactFormCheck {

    private static final String KEY_PREFIX = "form.";
    private static final Comparator<Violation> BY_FIELD_THEN_CODE =
            Comparator.comparing(Violation::field).thenComparing(Violation::code);

    private final Validator validator;
    private final Messages messages;

    /** A check that speaks with the standard texts. */
    public ContactFormCheck(Validator validator) {
        this(validator, Messages.standard());
    }

    /**
     * A check that speaks with those texts.
     *
     * @param validator of any provider, however it is configured; it finds what is wrong, the texts are ours
     */
    public ContactFormCheck(Validator validator, Messages messages) {
        this.validator = Objects.requireNonNull(validator, "validator");
        this.messages = Objects.requireNonNull(messages, "messages");
    }

    /**
     * A validator of whichever provider is found, for hosts that have none of their own. It needs no expression language and
     * reads no {@code validation.xml}.
     *
     * @throws MissingValidationProviderException if there is no provider
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
            throw new MissingValidationProviderException(missing);
        }
    }

    /**
     * Checks what was typed.
     *
     * <p>Fields that the shop does not ask for are dropped. The others are normalised: white space at both ends goes, accents
     * are composed (NFC), and a country code is turned into capitals. What remains is kept as typed.
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

    private static Details normalise(Details typed, FormRules rules) {
        var values = new EnumMap<Field, String>(Field.class);
        typed.values().forEach((field, value) -> {
            if (rules.asks(field)) {
                values.put(field, Normaliser.normalise(field, value));
            }
        });
        return Details.of(values);
    }

    /** The template is the code; the text that the provider made of it is in a language of its own choice. */
    private Violation violation(ConstraintViolation<ContactForm> found, FormRules rules, Locale locale) {
        var field = Field.ofPath(found.getPropertyPath().toString()).orElseThrow();
        var template = found.getMessageTemplate();
        var key = template.substring(1, template.length() - 1);
        var values = Map.of(
                "field", messages.label(field, locale),
                "max", Integer.toString(rules.maxLength(field)));
        return new Violation(field, key.substring(KEY_PREFIX.length()), messages.text(key, locale, values));
    }
}
