package org.chaland.form;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.chaland.model.Details;
import org.chaland.model.Field;

/** The requirements that depend on the shop: required fields, lengths, countries served. */
@Constraint(validatedBy = ShopRequirements.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ShopRequirements {

    String message() default "{form.required}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reports every field that breaks a requirement, at its own path. Stateless. */
    final class Validator implements ConstraintValidator<ShopRequirements, ContactForm> {

        @Override
        public boolean isValid(ContactForm form, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            var valid = true;
            for (var field : Field.values()) {
                var code = codeOfBreach(field, form.details(), form.rules());
                code.ifPresent(reason -> report(field, reason, context));
                valid &= code.isEmpty();
            }
            return valid;
        }

        private static Optional<String> codeOfBreach(Field field, Details details, FormRules rules) {
            var value = details.get(field);
            if (value.isEmpty()) {
                return rules.isRequired(field, details) ? Optional.of(codeOfMissing(field, rules)) : Optional.empty();
            }
            if (isTooLong(value.get(), rules.maxLength(field))) {
                return Optional.of("tooLong");
            }
            if (!TextFault.in(value.get()).isEmpty()) {
                return Optional.empty();
            }
            var readInItsCountry = ContactFormCheck.read(field, value.get(), details, rules);
            if (readInItsCountry.isPresent()) {
                return readInItsCountry.get().code();
            }
            return isCountry(field) ? codeOfCountry(value.get(), rules) : Optional.empty();
        }

        private static String codeOfMissing(Field field, FormRules rules) {
            return rules.isReplaceableByFamilyName(field) ? "organisationOrName" : "required";
        }

        /** Counts code points; a code point has at most four bytes, so this limits the bytes as well. */
        private static boolean isTooLong(String value, int maxLength) {
            return value.codePointCount(0, value.length()) > maxLength;
        }

        private static boolean isCountry(Field field) {
            return field == Field.COUNTRY || field == Field.BILLING_COUNTRY;
        }

        private static Optional<String> codeOfCountry(String code, FormRules rules) {
            if (rules.isServed(code)) {
                return Optional.empty();
            }
            return Optional.of(rules.isKnownCountry(code) ? "countryNotServed" : "country");
        }

        private static void report(Field field, String code, ConstraintValidatorContext context) {
            var builder = context.buildConstraintViolationWithTemplate("{form." + code + "}");
            var steps = field.path().split("\\.");
            var node = builder.addPropertyNode(steps[0]);
            for (var i = 1; i < steps.length; i++) {
                node = node.addPropertyNode(steps[i]);
            }
            node.addConstraintViolation();
        }
    }
}
